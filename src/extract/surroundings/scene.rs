//! The place of a happening that the report ties to a place told before: by "the same spot", by the heading of its
//! paragraph, or by naming no other place so far.

use std::collections::BTreeSet;

use crate::extract::discourse::anew;
use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::when_where::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::{Location, PlaceKind};

/// A telling, its place and the rule that gave it.
type Found = (usize, usize, &'static str);

/// Whether a place is told by its kind alone, "the city": which one it is, other words say.
pub fn is_by_kind(location: &Location) -> bool {
    location.as_written.starts_with("the ") && !location.as_written.chars().any(char::is_uppercase)
}

/// News is dated to this many days or better.
const NEWS_DAYS: i32 = 7;

/// What may be the same as one told before.
const SPOTS: &[&str] = &[
    "spot",
    "place",
    "site",
    "scene",
    "location",
    "area",
    "compound",
    "building",
    "base",
    "market",
    "road",
    "street",
    "hotel",
    "mosque",
    "hospital",
    "school",
    "checkpoint",
    "outpost",
    "post",
    "airport",
    "shrine",
];

/// "Government forces retook it": the place for which the happening told last was fought.
pub fn taken_back(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    let fell = |t: &Telling| {
        [TriggerClass::Gain, TriggerClass::Lose, TriggerClass::Fight]
            .into_iter()
            .any(|class| t.has(class))
    };
    happening.tellings.iter().find_map(|&index| {
        let telling = tellings.get(index)?;
        let of_it = telling.triggers.iter().any(|t| {
            matches!(t.class, TriggerClass::Gain | TriggerClass::Lose)
                && reading.is(t.tokens.end, &["it"])
        });
        let before = tellings.iter().take(index).rev();
        let place = before
            .filter(|t| fell(t) && telling.sentence - t.sentence.min(telling.sentence) <= 1)
            .filter_map(|t| t.place)
            .find(|&p| whereabouts::is_local(reading, p))?;
        of_it.then_some((index, place, "place.taken-back"))
    })
}

/// "Troops regained the lost posts": where they had been lost.
pub fn lost_before(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    const LOST: &[&str] = &["lost", "captured", "fallen", "overrun", "seized"];
    const LOST_REACH: usize = 6;
    let fought = |t: &Telling| {
        [
            TriggerClass::Gain,
            TriggerClass::Lose,
            TriggerClass::Fight,
            TriggerClass::Hit,
        ]
        .into_iter()
        .any(|class| t.has(class))
    };
    happening.tellings.iter().find_map(|&index| {
        let telling = tellings.get(index).filter(|t| t.has(TriggerClass::Gain))?;
        let end = telling.hull().end;
        let lost = reading.is(end, &["the"]) && reading.is(end + 1, LOST);
        let place = tellings
            .iter()
            .take(index)
            .rev()
            .filter(|t| fought(t) && telling.sentence.saturating_sub(t.sentence) <= LOST_REACH)
            .filter_map(|t| t.place)
            .find(|&p| whereabouts::is_local(reading, p))?;
        lost.then_some((index, place, "place.taken-back"))
    })
}

/// "close to the same spot", "in the same compound": where the happening told before has happened.
pub fn same_spot(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    const LEADS: &[&str] = &["in", "at", "near", "to", "on", "inside", "from", "outside"];
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        let sentence = reading.spans.sentences.get(telling.sentence)?;
        let told = sentence.tokens.clone().any(|t| {
            reading.is(t, SPOTS)
                && reading.is(t.wrapping_sub(1), &["same"])
                && reading.is(t.wrapping_sub(2), &["the", "that", "this"])
                && (reading.is(t.wrapping_sub(3), LEADS)
                    || t.wrapping_sub(2) == sentence.tokens.start)
        });
        if !told {
            continue;
        }
        let place = tellings
            .iter()
            .take(index)
            .rev()
            .filter(|t| !t.vague && !t.summary)
            .filter_map(|t| t.place)
            .find(|&p| whereabouts::is_local(reading, p));
        if let Some(place) = place {
            return Some((index, place, "place.same-spot"));
        }
    }
    None
}

/// "Planes bombed the attackers the same night": where those of whom was told right before were fighting.
pub fn same_night(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    const THEM: &[&str] = &[
        "attackers",
        "insurgents",
        "militants",
        "fighters",
        "assailants",
        "gunmen",
        "rebels",
    ];
    happening.tellings.iter().find_map(|&index| {
        let telling = tellings.get(index)?;
        let end = telling.hull().end;
        let known = (end..end + 3).any(|t| {
            reading.is(t, &["them"])
                || reading.is(t, THEM) && reading.is(t.wrapping_sub(1), &["the"])
        });
        let same = telling
            .after_antecedent
            .as_ref()
            .is_some_and(|a| a.value == (0, 0));
        let place = tellings
            .iter()
            .take(index)
            .rev()
            .take_while(|t| telling.sentence - t.sentence.min(telling.sentence) <= 2)
            .filter(|t| !t.vague && !t.summary)
            .filter_map(|t| t.place)
            .find(|&p| whereabouts::is_local(reading, p))?;
        let avenged = anew::is_avenged(reading, telling);
        (same && (known || avenged)).then_some((index, place, "place.same-night"))
    })
}

/// "Ghor has seen such killings before. In July 2014, ...": where the sentence before says that it happened too.
pub fn seen_before(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    const SUBJECT: usize = 4;
    let &first = happening.tellings.first()?;
    let before = tellings.get(first)?.sentence.checked_sub(1)?;
    let tokens = reading.spans.sentences.get(before)?.tokens.clone();
    let seen = tokens.clone().any(|t| {
        reading.is(t, &["has", "have"])
            && reading.is(
                t + 1,
                &["seen", "witnessed", "suffered", "experienced", "known"],
            )
    });
    let earlier = tokens
        .clone()
        .any(|t| reading.is(t, &["before", "previously"]) && reading.is(t + 1, &["."]));
    let place = (tokens.start..tokens.end.min(tokens.start + SUBJECT))
        .filter_map(|t| reading.slot(t).location)
        .find(|&p| whereabouts::is_local(reading, p))?;
    (seen && earlier).then_some((first, place, "place.seen-before"))
}

/// "KUNAR: a checkpoint was overrun" in a list of such paragraphs: the place that heads the paragraph.
pub fn heading(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        let paragraph = reading.spans.sentences.get(telling.sentence)?.paragraph;
        let first = reading
            .spans
            .sentences
            .iter()
            .find(|s| s.paragraph == paragraph)?;
        let place = reading
            .locations
            .iter()
            .take(reading.seats_from)
            .position(|l| {
                let tokens = reading.tokens_of(l.span);
                first.span.covers(l.span)
                    && tokens.start <= first.tokens.start + 1
                    && reading.is(tokens.end, &[":"])
            });
        if let Some(place) = place.filter(|&p| whereabouts::is_local(reading, p)) {
            return Some((index, place, "place.heading"));
        }
    }
    None
}

/// The only place that the report has named so far, for news that goes on from there.
pub fn only_place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    let &first = happening.tellings.first()?;
    let telling = tellings.get(first)?;
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    // "Troops went on the offensive last month": background, which may lie anywhere.
    let loose = telling
        .date
        .as_ref()
        .is_some_and(|d| d.value.interval.days() > NEWS_DAYS);
    if loose || anew::starts_anew(reading, telling) {
        return None;
    }
    let told = || {
        reading
            .locations
            .iter()
            .enumerate()
            .take(reading.seats_from)
            .filter(|(_, l)| l.kind != PlaceKind::Country && l.span.start < sentence.span.end)
    };
    // Widest first: a happening that no word places lies in all that holds the others.
    let widest = told().max_by_key(|(index, l)| (l.kind.level(), usize::MAX - index))?;
    let alone = told().all(|(_, l)| l.is_within(widest.1));
    let finest: BTreeSet<&str> = told()
        .filter(|(_, l)| l.kind.level() < PlaceKind::Province.level())
        .map(|(_, l)| l.key.as_str())
        .collect();
    let clear = widest.1.kind == PlaceKind::Province || finest.len() == 1;
    (alone && clear && widest.1.candidates.is_empty()).then_some((
        first,
        widest.0,
        "place.only-one",
    ))
}
