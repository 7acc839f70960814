//! A table is checked before the program is: a misspelt place must not look like a fault of the
//! program.

use std::path::Path;

use incident_mapper::lexicon::lexicon;
use incident_mapper::model::{Disputed, Fate, Stance, SubEventType};
use jiff::civil::Date;

use super::{Expectations, Expected, gazetteer};

const DISPUTED: &[Disputed] = &[
    Disputed::Happened,
    Disputed::Location,
    Disputed::Date,
    Disputed::Actor,
    Disputed::Killed,
    Disputed::Injured,
    Disputed::Taken,
    Disputed::Victims,
];
const FATES: &[Fate] = &[
    Fate::Killed,
    Fate::Injured,
    Fate::Captured,
    Fate::Abducted,
    Fate::Surrendered,
    Fate::Released,
    Fate::Targeted,
];
const STANCES: &[Stance] = &[Stance::Asserts, Stance::Denies, Stance::Neither];

pub fn of(expectations: &Expectations, folder: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    let Expectations {
        incident,
        not,
        count,
    } = expectations;
    for row in incident.iter().chain(not).chain(count) {
        let mut fault = |words: String| faults.push(format!("{}: {words}", row.name));
        if row.name.is_empty() {
            fault("has no name".to_owned());
        }
        for file in row.files.iter().filter(|file| !folder.join(file).is_file()) {
            fault(format!("no file {file}"));
        }
        for word in words(row) {
            fault(word);
        }
        for form in places(row) {
            let known = form == "none"
                || form.split_once(':').is_some_and(|(kind, name)| {
                    gazetteer().find(name).iter().any(|hit| {
                        kind == "in" || gazetteer().place(hit.place).kind.as_str() == kind
                    })
                });
            // A village may well be one that the gazetteer does not know.
            if !known && !form.starts_with("village:") {
                fault(format!("no place {form}"));
            }
        }
    }
    for row in incident.iter().chain(not) {
        if row.min.is_some() || row.max.is_some() {
            faults.push(format!("{}: min and max are keys of a count", row.name));
        }
    }
    faults
}

fn places(row: &Expected) -> impl Iterator<Item = &String> {
    let said = row.said_places.iter().map(|[_, form]| form);
    row.place
        .iter()
        .flatten()
        .chain(&row.claimed_at)
        .chain(said)
}

fn words(row: &Expected) -> Vec<String> {
    let mut unknown = Vec::new();
    let mut word = |what: &str, word: &str, known: bool| {
        if !known {
            unknown.push(format!("{what} {word} is unknown"));
        }
    };
    for kind in row.kinds.iter().flatten() {
        word(
            "kind",
            kind,
            kind == "null" || SubEventType::ALL.iter().any(|k| k.as_str() == kind),
        );
    }
    for day in [&row.from, &row.to]
        .into_iter()
        .flatten()
        .chain(&row.said_dates)
    {
        word("day", day, day == "none" || day.parse::<Date>().is_ok());
    }
    for [_, fate] in row.persons.iter().chain(&row.no_fate) {
        word("fate", fate, FATES.iter().any(|f| f.as_str() == fate));
    }
    let rows = lexicon()
        .map(|lexicon| lexicon.actors.rows.as_slice())
        .unwrap_or_default();
    let said = row.said_actors.iter().map(|[_, actor]| actor);
    for actor in row
        .actors
        .iter()
        .chain(said)
        .chain(&row.claimed_by)
        .chain(&row.denied_by)
    {
        word(
            "actor",
            actor,
            actor == "jointly" || rows.iter().any(|row| row.name == *actor),
        );
    }
    for said in &row.stances {
        let stance = said.get(1).map_or("", String::as_str);
        word(
            "stance",
            stance,
            STANCES.iter().any(|s| s.as_str() == stance),
        );
    }
    for field in row.disputed.iter().chain(&row.undisputed) {
        word("field", field, DISPUTED.iter().any(|d| d.as_str() == field));
    }
    for toll in [&row.killed, &row.injured, &row.taken]
        .into_iter()
        .flatten()
    {
        word(
            "toll",
            &format!("{toll:?}"),
            toll.is_empty() || toll.len() == 2,
        );
    }
    unknown
}
