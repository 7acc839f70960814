//! What one sentence tells: which of its words are of one happening, and where one sentence holds several.

pub mod apportioned;
pub mod beside;
pub mod briefs;
pub mod captives;
pub mod context;
pub mod datelines;
pub mod grouping;
pub mod parting;
pub mod split;
