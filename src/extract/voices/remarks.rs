//! What a sentence says about a happening told elsewhere: who answers for it, whether civilians were hurt,
//! that it cannot be confirmed.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::tolls;
use crate::extract::voices::frames::Frame;
use crate::extract::voices::responsibility::{responsibility, unclaimed};
use crate::model::{About, Stance};

/// Reads responsibility and civilian harm into the tellings of a sentence, or, where it has none of its own,
/// gives a telling that refers back.
pub fn read(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    // "No group has claimed the attack" tells of nothing new.
    if unclaimed(reading, sentence) {
        tellings.retain(|t| !t.definite && (t.date.is_some() || t.place.is_some()));
        return;
    }
    if let Some(responsibility) = responsibility(reading, frames, sentence) {
        let at = responsibility.span.start;
        match nearest(reading, tellings, at) {
            Some(telling) if responsibility.value.1 => {
                telling.responsibility = Some(responsibility);
            }
            // Who denies a part in it still says that it happened: two claims.
            _ => {
                let mut remark = remark(index);
                remark.responsibility = Some(responsibility);
                tellings.push(remark);
            }
        }
    }
    if let Some(harm) = tolls::civilian_harm(reading, sentence) {
        match nearest(reading, tellings, harm.span.start) {
            Some(telling) => telling.civilians_harmed = Some(harm),
            None => {
                let mut remark = remark(index);
                remark.civilians_harmed = Some(harm);
                tellings.push(remark);
            }
        }
    }
    if let Some(place) = place_given(reading, sentence)
        && tellings.iter().all(|t| t.place.is_none())
    {
        match tellings.first_mut() {
            Some(telling) => telling.place = Some(place),
            None => {
                let mut remark = remark(index);
                remark.place = Some(place);
                tellings.push(remark);
            }
        }
    }
    let doubts = frames.iter().any(|f| {
        f.stance == Stance::Neither
            // "The army plans to retake it": no word on what happened.
            && !f.future
            && f.about
                .is_none_or(|a| a == About::Event || a == About::Actor)
    });
    let denied = frames.iter().any(|f| {
        f.stance == Stance::Denies
            && f.about.is_none_or(|a| a == About::Event)
            && f.scope.contains(&f.verb.start)
            && turns_down_a_report(reading, f.verb.end, sentence)
    });
    if tellings.is_empty() && (denied || doubts && mentions_victim(reading, sentence)) {
        tellings.push(remark(index));
    }
}

/// "gave the place as X", "the location was X", "put the scene in X".
fn place_given(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    sentence
        .clone()
        .filter(|&t| {
            reading.is(t, &["place", "location", "site", "scene", "whereabouts"])
                && reading.is(t.wrapping_sub(1), &["the", "its"])
        })
        .find_map(|t| {
            let link = (t + 1..t + 3).find(|&l| reading.is(l, &["as", "was", "in", "at"]))?;
            (link + 1..link + 4).find_map(|p| reading.slot(p).location)
        })
}

fn remark(sentence: usize) -> Telling {
    let mut telling = Telling::new(sentence, Vec::new());
    telling.definite = true;
    telling
}

fn nearest<'t>(
    reading: &Reading<'_>,
    tellings: &'t mut [Telling],
    at: usize,
) -> Option<&'t mut Telling> {
    tellings.iter_mut().min_by_key(|t| {
        let span = reading.span(t.hull());
        if at < span.start {
            span.start - at
        } else {
            at.saturating_sub(span.end)
        }
    })
}

/// "denied the claim", "rejected the reports as propaganda": what was told is said not to be so.
fn turns_down_a_report(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> bool {
    // "X, who speaks for the group, denied it."
    let bare = reading.is(from, &["it", "this", "that"])
        && (from + 1 >= sentence.end || reading.is(from + 1, &[".", ",", ";", "\""]));
    bare || (from..sentence.end.min(from + 6))
        .take_while(|&t| !reading.is(t, &[",", ";", "that", "of", "about"]))
        .any(|t| {
            reading.is(
                t,
                &[
                    "claim",
                    "claims",
                    "report",
                    "reports",
                    "account",
                    "accounts",
                    "allegation",
                    "allegations",
                    "statement",
                    "news",
                    "rumour",
                    "rumours",
                    "rumor",
                    "rumors",
                    "assertion",
                    "version",
                    "announcement",
                ],
            )
        })
}

fn mentions_victim(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|t| {
        reading.is(
            t,
            &[
                "death",
                "strike",
                "airstrike",
                "attack",
                "killing",
                "raid",
                "operation",
                "blast",
                "incident",
            ],
        )
    })
}
