//! Dashes that part a sentence: typed as one sign or as several, with space on both sides.

use std::ops::Range;

use crate::extract::reading::Reading;

/// A dash, or several typed for one ("--"), with space on both sides.
pub fn is_spaced(reading: &Reading<'_>, at: usize) -> bool {
    let run = run(reading, at);
    let Some(before) = run.start.checked_sub(1).and_then(|b| reading.token(b)) else {
        return true;
    };
    let (Some(first), Some(last), Some(after)) = (
        reading.token(run.start),
        reading.token(run.end - 1),
        reading.token(run.end),
    ) else {
        return true;
    };
    before.span.end < first.span.start && last.span.end < after.span.start
}

/// The most dashes, on either side of one, that are typed for one; a drawn line is longer.
const LONGEST_DASH: usize = 8;

/// The tokens of a dash, which may be typed as several.
pub fn run(reading: &Reading<'_>, at: usize) -> Range<usize> {
    let dash = |t: usize| reading.is(t, &["-", "–", "—"]);
    let joined = |t: usize| {
        let ends = reading.token(t).zip(reading.token(t + 1));
        dash(t) && dash(t + 1) && ends.is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    let (first, last) = (at.saturating_sub(LONGEST_DASH), at + LONGEST_DASH);
    let before = (first..at).rev().take_while(|&t| joined(t));
    let start = before.last().unwrap_or(at);
    let end = (at..last).find(|&t| !joined(t)).unwrap_or(last);
    start..end + 1
}

/// What stands between two dashes within a stretch, with the dashes; empty where there are none.
pub fn between(reading: &Reading<'_>, within: &Range<usize>) -> Range<usize> {
    let dash = |t: &usize| reading.is(*t, &["-", "–", "—"]) && is_spaced(reading, *t);
    let Some(opens) = within.clone().find(dash) else {
        return within.end..within.end;
    };
    let inner = run(reading, opens).end;
    match (inner..within.end).find(dash) {
        Some(closes) => opens..run(reading, closes).end.min(within.end),
        None => within.end..within.end,
    }
}
