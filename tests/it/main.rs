//! All integration tests in one binary, a module a stage.

mod cli;
mod corpus;
mod corrections;
mod expect;
mod explain_diff;
mod gazetteer_left_out;
mod gazetteer_references;
mod layer;
mod layer_sample;
mod layer_written;
mod lexicons;
mod mutations;
mod order;
mod own_places;
mod paraphrase;
mod seeds;
mod traced;
mod walls;
mod write;
mod write_files;
