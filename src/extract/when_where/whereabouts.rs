//! The place that a sentence ties a happening to.

use crate::extract::when_where::bonds::{Bond, bond};
use std::ops::Range;

use crate::extract::clauses;
use crate::extract::dashes;
use crate::extract::reading::Reading;
use crate::extract::surroundings::scene;
use crate::extract::telling::Telling;
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::when;
use crate::model::{Location, PlaceKind, SpeakerKind, WherePrecision};

/// Beyond this cost a place is of something else.
const FAR: usize = 60;
/// "the A massacre of August 2017 in B": a place and the one that holds it stand at most this far apart.
const FINER_REACH: usize = 8;
/// "attacks of the group on X": the noun stands at most this far before X.
const AIM_REACH: usize = 6;
/// Behind a preposition of its own the finer place may stand this far off.
const SAME_SENTENCE_REACH: usize = 24;
/// A place or date at most this far behind a verb, with nothing to part them, is of that verb.
pub const CLOSE: usize = 10;

/// Reads the place of a telling: the cheapest of its sentence's locations.
pub fn read(
    reading: &Reading<'_>,
    telling: &mut Telling,
    others: &[Range<usize>],
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    let mut candidates: Vec<(usize, usize, bool)> = Vec::new();
    let hull = telling.hull();
    let wounded = when::wounds(reading, telling, sentence);
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(index) = reading.slot(at).location else {
            at += 1;
            continue;
        };
        let range = location_tokens(reading, index);
        at = range.end.max(at + 1);
        let in_name = frames
            .iter()
            .any(|f| !f.name.is_empty() && extended(reading, f, sentence).contains(&range.start));
        if in_name {
            continue;
        }
        let Some(bond) = bond(reading, telling, &range, sentence) else {
            continue;
        };
        let bond = if told_there(reading, &range, frames, sentence) {
            Bond::Post
        } else {
            bond
        };
        let mut cost = cost(reading, &range, &hull, others);
        // "died in A of wounds suffered in B": B.
        match wounded {
            Some(t) if range.start > t => cost = cost.min(4),
            Some(_) => cost += 30,
            None => {}
        }
        let by_post = matches!(bond, Bond::Post);
        cost += match bond {
            Bond::Object => 0,
            Bond::Preposition => 2,
            Bond::Modifier => 4,
            Bond::Loose => 25,
            Bond::Post => 30,
        };
        // A country says the least.
        if reading
            .locations
            .get(index)
            .is_some_and(|l| l.precision == WherePrecision::Country)
        {
            cost += 45;
        }
        if cost < FAR + 40 {
            candidates.push((cost, index, by_post));
        }
    }
    candidates.sort_unstable();
    let Some(&(cost, best, by_post)) = candidates.first() else {
        return;
    };
    if cost >= FAR {
        return;
    }
    let best = finer(reading, best, &candidates);
    telling.place = Some(best);
    let by_kind = reading.locations.get(best).is_some_and(scene::is_by_kind);
    telling.place_rule = if by_post {
        "place.post"
    } else if by_kind {
        "place.definite"
    } else {
        "place.stated"
    };
    telling.also_at = candidates
        .iter()
        .skip(1)
        .map(|c| c.1)
        .filter(|&other| is_listed(reading, best, other))
        .collect();
}

/// "In Kabul, a spokesman for the interior ministry told reporters that ...": where those who govern or command speak.
fn told_there(
    reading: &Reading<'_>,
    place: &Range<usize>,
    frames: &[Frame],
    sentence: &Range<usize>,
) -> bool {
    let fronted = place.start <= sentence.start + 1 && reading.is(sentence.start, &["in"]);
    let subject = place.end + usize::from(reading.is(place.end, &[","]));
    let central = |f: &Frame| {
        matches!(
            f.speaker.kind,
            SpeakerKind::Military | SpeakerKind::Official
        )
    };
    fronted
        && frames.iter().any(|f| {
            let named = extended(reading, f, sentence);
            !f.name.is_empty()
                && f.name.start >= subject
                && f.verb.start >= f.name.end
                && (named.contains(&subject) || f.name.start <= subject + 6)
                && !(subject..f.name.start).any(|t| clauses::is_finite_verb(reading, t))
                && central(f)
        })
        && reading
            .slot(place.start)
            .location
            .and_then(|l| reading.locations.get(l))
            .is_some_and(|l| l.name == "Kabul")
}

fn location_tokens(reading: &Reading<'_>, index: usize) -> Range<usize> {
    reading
        .locations
        .get(index)
        .map_or(0..0, |l| reading.tokens_of(l.span))
}

/// A speaker's name with the post around it: the seat of the post is no place of the happening.
pub fn extended(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> Range<usize> {
    let mut end = frame.name.end;
    let before_verb = frame.verb.start >= frame.name.end;
    let limit = if before_verb {
        crate::extract::triggers::verbs::group_start(reading, frame.verb.start).max(end)
    } else {
        sentence.end
    };
    while end < limit && end < frame.name.end + 30 {
        if !before_verb {
            // "..., said X, spokesman for Y in Z": the apposition is the speaker's too, the next clause is not.
            let aside = reading.is(end, &[","])
                && (reading.is(end + 1, &["a", "an", "the", "who"])
                    || reading.slot(end + 1).role.is_some()
                    || reading.slot(end + 1).title.is_some())
                && end + 1 < sentence.end
                && (end + 1..sentence.end.min(end + 9))
                    .any(|t| reading.slot(t).role.is_some() || reading.slot(t).people.is_some());
            // "according to relatives who gathered outside the house on Thursday".
            let of_them = end == frame.name.end && reading.is(end, &["who"]);
            let stops = clauses::is_boundary(reading, end) && !of_them
                || reading.is(end, &[","]) && !aside
                || reading.slot(end).trigger.is_some();
            if stops {
                break;
            }
        } else if reading.slot(end).trigger.is_some() && clauses::is_finite_verb(reading, end)
            || clauses::is_boundary(reading, end)
                && reading.slot(end).speech.is_none()
                && (frame.name.end..end).any(|t| reading.slot(t).trigger.is_some())
            || reading.slot(end).trigger.is_some()
                && reading.slot(end.wrapping_sub(2)).date.is_some()
        {
            // "Police have corrected the figures for Tuesday's blast in X, saying": the name ends earlier.
            break;
        }
        end += 1;
    }
    let mut start = frame.name.start;
    while start > sentence.start
        && !clauses::is_boundary(reading, start - 1)
        && !reading.is(start - 1, &[","])
        && !clauses::is_finite_verb(reading, start - 1)
    {
        start -= 1;
    }
    if before_verb {
        start..end.max(frame.name.end)
    } else {
        frame.name.start..end
    }
}

fn cost(
    reading: &Reading<'_>,
    place: &Range<usize>,
    hull: &Range<usize>,
    others: &[Range<usize>],
) -> usize {
    if hull.start <= place.start && place.end <= hull.end {
        return 0;
    }
    let before = place.end <= hull.start;
    let between = if before {
        place.end..hull.start
    } else {
        hull.end..place.start
    };
    // "The bodies of the seven -- four men and three women -- were found in X".
    let aside = dashes::between(reading, &between);
    let mut cost = between.len() - aside.len() + if before { 3 } else { 0 };
    // "by his death the attacks on X will become fewer": X is of what is not said to have happened.
    let aimed = |t: usize| {
        reading.is(
            t,
            &[
                "attack",
                "attacks",
                "assault",
                "assaults",
                "raids",
                "offensive",
            ],
        ) && (t + 1..place.start).any(|on| reading.is(on, &["on", "against"]))
            && !others.iter().any(|other| other.contains(&t))
    };
    if !before && between.clone().rev().take(AIM_REACH).any(aimed) {
        cost += FAR;
    }
    for at in between.clone().filter(|t| !aside.contains(t)) {
        if clauses::is_boundary(reading, at) && !reading.is(at, &["\""]) {
            cost += 10;
        }
        if crate::extract::triggers::nonevents::answers(reading, at) {
            cost += FAR;
        }
        if crate::extract::triggers::nonevents::imputes(reading, at) {
            cost += FAR;
        }
        if reading.is(at, &["who", "whose", "whom", "while", "as"]) {
            cost += 12;
        }
    }
    let parted = between
        .clone()
        .any(|t| clauses::is_boundary(reading, t) || reading.is(t, &[","]));
    let nearer = |other: &Range<usize>| {
        let crosses = between.start <= other.start && other.end <= between.end;
        let gap = if place.end <= other.start {
            other.start - place.end
        } else {
            place.start.saturating_sub(other.end)
        };
        let follows = other.start >= place.end && !parted;
        crosses || gap < between.len() && !before && !follows
    };
    // "who were kidnapped in X have been released": X is behind the first verb and so of it.
    let of_earlier = |other: &Range<usize>| {
        before
            && !between.clone().any(|t| reading.is(t, &["where", "which"]))
            && other.end <= place.start
            && place.start - other.end <= CLOSE
            && !(other.end..place.start)
                .any(|t| clauses::is_boundary(reading, t) || reading.is(t, &[",", "and"]))
    };
    if others.iter().any(of_earlier) {
        cost += FAR;
    }
    if others.iter().any(nearer) {
        cost += FAR;
    }
    cost
}

/// "in Faryab province, in the district of X": of two places of which one holds the other the finer.
fn finer(reading: &Reading<'_>, best: usize, candidates: &[(usize, usize, bool)]) -> usize {
    let Some(outer) = reading.locations.get(best) else {
        return best;
    };
    candidates
        .iter()
        .map(|c| c.1)
        .filter(|&other| {
            let (a, b) = (
                location_tokens(reading, best),
                location_tokens(reading, other),
            );
            let gap = if a.end <= b.start {
                b.start - a.end
            } else {
                a.start.saturating_sub(b.end)
            };
            // "died in X when a bomb went off in the provincial capital, Y".
            let led = (b.start.saturating_sub(4)..b.start + 1)
                .any(|t| reading.is(t, &["in", "at", "near", "outside"]));
            other != best
                && (gap <= FINER_REACH || led && a.end <= b.start && gap <= SAME_SENTENCE_REACH)
        })
        .find(|&other| {
            reading.locations.get(other).is_some_and(|inner| {
                (inner.is_within(outer) || is_said_within(reading, inner, outer))
                    && inner.kind.level() < outer.kind.level()
            })
        })
        .unwrap_or(best)
}

/// "X district of Y province", whatever province the gazetteer has the district in.
fn is_said_within(reading: &Reading<'_>, inner: &Location, outer: &Location) -> bool {
    let (a, b) = (reading.tokens_of(inner.span), reading.tokens_of(outer.span));
    inner.kind == PlaceKind::District
        && outer.kind == PlaceKind::Province
        && a.end <= b.start
        && b.start - a.end <= 3
        && (a.end..b.start).any(|t| reading.is(t, &["of", "in"]))
        && (a.end..b.start).all(|t| reading.is(t, &["district", "of", "in", ",", "the"]))
}

/// Two places that stand side by side with only "and" or a comma between.
fn is_listed(reading: &Reading<'_>, a: usize, b: usize) -> bool {
    let (a, b) = (location_tokens(reading, a), location_tokens(reading, b));
    let between = if a.end <= b.start {
        a.end..b.start
    } else {
        b.end..a.start
    };
    between.len() <= 6
        && !between.is_empty()
        && between.clone().all(|t| {
            reading.is(
                t,
                &[
                    "and", ",", "the", "in", "both", "other", "another", "one", "at",
                ],
            )
        })
}

/// Whether a location says more than a country does.
pub fn is_local(reading: &Reading<'_>, index: usize) -> bool {
    reading
        .locations
        .get(index)
        .is_some_and(|l| l.kind != PlaceKind::Country)
}
