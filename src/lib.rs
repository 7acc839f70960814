//! From a folder of news reports about Afghanistan to a map layer of incidents.
//!
//! `Report -> spans -> locations -> claims -> incidents -> layer`: the modules are listed in that
//! order, and [`pipeline`] runs them.

pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod interrupt;
pub mod model;

pub mod gazetteer;
pub mod lexicon;
pub mod text;

pub mod ingest;

pub mod annotate;

pub mod resolve;

pub mod extract;

pub mod provenance;

pub mod corrections;

pub mod outlines;

pub mod fuse;

pub mod protect;

pub mod write;

pub mod check;

pub mod pipeline;

pub mod search;
