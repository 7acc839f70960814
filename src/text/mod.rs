//! What every stage needs of written language and none owns: folding, tokens, phrases, numbers,
//! calendars and the spelling of names.

pub mod blanks;
pub mod calendar;
pub mod fold;
pub mod language;
pub mod lines;
pub mod near;
pub mod numbers;
pub(crate) mod pattern;
pub mod person_names;
pub mod phrases;
pub mod plain;
pub mod quick;
pub mod runs;
pub mod spelling;
pub mod tokens;
pub mod variant;
pub mod veil;
