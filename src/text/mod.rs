//! Reading text: look-alike letters, calendars, numbers.

pub mod calendar;
pub mod numbers;
pub mod plain;
