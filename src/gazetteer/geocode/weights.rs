//! The weights by which candidates are told apart, as `tests/places/fit.py` has fitted them.

use super::boost::Within;
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

impl Weights {
    /// Those for rows that name such a parent.
    pub(super) const fn of(within: Within) -> &'static Self {
        match within {
            Within::District => &IN_DISTRICT,
            Within::Province => &IN_PROVINCE,
        }
    }
}

/// Where the district is named.
const IN_DISTRICT: Weights = Weights {
    candidate: [
        2.006, -0.512, -4.543, 0.0, 0.233, 0.132, -0.150, -0.185, -2.102, 0.111, 0.068, -1.254,
        -0.698, -1.224, -3.924, -2.128, 1.526, 0.966, -0.837, 0.777, 0.882, -0.052, -0.566, 0.0,
        0.634, -0.298, -0.333, 0.327, -0.257, 0.013, 0.187, 0.020, 0.106, -0.061, -0.387, -0.169,
        1.109, 0.287, 0.049, 0.553, -0.064, -0.535, 0.534, -0.346, -0.061, -0.552, -0.358, -0.271,
        1.562, 0.435, -1.340, 0.837, 0.634, 0.750, -0.255, 0.612,
    ],
    none: [-3.114, -1.150, -0.291, -0.002, 1.717, 0.021, 0.087],
    sure: 0.6,
};

/// Where the province alone is named.
const IN_PROVINCE: Weights = Weights {
    candidate: [
        2.960, -1.821, 0.0, 0.0, 0.396, 0.152, -0.195, -0.067, -1.224, 0.236, 0.182, 0.001, -0.894,
        -4.167, -3.661, -1.608, 2.640, 1.181, -1.120, 1.234, 0.200, -0.421, -0.961, 0.0, -0.500,
        -0.058, -0.113, 0.062, -0.095, 0.384, -1.747, -0.637, 0.298, -0.128, -0.338, -0.523, 0.322,
        0.488, -0.008, 0.120, -0.229, -0.189, -0.023, 0.129, -0.172, -0.148, -0.134, -0.559, 0.724,
        -0.072, -0.838, 0.525, 1.301, 0.457, -0.123, 0.291,
    ],
    none: [-1.809, -1.593, -0.151, -1.168, 1.268, -0.104, 0.061],
    sure: 0.625,
};
