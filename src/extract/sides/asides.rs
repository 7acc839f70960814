//! What stands between a subject and its verb and is neither: asides between commas, participles with their agent, the
//! company that shares the fate.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::dashes;
use crate::extract::reading::Reading;

/// An aside between two commas is at most this many tokens long.
const LONGEST_ASIDE: usize = 34;
/// A name in quotation marks is at most this many tokens long, marks included.
const QUOTED_NAME: usize = 6;
/// A part of what a sentence opens with is at most this many tokens long.
const FRONTED_PART: usize = 16;
/// "along with two of his bodyguards" between commas is at most this many tokens long.
const LONGEST_COMPANY: usize = 12;

/// Where an aside of company begins that a comma closes.
pub fn company_aside(
    reading: &Reading<'_>,
    close: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    if !reading.is(close, &[","]) {
        return None;
    }
    let open = (sentence.start.max(close.saturating_sub(LONGEST_COMPANY))..close)
        .rev()
        .take_while(|&t| !clauses::is_finite_verb(reading, t) && !reading.is(t, &[".", ";"]))
        .find(|&t| reading.is(t, &[","]))?;
    let with = reading.is(open + 1, &["along", "together"]) && reading.is(open + 2, &["with"])
        || reading.is(open + 1, &["with"]) && reading.slot(open + 2).number.is_some();
    with.then_some(open)
}

/// "X, the leader in the province, and four others": where a description of the person before a comma is closed with
/// more people behind it.
pub fn described_to(reading: &Reading<'_>, comma: usize, limit: usize) -> Option<usize> {
    let person = comma > 0 && reading.slot(comma - 1).person.is_some();
    let describes = reading.is(
        comma + 1,
        &[
            "the", "a", "an", "his", "their", "its", "who", "whose", "one",
        ],
    ) || reading.slot(comma + 1).role.is_some();
    if !reading.is(comma, &[","]) || !person || !describes {
        return None;
    }
    let clause = reading.is(comma + 1, &["who", "whose"]);
    let close = (comma + 2..limit)
        .take_while(|&t| {
            !reading.is(t, &[".", ";"])
                && (clause || !clauses::is_finite_verb(reading, t))
                && reading.slot(t).speech.is_none()
        })
        .find(|&t| reading.is(t, &[","]))?;
    let more = reading.is(close + 1, &["and", "plus"])
        && (reading.slot(close + 2).number.is_some()
            || reading.is(
                close + 2,
                &["his", "her", "their", "several", "a", "another"],
            ));
    (more && close + 2 < limit && !clauses::joins_clauses(reading, close + 1, &(comma..limit)))
        .then_some(close)
}

/// Where the participle begins that ends at a token and tells of the people right before it, with its agent behind.
pub fn reduced_relative(
    reading: &Reading<'_>,
    at: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let participle = |t: usize| {
        reading.slot(t).trigger.is_some() && clauses::is_finite_verb(reading, t)
            || reading.is(
                t,
                &[
                    "led",
                    "headed",
                    "commanded",
                    "backed",
                    "supported",
                    "identified",
                    "named",
                    "accompanied",
                    "wanted",
                ],
            )
    };
    let first = reading
        .slot(at)
        .trigger
        .and_then(|t| reading.term(t))
        .filter(|term| term.tokens.end == at + 1)
        .map_or(at, |term| term.tokens.start);
    let start = if participle(first) || participle(at) {
        first
    } else {
        return None;
    };
    let somebody = start
        .checked_sub(1)
        .filter(|&b| b >= sentence.start)
        .is_some_and(|b| {
            let slot = reading.slot(b);
            slot.people.is_some()
                || slot.actor.is_some()
                || slot.role.is_some()
                || slot.person.is_some()
        });
    (somebody && at + 2 < end && reading.is(at + 1, &["by", "as"])).then_some(start)
}

/// Where the aside begins that a comma, bracket or dash at `close` ends; `None` where it ends none.
pub fn aside_start(reading: &Reading<'_>, close: usize, sentence: &Range<usize>) -> Option<usize> {
    let opens: &[&str] = match reading.word(close) {
        ")" => &["("],
        "-" | "–" | "—" => &["-", "–", "—"],
        _ => &[","],
    };
    let fronted = fronted_end(reading, sentence);
    if fronted == Some(close) {
        return None;
    }
    let from = sentence
        .start
        .max(close.saturating_sub(LONGEST_ASIDE))
        .max(fronted.map_or(0, |comma| comma + 1));
    let mut found = None;
    let mut name_opens = None;
    for at in (from..close.saturating_sub(1)).rev() {
        let word = reading.word(at);
        // 'who commanded the "Red Unit" in X': a name in quotation marks.
        if word == "\"" && name_opens.is_none_or(|open| open < at) {
            name_opens = quoted_name(reading, at, from);
        }
        let within = name_opens.is_some_and(|open| open <= at);
        if matches!(word, "." | ";" | "\"" | ":") && !within {
            break;
        }
        if !opens.contains(&word) {
            continue;
        }
        if word == "(" {
            return Some(at);
        }
        if word == "-" && !clauses::is_boundary(reading, at) {
            continue;
        }
        // "The seven -- four men and three women -- were": two dashes part what stands between them.
        let run = dashes::run(reading, at);
        if word != "," && dashes::is_spaced(reading, at) {
            if run.contains(&close) {
                continue;
            }
            return Some(run.start);
        }
        let next = at + 1;
        let slot = reading.slot(next);
        let relative = reading.is(
            next,
            &[
                "who",
                "which",
                "whose",
                "whom",
                "where",
                "also",
                "himself",
                "known",
                "backed",
                "supported",
                "aided",
                "assisted",
                "accompanied",
                "armed",
                "wearing",
                "dressed",
                "disguised",
                "identified",
                "named",
                "headed",
                "commanded",
                // "14 people, among them four women, were killed".
                "including",
                "among",
                "most",
                "mostly",
                "mainly",
                "all",
            ],
        ) || of_whom(reading, next);
        let after_name = at.checked_sub(1).is_some_and(|b| {
            reading.slot(b).person.is_some()
                || reading.slot(b).role.is_some()
                || reading.slot(b).location.is_some()
        });
        let describes = (next..close).any(|t| {
            reading.slot(t).role.is_some()
                || reading.slot(t).people.is_some()
                || reading.slot(t).location.is_some()
        }) && !(next..close)
            .any(|t| clauses::is_finite_verb(reading, t) || clauses::is_plain_past(reading, t));
        let article = reading.is(next, &["a", "an", "the", "its", "his", "their"])
            || slot.role.is_some()
            || slot.actor.is_some()
            || slot.location.is_some();
        if relative || (describes && (after_name || article)) {
            found = Some(at);
            // The outermost aside that begins right after a name is the whole apposition.
            if after_name || relative {
                break;
            }
        }
    }
    found
}

/// Where the short quotation opens that a mark closes.
pub fn quoted_name(reading: &Reading<'_>, close: usize, from: usize) -> Option<usize> {
    let open = (from.max(close.saturating_sub(QUOTED_NAME))..close)
        .rev()
        .find(|&t| reading.is(t, &["\""]))?;
    let plain = (open + 1..close)
        .all(|t| reading.slot(t).quoted && !reading.is(t, &[",", ".", ";", "!", "?"]));
    (plain && open + 1 < close).then_some(open)
}

/// "three of them children", "two of whom were officers".
fn of_whom(reading: &Reading<'_>, at: usize) -> bool {
    let end = reading
        .number_at(at)
        .map_or(at + 1, |n| reading.tokens_of(n.span).end);
    let some = reading.slot(at).number.is_some() || reading.is(at, &["some", "many", "both"]);
    some && reading.is(end, &["of"]) && reading.is(end + 1, &["them", "whom"])
}

/// The comma behind the day or place with which a sentence opens: "Early on Friday," "In Sangin district, Helmand
/// province,". It closes no aside, and none opens with it.
pub fn fronted_end(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let start = sentence.start;
    let opens = reading.slot(start).date.is_some()
        || reading.is(
            start,
            &[
                "in",
                "on",
                "at",
                "near",
                "early",
                "late",
                "earlier",
                "meanwhile",
                "separately",
                "elsewhere",
                "during",
                "after",
                "before",
                "inside",
                "outside",
                "also",
            ],
        )
        || reading.is(start, &["according"]) && reading.is(start + 1, &["to"]);
    // "At least seven rebels, two of them foreigners, were killed": a count.
    if !opens || reading.slot(start).number.is_some() {
        return None;
    }
    let mut last = None;
    let mut from = start;
    while let Some(comma) = (from..sentence.end.min(from + FRONTED_PART))
        .take_while(|&t| !clauses::is_finite_verb(reading, t) || reading.slot(t).date.is_some())
        .find(|&t| reading.is(t, &[",", ";", ":", "."]))
        .filter(|&t| reading.is(t, &[","]))
    {
        // Behind the first comma only more of the place and the day goes on with it.
        let sayer = reading.is(start, &["according"])
            && last.is_some()
            && ((from..comma).all(|t| {
                let slot = reading.slot(t);
                slot.person.is_some() || slot.title.is_some() || reading.is(t, &["."])
            })
                // "According to the ministry, X, a judge, was killed": a body has no name behind it.
                && !(reading.slot(from.wrapping_sub(2)).actor.is_some()
                    && (start..from).all(|t| reading.slot(t).role.is_none()))
            // "According to X, a spokesman for the governor, 20 men were killed".
                || reading.slot(from.wrapping_sub(2)).person.is_some()
                    && (reading.is(from, &["head"])
                        || (from..comma).any(|t| reading.slot(t).role.is_some()))
                    && (from..comma).all(|t| reading.slot(t).number.is_none()));
        // "In the middle of the year X, until then a commander, broke with them": X is the subject.
        let named = last.is_none()
            && !reading.is(start, &["according"])
            && (from..comma).any(|t| reading.slot(t).person.is_some());
        if named {
            break;
        }
        let goes_on = last.is_none() || sayer || (from..comma).all(|t| is_setting(reading, t));
        if !goes_on {
            break;
        }
        last = Some(comma);
        from = comma + 1;
    }
    last
}

/// A word of a day or of a place.
fn is_setting(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    slot.location.is_some()
        || slot.date.is_some()
        || slot.person.is_none() && reading.token(at).is_some_and(|t| t.word && t.capital)
        || reading.is(
            at,
            &[
                "province", "district", "city", "village", "area", "of", "in", "the", "on", "a",
                "capital", "northern", "southern", "eastern", "western", "central",
            ],
        )
}

/// A participle that gives the people right before it their name: "a commander identified as X".
pub fn is_called(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.slot(at.wrapping_sub(1));
    let next = at + 1 + usize::from(reading.is(at + 1, &["as"]));
    reading.is(at, &["identified", "named", "known", "called"])
        && (before.people.is_some() || before.role.is_some())
        && (reading.slot(next).person.is_some() || reading.slot(next).title.is_some())
}

/// The name in apposition behind the seat of a post, whose preposition stands at a token.
pub fn name_behind_post(reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
    // "the leader of the group in the province": its post stands before what it is the leader of.
    let post = (1..5)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| {
            t + 1 == at
                || reading.is(t, &["of", "the", "group", "movement", "network", "council"])
                || reading.slot(t).role.is_some()
                || reading.slot(t).people.is_some()
        })
        .any(|t| reading.slot(t).role.is_some() || reading.slot(t).people.is_some());
    if !post || !reading.is(at, &["for", "in", "of", "from"]) {
        return None;
    }
    let comma = (at + 1..limit.min(at + 9)).find(|&t| reading.is(t, &[","]))?;
    let seat = (at + 1..comma).all(|t| {
        let slot = reading.slot(t);
        slot.location.is_some()
            || slot.actor.is_some()
            || reading.token(t).is_some_and(|t| t.word && t.capital)
            || reading.is(
                t,
                &[
                    "the",
                    "province",
                    "district",
                    "city",
                    "and",
                    "'s",
                    "northern",
                    "southern",
                    "eastern",
                    "western",
                    "neighbouring",
                    "neighboring",
                    // "the leader of the group in the province, X".
                    "group",
                    "movement",
                    "network",
                    "faction",
                    "organisation",
                    "organization",
                    "branch",
                    "region",
                    "area",
                    "country",
                    "north",
                    "south",
                    "east",
                    "west",
                    "in",
                    "of",
                    "for",
                    "council",
                    "local",
                    "provincial",
                ],
            )
    });
    let next = reading.slot(comma + 1);
    (seat && (next.person.is_some() || next.title.is_some())).then_some(comma + 1)
}
