//! What every stage needs of written language: folding, tokens, phrases, numbers, calendars and
//! the spelling of names.

pub mod fold;
pub mod variant;
