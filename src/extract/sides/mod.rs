//! Who did it and to whom, within a sentence.

pub mod actors;
pub mod among;
pub mod arguments;
pub mod asides;
pub mod attributed;
pub mod flanks;
pub mod leaving;
pub mod nouns;
pub mod pairs;
pub mod regions;
pub mod shots;
pub mod subjects;
