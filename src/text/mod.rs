//! What every stage needs of text and none owns.

pub mod person_names;
pub mod spelling;
