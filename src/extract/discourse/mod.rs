//! What the sentences of a report have to do with each other: which tellings are of one happening, whom a pronoun stands for, what is a sum.

pub mod anew;
pub mod continuity;
pub mod evidence;
pub mod happenings;
pub mod identified;
pub mod introduced;
pub mod late_deaths;
pub mod named_before;
pub mod pronouns;
pub mod same_person;
pub mod summaries;
pub mod topic;
pub mod totals;
pub mod wounded;
