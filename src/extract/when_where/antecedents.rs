//! Days counted from a happening told before: "two months later", "later".

use jiff::ToSpan;

use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::lexicon::TriggerClass;
use crate::model::annotation::DateMeaning;
use crate::model::{Basis, DateIs, EventDate, Interval, Span};

/// The day on which somebody spoke last up to a sentence.
fn said_before(sentence: usize, frames: &[Vec<Frame>]) -> Option<Interval> {
    frames
        .iter()
        .take(sentence + 1)
        .rev()
        .flatten()
        .find_map(|f| f.speaker.said_on)
        .map(Interval::day)
}

/// "Two months later": counted from the dated happening told before.
pub fn antecedents(reading: &Reading<'_>, tellings: &mut [Telling], frames: &[Vec<Frame>]) {
    let said: Vec<usize> = frames.iter().flatten().filter_map(|f| f.said_on).collect();
    let mut last: Option<Interval> = None;
    let mut first: Option<Interval> = None;
    let mut changed: Option<(Interval, usize)> = None;
    for telling in tellings {
        let reference = reading
            .spans
            .sentences
            .get(telling.sentence)
            .and_then(|s| s.reference);
        if telling.date.is_none()
            && let Some(after) = &telling.after_antecedent
        {
            let (months, days) = after.value;
            // What happened before is told from the report's news, what came after from the last.
            let from = if months == 0 && days == 0 {
                // "On that day": the one named last, be it that of saying if the sentence names no other.
                day_named_in(reading, telling, after.span, &said)
                    .or_else(|| day_of_saying(reading, telling, after.span))
                    .or_else(|| day_named_before(reading, telling, after.span, &said))
                    .or(last)
                    .map(|from| by_day(reading, after.span, from))
            } else if months < 0 || days < 0 {
                day_named_in(reading, telling, after.span, &said)
                    .or_else(|| day_named_behind(reading, telling, after.span))
                    // News comes first and is the latest; a chronicle goes on from what it told last.
                    .or_else(|| first.into_iter().chain(last).max_by_key(|i| i.start))
                    // "He said on Saturday that it occurred the day before".
                    .or_else(|| said_before(telling.sentence, frames))
                    // "A week after gunmen killed six, their families wait": back from the report.
                    .or_else(|| reference.map(Interval::day))
                    .map(|from| roughly(from, days))
            } else {
                last
            };
            if let Some(interval) = from.and_then(|f| shifted(f, months, days)) {
                telling.date = Some(Read {
                    value: EventDate {
                        interval,
                        is: DateIs::Within,
                        as_written: None,
                        basis: Basis::Context,
                    },
                    span: after.span,
                    rule: after.rule,
                });
            }
        }
        if telling.date.is_none()
            && let Some(after) = later(reading, telling)
            && let (Some(from), Some(until)) = (
                last,
                reading
                    .spans
                    .sentences
                    .get(telling.sentence)
                    .and_then(|s| s.reference),
            )
            && from.start <= until
        {
            let interval = Interval::new(from.start, until);
            if interval.days() <= LATER_DAYS {
                telling.date = Some(Read {
                    value: EventDate {
                        interval,
                        is: DateIs::Within,
                        as_written: Some(reading.words(after..after + 1)),
                        basis: Basis::Context,
                    },
                    span: reading.span(after..after + 1),
                    rule: "date.later-than",
                });
            }
        }
        if telling.date.is_none()
            && let Some(begun) = begun(reading, telling)
            && let (Some(from), Some(until)) = (first, reference)
            && from.start <= until
        {
            telling.date = Some(Read {
                value: EventDate {
                    interval: Interval::new(from.start, until),
                    is: DateIs::Lasting,
                    as_written: Some(reading.words(begun..begun + 1)),
                    basis: Basis::Context,
                },
                span: reading.span(begun..begun + 1),
                rule: "date.since-news",
            });
        }
        // "From that time two villages were burned by them".
        if telling.date.is_none()
            && let Some(read) = since_then(reading, telling)
        {
            telling.date = Some(read);
        }
        // "His gunmen seized two districts": after he had changed sides.
        if telling.date.is_none()
            && let Some((change, at)) = changed
            && telling.sentence <= at + 1
            && telling.has(TriggerClass::Gain)
            && let Some(until) = reference
            && let Some(own) = his_men(reading, telling)
            && change.start <= until
        {
            telling.date = Some(Read {
                value: EventDate {
                    interval: Interval::new(change.start, until),
                    is: DateIs::Within,
                    as_written: None,
                    basis: Basis::Context,
                },
                span: reading.span(own..own + 1),
                rule: "date.after-change",
            });
        }
        if telling.has(TriggerClass::Submit)
            && let Some(date) = &telling.date
        {
            changed = Some((date.value.interval, telling.sentence));
        }
        if let Some(date) = &telling.date {
            last = Some(date.value.interval);
            first = first.or(last);
        }
    }
}

/// "Three years before he had joined them. Since then two villages were burned": from the day told last, in the same
/// sentence or the one before, until the report.
fn since_then(reading: &Reading<'_>, telling: &Telling) -> Option<Read<EventDate>> {
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    let until = sentence.reference?;
    let hull = telling.hull();
    let words = (sentence.tokens.start..hull.start.min(sentence.tokens.start + SINCE_REACH)).find(
        |&t| {
            reading.is(t, &["since", "from"])
                && (reading.is(t + 1, &["then"])
                    || reading.is(t + 1, &["that"]) && reading.is(t + 2, &["time", "day", "point"]))
        },
    )?;
    let end = words + 2 + usize::from(reading.is(words + 1, &["that"]));
    let horizon = reading
        .spans
        .sentences
        .get(telling.sentence.checked_sub(1)?)?
        .span
        .start;
    let before = reading.span(words..words + 1).start;
    let told = reading
        .spans
        .dates
        .iter()
        .rev()
        .find(|d| d.span.end <= before && d.span.start >= horizon)?;
    let from = match told.meaning {
        DateMeaning::Days(days) => days.start,
        DateMeaning::FromAntecedent { months, days } if months < 0 || days < 0 => {
            shifted(Interval::day(until), months, days)?.start
        }
        DateMeaning::FromAntecedent { .. } => return None,
    };
    (from < until).then(|| Read {
        value: EventDate {
            interval: Interval::new(from, until),
            is: DateIs::Lasting,
            as_written: Some(reading.words(words..end)),
            basis: Basis::Context,
        },
        span: reading.span(words..end),
        rule: "date.since-then",
    })
}

/// The "his" of "his fighters" before a trigger.
fn his_men(reading: &Reading<'_>, telling: &Telling) -> Option<usize> {
    let start = telling.hull().start;
    (1..8).map_while(|back| start.checked_sub(back)).find(|&t| {
        reading.is(t, &["his", "her", "their"])
            && (t + 1..t + 3).any(|n| reading.slot(n).people.is_some() || reading.is(n, &["men"]))
    })
}

/// The single day that the words before name in the same sentence: "on Sunday, a day after ...".
fn day_named_in(
    reading: &Reading<'_>,
    telling: &Telling,
    words: Span,
    said: &[usize],
) -> Option<Interval> {
    let horizon = reading.spans.sentences.get(telling.sentence)?.span.start;
    day_between(reading, horizon, words, said)
}

/// "Later in the day", after what happened in a night: the day on which the night ends.
fn by_day(reading: &Reading<'_>, words: Span, from: Interval) -> Interval {
    let tokens = reading.tokens_of(words);
    let day =
        reading.is(tokens.end.wrapping_sub(1), &["day"]) && reading.is(tokens.start, &["later"]);
    if day && from.days() == 2 {
        return Interval::day(from.end);
    }
    from
}

/// "The agency said on Saturday that it had caught him that day": the day of saying, named before in the sentence.
fn day_of_saying(reading: &Reading<'_>, telling: &Telling, words: Span) -> Option<Interval> {
    let first = reading.tokens_of(words).start;
    let that = reading.is(first, &["that"]) && reading.is(first + 1, &["day", "same"]);
    let verb = telling
        .triggers
        .iter()
        .any(|t| t.used != crate::extract::triggers::verbs::Use::Noun && t.tokens.end <= first);
    (that && verb)
        .then(|| day_named_in(reading, telling, words, &[]))
        .flatten()
}

/// "A day after a bomber killed 12, shops reopened on Thursday": the day that the main clause names.
fn day_named_behind(reading: &Reading<'_>, telling: &Telling, words: Span) -> Option<Interval> {
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    let leads = words.start <= sentence.span.start + 2;
    let hull = reading.span(telling.hull());
    reading
        .spans
        .dates
        .iter()
        .filter(|d| leads && d.span.start >= hull.end && d.span.end <= sentence.span.end)
        .find_map(|d| match d.meaning {
            DateMeaning::Days(interval) if interval.days() <= 2 => Some(interval),
            _ => None,
        })
}

/// "A week after", "two weeks after" are round numbers: give or take two days.
fn roughly(from: Interval, days: i32) -> Interval {
    if days > -7 {
        return from;
    }
    let start = from.start.checked_sub(2.days()).unwrap_or(from.start);
    let end = from.end.checked_add(2.days()).unwrap_or(from.end);
    Interval::new(start, end)
}

/// The single day that the words before name, in the same sentence or the one before.
fn day_named_before(
    reading: &Reading<'_>,
    telling: &Telling,
    words: Span,
    said: &[usize],
) -> Option<Interval> {
    let first = telling.sentence.saturating_sub(1);
    let horizon = reading.spans.sentences.get(first)?.span.start;
    day_between(reading, horizon, words, said)
}

fn day_between(
    reading: &Reading<'_>,
    horizon: usize,
    words: Span,
    said: &[usize],
) -> Option<Interval> {
    reading
        .spans
        .dates
        .iter()
        .enumerate()
        .rev()
        .filter(|(index, _)| !said.contains(index))
        .map(|(_, d)| d)
        .filter(|d| d.span.end <= words.start && d.span.start >= horizon)
        .find_map(|d| match d.meaning {
            DateMeaning::Days(interval) if interval.days() <= 2 => Some(interval),
            _ => None,
        })
}

/// "they started killing", "murders followed": a practice that begins with what the report tells first.
fn begun(reading: &Reading<'_>, telling: &Telling) -> Option<usize> {
    let hull = telling.hull();
    // "Murders followed."
    if telling.vague && reading.is(hull.end, &["followed", "ensued", "began", "started"]) {
        return Some(hull.end);
    }
    // "a camp has been founded by the fighters": those of whom the report tells.
    if telling.has(TriggerClass::Make)
        && let Some(perfect) =
            (hull.start.saturating_sub(3)..hull.start).find(|&t| reading.is(t, &["has", "have"]))
        && telling.doers.iter().any(|d| {
            let first = reading.tokens_of(d.span).start;
            reading.is(first, &["the"]) || reading.is(first.wrapping_sub(1), &["the"])
        })
    {
        return Some(perfect);
    }
    (1..3)
        .map_while(|back| hull.start.checked_sub(back))
        .find(|&t| reading.is(t, &["started", "began", "begun"]))
}

/// "later", "afterwards" beside a trigger with no measure of time: between the happening before and the report.
fn later(reading: &Reading<'_>, telling: &Telling) -> Option<usize> {
    let start = telling.hull().start;
    (1..5).map_while(|back| start.checked_sub(back)).find(|&t| {
        // "X later said": when it was said.
        let of_saying = reading.slot(t + 1).speech.is_some()
            || reading.slot(t.wrapping_sub(1)).speech.is_some();
        !of_saying
            && reading.is(t, &["later", "afterwards", "afterward", "subsequently"])
            && reading.slot(t).date.is_none()
    })
}

/// An interval moved by months or days; a distance in months is known to the month.
fn shifted(from: Interval, months: i32, days: i32) -> Option<Interval> {
    let span = months.months().days(days);
    let start = from.start.checked_add(span).ok()?;
    let end = from.end.checked_add(span).ok()?;
    if months != 0 {
        return Some(Interval::new(start.first_of_month(), end.last_of_month()));
    }
    Some(Interval::new(start, end))
}

/// "Since then" stands within this many tokens of a sentence's head.
const SINCE_REACH: usize = 6;

/// "later" bounds a date only where the report was written within this many days.
const LATER_DAYS: i32 = 31;
