//! From a folder of news reports about Afghanistan to a map layer of incidents.
//!
//! `Report -> spans -> locations -> claims -> incidents -> layer`: the modules are listed in that
//! order, and `pipeline` runs them.
//! order.

pub mod error;
pub mod model;

pub mod lexicon;
pub mod text;

<<<<<<< HEAD
pub mod gazetteer;
pub mod provenance;
pub mod fuse;
=======
pub mod write;
>>>>>>> write
