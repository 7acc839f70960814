//! What every stage needs of written language: folding, tokens, phrases, numbers, calendars and
//! the spelling of names.

pub mod phrases;
pub mod tokens;
pub mod fold;
//! Reading text: look-alike letters, calendars, numbers.
pub mod calendar;
pub mod numbers;
pub mod plain;
//! What every stage needs of text and none owns.
pub mod person_names;
