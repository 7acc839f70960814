//! What stands before a sentence proper: datelines and labels; and what a dateline says where nothing else does.

use std::ops::Range;

use crate::extract::dashes;
use crate::extract::discourse::happenings::Happening;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::when_where::whereabouts;
use crate::model::PlaceKind;

/// "LASHKAR GAH - A bomber killed 29 outside a bank": the lead of a report that is written in a town of the provinces
/// and names no place beside it. From the capital and from bases the whole country is reported.
pub fn place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    const HERE: &[&str] = &["city", "town", "capital", "here"];
    let &first = happening.tellings.first()?;
    let telling = tellings.get(first)?;
    if first != 0 || telling.place.is_some() || !particular::is_lead(reading, telling.sentence) {
        return None;
    }
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    let (index, seat) = reading
        .locations
        .iter()
        .enumerate()
        .take(reading.headline_from)
        .skip(reading.datelines_from)
        .find(|(_, l)| {
            matches!(l.kind, PlaceKind::City | PlaceKind::Town) && l.span.end <= sentence.span.end
        })?;
    let body = without_dateline(reading, &sentence.tokens);
    let here = body.clone().any(|t| {
        reading.is(t, HERE)
            && (reading.is(t, &["here"]) || reading.is(t.wrapping_sub(1), &["this"]))
    });
    // "in this southern province" is wider than the town.
    let wider = body.clone().any(|t| {
        reading.is(
            t,
            &[
                "province",
                "provincial",
                "district",
                "country",
                "nationwide",
                "afghanistan",
            ],
        )
    });
    let province = seat.admin1.as_ref()?;
    let local = (0..reading.seats_from)
        .filter(|&l| whereabouts::is_local(reading, l))
        .filter_map(|l| reading.locations.get(l))
        .all(|l| l.admin1.as_ref().is_some_and(|a| a.key == province.key));
    let provincial = province.name != "Kabul" && local && !wider;
    (here || provincial).then_some((first, index, "place.dateline"))
}

/// The sentence without the dateline or label that it begins with: "KABUL, April 7 (AFP) -", "UPDATE:".
pub fn without_dateline(reading: &Reading<'_>, sentence: &Range<usize>) -> Range<usize> {
    let capitals = |at: usize| {
        reading.token(at).is_some_and(|t| {
            let words = t.span.of(&reading.report.text);
            words.chars().count() > 2 && words.chars().all(char::is_uppercase)
        })
    };
    let labelled = capitals(sentence.start) || reading.is(sentence.start, &["update", "updated"]);
    if !labelled && !capitals(sentence.start + 1) {
        return sentence.clone();
    }
    for at in sentence.start + 1..sentence.end.min(sentence.start + LONGEST_DATELINE) {
        let dash = reading.is(at, &["-", "–", "—", "•"])
            && (dashes::is_spaced(reading, at)
                || reading.is(at + 1, &["-"])
                || reading.is(at.wrapping_sub(1), &["-"]));
        if dash || reading.is(at, &[":"]) {
            let next = if reading.is(at + 1, &["-"]) {
                at + 2
            } else {
                at + 1
            };
            return next.min(sentence.end)..sentence.end;
        }
        let plain = reading.token(at).is_some_and(|t| t.word && !t.capital)
            && reading.slot(at).date.is_none()
            && reading.slot(at).location.is_none()
            && !reading.is(at, &["and", "of"]);
        if plain {
            break;
        }
    }
    sentence.clone()
}

/// A dateline is at most this many tokens long.
const LONGEST_DATELINE: usize = 16;
