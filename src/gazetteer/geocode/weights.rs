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
        1.318, 0.099, -3.765, 0.0, 0.200, -0.020, -0.197, -0.198, -1.984, 0.119, 0.016, -1.377,
        -0.439, -0.601, -3.182, -1.342, 0.931, 0.298, -0.508, 0.714, 0.837, -0.036, -0.429, -0.983,
        0.373, -0.219, -0.431, 0.299, -0.228, -0.366, 0.145, -0.042, 0.022, 0.093, -0.382, -0.368,
        0.980, 0.441, 0.109, 0.507, -0.116, -0.261, 0.422, -0.290, 0.040, -0.324, -0.438, -0.536,
        1.525, 0.850, -1.116, 0.592, 0.399, 1.007, -0.437, 0.494,
    ],
    none: [-2.915, -1.134, 0.317, -0.387, 1.819, -0.050, -0.282],
    sure: 0.65,
};

/// Where the province alone is named.
pub(super) const IN_PROVINCE: Weights = Weights {
    candidate: [
        1.727, -1.851, 0.0, 0.0, 0.292, 0.005, -0.165, -0.069, -1.242, 0.285, 0.199, -0.083,
        -0.527, -3.580, -3.077, -1.146, 1.593, 0.773, -0.549, 1.167, 0.147, -0.331, -0.718, 0.0,
        -0.585, -0.104, -0.007, 0.094, -0.106, 0.149, -1.660, -0.464, 0.139, 0.087, -0.275, -0.653,
        0.281, 0.525, 0.059, 0.211, 0.023, -0.037, -0.024, 0.176, -0.015, -0.144, -0.145, -0.532,
        0.746, 0.226, -0.591, 0.060, 0.449, 0.602, -0.191, 0.027,
    ],
    none: [-1.619, -1.753, -0.555, -0.595, 0.594, -0.077, -0.118],
    sure: 0.63,
};
