//! All integration tests in one binary, a module a stage.

mod check;
mod check_faults;
mod cli;
mod corpus;
mod expect;
mod formats;
mod gazetteer_left_out;
mod gazetteer_references;
mod inputs;
mod inputs_cli;
mod inputs_fuzz;
mod layer;
mod layer_sample;
mod layer_written;
mod lexicons;
mod mutations;
mod own_places;
mod paraphrase;
mod schema;
mod seeds;
mod traced;
mod walls;
mod write;
mod write_files;
