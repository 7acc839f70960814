//! What the words tell of: something that happened, or a plan, a threat, a habit, a total.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::triggers::nonevents::{
    alternatives, empties, happened_to_nobody, is_imputed, is_judged, is_of_a_day, is_repeated,
    none_of,
};
use crate::extract::triggers::territory;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::{NegativeClass, NegativeScope, TriggerClass, WordForm};
use crate::model::annotation::{Lex, Term};

/// Verbs before "to" after which the infinitive did happen.
const DONE: &[&str] = &[
    "managed",
    "began",
    "begun",
    "started",
    "able",
    "helped",
    "proceeded",
    "forced",
    "went",
    "dared",
    "succeeded",
    "continued",
    "ordered",
    "led",
    "used",
    "said",
    "believed",
    "reported",
    "known",
    "thought",
    "alleged",
    "understood",
    "presumed",
];

/// Adjectives of a happening that is not one yet, or not a particular one.
const NOT_YET: &[&str] = &[
    "future",
    "further",
    "possible",
    "potential",
    "planned",
    "imminent",
    "any",
    "likely",
    "such",
    "attempted",
    "foiled",
    "thwarted",
    "upcoming",
    "expected",
    "future",
    "threatened",
    "similar",
    "more",
    "fresh",
    "new",
    "other",
    "previous",
];

/// Words that govern a noun of attack as something that did not happen or is no particular one.
const GOVERNORS: &[&str] = &[
    "planning",
    "plan",
    "plans",
    "planned",
    "plotting",
    "plotted",
    "plot",
    "prevent",
    "preventing",
    "threat",
    "threats",
    "risk",
    "fear",
    "fears",
    "against",
    "possibility",
    "danger",
    "warned",
    "prepared",
    "prepare",
    "preparing",
    "preparations",
    "ramped",
    "stepped",
    "intensified",
    "increased",
    "increasing",
    "increase",
    "ramping",
    "stepping",
    "opportunity",
    "wave",
    "spate",
    "series",
    "surge",
    "escalated",
    "pursue",
    "condemned",
    "monitor",
    "stop",
    "end",
    "halt",
    "avoid",
    "coordinating",
    "number",
    "facilitating",
    "capable",
    "escalation",
    "upsurge",
    "uptick",
    "continue",
    "continued",
    "continuing",
    "survived",
    "under",
    "conducting",
    "emplacing",
    "emplaced",
    "emplace",
    "planting",
    "planted",
    "laying",
    "burying",
    "placing",
    "transporting",
    "assembling",
    "building",
    "constructing",
    "smuggling",
    "supplying",
    "storing",
    "repented",
    "quit",
    "renounced",
    "stopped",
    "tired",
    "weary",
];

/// What the words tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// It happened.
    Actual,
    /// It is told as denied.
    Denied,
    /// It did not happen, or is no particular happening.
    Not(NegativeClass),
}

/// Reads the modality of a trigger.
pub fn modality(
    reading: &Reading<'_>,
    term: &Term,
    form: WordForm,
    used: Use,
    sentence: &Range<usize>,
) -> Modality {
    let is_outcome = reading
        .trigger(term)
        .is_some_and(|(row, _)| row.class.is_outcome());
    if is_outcome && happened_to_nobody(reading, term.tokens.start) {
        return Modality::Denied;
    }
    if used == Use::Bare {
        if let Some(not) = bare(reading, term.tokens.start) {
            return Modality::Not(not);
        }
        // "to beat back and retake": a base form with no word of its own to say that it was done.
        if form == WordForm::Base && !has_governor(reading, term.tokens.start) {
            return Modality::Not(NegativeClass::Plan);
        }
    }
    if used == Use::Noun
        && let Some(not) = governed(reading, term, form, sentence)
    {
        return Modality::Not(not);
    }
    let moves = reading
        .trigger(term)
        .is_some_and(|(row, _)| matches!(row.class, TriggerClass::Gain | TriggerClass::Lose));
    if moves && territory::of_a_share(reading, term.tokens.end) {
        return Modality::Not(NegativeClass::Total);
    }
    if moves && empties(reading, term.tokens.start) || is_outcome && is_repeated(reading, term) {
        return Modality::Not(NegativeClass::Total);
    }
    if alternatives(reading, &term.tokens) && !is_of_a_day(reading, sentence) {
        return Modality::Not(NegativeClass::Total);
    }
    if used == Use::Noun && none_of(reading, term.tokens.start, sentence) {
        return Modality::Not(NegativeClass::Denial);
    }
    if is_imputed(reading, term.tokens.start)
        || form == WordForm::Gerund && is_judged(reading, term, sentence)
    {
        return Modality::Not(NegativeClass::Condition);
    }
    let clause = clauses::clause(reading, term.tokens.start, sentence);
    // "until the last of them has been driven out": not yet.
    if reading.is(clause.start.wrapping_sub(1), &["until", "till", "unless"])
        && clause
            .clone()
            .take_while(|&t| t < term.tokens.end)
            .any(|t| reading.is(t, &["is", "are", "has", "have"]))
    {
        return Modality::Not(NegativeClass::Plan);
    }
    let wide = with_condition(reading, &clause, sentence);
    let wide = wide.start.saturating_sub(2).max(sentence.start)..wide.end;
    for cue in reading.terms_in(wide.clone(), Lex::Negative) {
        let Some(row) = reading.negative(cue) else {
            continue;
        };
        // "Doctors Without Borders"
        if cue.tokens.start > sentence.start
            && reading.token(cue.tokens.start).is_some_and(|t| t.capital)
            && reading
                .token(cue.tokens.start - 1)
                .is_some_and(|t| t.word && t.capital)
        {
            continue;
        }
        let over = cue.tokens.start < term.tokens.end && term.tokens.start < cue.tokens.end;
        let before = cue.tokens.end <= term.tokens.start;
        let applies = match row.scope {
            NegativeScope::Over => over,
            NegativeScope::Nowhere => false,
            _ if over => false,
            NegativeScope::Following => {
                // "taught to 300 boys has been founded": the infinitive's reach ends at a finite verb.
                let ends = row.class == NegativeClass::Purpose
                    && (cue.tokens.end..term.tokens.start)
                        .any(|t| reading.is(t, &["has", "have", "is", "are"]));
                before && !ends && reaches(reading, cue.tokens.end, term.tokens.start)
            }
            NegativeScope::Preceding => !before && clause.contains(&cue.tokens.start),
            // "Since then his men have killed": the cue opens the clause.
            NegativeScope::Clause => {
                clause.contains(&cue.tokens.start)
                    || cue.tokens.contains(&clause.start)
                    || cue.tokens.end == clause.start
            }
        };
        if !applies {
            continue;
        }
        // "opened fire during a training session": when it happened.
        let during = (1..3).any(|b| reading.is(cue.tokens.start.wrapping_sub(b), &["during"]));
        if row.class == NegativeClass::Exercise && during && used != Use::Noun {
            continue;
        }
        match row.class {
            NegativeClass::Denial => return Modality::Denied,
            // A count over a long time or a trend speaks only of plurals and habits, never of one
            // act that is told in the past tense.
            NegativeClass::Total if is_perfect(reading, term) && counts_people(reading, term) => {
                return Modality::Not(NegativeClass::Total);
            }
            NegativeClass::Total | NegativeClass::Trend
                if used != Use::Noun
                    || form == WordForm::Noun
                        && !reading.is(term.tokens.end - 1, &["fighting"]) => {}
            class => return Modality::Not(class),
        }
    }
    Modality::Actual
}

/// "have been killed since the start of the year".
fn is_perfect(reading: &Reading<'_>, term: &Term) -> bool {
    let start = term.tokens.start;
    (crate::extract::triggers::verbs::group_start(reading, start)..start)
        .any(|t| reading.is(t, &["has", "have", "'ve"]))
}

/// Whether a number of people stands beside a verb.
fn counts_people(reading: &Reading<'_>, term: &Term) -> bool {
    let (start, end) = (term.tokens.start, term.tokens.end);
    (start.saturating_sub(9)..end + 4).any(|t| reading.slot(t).number.is_some())
}

/// A clause with the word that begins it, which may be "if".
fn with_condition(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    let start = clause.start.saturating_sub(1).max(sentence.start);
    if reading.is(start, &["if", "unless", "whether"]) {
        start..clause.end
    } else {
        clause.clone()
    }
}

/// A cue reaches forward over its own verb group and object, not over a finite verb of the past.
fn reaches(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    to - from <= 14
        && !(from..to).any(|t| {
            let trigger = reading.slot(t).trigger.and_then(|i| reading.term(i));
            trigger
                .and_then(|term| reading.trigger(term))
                .is_some_and(|(_, form)| matches!(form, WordForm::Past | WordForm::Phrase))
                || reading.is(t, &["was", "were", "had"])
        })
}

fn bare(reading: &Reading<'_>, verb: usize) -> Option<NegativeClass> {
    let mut at = verb;
    // Over the adverbs to "to" or the modal.
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        if reading.word(at) == "to" {
            let governor = at.checked_sub(1)?;
            let done = reading.is(governor, DONE);
            return (!done).then_some(NegativeClass::Plan);
        }
        if reading.is(at, &["did", "do", "does"]) {
            return reading
                .is(at + 1, &["not", "n't"])
                .then_some(NegativeClass::Condition);
        }
        if clauses::is_modal(reading, at) {
            return Some(NegativeClass::Plan);
        }
    }
    None
}

/// Whether "to", a modal or "did" stands right before a verb, adverbs aside.
fn has_governor(reading: &Reading<'_>, verb: usize) -> bool {
    (1..4)
        .map_while(|back| verb.checked_sub(back))
        .any(|t| reading.is(t, &["to", "did", "do", "does"]) || clauses::is_modal(reading, t))
}

/// Whether what stands before a noun takes it out of what happened.
fn governed(
    reading: &Reading<'_>,
    term: &Term,
    form: WordForm,
    sentence: &Range<usize>,
) -> Option<NegativeClass> {
    let plural = form == WordForm::Nouns || reading.is(term.tokens.start, &["fighting"]);
    let from = sentence.start.max(term.tokens.start.saturating_sub(5));
    for at in (from..term.tokens.start).rev() {
        let word = reading.word(at);
        if clauses::is_boundary(reading, at) || reading.slot(at).number.is_some() {
            return None;
        }
        if NOT_YET.contains(&word)
            && (plural
                // "the second such attack": the one of which was told, counted.
                || word == "such" && reading.is(at.wrapping_sub(1), &["second", "third", "latest"])
                || matches!(
                    word,
                    "future"
                        | "possible"
                        | "potential"
                        | "planned"
                        | "imminent"
                        | "any"
                        | "foiled"
                        | "attempted"
                        | "thwarted"
                        | "likely"
                ))
        {
            return Some(NegativeClass::Plan);
        }
        // "came under a bomb attack", "came under rocket fire".
        let came = word == "under"
            && reading.is(at.wrapping_sub(1), &["came", "come", "comes", "coming"])
            && (reading.is(at + 1, &["a", "an"]) || term.tokens.start == at + 1);
        if GOVERNORS.contains(&word)
            && !came
            && (plural || !reading.is(term.tokens.start.wrapping_sub(1), &["the"]))
        {
            return Some(NegativeClass::Trend);
        }
        if reading.slot(at).trigger.is_some() {
            return None;
        }
    }
    None
}
