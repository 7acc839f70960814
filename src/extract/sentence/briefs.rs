//! The headed paragraphs of a brief: what stands under "WHERE:" is the place of the news, under "WHEN:" its day, by
//! whoever is named there.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::whereabouts;
use crate::model::annotation::DateMeaning;

/// The rule of a place that a heading announces.
pub const PLACE: &str = "place.of-heading";
/// News is dated to this many days or better.
const LONGEST_DAYS: i32 = 31;

/// What a paragraph is headed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    Where,
    When,
}

/// Gives a telling that refers back to the news, for a sentence under such a heading that tells of nothing else.
pub fn read(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    if !tellings.is_empty() {
        return;
    }
    let Some(heading) = heading(reading, index) else {
        return;
    };
    let of_speaker = |t: usize| {
        frames
            .iter()
            .any(|f| !f.name.is_empty() && f.name.contains(&t))
    };
    let mut remark = Telling::new(index, Vec::new());
    remark.definite = true;
    remark.frame = frames.iter().position(|f| !f.future);
    match heading {
        Heading::Where => {
            let place = sentence
                .clone()
                .filter(|&t| !of_speaker(t))
                .filter_map(|t| reading.slot(t).location)
                .find(|&l| whereabouts::is_local(reading, l));
            let Some(place) = place else { return };
            remark.place = Some(place);
            remark.place_rule = PLACE;
        }
        Heading::When => {
            let said = |date: usize| frames.iter().any(|f| f.said_on == Some(date));
            // "On Tuesday evening, he says": under this heading no day of saying, unless another is named.
            let days: Vec<usize> = sentence
                .clone()
                .filter_map(|t| reading.slot(t).date)
                .collect();
            let other = days.iter().any(|&d| !said(d));
            let day = days
                .into_iter()
                .filter(|&d| !(other && said(d)))
                .filter_map(|d| reading.spans.dates.get(d))
                .find_map(|d| match d.meaning {
                    DateMeaning::Days(days) if days.days() <= LONGEST_DAYS => Some((d, days)),
                    _ => None,
                });
            let Some((mention, days)) = day else { return };
            remark.date = Some(Read::stated(reading, mention, days));
        }
    }
    tellings.push(remark);
}

/// The heading of the paragraph that a sentence stands in: "WHERE:", "When:", "THE PLACE:".
fn heading(reading: &Reading<'_>, index: usize) -> Option<Heading> {
    let paragraph = reading.spans.sentences.get(index)?.paragraph;
    let first = reading
        .spans
        .sentences
        .iter()
        .find(|s| s.paragraph == paragraph)?;
    let at = first.tokens.start;
    let at = at + usize::from(reading.is(at, &["the"]));
    if !reading.is(at + 1, &[":"]) {
        return None;
    }
    if reading.is(at, &["where", "place", "location"]) {
        Some(Heading::Where)
    } else if reading.is(at, &["when", "date"]) {
        Some(Heading::When)
    } else {
        None
    }
}
