//! From tellings to claims.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::{Reading, squeeze};
use crate::extract::surroundings::headline;
use crate::extract::telling::{Read, Telling, Toll};
use crate::extract::voices::frames::Frame;
use crate::extract::voices::speakers;
use crate::model::{
    About, Actor, ActorKind, Basis, Claim, Count, Evidence, Field, Person, Responsibility, Span,
    Stance, TollScope,
};

/// Hex digits of a claim's id behind its "c".
const ID_DIGITS: usize = 12;

/// The claims of a report's happenings, in text order within each.
pub fn claims(
    reading: &Reading<'_>,
    frames: &[Vec<Frame>],
    tellings: &[Telling],
    happenings: &[Happening],
) -> Vec<Claim> {
    let mut result = Vec::new();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for (number, happening) in (1..).zip(happenings) {
        for telling in happening.tellings.iter().filter_map(|&i| tellings.get(i)) {
            let frame = telling
                .frame
                .and_then(|f| frames.get(telling.sentence)?.get(f));
            if let Some(claim) = claim(reading, telling, frame, number, &mut seen) {
                result.push(claim);
            }
        }
    }
    result
}

fn claim(
    reading: &Reading<'_>,
    telling: &Telling,
    frame: Option<&Frame>,
    number: u32,
    seen: &mut BTreeMap<String, u32>,
) -> Option<Claim> {
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    let quote = squeeze(sentence.span.of(&reading.report.text));
    let kind = telling.kind;
    let base = format!(
        "{}\n{}\n{}",
        reading.report.id,
        normalised(&quote),
        kind.map_or("", |k| k.as_str())
    );
    let occurrence = seen
        .entry(base.clone())
        .and_modify(|n| *n += 1)
        .or_insert(0);
    let id = format!("c{}", digest(&format!("{base}\n{occurrence}")));
    let speaker = frame.map_or_else(
        || speakers::own_voice(reading.report),
        |f| f.speaker.clone(),
    );
    let mut evidence = Vec::new();
    kind_evidence(reading, telling, &mut evidence);
    let (stance, about) = stance(telling, frame);
    if let Some(frame) = frame {
        if !frame.name.is_empty() {
            push(
                reading,
                &mut evidence,
                Field::Speaker,
                reading.span(frame.name.clone()),
                &frame.rule,
            );
        }
        if !frame.verb.is_empty() && stance != Stance::Asserts {
            push(
                reading,
                &mut evidence,
                Field::Stance,
                reading.span(frame.verb.clone()),
                &frame.rule,
            );
        }
    }
    if let Some(date) = &telling.date {
        evidence.push(Evidence {
            basis: date.value.basis,
            ..words(reading, Field::Date, date.span, date.rule)
        });
    }
    let mut location = telling
        .place
        .and_then(|p| reading.locations.get(p))
        .cloned();
    let where_basis = location.as_ref().map(|_| {
        if telling.place_rule == "place.stated" {
            Basis::Stated
        } else {
            Basis::Context
        }
    });
    let of_headline = telling.place.is_some_and(|p| p >= reading.headline_from);
    if let Some(location) = location.as_mut().filter(|_| of_headline) {
        location.span = Span::new(0, 0);
        evidence.push(Evidence {
            field: Field::Location,
            span: location.span,
            words: location.as_written.to_string(),
            basis: Basis::Context,
            rule: headline::PLACE.to_owned(),
        });
    } else if let Some(location) = &location {
        evidence.push(Evidence {
            basis: where_basis.unwrap_or(Basis::Stated),
            ..words(reading, Field::Location, location.span, telling.place_rule)
        });
    }
    read_all(reading, &mut evidence, Field::Actor1, &telling.doers);
    read_all(reading, &mut evidence, Field::Actor2, &telling.sufferers);
    for person in &telling.persons {
        push(
            reading,
            &mut evidence,
            Field::Persons,
            person.span,
            "person.fate",
        );
    }
    toll_evidence(
        reading,
        &mut evidence,
        Field::Killed,
        telling.killed.as_ref(),
    );
    toll_evidence(
        reading,
        &mut evidence,
        Field::Injured,
        telling.injured.as_ref(),
    );
    toll_evidence(reading, &mut evidence, Field::Taken, telling.taken.as_ref());
    if let Some(hedge) = &telling.hedge {
        push(reading, &mut evidence, Field::Hedge, hedge.span, hedge.rule);
    }
    if let Some(harm) = &telling.civilians_harmed {
        push(
            reading,
            &mut evidence,
            Field::CiviliansKilled,
            harm.span,
            harm.rule,
        );
    }
    if let Some(responsibility) = &telling.responsibility {
        push(
            reading,
            &mut evidence,
            Field::Responsibility,
            responsibility.span,
            responsibility.rule,
        );
    }
    let killed = telling.killed.as_ref();
    let civilians = killed.and_then(|k| k.civilians).or_else(|| {
        telling
            .civilians_harmed
            .as_ref()
            .filter(|h| !h.value)
            .map(|_| Count::exactly(0))
    });
    let harmed = telling
        .civilians_harmed
        .as_ref()
        .map(|h| h.value)
        .or_else(|| civilians.map(|c| c.min > 0))
        .or_else(|| killed_civilians(reading, telling).then_some(true));
    Some(Claim {
        id,
        report_id: reading.report.id.clone(),
        event_in_report: number,
        quote,
        span: sentence.span,
        speaker: speaker.into(),
        stance,
        about,
        hedge: telling.hedge.as_ref().map(|h| h.value.clone()),
        kind,
        summary: telling.summary,
        date: telling.date.as_ref().map(|d| d.value.clone()),
        where_basis,
        location,
        also_at: telling
            .also_at
            .iter()
            .filter_map(|&i| reading.locations.get(i))
            .cloned()
            .collect(),
        actor1: actors(reading, &telling.doers),
        joint: telling.joint && telling.doers.len() > 1,
        actor2: actors(reading, &telling.sufferers),
        persons: persons(reading, telling),
        killed: killed.and_then(|k| k.count),
        toll_scope: killed.filter(|k| k.count.is_some()).map(|k| k.scope),
        killed_as_written: killed.map(|k| k.words.clone()).filter(|w| !w.is_empty()),
        killed_detail: telling.killed_part.as_ref().map(|p| p.words.clone()),
        injured: telling.injured.as_ref().and_then(|t| t.count),
        taken: telling.taken.as_ref().and_then(|t| t.count),
        civilians_killed: civilians,
        civilians_harmed: harmed,
        responsibility: telling.responsibility.as_ref().and_then(|r| {
            Some(Responsibility {
                claimed: r.value.1,
                actor: reading.lexicon.actor(&r.value.0)?,
            })
        }),
        evidence,
        part_of: None,
    })
}

/// Whether those killed are all said to be no fighters: "five members of one family".
fn killed_civilians(reading: &Reading<'_>, telling: &Telling) -> bool {
    let dead = telling
        .killed
        .as_ref()
        .and_then(|k| k.count)
        .is_some_and(|c| c.min > 0);
    let mut sides = telling
        .sufferers
        .iter()
        .filter_map(|s| reading.lexicon.actors.get(&s.value))
        .peekable();
    dead && sides.peek().is_some() && sides.all(|row| row.kind == ActorKind::Civilians)
}

fn stance(telling: &Telling, frame: Option<&Frame>) -> (Stance, About) {
    if let Some(responsibility) = &telling.responsibility {
        // Who says that he had no part in it says that it happened.
        let stance = if responsibility.value.1 {
            Stance::Asserts
        } else {
            Stance::Denies
        };
        if telling.triggers.is_empty() {
            return (stance, About::Responsibility);
        }
    }
    if telling.triggers.is_empty() && telling.civilians_harmed.is_some() {
        let denies = telling.civilians_harmed.as_ref().is_some_and(|h| !h.value);
        return (
            if denies {
                Stance::Denies
            } else {
                Stance::Asserts
            },
            About::Civilians,
        );
    }
    let said = frame.map_or(Stance::Asserts, |f| f.stance);
    let about = frame.and_then(|f| f.about).unwrap_or(About::Event);
    let stance = match (said, telling.denied) {
        (Stance::Asserts, true) => Stance::Denies,
        (stance, _) => stance,
    };
    (stance, about)
}

fn kind_evidence(reading: &Reading<'_>, telling: &Telling, evidence: &mut Vec<Evidence>) {
    for trigger in &telling.triggers {
        push(
            reading,
            evidence,
            Field::Kind,
            reading.span(trigger.tokens.clone()),
            &trigger.rule,
        );
    }
}

fn words(reading: &Reading<'_>, field: Field, span: Span, rule: &str) -> Evidence {
    Evidence {
        field,
        span,
        words: span.of(&reading.report.text).to_owned(),
        basis: Basis::Stated,
        rule: rule.to_owned(),
    }
}

fn push(reading: &Reading<'_>, evidence: &mut Vec<Evidence>, field: Field, span: Span, rule: &str) {
    evidence.push(words(reading, field, span, rule));
}

fn read_all(
    reading: &Reading<'_>,
    evidence: &mut Vec<Evidence>,
    field: Field,
    values: &[Read<String>],
) {
    for value in values {
        let basis = if value.rule.starts_with("actor.context") {
            Basis::Context
        } else {
            Basis::Stated
        };
        evidence.push(Evidence {
            basis,
            ..words(reading, field, value.span, value.rule)
        });
    }
}

fn toll_evidence(
    reading: &Reading<'_>,
    evidence: &mut Vec<Evidence>,
    field: Field,
    toll: Option<&Toll>,
) {
    if let Some(toll) = toll {
        let rule = match toll.scope {
            TollScope::Total => "toll.number",
            TollScope::Part => "toll.part",
            TollScope::Named => "toll.named",
        };
        push(reading, evidence, field, toll.span, rule);
    }
}

fn actors(reading: &Reading<'_>, ids: &[Read<String>]) -> Vec<Actor> {
    ids.iter()
        .filter_map(|id| reading.lexicon.actor(&id.value))
        .collect()
}

fn persons(reading: &Reading<'_>, telling: &Telling) -> Vec<Person> {
    telling
        .persons
        .iter()
        .filter_map(|fated| {
            let known = reading.spans.people.get(fated.person)?;
            Some(Person {
                name: known.name.clone(),
                role: known.role.clone(),
                fate: fated.fate,
            })
        })
        .collect()
}

/// Letters and digits only, in lower case, so that marks and spacing do not change an id.
fn normalised(quote: &str) -> String {
    quote
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn digest(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex.truncate(ID_DIGITS);
    hex
}
