//! The day on which something was said, and the outlet that was told.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::voices::shares;
use crate::model::annotation::DateMeaning;

/// The date that stands beside the verb of saying: between subject and verb, or right behind the verb.
pub fn said_on(
    reading: &Reading<'_>,
    verb: &Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    let verb_end = verb.end;
    let is_free = |t: usize| {
        let slot = reading.slot(t);
        slot.trigger.is_none() && !reading.is(t, &["that", "\""])
    };
    // Behind the verb, over the one spoken to and the channel.
    let mut at = verb_end.max(if name.start >= verb_end && name.start < verb_end + 4 {
        name.end
    } else {
        0
    });
    while at < sentence.end && at < verb_end + 12 {
        let slot = reading.slot(at);
        if let Some(date) = slot.date {
            // "confirmed Tuesday's blast": the day of the blast.
            if of_a_noun(reading, at) {
                break;
            }
            return Some(date);
        }
        let addressed = slot.people.is_some() || slot.role.is_some();
        // "in a statement issued on 12 June".
        let issued = reading.is(at, &["issued", "released", "dated", "posted", "published"])
            && at > verb_end
            && reading.slot(at - 1).speech.is_some();
        if !(shares::passes(reading, at) || issued || addressed && at < verb_end + 3) {
            break;
        }
        at += 1;
    }
    // "according to them": the words of saying have no subject before them.
    if reading.is(verb.start, &["according", "per", "citing"]) {
        return None;
    }
    // Between the subject and the verb.
    if name.end <= verb.start
        && let Some(date) = (name.end..verb.start)
            .take_while(|&t| {
                is_free(t) && (shares::passes(reading, t) || !clauses::is_finite_verb(reading, t))
            })
            .filter(|&t| !of_a_noun(reading, t))
            .find_map(|t| reading.slot(t).date)
    {
        return Some(date);
    }
    // At the head of the sentence, right before the subject.
    let head = sentence.start..name.start;
    let date = head.clone().find_map(|t| reading.slot(t).date)?;
    // "Since Friday, the ministry announced, its aircraft have struck": when it happened.
    if head
        .clone()
        .find(|&t| reading.slot(t).date.is_some())
        .is_some_and(|t| {
            reading.is(t, &["since", "until"]) || reading.is(t.wrapping_sub(1), &["since", "until"])
        })
    {
        return None;
    }
    // "On Wednesday, the ministry said, a bomb killed two": when it happened, where the words of saying only stand between.
    let speaks = (sentence.start..name.start).any(|t| reading.is(t, &["speaking", "interview"]));
    if !speaks
        && name.end <= verb.start
        && reading.is(verb_end, &[","])
        && !reading.is(verb_end + 1, &["\""])
    {
        return None;
    }
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
    let led = (sentence.start..first).all(|t| {
        shares::passes(reading, t) || reading.is(t, &["speaking", "with", "of", "speech"])
    });
    let adjacent = (first <= sentence.start + 2 || led)
        && name.start <= verb.start
        && name.start.saturating_sub(end) <= 4;
    (adjacent && (end..name.start).all(|t| is_free(t) && !clauses::is_finite_verb(reading, t)))
        .then_some(date)
}

/// "Tuesday's explosion": the day of what follows it.
fn of_a_noun(reading: &Reading<'_>, at: usize) -> bool {
    let ends = |t: &str| t == "'s" || t == "’s";
    (at..at + 3).any(|t| ends(reading.word(t)) || reading.word(t).ends_with("'s"))
        && reading.slot(at).date.is_some()
}

pub fn day_of(reading: &Reading<'_>, date: usize) -> Option<Date> {
    match reading.spans.dates.get(date)?.meaning {
        DateMeaning::Days(interval) if interval.start == interval.end => Some(interval.start),
        _ => None,
    }
}

/// The outlet that was told: "told TOLOnews", "in an interview with Reuters", "speaking to AFP, he said".
pub fn told_to(
    reading: &Reading<'_>,
    verb: &Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
    cites: bool,
) -> Option<String> {
    let from = verb.end.max(name.end);
    let limit = sentence.end.min(from + 10);
    // "From X, the agency learned".
    if reading.is(verb.start, &["learned", "learnt", "heard", "gathered"])
        && let Some(at) = (name.end..verb.start)
            .rev()
            .take(4)
            .find(|&t| reading.slot(t).outlet.is_some())
    {
        return outlet_at(reading, at);
    }
    let behind = (verb.end..limit)
        .take_while(|&t| {
            !reading.is(t, &["that", ",", ":", "\"", ";"]) && reading.slot(t).trigger.is_none()
        })
        .find(|&t| reading.slot(t).outlet.is_some());
    // "In an interview with the agency the governor said".
    let head = (sentence.start..name.start.min(verb.start))
        .filter(|&t| reading.slot(t).outlet.is_some() && !name.contains(&t))
        .find(|&t| {
            cites
                || (1..4).any(|b| reading.is(t.wrapping_sub(b), &["to", "with"]))
                    && t < sentence.start + 12
        });
    outlet_at(reading, behind.or(head)?)
}

/// The outlet named at a token, where it is not the report's own.
fn outlet_at(reading: &Reading<'_>, at: usize) -> Option<String> {
    let outlet = reading.outlet(reading.term(reading.slot(at).outlet?)?)?;
    let own = reading.report.outlet.as_deref() == Some(outlet.name.as_str())
        || reading
            .report
            .outlet
            .as_deref()
            .is_some_and(|o| outlet.forms.iter().any(|f| f.text == o));
    (!own).then(|| outlet.name.clone())
}
