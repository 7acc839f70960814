//! Days that a sentence names for something else than the happening: of saying, of counting up, of mourning, of taking
//! office.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;

/// "Relatives on Sunday buried the victims of a bombing", "In August, the group documented the massacre": the day of
/// what is done about it.
pub fn of_the_aftermath(reading: &Reading<'_>, date: &Range<usize>, hull: &Range<usize>) -> bool {
    const DONE: &[&str] = &[
        "buried",
        "bury",
        "mourned",
        "mourn",
        "documented",
        "commemorated",
        "remembered",
        "recalled",
        "marked",
        "condemned",
        "investigated",
        "detailed",
        "honored",
        "honoured",
        "protested",
    ];
    let done = (0..14)
        .map_while(|back| hull.start.checked_sub(back))
        .take_while(|&t| {
            !clauses::is_boundary(reading, t) || reading.is(t, &["who", "whom", "that", "which"])
        })
        .find(|&t| reading.is(t, DONE));
    // "condemned Sunday's attack": the day of the attack.
    let owned = reading.is(date.end, &["'s", "'"]);
    // "buried on Thursday the victims of": between the two.
    let before = date.end <= hull.start
        || done == Some(hull.start) && date.start > hull.start && date.start - hull.start <= 3;
    let Some(done) = done.filter(|&d| before && !owned && (hull.len() > 1 || d != hull.start))
    else {
        return false;
    };
    let between = date.end.min(done)..date.start.max(done);
    let active = !(1..3).any(|back| reading.is(done.wrapping_sub(back), &["was", "were", "been"]));
    active && between.clone().all(|t| !clauses::is_boundary(reading, t))
}

/// "..., his colleagues said on Thursday": the day of saying, whoever it is that says it.
pub fn behind_saying(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    let before = |back: usize| date.start.wrapping_sub(back);
    let verb = if reading.is(before(1), &["on", "late", "early"]) {
        before(2)
    } else {
        before(1)
    };
    let ends = reading.is(date.end, &[".", ",", "\""]) || reading.token(date.end).is_none();
    ends && reading.is(verb, &["said", "says", "added", "announced"])
        && reading.slot(verb.wrapping_sub(1)).date.is_none()
}

/// "dedicated his win on Saturday to the victims of a bomb in X": what the victims suffered was before.
pub fn recalled(reading: &Reading<'_>, hull: &Range<usize>) -> bool {
    let of = (1..4)
        .map_while(|back| hull.start.checked_sub(back))
        .find(|&t| reading.is(t, &["of", "from", "in"]));
    of.is_some_and(|of| {
        (1..3).any(|back| {
            reading.is(
                of.wrapping_sub(back),
                &[
                    "victims",
                    "survivors",
                    "relatives",
                    "widows",
                    "orphans",
                    "memory",
                    "anniversary",
                ],
            )
        })
    })
}

/// "It is the worst bombing since July, when a car blew up", "the first time this year that a strike went wrong": the
/// day bounds a comparison.
pub fn compares(reading: &Reading<'_>, date: &Range<usize>, hull: &Range<usize>) -> bool {
    const MOST: &[&str] = &[
        "worst",
        "deadliest",
        "biggest",
        "bloodiest",
        "largest",
        "heaviest",
        "gravest",
    ];
    let stretch = reading.is(date.start, &["this", "the", "in", "so"])
        && reading.is(
            date.end.wrapping_sub(1),
            &["year", "month", "decade", "years", "months"],
        );
    let bound =
        reading.is(date.start, &["since"]) || reading.is(date.start.wrapping_sub(1), &["since"]);
    let since = (bound || stretch) && date.start >= hull.end;
    let ranked = (hull.start.saturating_sub(5)..date.start)
        .any(|t| reading.is(t, MOST) && reading.slot(t).date.is_none());
    let counted = date.end <= hull.start
        && reading.is(date.start.wrapping_sub(1), &["time", "times", "occasion"]);
    since && ranked || counted
}

/// How a count changes.
const RISES: &[&str] = &[
    "up",
    "rose",
    "risen",
    "rising",
    "climbed",
    "raised",
    "revised",
    "increased",
    "down",
    "toll",
    "lowered",
];

/// "The toll rose to 103 on Sunday": the day of the count, not of the dying.
pub fn counts_up(reading: &Reading<'_>, telling: &Telling, date: &Range<usize>) -> bool {
    telling.triggers.iter().any(|t| {
        t.tokens.clone().any(|w| reading.is(w, &["toll"]))
            && t.tokens.end <= date.start
            && date.start - t.tokens.end <= 6
    }) && !reading.is(date.end, &["'s", "'"])
        // "has risen to 23, up from 18 on Tuesday"
        || (1..6)
            .map_while(|back| date.start.checked_sub(back))
            .any(|t| {
                // "came from three directions on Tuesday" counts nobody.
                reading.is(t, &["from"])
                    && reading.slot(t + 1).number.is_some()
                    && (t.saturating_sub(8)..t).any(|w| reading.is(w, RISES))
            })
        || (1..7)
            .map_while(|back| date.start.checked_sub(back))
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
            .any(|t| {
                reading.is(t, &["rose", "risen", "climbed"])
                    && (t.saturating_sub(12)..t).any(|w| reading.is(w, &["toll"]))
            })
}

/// A date that tells when somebody was born, took office or joined is not the happening's.
pub fn is_of_another(reading: &Reading<'_>, date: &Range<usize>) -> bool {
    // "as he left a mosque on Monday": when it happened.
    let meanwhile = |t: usize| {
        (1..5)
            .map_while(|back| t.checked_sub(back))
            .any(|b| reading.is(b, &["as", "when", "while"]))
    };
    (1..7)
        .map_while(|back| date.start.checked_sub(back))
        .take_while(|&t| !clauses::is_boundary(reading, t) && reading.slot(t).trigger.is_none())
        .filter(|&t| !(reading.is(t, &["left", "entered"]) && meanwhile(t)))
        .any(|t| {
            // "joined the government on Sunday" changes sides.
            let enlists = reading.is(t, &["joined"])
                && !(t + 1..date.start)
                    .any(|w| reading.is(w, &["government", "peace", "reconciliation", "process"]));
            enlists
                || reading.is(
                    t,
                    &[
                        "emerged",
                        "founded",
                        "appointed",
                        "born",
                        "elected",
                        "formed",
                        "entered",
                        "headline",
                        "edition",
                        "update",
                        "left",
                        "began",
                        "vowed",
                        "withdrawal",
                        "invasion",
                        "updated",
                        "reported",
                        "published",
                        // "laid to rest on Sunday"
                        "rest",
                    ],
                )
        })
}
