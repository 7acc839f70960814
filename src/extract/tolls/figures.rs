//! Figures of dead and wounded that stand apart from their verb: "the death toll has climbed to 94", "the number of
//! militants killed stands at 94", "and a third wounded".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Toll, Trigger};
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::TriggerClass;
use crate::model::{Count, TollScope};

/// The figure of "the death toll from ... has climbed to" stands within this many tokens.
const TOLL_REACH: usize = 18;

/// "the death toll rose to 94", "a death toll of 12".
pub fn toll_noun(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    let toll = trigger
        .tokens
        .clone()
        .any(|t| reading.is(t, &["toll", "deaths", "fatalities"]));
    if !toll {
        return Vec::new();
    }
    let limit = sentence.end.min(trigger.tokens.end + TOLL_REACH);
    let numbers: Vec<usize> = (trigger.tokens.end..limit)
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[",", "with"]))
        .filter(|&t| reading.slot(t).number.is_some())
        // "from 31 to 57".
        .filter(|&t| !reading.is(t.wrapping_sub(1), &["from"]))
        .collect();
    // "the toll of the two blasts has risen to 57".
    let last = numbers.iter().rposition(|&t| {
        (1..4).any(|back| {
            reading.is(
                t.wrapping_sub(back),
                &[
                    "to",
                    "at",
                    "reached",
                    "passed",
                    "topped",
                    "exceeded",
                    "surpassed",
                    "hit",
                ],
            )
        })
    });
    match last {
        Some(last) => numbers
            .iter()
            .copied()
            .filter(|&t| reading.slot(t).number == reading.slot(numbers[last]).number)
            .collect(),
        None => numbers,
    }
}

/// "the number of militants killed by the bomb now stands at 94".
pub fn number_of(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    let start = trigger.tokens.start;
    let counts = (sentence.start.max(start.saturating_sub(9))..start)
        .any(|t| reading.is(t, &["number", "count"]) && reading.is(t + 1, &["of"]));
    let counted = matches!(
        trigger.class,
        TriggerClass::Kill | TriggerClass::Die | TriggerClass::Wound
    );
    if !counts || !counted {
        return Vec::new();
    }
    // "put the number of soldiers killed by the bomb at three"
    let put = (sentence.start.max(start.saturating_sub(14))..start).any(|t| {
        reading.is(
            t,
            &[
                "put",
                "puts",
                "putting",
                "placed",
                "estimated",
                "estimates",
                "gave",
                "set",
                "kept",
            ],
        )
    });
    if put
        && let Some(at) = (trigger.tokens.end..sentence.end).find(|&t| {
            reading.is(t, &["at", "as"])
                && (t + 1..t + 4).any(|n| reading.slot(n).number.is_some())
                && reading.slot(t + 1).date.is_none()
        })
    {
        return (at + 1..sentence.end.min(at + 5))
            .filter(|&t| reading.slot(t).number.is_some())
            .collect();
    }
    let link = (trigger.tokens.end..sentence.end).find(|&t| {
        reading.is(
            t,
            &[
                "stands", "stood", "rose", "risen", "reached", "climbed", "grown", "put", "was",
                "is",
            ],
        )
    });
    link.map_or_else(Vec::new, |link| {
        (link + 1..sentence.end.min(link + 5))
            .filter(|&t| reading.slot(t).number.is_some())
            .collect()
    })
}

/// "two were killed and another wounded", "and a third injured": one more, whatever the number before.
pub fn another_before(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
) -> Option<Toll> {
    const ORDINALS: &[&str] = &[
        "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    if !matches!(trigger.used, Use::Passive | Use::Active) {
        return None;
    }
    let end = verbs::group_start(reading, trigger.tokens.start);
    let at = end.checked_sub(1).filter(|&t| t >= sentence.start)?;
    let ordinal = |t: usize| reading.is(t, ORDINALS) && reading.is(t.wrapping_sub(1), &["a"]);
    let opens = if reading.is(at, &["another"]) {
        at
    } else if ordinal(at)
        || reading.slot(at).people.is_some() && reading.is(at.wrapping_sub(1), &["another"])
    {
        at.checked_sub(1)?
    } else if reading.slot(at).people.is_some() && ordinal(at.wrapping_sub(1)) {
        at.checked_sub(2)?
    } else {
        return None;
    };
    // "A fifth was badly wounded" begins a sentence of its own.
    let apart = opens == sentence.start && trigger.class == TriggerClass::Wound;
    let joined = apart || reading.is(opens.wrapping_sub(1), &["and", ",", "while"]);
    let span = reading.span(opens..end);
    joined.then(|| Toll {
        count: Some(Count::exactly(1)),
        scope: TollScope::Total,
        words: reading.text_of(span),
        span,
        civilians: None,
    })
}

/// "one died at the scene and the other on the way": the other shares the fate where no verb gives him another.
pub fn the_other_too(
    reading: &Reading<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    sentence: &Range<usize>,
) -> bool {
    let end = trigger.tokens.end;
    let dies = matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die);
    let one = (sentence.start.max(trigger.tokens.start.saturating_sub(6))..trigger.tokens.start)
        .any(|t| reading.is(t, &["one"]));
    let other = (end..sentence.end)
        .find(|&t| reading.is(t, &["the"]) && reading.is(t + 1, &["other", "second"]));
    dies && one
        && other.is_some_and(|t| {
            reading.is(t.wrapping_sub(1), &["and", ",", "while"])
                && all.iter().all(|o| o.tokens.start <= t)
                && (clauses::is_preposition(reading, t + 2)
                    || reading.is(t + 2, &["later", "shortly", "soon", "hours", "days", "a"]))
        })
}

/// "received nine bodies and 14 wounded people", "admitted 17 wounded": those whom a hospital counts.
pub fn wounded_received(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Toll> {
    // "Ten wounded people were taken to hospital".
    let taken = sentence.clone().any(|t| {
        reading.is(
            t,
            &[
                "taken",
                "brought",
                "rushed",
                "transferred",
                "evacuated",
                "shifted",
            ],
        ) && (t + 1..t + 5)
            .any(|h| reading.is(h, &["hospital", "hospitals", "clinic", "treatment"]))
    });
    let verb = sentence.clone().find(|&t| {
        taken && t == sentence.start
            || reading.is(
                t,
                &["received", "admitted", "treated", "receiving", "treating"],
            )
    })?;
    (verb..sentence.end.min(verb + RECEIVED_REACH))
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .find_map(|t| {
            let number = reading.number_at(t)?;
            let end = reading.tokens_of(number.span).end;
            let wounded = reading.is(end, &["wounded", "injured"]);
            Toll::counted(reading, number).filter(|_| wounded)
        })
}

/// What a hospital received is counted within this many tokens of the verb.
const RECEIVED_REACH: usize = 10;
