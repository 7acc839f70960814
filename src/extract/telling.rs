//! What one sentence tells of one happening.

use std::ops::Range;

use crate::lexicon::{TriggerClass, WordForm};
use crate::model::annotation::{DateMention, NumberMention};
use crate::model::{Basis, Count, EventDate, Fate, Interval, Span, SubEventType, TollScope};

use crate::extract::reading::Reading;
use crate::extract::triggers::verbs::Use;

/// A trigger in use.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    pub tokens: Range<usize>,
    pub class: TriggerClass,
    pub kind: Option<SubEventType>,
    pub generic: bool,
    /// It tells of a step of a happening named elsewhere.
    pub refers: bool,
    pub form: WordForm,
    pub used: Use,
    pub denied: bool,
    pub rule: String,
}

impl Trigger {
    pub const fn is_plural_noun(&self) -> bool {
        matches!(self.form, WordForm::Nouns) && matches!(self.used, Use::Noun)
    }
}

/// A value with the words that it was read from and the rule that read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    pub value: T,
    pub span: Span,
    pub rule: &'static str,
}

impl Read<EventDate> {
    /// A date as its words state it, over an interval that may have been counted from the day of saying.
    pub fn stated(reading: &Reading<'_>, mention: &DateMention, interval: Interval) -> Self {
        Self {
            value: EventDate {
                interval,
                is: mention.is,
                as_written: Some(reading.text_of(mention.span)),
                basis: Basis::Stated,
            },
            span: mention.span,
            rule: mention.rule,
        }
    }
}

/// A person with a fate: index into the report's people, or a description where unnamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fated {
    pub person: usize,
    pub fate: Fate,
    pub span: Span,
}

/// A number of people to whom something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    pub count: Option<Count>,
    pub scope: TollScope,
    pub words: String,
    pub span: Span,
    /// How many of them are said to be civilians.
    pub civilians: Option<Count>,
}

impl Toll {
    /// All whom a number counts; `None` where it gives none.
    pub fn counted(reading: &Reading<'_>, number: &NumberMention) -> Option<Self> {
        Some(Self {
            count: Some(Count {
                min: number.min?,
                max: number.max,
            }),
            scope: TollScope::Total,
            words: reading.text_of(number.span),
            span: number.span,
            civilians: None,
        })
    }
}

/// What one sentence tells of one happening.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    pub sentence: usize,
    /// Index into the sentence's frames; `None` for the outlet's own voice.
    pub frame: Option<usize>,
    pub triggers: Vec<Trigger>,
    pub kind: Option<SubEventType>,
    /// The kind was chosen by a word that may stand for a more exactly named happening.
    pub generic: bool,
    /// "the strike", "his death": speaks of a happening already told.
    pub definite: bool,
    /// The kind was read off the means that the clause names beside the verb: an aircraft, a bomber.
    pub means_named: bool,
    /// A summary of several happenings.
    pub summary: bool,
    /// A bare plural ("attacks") that is a happening only with a date, place or toll of its own.
    pub vague: bool,
    pub denied: bool,
    pub hedge: Option<Read<String>>,
    pub doers: Vec<Read<String>>,
    pub joint: bool,
    pub sufferers: Vec<Read<String>>,
    pub persons: Vec<Fated>,
    /// "died of his wounds": the attack is told elsewhere.
    pub of_wounds: bool,
    /// Unnamed single persons described as dead: "a senior commander".
    pub described: Vec<Span>,
    pub killed: Option<Toll>,
    pub killed_part: Option<Toll>,
    /// Those of `killed_part` died besides others of whom was told: "also killed".
    pub besides: bool,
    /// Those counted are "others", "three more": besides those of whom was told, if anybody was counted.
    pub others: bool,
    /// "bringing the toll to nine": all that was counted before is in it.
    pub sums_up: bool,
    /// The dead are some of those of whom was told: "three of them".
    pub of_them: bool,
    pub injured: Option<Toll>,
    pub taken: Option<Toll>,
    pub civilians_harmed: Option<Read<bool>>,
    pub date: Option<Read<EventDate>>,
    /// Months and days from the happening told before.
    pub after_antecedent: Option<Read<(i32, i32)>>,
    /// Index into the locations.
    pub place: Option<usize>,
    /// Further undisputed places.
    pub also_at: Vec<usize>,
    /// How the place was read; anything but "place.stated" is from the context.
    pub place_rule: &'static str,
    /// "claimed responsibility", "denied": actor id and whether it was claimed.
    pub responsibility: Option<Read<(String, bool)>>,
}

impl Telling {
    pub fn new(sentence: usize, triggers: Vec<Trigger>) -> Self {
        Self {
            sentence,
            frame: None,
            triggers,
            kind: None,
            generic: false,
            means_named: false,
            definite: false,
            summary: false,
            vague: false,
            denied: false,
            hedge: None,
            doers: Vec::new(),
            joint: false,
            sufferers: Vec::new(),
            persons: Vec::new(),
            of_wounds: false,
            described: Vec::new(),
            killed: None,
            killed_part: None,
            besides: false,
            others: false,
            sums_up: false,
            of_them: false,
            injured: None,
            taken: None,
            civilians_harmed: None,
            date: None,
            after_antecedent: None,
            place: None,
            also_at: Vec::new(),
            place_rule: "place.stated",
            responsibility: None,
        }
    }

    /// From its first trigger to its last.
    pub fn hull(&self) -> Range<usize> {
        let start = self
            .triggers
            .iter()
            .map(|t| t.tokens.start)
            .min()
            .unwrap_or(0);
        let end = self
            .triggers
            .iter()
            .map(|t| t.tokens.end)
            .max()
            .unwrap_or(0);
        start..end
    }

    pub fn has(&self, class: TriggerClass) -> bool {
        self.triggers.iter().any(|t| t.class == class)
    }

    /// Whether it tells of dead or wounded.
    pub fn has_outcome(&self) -> bool {
        self.triggers.iter().any(|t| t.class.is_outcome())
    }

    /// Whether it tells of means, not only of what came of it.
    pub fn has_means(&self) -> bool {
        let died = self
            .triggers
            .iter()
            .any(|t| t.class.is_outcome() && t.kind.is_none() && t.used != Use::Noun);
        // "15 were killed and six arrested": what became of them all.
        let taken = |t: &Trigger| {
            died && t.class == TriggerClass::Take && t.kind == Some(SubEventType::Arrests)
        };
        self.triggers
            .iter()
            .any(|t| (!t.class.is_outcome() || t.kind.is_some()) && !taken(t))
            || self.means_named
    }

    /// The gravest fate that the telling's words bring; being shot at or hurt is not asked.
    pub fn gravest_fate(&self) -> Option<Fate> {
        self.triggers
            .iter()
            .filter(|t| !t.denied)
            .filter_map(|t| {
                crate::extract::sides::actors::fate(
                    t.class,
                    t.kind == Some(SubEventType::Abduction),
                )
            })
            .filter(|f| !matches!(f, Fate::Targeted | Fate::Injured))
            .min()
    }
}
