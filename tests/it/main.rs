//! All integration tests in one binary, a module a stage.

mod layer_sample;
mod layer_written;
mod write;
mod write_files;
