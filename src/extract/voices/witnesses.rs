//! What is told of a happening without any word for it: what a witness saw, the dead whom somebody counts.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling, Toll};
use crate::extract::voices::frames::Frame;
use crate::model::annotation::{DateMeaning, Section};
use crate::model::{Count, EventDate, SpeakerKind, Stance, TollScope};

/// What one sees, hears and does where something happens.
const SEEN: &[&str] = &[
    "saw",
    "heard",
    "bodies",
    "corpses",
    "blood",
    "smoke",
    "flames",
    "glass",
    "windows",
    "bang",
    "explosion",
    "blast",
    "boom",
    "shots",
    "gunfire",
    "gunshots",
    "shooting",
    "bullets",
    "screaming",
    "screams",
    "rubble",
    "debris",
    "buried",
    "shook",
    "shaking",
    "dust",
    "helicopters",
    "planes",
    "drone",
    "drones",
    "rockets",
    "shells",
    "ran",
    "running",
    "unconscious",
    "burning",
    "dead",
    "wounded",
    "injured",
    "attackers",
    "gunmen",
];

/// Whom and what a happening is about.
const KNOWN: &[&str] = &[
    "gunmen",
    "gunman",
    "attacker",
    "attackers",
    "assailant",
    "assailants",
    "bomber",
    "bombers",
    "kidnappers",
    "abductors",
    "captors",
    "victim",
    "victims",
    "dead",
    "slain",
    "deceased",
    "wounded",
    "injured",
    "bodies",
    "captives",
    "hostages",
    "abductees",
    "bomb",
    "device",
    "vehicle",
    "helicopters",
    "aircraft",
    "drone",
    "missile",
    "target",
    "targets",
    "release",
    "siege",
];

/// A remark is made at most this many sentences behind what it is on.
const NEAR: usize = 3;

/// The rule of the noun for the dead.
const BODIES: &str = "trigger.bodies";

/// Words that count the dead without saying that they died.
const COUNTED: &[&str] = &["bodies", "corpses", "graves", "dead", "coffins"];

/// Between a verb and the dead whom it counts stand at most this many tokens.
const REACH: usize = 6;

/// A sentence in somebody's words that tells of no happening by name: a remark on the one told in the sentence `before`.
pub fn read(
    reading: &Reading<'_>,
    index: usize,
    before: Option<usize>,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
) {
    let body = reading
        .spans
        .sentences
        .get(index)
        .filter(|s| s.section == Section::Body);
    let (Some(sentence), Some(before)) = (body.map(|s| &s.tokens), before) else {
        return;
    };
    if index - before.min(index) > NEAR {
        return;
    }
    // "I saw nine bodies": those of the happening told before.
    for telling in tellings.iter_mut() {
        let bodies =
            !telling.triggers.is_empty() && telling.triggers.iter().all(|t| t.rule == BODIES);
        let bare = telling.date.is_none() && telling.place.is_none();
        if bodies && bare && telling.frame.is_some() {
            telling.definite = true;
            // Who saw four did not see all.
            telling.killed_part = telling.killed.take().map(|toll| Toll {
                scope: TollScope::Part,
                ..toll
            });
        }
    }
    if tellings.iter().any(particular::tells) {
        return;
    }
    let Some(at) = frames.iter().position(|f| {
        f.stance == Stance::Asserts && !f.future && f.speaker.kind != SpeakerKind::Outlet
    }) else {
        return;
    };
    let Some(frame) = frames.get(at) else { return };
    let toll = counted(reading, frame, sentence);
    let day = day_given(reading, frame, sentence);
    let place = place_given(reading, frame, sentence);
    if toll.is_none()
        && day.is_none()
        && place.is_none()
        && !saw_it(reading, frame, sentence)
        && !speaks_of_it(reading, frame, sentence)
    {
        return;
    }
    let mut remark = Telling::new(index, Vec::new());
    remark.definite = true;
    remark.frame = Some(at);
    remark.killed = toll;
    remark.date = day;
    remark.place = place;
    tellings.clear();
    tellings.push(remark);
}

/// "ISAF said both had been insurgents", "the helicopters came at one o'clock, villagers said": whom or what the
/// happening was about, spoken of as known.
fn speaks_of_it(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> bool {
    let attributed = frame.attribution();
    let said = |t: &usize| !attributed.contains(t);
    let meant = sentence
        .clone()
        .any(|t| clauses::is_modal(reading, t) || reading.is(t, &["plan", "plans", "if", "hope"]));
    let named = sentence.clone().filter(said).any(|t| {
        reading.is(t, KNOWN)
            && (1..4).any(|back| {
                reading.is(
                    t.wrapping_sub(back),
                    &["the", "those", "these", "their", "his", "its"],
                ) && (t + 1 - back..t).all(|w| {
                    !clauses::is_preposition(reading, w) && !clauses::is_boundary(reading, w)
                })
            })
    });
    let both = sentence.clone().filter(said).any(|t| {
        reading.is(t, &["both", "they", "those", "all"])
            && t == frame.verb.end
            && reading.is(t + 1, &["had", "were", "was", "aboard", "killed", "inside"])
    });
    !frame.name.is_empty() && !meant && (named || both)
}

/// What follows "dated it", "placed it", "put it", as far as the day or the place.
fn given(frame: &Frame, sentence: &Range<usize>) -> Option<Range<usize>> {
    (frame.rule == "speech.put" && !frame.verb.is_empty())
        .then(|| frame.verb.end..sentence.end.min(frame.verb.end + REACH))
}

/// "dated it to Saturday night": the day that somebody gives the happening.
fn day_given(
    reading: &Reading<'_>,
    frame: &Frame,
    sentence: &Range<usize>,
) -> Option<Read<EventDate>> {
    let index = given(frame, sentence)?.find_map(|t| reading.slot(t).date)?;
    let mention = reading
        .spans
        .dates
        .get(index)
        // Behind "to" stands the day of the happening, else that of saying so.
        .filter(|_| frame.said_on != Some(index) || reading.is(frame.verb.end, &["to"]))?;
    let DateMeaning::Days(interval) = mention.meaning else {
        return None;
    };
    Some(Read::stated(reading, mention, interval))
}

/// "the governor's office placed it in Khogyani": the place that somebody gives the happening.
fn place_given(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> Option<usize> {
    let mut after = given(frame, sentence)?;
    let link = after.find(|&t| reading.is(t, &["in", "at", "near"]))?;
    (link + 1..sentence.end.min(link + 4)).find_map(|t| reading.slot(t).location)
}

/// "counted eleven bodies", "listed 23 enemy dead", "had received nine bodies".
fn counted(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> Option<Toll> {
    let verb = (frame.verb.start..sentence.end).find(|&t| {
        reading.is(
            t,
            &[
                "counted",
                "listed",
                "received",
                "counts",
                "recorded",
                "registered",
                "admitted",
            ],
        )
    })?;
    let number = (verb + 1..sentence.end.min(verb + REACH)).find_map(|t| reading.number_at(t))?;
    let after = reading.tokens_of(number.span).end;
    let noun = (after..sentence.end.min(after + 3))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[",", "and"]))
        .find(|&t| reading.is(t, COUNTED))?;
    let count = Count {
        min: number.min?,
        max: number.max,
    };
    Some(Toll {
        count: Some(count),
        scope: TollScope::Total,
        words: reading.words(reading.tokens_of(number.span).start..noun + 1),
        span: number.span,
        civilians: None,
    })
}

/// "The car lifted, then glass came down on us," said X: what was seen and heard, quoted from somebody who was there.
fn saw_it(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> bool {
    let there = matches!(
        frame.speaker.kind,
        SpeakerKind::Resident | SpeakerKind::Official | SpeakerKind::Anonymous
    ) && !frame.name.is_empty();
    let quoted: Vec<usize> = sentence
        .clone()
        .filter(|&t| reading.slot(t).quoted)
        .collect();
    let first_person = quoted
        .iter()
        .any(|&t| reading.is(t, &["i", "we", "my", "our", "us", "me"]));
    let about = quoted.iter().filter(|&&t| reading.is(t, SEEN)).count();
    there && (first_person && about > 0 || about > 1)
}
