//! The stretches of a sentence that hold a verb's subject, object and agent.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::asides::{
    aside_start, company_aside, described_to, fronted_end, is_called, name_behind_post,
    reduced_relative,
};
use crate::extract::sides::attributed::says_who;
use crate::lexicon::{SpeechKind, WordForm};

/// An object is looked for over at most this many tokens.
const LONGEST_OBJECT: usize = 30;

/// Tokens of a sentence with the asides in them left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    pub start: usize,
    pub end: usize,
    asides: Vec<Range<usize>>,
}

impl Region {
    pub const fn of(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
            asides: Vec::new(),
        }
    }

    /// The tokens, asides left out, in order.
    pub fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        (self.start..self.end).filter(|at| !self.asides.iter().any(|a| a.contains(at)))
    }

    /// Leaves out the stretch right before the region, which then begins where that begins.
    pub fn leave_out(&mut self, aside: Range<usize>) {
        self.start = aside.start;
        self.asides.push(aside);
    }

    /// The stretches left out, the last first.
    pub fn asides(&self) -> &[Range<usize>] {
        &self.asides
    }

    /// The whole stretch, asides included.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// "X, who speaks for the Taliban in the province, claimed" has its verb within this many tokens of the name.
const LONGEST_POST: usize = 14;

/// What stands before a verb group in its clause, asides left out: its subject is in there.
pub fn subject(reading: &Reading<'_>, group_start: usize, sentence: &Range<usize>) -> Region {
    let mut region = Region {
        start: group_start,
        end: group_start,
        asides: Vec::new(),
    };
    while region.start > sentence.start {
        let at = region.start - 1;
        // "The commander, along with two bodyguards, was killed": they share it.
        if let Some(open) = company_aside(reading, at, sentence) {
            region.start = open;
            continue;
        }
        if reading.is(at, &[",", ")", "-", "–", "—"])
            && let Some(open) = aside_start(reading, at, sentence)
        {
            region.asides.push(open..at + 1);
            region.start = open;
            continue;
        }
        // "A school where bombs are made has been founded": the clause has had its verb.
        if let Some(head) = relative_done(reading, at, &region, sentence) {
            region.leave_out(head..region.start);
            continue;
        }
        // "fighters led by X laid down their arms": a participle is no verb of the clause.
        if let Some(from) = reduced_relative(reading, at, group_start, sentence) {
            region.leave_out(from..region.start);
            continue;
        }
        let joins = reading.is(at, &["and", ","]) && clauses::joins_clauses(reading, at, sentence)
            // "According to him, 16 fighters had died".
            || reading.is(at, &[","])
                && (reading.is(sentence.start, &["according", "by"]) && at < sentence.start + 9
                    || fronted_end(reading, sentence) == Some(at));
        // "According to him 16 fighters had died".
        let source = reading.is(at, &["him", "her", "them", "it", "me", "us"])
            && reading.is(at.wrapping_sub(1), &["to"])
            && reading.is(at.wrapping_sub(2), &["according"]);
        if source
            || clauses::is_boundary(reading, at)
            || joins
            || is_other_verb(reading, at, group_start)
        {
            break;
        }
        region.start = at;
    }
    without_listener(reading, region, group_start)
}

/// "told reporters nine men were killed": whoever is told is no part of the subject.
fn without_listener(reading: &Reading<'_>, mut region: Region, group_start: usize) -> Region {
    let told = region
        .start
        .checked_sub(1)
        .is_some_and(|t| reading.is(t, &["told", "tells", "telling", "informed"]));
    if told && region.start < group_start {
        let starts = |t: usize| {
            reading.slot(t).number.is_some()
                || reading.is(
                    t,
                    &["the", "a", "an", "at", "some", "it", "they", "he", "its"],
                )
        };
        let next = (region.start + 1..group_start).find(|&t| starts(t));
        let listener = |t: usize| {
            let slot = reading.slot(t);
            slot.people.is_some()
                || slot.outlet.is_some()
                || slot.person.is_some()
                || reading.is(t, &["reporters", "journalists", "agency", "media", "press"])
        };
        if let Some(next) = next.filter(|&n| listener(n - 1) && !starts(region.start)) {
            region.start = next;
        }
    }
    region
}

/// Where the relative clause begins whose pronoun stands at a token, if it has its verb before the region's end.
fn relative_done(
    reading: &Reading<'_>,
    at: usize,
    region: &Region,
    sentence: &Range<usize>,
) -> Option<usize> {
    if !reading.is(at, &["where", "who", "which", "whose", "whom"]) || at == sentence.start {
        return None;
    }
    let verb = (at + 1..region.end).any(|t| {
        !region.asides.iter().any(|a| a.contains(&t))
            && (clauses::is_finite_verb(reading, t) || clauses::is_plain_past(reading, t))
    });
    let noun = reading.token(at - 1).is_some_and(|t| t.word)
        && !clauses::is_preposition(reading, at - 1)
        && !clauses::is_finite_verb(reading, at - 1);
    (verb && noun).then_some(at)
}

/// A finite verb before the one whose subject is looked for ends the search.
fn is_other_verb(reading: &Reading<'_>, at: usize, group_start: usize) -> bool {
    if at + 1 == group_start && reading.is(at, &["and"]) {
        return false;
    }
    let speech = reading
        .slot(at)
        .speech
        .and_then(|t| reading.term(t))
        .and_then(|t| reading.speech(t))
        // "the spokesman claimed nine men were killed": a verb that says something else too, behind who says it.
        .is_some_and(|row| {
            row.kind == SpeechKind::Verb && (!row.weak || is_speaker_before(reading, at))
        });
    let trigger = reading
        .slot(at)
        .trigger
        .and_then(|t| reading.term(t))
        .and_then(|t| reading.trigger(t))
        .is_some_and(|(_, form)| matches!(form, WordForm::Past | WordForm::Phrase));
    // "intended to hit a hideout" is part of what its noun is.
    let infinitive = reading.is(at.wrapping_sub(1), &["to"]);
    speech || trigger && !infinitive
}

/// Whether somebody who can say something stands before a verb, with an apposition between perhaps.
fn is_speaker_before(reading: &Reading<'_>, verb: usize) -> bool {
    let before = verb.wrapping_sub(1);
    let slot = reading.slot(before);
    slot.person.is_some()
        || slot.role.is_some()
        || slot.outlet.is_some()
        || slot.actor.is_some()
        || reading.is(before, &["he", "she", "they", "it"])
        || reading.is(before, &[","])
            && (verb.saturating_sub(LONGEST_POST)..before).any(|t| reading.slot(t).person.is_some())
}

/// What stands after an active verb up to the next preposition, verb or clause: its object.
pub fn object(reading: &Reading<'_>, verb_end: usize, sentence: &Range<usize>) -> Range<usize> {
    let mut at = verb_end;
    let limit = sentence.end.min(verb_end + LONGEST_OBJECT);
    while at < limit {
        let counted = reading.slot(at).number.is_some();
        let stops = (clauses::is_boundary(reading, at) && !reading.is(at, &["\""]))
            // The end of a quotation.
            || reading.is(at, &["\""]) && reading.is(at.wrapping_sub(1), &[",", "."])
            || clauses::is_preposition(reading, at)
                && !(counted || takes_company(reading, at) || is_allied(reading, at))
            // "killing eight and taking three captive".
            || reading.is(at, &["and", ","])
                && at > verb_end
                && reading.word(at + 1).len() > 5
                && reading.word(at + 1).ends_with("ing")
                && reading.slot(at + 1).people.is_none()
            // "claimed 20 lives and left 50 others injured".
            || reading.is(at, &["and"]) && reading.is(at + 1, &["left", "leaves", "wounds", "injures"])
            || (reading.is(at, &["with"])
                && !reading.is(at.wrapping_sub(1), &["together", "along"])
                && !is_allied(reading, at))
            || reading.is(at, &["including"])
            || says_who(reading, at, limit)
            || (reading.slot(at).speech.is_some() && clauses::is_finite_verb(reading, at))
            || (reading.slot(at).trigger.is_some()
                && clauses::is_finite_verb(reading, at)
                && at > verb_end)
            || (reading.is(at, &["and", ","]) && clauses::joins_clauses(reading, at, sentence));
        // "killed X, the leader in the province, and four others".
        if let Some(close) = described_to(reading, at, limit) {
            at = close + 1;
            continue;
        }
        // "killed a commander identified as X and two of his men".
        if stops && is_called(reading, at) {
            at += 1 + usize::from(reading.is(at + 1, &["as"]));
            continue;
        }
        if stops && !counted {
            // "the shadow governor for Kunduz, X": the name behind the post is the object.
            if let Some(name) = name_behind_post(reading, at, limit) {
                at = name;
                continue;
            }
            break;
        }
        at += 1;
    }
    verb_end..at
}

/// Prepositions that go on with an object: "of", and "killing 12 inmates along with five guards".
fn takes_company(reading: &Reading<'_>, at: usize) -> bool {
    let counted = |t: usize| reading.number_at(t).is_some_and(|n| n.min.is_some());
    reading.is(
        at,
        &[
            "of", "between", "with", "among", "about", "around", "over", "beside",
        ],
    ) || reading.is(at, &["along"])
        && reading.is(at + 1, &["with"])
        && (at + 2..at + 6).any(counted)
}

/// "militants affiliated with Daesh", "gunmen loyal to him": whose men they are.
fn is_allied(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["with", "to"])
        && reading.is(
            at.wrapping_sub(1),
            &[
                "affiliated",
                "linked",
                "associated",
                "allied",
                "aligned",
                "loyal",
            ],
        )
}

/// What stands after "by" behind a passive verb or a noun: who did it.
pub fn agent(
    reading: &Reading<'_>,
    verb_end: usize,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let limit = sentence.end.min(verb_end + 22);
    let mut at = verb_end;
    while at < limit {
        let date = reading.slot(at).date.is_some();
        if !date
            && (clauses::is_boundary(reading, at)
                || (at > verb_end
                    && reading.slot(at).speech.is_some()
                    && clauses::is_finite_verb(reading, at)))
        {
            return None;
        }
        if reading.is(at, &["by"])
            && reading.slot(at + 1).date.is_none()
            && !clauses::is_manner(reading, at)
        {
            let quoted = usize::from(reading.is(at + 1, &["\""]));
            let range = phrase(reading, at + 1 + quoted, sentence);
            let range = range.start..listed_forces(reading, range.end, sentence);
            return (!range.is_empty()).then_some(range);
        }
        at += 1;
    }
    None
}

/// "by the army, the police and the intelligence service": where a list of forces ends whose first comma stands at a
/// token; that token where it is none.
fn listed_forces(reading: &Reading<'_>, comma: usize, sentence: &Range<usize>) -> usize {
    if !reading.is(comma, &[","]) {
        return comma;
    }
    let end = phrase(reading, comma + 1, sentence).end;
    let and = (comma + 1..end).find(|&t| reading.is(t, &["and"]));
    let force = |mut tokens: Range<usize>| tokens.any(|t| reading.slot(t).actor.is_some());
    let listed = and.is_some_and(|and| {
        force(comma + 1..and)
            && force(and + 1..end)
            && (comma + 1..end).all(|t| !clauses::is_finite_verb(reading, t))
    });
    if listed { end } else { comma }
}

/// "..., Pentagon spokeswoman X said": behind the comma stands who says it.
fn speaks_next(reading: &Reading<'_>, comma: usize, sentence: &Range<usize>) -> bool {
    (comma + 1..sentence.end.min(comma + 10))
        .take_while(|&t| !reading.is(t, &[",", ";", "and"]))
        .any(|t| {
            reading
                .slot(t)
                .speech
                .and_then(|i| reading.term(i))
                .and_then(|term| reading.speech(term))
                .is_some_and(|row| row.kind == SpeechKind::Verb && !row.weak)
        })
}

/// "by a special unit and eleven men were killed", not "Afghan and foreign forces, AFP reported".
fn verb_before_comma(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    (at + 1..sentence.end)
        .find(|&t| reading.is(t, &[","]) || clauses::is_finite_verb(reading, t))
        .is_some_and(|t| !reading.is(t, &[","]))
}

/// "the body of a kidnapped doctor": a participle between an article and those whom it describes.
fn is_attributive(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.slot(at + 1);
    reading.is(at.wrapping_sub(1), &["a", "an", "the", "another", "his"])
        && (next.people.is_some() || next.role.is_some())
}

/// A noun phrase that begins at a token: up to the next preposition but "of", verb or clause.
pub fn phrase(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Range<usize> {
    let limit = sentence.end.min(from + 16);
    let mut at = from;
    while at < limit {
        // "a man identified as X": the name goes on with him.
        if at > from && is_called(reading, at) {
            at += 1 + usize::from(reading.is(at + 1, &["as"]));
            continue;
        }
        let stops = (clauses::is_boundary(reading, at) && !reading.is(at, &["\""]))
            || (clauses::is_preposition(reading, at)
                && !reading.is(at, &["of", "between"])
                && !is_allied(reading, at)
                && reading.slot(at).number.is_none())
            || (reading.slot(at).date.is_some() && at > from)
            || (clauses::is_finite_verb(reading, at) && at > from && !is_attributive(reading, at))
            // "the bodies of nine people and were treating 20 wounded"
            || reading.is(at, &["and"]) && at > from && (reading.is(at + 1, clauses::BE) || reading.is(at + 1, clauses::HAVE))
            || (reading.is(at, &["and"])
                && clauses::joins_clauses(reading, at, sentence)
                && verb_before_comma(reading, at, sentence))
            || (reading.is(at, &[","]) && speaks_next(reading, at, sentence))
            || (reading.is(at, &[","])
                && !(reading.slot(at + 1).actor.is_some()
                    || reading.slot(at + 1).person.is_some()
                    || reading.slot(at + 1).nationality.is_some()));
        if stops {
            break;
        }
        at += 1;
    }
    from..at
}
