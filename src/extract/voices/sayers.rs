//! Whose words a verb of saying gives: its subject before it, behind it or shared with an earlier verb, or the
//! agent of its passive.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::triggers::verbs;
use crate::extract::voices::behind::{
    agent, behind, is_command, is_plain, long_awaited, named_late,
};
use crate::extract::voices::insertions::{RELATIVES, aside_open, ends_noun, relative_start};
use crate::extract::voices::posts;
use crate::extract::voices::speakers::{self, Named};
use crate::lexicon::{SpeechKind, SpeechRow, WordForm};
use crate::model::annotation::Term;

const BE: &[&str] = &["was", "were", "is", "are", "been", "be", "being"];
const HAVE: &[&str] = &["has", "have", "had", "having"];

/// The subject of a verb of saying.
#[derive(Debug)]
pub enum Subject {
    /// A noun phrase of its own.
    Own(Named),
    /// That of the verb of saying before it: "said ... and added", "said ..., adding".
    Shared,
    /// That of the relative pronoun at a token: "according to X, who said".
    Relative(usize),
}

/// Rows whose verb takes an object and so does not stand before its subject.
const NO_INVERSION: &[&str] = &[
    "tell",
    "speak",
    "put",
    "describe",
    "call",
    "accuse",
    "condemn",
    "count",
    "inform",
    "ask",
    "order",
    "release",
    "learn",
    "recognise",
    "link",
    "declare",
    "plan",
    "reject",
    "dispute",
    "deny",
    "investigate",
    "repeat",
    "threaten",
    "vow",
    "cannot-say",
];

/// The subject of a verb of saying; `None` where it reports nobody's words.
pub fn subject_of(
    reading: &Reading<'_>,
    term: &Term,
    row: &SpeechRow,
    sentence: &Range<usize>,
) -> Option<Subject> {
    let verb = term.tokens.start;
    let group = verbs::group_start(reading, verb).max(sentence.start);
    let gerund = reading.word(verb).ends_with("ing") && group == verb;
    let last = if row.id == "learn" {
        term.tokens.end
    } else {
        verb
    };
    if (group..last).any(|t| reading.is(t, BE)) && !reading.word(verb).ends_with("ing") {
        return agent(reading, term.tokens.end, sentence).map(Subject::Own);
    }
    // An infinitive or a modal is no report of what was said ("to say", "will announce").
    let unsaid = (group..verb).any(|t| {
        reading.is(t, &["to"])
            || clauses::is_modal(reading, t) && !reading.is(t, &["could", "cannot", "can"])
    });
    if unsaid {
        return long_awaited(reading, group, sentence).map(Subject::Own);
    }
    let before = group.checked_sub(1).filter(|&b| b >= sentence.start);
    let joined = before
        .is_some_and(|b| reading.is(b, &["and", "but", "or", "nor", "then", "while", "by", "in"]));
    // "thought to be", "said to have": no saying of the noun before.
    let reputed = reading.is(term.tokens.end, &["to"])
        && is_plain(reading, term.tokens.end + 1)
        // "admitted to nine dead".
        && row.id != "admit"
        && group == verb;
    let noun = group == verb
        && term.tokens.len() == 1
        && before.is_some_and(|b| {
            reading.is(
                b,
                &[
                    "a", "an", "the", "his", "her", "its", "their", "with", "no", "any", "of",
                    "this",
                ],
            )
        });
    // "a property dispute", "a dispute over water".
    let quarrel = reading.is(verb, &["dispute"])
        && group == verb
        && before.is_some_and(|b| {
            !reading.word(b).ends_with('s')
                && !reading.is(
                    b,
                    &[
                        "they", "we", "police", "people", "taliban", "military", "and",
                    ],
                )
        });
    if quarrel || reputed && !row.future || noun || is_epithet(reading, term, group, sentence) {
        return None;
    }
    if row.id == "tell" && is_command(reading, term.tokens.end, sentence) {
        return None;
    }
    if before.is_some_and(|b| reading.is(b, RELATIVES)) {
        return Some(Subject::Relative(group - 1));
    }
    if gerund {
        let hangs = before.is_some_and(|b| {
            reading.is(b, &[",", "\"", "and", "while", "by", "in", "-", "–", "—"])
        });
        return hangs.then_some(Subject::Shared);
    }
    if joined {
        return Some(Subject::Shared);
    }
    let detached =
        before.is_some_and(|b| reading.is(b, &[",", "\"", "-", "–", "—", "…", "!", "?"]));
    let opens = before.is_none() && row.id == "say";
    let turns = !NO_INVERSION.contains(&row.id.as_str());
    if (detached || opens)
        && turns
        && !before.is_some_and(|comma| has_led(reading, comma, sentence))
        && let Some(named) = behind(reading, term.tokens.end, sentence)
    {
        return Some(Subject::Own(named));
    }
    let comma = before.filter(|&b| reading.is(b, &[","]));
    if detached && comma.is_none_or(|c| aside_open(reading, c, sentence).is_none()) {
        return named_late(reading, term.tokens.end, sentence).map(Subject::Own);
    }
    named_before(reading, group, sentence).map(Subject::Own)
}

/// "X, a member of the council, said Afghan helicopters bombed a house": the sentence begins with whoever says it, and
/// the aside that ends before the verb is on him.
fn has_led(reading: &Reading<'_>, comma: usize, sentence: &Range<usize>) -> bool {
    let Some(open) = Some(comma)
        .filter(|&c| reading.is(c, &[",", "-", "–", "—"]))
        .and_then(|c| aside_open(reading, c, sentence))
        .filter(|&open| open > sentence.start)
    else {
        return false;
    };
    let led = (sentence.start..open).all(|t| {
        let slot = reading.slot(t);
        !is_verb(reading, t) && slot.trigger.is_none() && slot.number.is_none()
    });
    led && reading.slot(open - 1).person.is_some()
}

/// "a commander named X", "a man identified as Y": the verb only gives the name.
fn is_epithet(reading: &Reading<'_>, term: &Term, group: usize, sentence: &Range<usize>) -> bool {
    let verb = term.tokens.start;
    let before = reading.slot(verb.wrapping_sub(1));
    let names = (term.tokens.end..term.tokens.end + 3)
        .take_while(|&t| {
            reading.slot(t).title.is_some()
                || reading.slot(t).person.is_some()
                || reading.is(t, &[".", "as"])
        })
        .any(|t| reading.slot(t).person.is_some());
    let one = (sentence.start.max(verb.saturating_sub(8))..verb)
        .any(|t| reading.is(t, &["a", "an", "one", "another"]));
    group == verb
        && reading.is(verb, &["named", "called", "identified"])
        && (before.people.is_some() || before.role.is_some())
        && (names || reading.token(term.tokens.end).is_some_and(|t| t.capital))
        && one
}

/// Who is named in the noun phrase that ends before a token.
pub fn named_before(reading: &Reading<'_>, group: usize, sentence: &Range<usize>) -> Option<Named> {
    let region = before(reading, group, sentence);
    if let Some(named) = apposed_to(reading, &region, sentence) {
        return Some(named);
    }
    speakers::named(reading, &region)
}

/// The noun phrase that ends before a verb group, with its asides and relative clauses left out.
fn before(reading: &Reading<'_>, group: usize, sentence: &Range<usize>) -> Region {
    let mut region = Region::of(group..group);
    let mut head = false;
    while region.start > sentence.start {
        let at = region.start - 1;
        if reading.is(at, &[",", ")", "-", "–", "—"]) {
            let opened = if reading.is(at, &[")"]) || !head {
                aside_open(reading, at, sentence)
            } else {
                None
            };
            if let Some(open) = opened {
                region.leave_out(open..at + 1);
                continue;
            }
            let dated = reading.slot(at).date.is_some()
                && reading.slot(at).date == reading.slot(at + 1).date;
            if dated || reading.is(at, &["-"]) && !clauses::is_boundary(reading, at) {
                region.start = at;
                continue;
            }
            break;
        }
        // "an official who asked not to be named said": the manner is no part of the subject.
        if let Some(manner) = posts::manner(reading, at).filter(|m| m.start > sentence.start) {
            region.leave_out(manner.start..region.start);
            continue;
        }
        // "killed six people in the city on Monday and police said".
        if reading.is(at, &["and"])
            && !clauses::is_preposition(reading, at + 1)
            && clauses::joins_clauses(reading, at, sentence)
        {
            break;
        }
        // "a source close to X insisted".
        let near = reading.is(at, &["close"]) && reading.is(at + 1, &["to"]);
        let infinitive = near || reading.is(at.wrapping_sub(1), &["to"]);
        if is_verb(reading, at) && !infinitive || reading.is(at, RELATIVES) {
            // "residents who fled the town told": the clause is no part of the subject.
            match relative_start(reading, at, sentence) {
                Some(open) if open > sentence.start && (!head || !reading.is(at, RELATIVES)) => {
                    let end = region.end;
                    region = Region::of(end..end);
                    region.leave_out(open..end);
                    head = false;
                    continue;
                }
                _ => break,
            }
        }
        if clauses::is_boundary(reading, at) && !is_inner_dot(reading, at, sentence) {
            break;
        }
        // "an official not allowed to brief the press": what he is, no part of the name.
        let participle = reading.word(at + 1).ends_with("ed")
            || reading.is(at + 1, &["wishing", "wanting", "willing"]);
        if reading.is(at, &["not"])
            && participle
            && at > sentence.start
            && ends_noun(reading, at - 1)
        {
            let end = region.end;
            region = Region::of(end..end);
            region.leave_out(at..end);
            head = false;
            continue;
        }
        // "what officials had said": the clause begins there.
        if reading.is(at, &["what", "how", "why", "not"]) {
            break;
        }
        head |= speakers::is_head(reading, at) || reading.slot(at).person.is_some();
        region.start = at;
        // "two men the Pentagon described": the clause has no pronoun of its own.
        if head && reading.is(at, &["the"]) && is_described(reading, at, sentence) {
            break;
        }
    }
    region
}

/// Whether a clause without a pronoun begins at an article behind the noun that it describes.
fn is_described(reading: &Reading<'_>, article: usize, sentence: &Range<usize>) -> bool {
    article > sentence.start
        && (reading.slot(article - 1).people.is_some()
            || reading.is(
                article - 1,
                &[
                    "vehicle", "car", "house", "compound", "building", "attack", "strike", "raid",
                    "group", "site", "hideout",
                ],
            ))
        && reading.slot(article - 1).speech.is_none()
}

/// A full stop within a sentence ends an abbreviation.
pub fn is_inner_dot(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    reading.is(at, &["."]) && at + 1 < sentence.end
}

/// Whether a finite verb stands at a token.
pub fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    if reading.is(at, BE) || reading.is(at, HAVE) || clauses::is_modal(reading, at) {
        return !reading.is(at, &["may", "can"]) || !reading.token(at).is_some_and(|t| t.capital);
    }
    let slot = reading.slot(at);
    if slot.role.is_some() || slot.people.is_some() || slot.actor.is_some() || slot.person.is_some()
    {
        return false;
    }
    let speaks = slot
        .speech
        .and_then(|t| reading.term(t))
        .filter(|t| t.tokens.start == at)
        .and_then(|t| reading.speech(t))
        .is_some_and(|row| {
            row.kind == SpeechKind::Verb && !(row.weak && reading.word(at).ends_with('s'))
        });
    let acts = slot
        .trigger
        .and_then(|t| reading.term(t))
        .and_then(|t| reading.trigger(t))
        .is_some_and(|(_, form)| matches!(form, WordForm::Past | WordForm::Phrase));
    let qualifies = reading.slot(at + 1).people.is_some() || reading.slot(at + 1).role.is_some();
    // "the feared police chief".
    let adjective = qualifies && reading.word(at).ends_with("ed") && !follows_comma(reading, at);
    speaks && !adjective || acts && !qualifies
}

fn follows_comma(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(
        at.wrapping_sub(1),
        &[",", "\"", "who", "which", "has", "have", "had"],
    )
}

/// "X, a spokesman for the ministry said", the second comma left out: the person at the head of the sentence.
fn apposed_to(reading: &Reading<'_>, region: &Region, sentence: &Range<usize>) -> Option<Named> {
    let comma = region
        .start
        .checked_sub(1)
        .filter(|&c| c > sentence.start)?;
    let described = reading.is(region.start, &["a", "an", "the", "his", "its", "who"])
        || reading.slot(region.start).role.is_some();
    if !reading.is(comma, &[","]) || !described {
        return None;
    }
    let mention = reading.person_at(comma - 1)?;
    let tokens = reading.tokens_of(mention.span);
    let first = tokens.end == comma
        && (sentence.start..tokens.start).all(|t| {
            let slot = reading.slot(t);
            slot.title.is_some()
                || slot.role.is_some()
                || slot.date.is_some()
                || reading.is(t, &[".", "but", "and", "mr", "on", ","])
        });
    // "..., X, a member of the council said." closes the sentence.
    let closes = region.end + 3 >= sentence.end
        && reading.is(tokens.start.wrapping_sub(1), &[",", "\""])
        && tokens.start > sentence.start;
    (first || closes && tokens.end == comma)
        .then(|| speakers::named(reading, &Region::of(tokens)))?
}
