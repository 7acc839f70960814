//! From a folder of news reports about Afghanistan to a map layer of incidents.
//!
//! `Report -> spans -> locations -> claims -> incidents -> layer`: the modules are listed in that
//! order, and `pipeline` runs them.

pub mod error;
pub mod model;

pub mod write;
