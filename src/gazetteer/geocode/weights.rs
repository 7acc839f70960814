//! The weights by which candidates are told apart, as `tests/places/fit.py` has fitted them.

use super::closely::{FEATURES, OF_NONE};

/// Weights for the rows that name one kind of parent.
pub(super) struct Weights {
    /// For the features of a candidate.
    pub(super) candidate: [f64; FEATURES],
    /// For what speaks for none of them.
    pub(super) none: [f64; OF_NONE],
    /// An answer is given where its chance is above this.
    pub(super) sure: f64,
}

/// Where the district is named.
pub(super) const IN_DISTRICT: Weights = Weights {
    candidate: [
        1.241, -0.003, -3.902, 0.0, 0.212, -0.034, -0.160, -0.188, -2.054, 0.097, -0.001, -1.344,
        -0.427, -0.550, -3.156, -1.350, 0.923, 0.913, -0.929, 0.673, 0.838, -0.081, -0.428, -0.969,
        0.369, -0.222, -0.463, 0.321, -0.211, -0.406, 0.215, -0.001, 0.017, 0.095, -0.369, -0.363,
        0.935, 0.358, 0.153, 0.544, -0.116, -0.225, 0.447, -0.339, 0.055, -0.396, -0.468, -0.471,
        1.498, 0.833, -1.140, 0.581, 0.334, 1.006, -0.527, 0.535,
    ],
    none: [-2.805, -1.288, 0.313, -0.032, 1.543, 0.001, -0.369],
    sure: 0.65,
};

/// Where the province alone is named.
pub(super) const IN_PROVINCE: Weights = Weights {
    candidate: [
        2.016, -1.303, 0.0, 0.0, 0.297, 0.028, -0.175, -0.067, -1.238, 0.299, 0.215, -0.059,
        -0.458, -3.568, -3.069, -1.226, 1.617, 0.770, -1.870, 1.324, 0.134, -0.308, -0.794, 0.0,
        -0.639, -0.078, -0.011, 0.075, -0.088, 0.267, -1.662, -0.498, 0.202, -0.022, -0.311,
        -0.687, 0.318, 0.502, 0.063, 0.167, 0.004, -0.078, -0.060, 0.242, 0.002, -0.128, -0.087,
        -0.548, 0.806, 0.226, -0.642, 0.141, 0.508, 0.605, -0.175, -0.088,
    ],
    none: [-1.583, -1.701, -0.693, -1.007, 0.574, -0.064, -0.111],
    sure: 0.64,
};
