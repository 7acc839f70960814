//! Who says what: for each stretch of a report, the speaker in whose words it stands.

use super::carried::{carried, open_quotes};
use super::memory::Memory;
use super::verbs;
use std::ops::Range;

use jiff::civil::Date;

use super::clauses;
use super::reading::Reading;
use super::regions::{self, Region};
use super::speakers::{self, Named};
use crate::lexicon::{SpeechKind, SpeechRow};
use crate::model::annotation::{DateMeaning, Lex, Term};
use crate::model::{About, Speaker, Stance};

/// A speaker with the tokens that stand in their words.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Who.
    pub speaker: Speaker,
    /// The words that name them; empty where the frame was carried over from another sentence.
    pub name: Range<usize>,
    /// The verb or preposition of saying; empty where carried over.
    pub verb: Range<usize>,
    /// The lexicon row of the verb.
    pub rule: String,
    /// Tokens that stand in the speaker's words.
    pub scope: Range<usize>,
    /// Whether the speaker says that it is so.
    pub stance: Stance,
    /// What the stance is on, where the verb says it.
    pub about: Option<About>,
    /// What is said is meant or wanted, no happening.
    pub future: bool,
    /// Index of the date mention that tells when it was said.
    pub said_on: Option<usize>,
}

/// A subject behind the last comma of a sentence is at most this many tokens long.
const LONGEST_POSTPOSED: usize = 8;

/// The frames of a report, by sentence.
pub fn frames(reading: &Reading<'_>) -> Vec<Vec<Frame>> {
    let mut memory = Memory::default();
    let mut result: Vec<Vec<Found>> = Vec::with_capacity(reading.spans.sentences.len());
    for (index, sentence) in reading.spans.sentences.iter().enumerate() {
        let mut own = Vec::new();
        let mut first_person = None;
        for term in reading.terms_in(sentence.tokens.clone(), Lex::Speech) {
            let Some(row) = reading.speech(term) else {
                continue;
            };
            if in_first_person(reading, term) {
                // "I cannot confirm X, I can confirm Y": the doubt is what is news.
                if row.stance != Stance::Asserts {
                    first_person = Some(row.stance);
                }
            } else if let Some(found) = frame_of(reading, term, row, &sentence.tokens, &mut memory)
            {
                own.push(found);
            }
        }
        // "I cannot confirm" within a quotation is the stance of whoever is quoted.
        if let (Some(stance), Some(found)) = (first_person, own.first_mut()) {
            found.frame.stance = stance;
        }
        merge_via(&mut own);
        share_out(reading, &mut own, &sentence.tokens);
        if own.is_empty()
            && let Some(carried) = carried(reading, index, result.last().map(Vec::as_slice))
        {
            own.push(carried);
        }
        result.push(own);
    }
    open_quotes(reading, &mut result);
    result
        .into_iter()
        .map(|found| found.into_iter().map(|f| f.frame).collect())
        .collect()
}

fn in_first_person(reading: &Reading<'_>, term: &Term) -> bool {
    let group = verbs::group_start(reading, term.tokens.start);
    (1..3).any(|back| reading.is(group.wrapping_sub(back), &["i", "we"]))
}

pub struct Found {
    pub frame: Frame,
    /// The outlet's name where the speaker is one.
    pub outlet: Option<String>,
}

fn frame_of(
    reading: &Reading<'_>,
    term: &Term,
    row: &SpeechRow,
    sentence: &Range<usize>,
    memory: &mut Memory,
) -> Option<Found> {
    let named = match row.kind {
        SpeechKind::Verb => subject_of(reading, term, row, sentence)?,
        SpeechKind::Preposition => after(reading, term.tokens.end, sentence)?,
        SpeechKind::Quoted => {
            let region = regions::subject(
                reading,
                verbs::group_start(reading, term.tokens.start),
                sentence,
            );
            speakers::named(reading, &region)
                .or_else(|| after(reading, term.tokens.end, sentence))?
        }
        SpeechKind::Noun | SpeechKind::Channel => return None,
    };
    let is_pronoun = matches!(named, Named::Person(_) | Named::Anyone(_));
    let (mut speaker, name, outlet) = match named {
        Named::Speaker(speaker, name) => (memory.recall(*speaker), name, None),
        Named::Person(name) => (memory.person.clone()?, name, None),
        Named::Anyone(name) => (memory.last.clone()?, name, None),
        Named::Outlet(outlet, name) => {
            let mut voice = speakers::own_voice(reading.report);
            voice.name.clone_from(&outlet);
            (voice, name, Some(outlet))
        }
    };
    // Who spoke "in July 2015" may as well tell of July 2015.
    let said_on = said_on(reading, term, &name, sentence).filter(|&d| day_of(reading, d).is_some());
    let paragraph = reading
        .spans
        .sentences
        .iter()
        .find(|s| s.tokens.start == sentence.start)
        .map(|s| s.paragraph);
    // "He said" goes on in the paragraph with what the same outlet was told.
    let goes_on = is_pronoun && memory.paragraph == paragraph;
    if !goes_on {
        speaker.via = None;
    }
    speaker.said_on = said_on.and_then(|d| day_of(reading, d));
    if let Some(via) = told_to(reading, term, sentence) {
        speaker.via = Some(via);
    }
    if outlet.is_none() {
        memory.note(&speaker);
        memory.paragraph = paragraph;
    }
    Some(Found {
        frame: Frame {
            speaker,
            name,
            verb: term.tokens.clone(),
            rule: format!("speech.{}", row.id),
            scope: sentence.clone(),
            stance: row.stance,
            about: row.about,
            future: row.future,
            said_on,
        },
        outlet,
    })
}

/// The subject of a verb of saying: before it, or behind it after a comma or a quotation mark.
fn subject_of(
    reading: &Reading<'_>,
    term: &Term,
    row: &SpeechRow,
    sentence: &Range<usize>,
) -> Option<Named> {
    let verb = term.tokens.start;
    let group = verbs::group_start(reading, verb);
    let passive = (group..verb).any(|t| reading.is(t, &["was", "were", "is", "been", "are", "be"]));
    if passive {
        let agent = regions::agent(reading, term.tokens.end, sentence)?;
        return speakers::named(reading, &Region::of(agent));
    }
    // An infinitive or a modal is no report of what was said ("to say", "will announce").
    if (group..verb).any(|t| {
        reading.is(t, &["to"])
            || clauses::is_modal(reading, t) && !reading.is(t, &["could", "cannot", "can"])
    }) {
        return None;
    }
    let inverted = group == sentence.start
        || reading.is(group - 1, &[",", "\"", "-", "–"])
            && is_name_next(reading, term.tokens.end)
            && regions::aside_start(reading, group - 1, sentence).is_none();
    if let Some(named) = postposed(reading, term, group, sentence) {
        return Some(named);
    }
    let before = || {
        let region = regions::subject(reading, group, sentence);
        let region = if row.weak && region.is_empty() {
            return None;
        } else {
            region
        };
        speakers::named(reading, &region)
    };
    let behind = || after(reading, term.tokens.end, sentence);
    let gerund = reading.word(verb).ends_with("ing");
    if gerund && reading.is(group.wrapping_sub(1), &[","]) {
        // "..., adding that": the sentence's own speaker.
        return before().or(Some(Named::Anyone(verb..verb)));
    }
    let after_comma = group > sentence.start
        && reading.is(group - 1, &[","])
        && regions::aside_start(reading, group - 1, sentence).is_none();
    if inverted {
        behind().or_else(|| before().filter(|_| !after_comma))
    } else if after_comma {
        // "..., said on Saturday": the words name nobody.
        None
    } else {
        before()
    }
}

/// "..., Pajhwok reported.", "..., the ministry said in a statement": the subject is what stands between the comma and
/// the verb; a comma right before the verb leaves it to what stands behind.
fn postposed(
    reading: &Reading<'_>,
    term: &Term,
    group: usize,
    sentence: &Range<usize>,
) -> Option<Named> {
    let comma = (sentence.start..group)
        .rev()
        .take(LONGEST_POSTPOSED)
        .find(|&t| reading.is(t, &[",", "\""]))?;
    let end = term.tokens.end;
    let last = end >= sentence.end
        || reading.is(end, &[".", ",", "in", "on", "by", "at"])
        || reading.slot(end).date.is_some();
    let short = comma + 1..group;
    let plain = !short.is_empty()
        && !short
            .clone()
            .any(|t| reading.slot(t).trigger.is_some() || clauses::is_boundary(reading, t));
    if !(last && plain && comma > sentence.start + 3) {
        return None;
    }
    speakers::named(reading, &Region::of(short))
}

fn is_name_next(reading: &Reading<'_>, at: usize) -> bool {
    (at..at + 4).any(|t| {
        let slot = reading.slot(t);
        slot.person.is_some()
            || slot.role.is_some()
            || slot.actor.is_some()
            || slot.outlet.is_some()
            || slot.title.is_some()
    }) && !reading.is(at, &["that", "on", "in"])
        && reading.slot(at).date.is_none()
}

fn after(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<Named> {
    let mut end = from;
    while end < sentence.end && end < from + 24 {
        let boundary = clauses::is_boundary(reading, end)
            || reading.is(end, &[","]) && !aside_names(reading, end)
            || reading.slot(end).trigger.is_some() && clauses::is_finite_verb(reading, end);
        if boundary {
            break;
        }
        end += 1;
    }
    speakers::named(reading, &Region::of(from..end))
}

/// A comma after a post is followed by the name: "according to the spokesman, X".
fn aside_names(reading: &Reading<'_>, comma: usize) -> bool {
    reading.slot(comma.wrapping_sub(1)).role.is_some() && reading.slot(comma + 1).person.is_some()
}

/// The date that stands beside the verb of saying: between subject and verb, or right behind the verb.
fn said_on(
    reading: &Reading<'_>,
    term: &Term,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let verb_end = term.tokens.end;
    let is_free = |t: usize| {
        let slot = reading.slot(t);
        slot.trigger.is_none() && !reading.is(t, &["that", "\""])
    };
    // Behind the verb, over the one spoken to and the channel.
    let mut at = verb_end;
    while at < sentence.end && at < verb_end + 9 && is_free(at) {
        if let Some(date) = reading.slot(at).date {
            return Some(date);
        }
        if reading.is(at, &[",", ".", ";"]) && at > verb_end + 1 {
            break;
        }
        at += 1;
    }
    // Between the subject and the verb.
    if name.end <= term.tokens.start
        && let Some(date) = (name.end..term.tokens.start)
            .filter(|&t| is_free(t))
            .find_map(|t| reading.slot(t).date)
    {
        return Some(date);
    }
    // At the head of the sentence, right before the subject.
    let head = sentence.start..name.start;
    let date = head.clone().find_map(|t| reading.slot(t).date)?;
    let end = reading
        .spans
        .dates
        .get(date)
        .map_or(0, |d| reading.tokens_of(d.span).end);
    let first = reading
        .spans
        .dates
        .get(date)
        .map_or(usize::MAX, |d| reading.tokens_of(d.span).start);
    let adjacent = first <= sentence.start + 2
        && name.start <= term.tokens.start
        && name.start.saturating_sub(end) <= 4;
    (adjacent && (end..name.start).all(|t| is_free(t) && !clauses::is_finite_verb(reading, t)))
        .then_some(date)
}

fn day_of(reading: &Reading<'_>, date: usize) -> Option<Date> {
    match reading.spans.dates.get(date)?.meaning {
        DateMeaning::Days(interval) if interval.start == interval.end => Some(interval.start),
        _ => None,
    }
}

/// The outlet that was told: "told TOLOnews", "in an interview with Reuters", "said to AFP".
fn told_to(reading: &Reading<'_>, term: &Term, sentence: &Range<usize>) -> Option<String> {
    let limit = sentence.end.min(term.tokens.end + 8);
    let at = (term.tokens.end..limit)
        .take_while(|&t| !reading.is(t, &["that", ",", ".", ":", "\""]))
        .find(|&t| reading.slot(t).outlet.is_some())?;
    let outlet = reading.outlet(reading.term(reading.slot(at).outlet?)?)?;
    let own = reading.report.outlet.as_deref() == Some(outlet.name.as_str())
        || reading
            .report
            .outlet
            .as_deref()
            .is_some_and(|o| outlet.forms.iter().any(|f| f.text == o));
    (!own).then(|| outlet.name.clone())
}

/// "..., Pajhwok reported" and "according to TOLOnews" beside another speaker name the channel.
fn merge_via(found: &mut Vec<Found>) {
    let has_voice = found.iter().any(|f| f.outlet.is_none());
    if !has_voice {
        return;
    }
    let channel = found.iter().find_map(|f| f.outlet.clone());
    found.retain(|f| f.outlet.is_none());
    if let Some(channel) = channel {
        for f in found {
            if f.frame.speaker.via.is_none() {
                f.frame.speaker.via = Some(channel.clone());
            }
        }
    }
}

/// With several speakers in a sentence each has the words up to the next one's.
fn share_out(reading: &Reading<'_>, found: &mut Vec<Found>, sentence: &Range<usize>) {
    // The same speaker twice ("X said ... adding that ...") is one frame; the first verb stands.
    let mut kept: Vec<Found> = Vec::new();
    for f in found.drain(..) {
        match kept
            .iter_mut()
            .find(|k| k.frame.speaker.name == f.frame.speaker.name)
        {
            Some(same) => {
                if same.frame.said_on.is_none() {
                    same.frame.said_on = f.frame.said_on;
                    same.frame.speaker.said_on = f.frame.speaker.said_on;
                }
            }
            None => kept.push(f),
        }
    }
    let starts: Vec<usize> = kept
        .iter()
        .map(|f| own_start(reading, &f.frame, sentence))
        .collect();
    for (index, f) in kept.iter_mut().enumerate() {
        let start = if index == 0 {
            sentence.start
        } else {
            starts[index]
        };
        let end = starts.get(index + 1).copied().unwrap_or(sentence.end);
        f.frame.scope = start..end.max(start);
    }
    *found = kept;
}

/// Where a speaker's part of a sentence begins: at the clause that names them, or, where they are named at
/// its end, at the clause before.
fn own_start(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> usize {
    let first = frame.name.start.min(frame.verb.start);
    clauses::clause(reading, first, sentence).start
}
