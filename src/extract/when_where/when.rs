//! The date that a sentence gives a happening.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::clauses;
use crate::extract::dashes;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::other_days::{
    behind_saying, compares, counts_up, is_of_another, of_the_aftermath, recalled,
};
use crate::extract::when_where::whereabouts::CLOSE;
use crate::lexicon::TriggerClass;
use crate::model::Interval;
use crate::model::annotation::{DateMeaning, DateMention};

/// Reads the date nearest to a telling's triggers, dates of saying left aside.
pub fn read(
    reading: &Reading<'_>,
    telling: &mut Telling,
    others: &[Range<usize>],
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    let hull = telling.hull();
    let mut best: Option<(usize, usize)> = None;
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(index) = reading.slot(at).date else {
            at += 1;
            continue;
        };
        let range = date_tokens(reading, index);
        let end = range.end.max(at + 1);
        // "according to relatives who gathered there on Thursday".
        let sayers = frames.iter().any(|f| {
            f.verb.start < f.name.start
                && reading.is(f.verb.start, &["according", "per", "citing"])
                && f.name.end <= range.start
                && crate::extract::when_where::whereabouts::extended(reading, f, sentence)
                    .contains(&range.start)
        });
        let said = sayers
            || behind_saying(reading, &range)
            || frames.iter().any(|f| f.said_on == Some(index))
            || counts_up(reading, telling, &range)
            || of_the_aftermath(reading, &range, &hull)
            || compares(reading, &range, &hull);
        if !said && !is_of_another(reading, &range) {
            let cost = cost(reading, &range, &hull, others);
            if best.is_none_or(|(known, _)| cost < known) {
                best = Some((cost, index));
            }
        }
        at = end;
    }
    // "died July 3 of wounds suffered June 30": the day of the attack.
    let hurt = wounds(reading, telling, sentence)
        .and_then(|t| (t + 1..t + 4).find_map(|d| reading.slot(d).date))
        .filter(|&d| Some(d) != best.map(|b| b.1));
    let best = hurt.map(|date| (0, date)).or(best);
    let best = best.map(|(cost, date)| (cost, named_behind(reading, date, &hull).unwrap_or(date)));
    let Some((cost, index)) = best else { return };
    if cost >= FAR {
        return;
    }
    let Some(mention) = reading.spans.dates.get(index) else {
        return;
    };
    match mention.meaning {
        DateMeaning::Days(interval) => {
            let said = frames.iter().find_map(|f| f.speaker.said_on);
            let interval = as_of_saying(reading, mention, interval, said, telling.sentence);
            telling.date = Some(Read::stated(reading, mention, interval));
        }
        DateMeaning::FromAntecedent { months, days } => {
            // "The raid came two days after gunmen stormed a hotel": the storming is counted from the raid.
            let whole = reading.tokens_of(mention.span);
            if hull.end <= whole.start
                && reading.is(whole.end.wrapping_sub(1), &["after", "before"])
                && others.iter().any(|other| other.start >= whole.end)
            {
                return;
            }
            // "a day after gunmen stormed a hotel": the storming was a day before what is told.
            let words = reading.tokens_of(mention.span);
            let conjunction =
                !(words.end..hull.start.max(words.end + 1)).any(|t| reading.is(t, &[",", "."]));
            let turned = conjunction
                && (reading.is(words.end.wrapping_sub(1), &["after"]) && hull.start >= words.end
                    || reading.is(words.end, &["after"])
                        && hull.start > words.end
                        && months + days > 0
                    || reading.is(words.end.wrapping_sub(1), &["before"])
                        && hull.start >= words.end);
            let sign = if turned { -1 } else { 1 };
            telling.after_antecedent = Some(Read {
                value: (sign * months, sign * days),
                span: mention.span,
                rule: mention.rule,
            });
        }
    }
}

/// "ten days after the attack of March 25": the day that is named behind the attack goes before one that is counted.
fn named_behind(reading: &Reading<'_>, counted: usize, hull: &Range<usize>) -> Option<usize> {
    let mention = reading.spans.dates.get(counted)?;
    let words = reading.tokens_of(mention.span);
    let turned = matches!(mention.meaning, DateMeaning::FromAntecedent { .. })
        && words.end <= hull.start
        && reading.is(words.end.wrapping_sub(1), &["after", "before"]);
    (hull.end..hull.end + 4)
        .take_while(|&t| turned && !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .filter_map(|t| reading.slot(t).date)
        .find(|&d| {
            reading
                .spans
                .dates
                .get(d)
                .is_some_and(|d| matches!(d.meaning, DateMeaning::Days(days) if days.days() <= 2))
        })
}

/// "said on Thursday that 21 were killed in the past 24 hours", "last night": counted from the day of saying, which
/// may be before the report's.
pub fn as_of_saying(
    reading: &Reading<'_>,
    mention: &DateMention,
    interval: Interval,
    said: Option<Date>,
    sentence: usize,
) -> Interval {
    let reference = reading
        .spans
        .sentences
        .get(sentence)
        .and_then(|s| s.reference);
    let hours = mention.rule == "date.lasting"
        && reading
            .text_of(mention.span)
            .to_lowercase()
            .contains("hour");
    let counted = hours || matches!(mention.rule, "date.last-night" | "date.overnight");
    let (Some(said), Some(reference), true) = (said, reference, counted) else {
        return interval;
    };
    let Ok(late) = reference.since(said) else {
        return interval;
    };
    if !(1..=6).contains(&late.get_days()) {
        return interval;
    }
    match (
        interval.start.checked_sub(late),
        interval.end.checked_sub(late),
    ) {
        (Ok(start), Ok(end)) => Interval::new(start, end),
        _ => interval,
    }
}

/// "died of his wounds", "succumbed to injuries".
pub fn of_wounds(reading: &Reading<'_>, telling: &Telling) -> bool {
    let hull = telling.hull();
    telling
        .triggers
        .iter()
        .all(|t| t.class == TriggerClass::Die)
        && (hull.start..hull.end + 5).any(|t| {
            reading.is(t, &["wounds", "injuries"])
                && (1..4).any(|b| reading.is(t.wrapping_sub(b), &["of", "from", "to"]))
        })
}

/// "of wounds suffered", of which somebody died later.
pub fn wounds(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> Option<usize> {
    let from = telling
        .triggers
        .iter()
        .find(|t| t.class == TriggerClass::Die)?
        .tokens
        .end;
    (from..sentence.end).find(|&t| {
        reading.is(t, &["suffered", "sustained", "received"])
            && (1..4).any(|b| reading.is(t.wrapping_sub(b), &["wounds", "injuries"]))
            && (1..6).any(|b| reading.is(t.wrapping_sub(b), &["of", "from"]))
    })
}

/// Beyond this cost a date is of something else.
const FAR: usize = 60;

fn date_tokens(reading: &Reading<'_>, index: usize) -> Range<usize> {
    reading
        .spans
        .dates
        .get(index)
        .map_or(0..0, |d| reading.tokens_of(d.span))
}

/// How far a date is from a happening: tokens between, more over clauses, most over another happening.
fn cost(
    reading: &Reading<'_>,
    date: &Range<usize>,
    hull: &Range<usize>,
    others: &[Range<usize>],
) -> usize {
    if hull.start <= date.start && date.end <= hull.end {
        return 0;
    }
    // "in July 2016, when X died".
    if reading.is(date.end, &[","])
        && reading.is(date.end + 1, &["when"])
        && date.end < hull.start
        && hull.start - date.end <= CLOSE + 4
    {
        return 0;
    }
    let between = if date.end <= hull.start {
        date.end..hull.start
    } else {
        hull.end..date.start
    };
    let aside = dashes::between(reading, &between);
    let mut cost = between.len() - aside.len();
    if recalled(reading, hull) && (date.end <= hull.start || between.len() > 6) {
        cost += FAR;
    }
    for at in between.clone().filter(|t| !aside.contains(t)) {
        if clauses::is_boundary(reading, at) && !reading.is(at, &["as"]) {
            cost += 8;
        }
        // "killed nine in A on Wednesday, and a strike in B killed two on Thursday".
        if reading.is(at, &["and"])
            && reading.is(at.wrapping_sub(1), &[","])
            && begins_clause(reading, at)
        {
            cost += 12;
        }
        if crate::extract::triggers::nonevents::answers(reading, at) {
            cost += FAR;
        }
        if crate::extract::triggers::nonevents::imputes(reading, at) {
            cost += 40;
        }
        if reading.is(at, &["who", "whose", "which"]) {
            cost += 10;
        }
        if reading.slot(at).speech.is_some() && clauses::is_finite_verb(reading, at) {
            cost += 15;
        }
    }
    let behind = date.start >= hull.end;
    let parted = between
        .clone()
        .any(|t| clauses::is_boundary(reading, t) || reading.is(t, &[","]));
    let nearer = |other: &Range<usize>| {
        let crosses = between.start <= other.start && other.end <= between.end;
        let gap = if date.end <= other.start {
            other.start - date.end
        } else {
            date.start.saturating_sub(other.end)
        };
        let follows = other.start >= date.end && behind && !parted;
        crosses || gap < between.len() && !follows
    };
    // "who were kidnapped a month ago have been released".
    let of_earlier = |other: &Range<usize>| {
        !behind
            && other.end <= date.start
            && date.start - other.end <= CLOSE
            && !(other.end..date.start)
                .any(|t| clauses::is_boundary(reading, t) || reading.is(t, &[",", "and"]))
    };
    if others.iter().any(of_earlier) {
        cost += FAR;
    }
    // "who had been held since Sunday were freed on Friday": the day of one act before a stretch of days.
    if !behind && reading.is(date.start, &["since"]) {
        cost += 20;
    }
    if others.iter().any(nearer) {
        cost += 40;
    }
    cost
}

/// Whether "and" at a token begins a clause with a subject and a verb of its own.
fn begins_clause(reading: &Reading<'_>, at: usize) -> bool {
    let sentences = &reading.spans.sentences;
    let own = sentences.partition_point(|s| s.tokens.end <= at);
    sentences
        .get(own)
        .is_some_and(|s| clauses::joins_clauses(reading, at, &s.tokens))
}
