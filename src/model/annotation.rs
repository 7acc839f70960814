//! Typed, undecided spans of a report, made in one pass by annotate and read by resolve and
//! extract.

use jiff::civil::Date;
use std::ops::Range;

use super::claim::SpeakerKind;
use super::date::{DateIs, Interval};
use super::place::PlaceId;
use super::span::Span;
pub use super::token::Token;

/// What a stretch of the report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// A headline or a heading between paragraphs.
    Heading,
    /// Running text.
    Body,
    /// A photo caption, a share button, a subscription line: not the outlet's reporting.
    Furniture,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Its tokens, as indices into [`Annotated::tokens`].
    pub tokens: Range<usize>,
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
    /// What it is.
    pub section: Section,
    /// The day against which its weekdays and relative dates are read: its update paragraph's own
    /// date, else the report's published date.
    pub reference: Option<Date>,
}

/// What a date expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateMeaning {
    /// Days known from the words and the reference date.
    Days(Interval),
    /// A distance from another happening of the report: "two months later" is +2 months.
    FromAntecedent {
        /// Months after (or, negative, before) the antecedent.
        months: i32,
        /// Days after or before the antecedent.
        days: i32,
    },
}

/// A date expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words, a preposition before them left out.
    pub span: Span,
    /// What they say.
    pub meaning: DateMeaning,
    /// Within the interval, or filling it ("since March", "April-May 2017" of a campaign).
    pub is: DateIs,
    /// Id of the rule that read it.
    pub rule: &'static str,
}

/// A number in figures or words, or a vague quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberMention {
    /// The words with their qualifier: "more than 50", "at least three", "dozens", "a".
    pub span: Span,
    /// Least; `None` for a vague quantity ("dozens", "several").
    pub min: Option<u32>,
    /// Most; `None` where open or vague.
    pub max: Option<u32>,
}

/// A person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonMention {
    /// The name with its title.
    pub span: Span,
    /// Index into [`Annotated::people`].
    pub person: usize,
}

/// A person of the report under every form of the name that it uses.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReportPerson {
    /// Fullest form, with its title.
    pub name: String,
    /// Rank or title before the name that is no part of it: "General".
    pub title: Option<String>,
    /// Post or description: "Jowzjan provincial police chief".
    pub role: Option<String>,
    /// What sort of voice the post is.
    pub kind: Option<SpeakerKind>,
    /// Lexicon ids of the body that the person belongs to or speaks for.
    pub body: Vec<String>,
}

/// A group, force, ministry, office, outlet or class of people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyMention {
    /// The words.
    pub span: Span,
    /// Lexicon id.
    pub id: String,
}

/// Which lexicon a term is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lex {
    /// A group, force or body.
    Actor,
    /// A news outlet or agency.
    Outlet,
    /// An adjective of country or alliance.
    Nationality,
    /// A class of people.
    People,
    /// A post.
    Role,
    /// A title before a name.
    Title,
    /// A way of saying.
    Speech,
    /// A hedge.
    Hedge,
    /// A cue of what is no happening.
    Negative,
    /// A word that tells of a happening.
    Trigger,
    /// A building, vehicle or other thing that attacks are aimed at.
    Target,
}

/// Words that a lexicon knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where they stand.
    pub span: Span,
    /// Their tokens, as indices into [`Annotated::tokens`].
    pub tokens: Range<usize>,
    /// Which lexicon.
    pub lex: Lex,
    /// Row of that lexicon.
    pub row: usize,
    /// Which of the row's forms.
    pub form: usize,
}

/// A place name, not yet resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// Only villages of an imported gazetteer bear the name: as likely a man's.
    pub weak: bool,
    /// The name with no type word.
    pub span: Span,
    /// Every place that bears it.
    pub candidates: Vec<PlaceId>,
}

/// A report's spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotated {
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// All sentences in text order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// Quoted stretches, marks left out.
    pub quotes: Vec<Span>,
    /// Date expressions.
    pub dates: Vec<DateMention>,
    /// Numbers.
    pub numbers: Vec<NumberMention>,
    /// Mentions of persons.
    pub persons: Vec<PersonMention>,
    /// The persons that they are of.
    pub people: Vec<ReportPerson>,
    /// Groups and bodies.
    pub bodies: Vec<BodyMention>,
    /// Words that a lexicon knows, by start; terms of one lexicon do not overlap.
    pub terms: Vec<Term>,
    /// Place names.
    pub places: Vec<PlaceMention>,
}
