//! What a sentence says about a happening told elsewhere: who answers for it, whether civilians were hurt,
//! that it cannot be confirmed.

use super::actors;
use super::verbs;
use std::ops::Range;

use super::frames::Frame;
use super::reading::Reading;
use super::regions;
use super::telling::{Read, Telling};
use super::tolls;
use crate::model::annotation::Lex;
use crate::model::{About, SpeakerKind, Stance};

/// Reads responsibility and civilian harm into the tellings of a sentence, or, where it has none of its own,
/// gives a telling that refers back.
pub fn read(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
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
            && f.about
                .is_none_or(|a| a == About::Event || a == About::Actor)
    });
    if tellings.is_empty() && doubts && mentions_victim(reading, sentence) {
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

/// "X claimed responsibility for ...", "X said it had nothing to do with ...".
fn responsibility(
    reading: &Reading<'_>,
    frames: &[Frame],
    sentence: &Range<usize>,
) -> Option<Read<(String, bool)>> {
    for at in sentence.clone() {
        let claimed = reading.is(at, &["responsibility"])
            && (1..6).any(|b| {
                reading.is(
                    at.wrapping_sub(b),
                    &[
                        "claimed", "claims", "claim", "claiming", "took", "taken", "accepted",
                    ],
                )
            });
        let denied = reading.is(at, &["nothing"])
            && reading.is(at + 1, &["to"])
            && reading.is(at + 2, &["do"])
            || reading.is(
                at,
                &["involvement", "responsibility", "role", "hand", "part"],
            ) && (1..6).any(|b| {
                reading.is(
                    at.wrapping_sub(b),
                    &[
                        "denied",
                        "denies",
                        "denying",
                        "rejected",
                        "no",
                        "disclaimed",
                    ],
                )
            }) && !(1..6).any(|b| {
                reading.is(
                    at.wrapping_sub(b),
                    &["group", "nobody", "immediate", "immediately"],
                )
            });
        let behind = reading.is(at, &["behind"])
            && reading.is(at.wrapping_sub(1), &["was", "were", "is", "are"])
            && reading.is(at + 1, &["the", "that", "this", "it"]);
        let claimed = claimed
            || (behind
                && frames
                    .iter()
                    .any(|f| f.speaker.kind == SpeakerKind::ArmedGroup));
        if !claimed && !denied {
            continue;
        }
        let negated = claimed
            && (1..9).any(|b| reading.is(at.wrapping_sub(b), &["no", "nobody", "not", "yet"]));
        if negated {
            continue;
        }
        let verb = (1..8).filter_map(|b| at.checked_sub(b)).find(|&t| {
            reading.is(
                t,
                &[
                    "claimed", "claims", "claim", "claiming", "took", "taken", "accepted",
                    "denied", "denies", "denying", "had", "has", "rejected", "was", "were",
                ],
            )
        })?;
        let group = verbs::group_start(reading, verb);
        let tokens: Vec<usize> = regions::subject(reading, group, sentence)
            .tokens()
            .collect();
        let subject = actors::actors(reading, &tokens, true).into_iter().next();
        let by_speaker = || {
            frames
                .iter()
                .find_map(|f| f.speaker.body.first())
                .map(|id| Read {
                    value: id.clone(),
                    span: reading.span(at..at + 1),
                    rule: "responsibility.speaker",
                })
        };
        let anywhere = || {
            reading
                .terms_in(sentence.start..verb, Lex::Actor)
                .filter_map(|t| reading.actor(t).map(|row| (row, t)))
                .filter(|(row, _)| !row.generic)
                .last()
                .map(|(row, t)| Read {
                    value: row.id.clone(),
                    span: t.span,
                    rule: "responsibility.named",
                })
        };
        let actor = subject.or_else(anywhere).or_else(by_speaker)?;
        return Some(Read {
            value: (actor.value, claimed),
            span: reading.span(verb..at + 1),
            rule: if claimed {
                "responsibility.claimed"
            } else {
                "responsibility.denied"
            },
        });
    }
    None
}
