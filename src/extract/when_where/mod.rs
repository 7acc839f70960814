//! The day and the place that a sentence gives a happening.

pub mod antecedents;
pub mod bonds;
pub mod hours;
pub mod lasting;
pub mod other_days;
pub mod references;
pub mod when;
pub mod whereabouts;
