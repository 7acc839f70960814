//! Every row of every table holds what it promises.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn tables() -> &'static Lexicon {
    lexicon().unwrap()
}

/// Whether a text holds a form as whole words.
fn holds(text: &str, form: &Form) -> bool {
    let key = form.key();
    let fold = |text: &str| {
        let word = |w: &str| {
            let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
            if is_abbreviation(bare) {
                w.to_owned()
            } else {
                w.to_lowercase()
            }
        };
        text.split_whitespace()
            .map(word)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let text = if form.exact {
        text.to_owned()
    } else {
        fold(text)
    };
    text.match_indices(&key).any(|(at, found)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|t| t.chars().next());
        let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        outside(before) && outside(after)
    })
}

/// Faults of a table that reading it does not find.
fn faults<R: Row>(table: &Table<R>, lower: bool) -> Vec<String> {
    let mut faults = Vec::new();
    let mut owner: BTreeMap<String, &str> = BTreeMap::new();
    for row in &table.rows {
        let id = row.id();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(plain) {
            faults.push(format!(
                "{} {id}: an id is lower-case words joined by hyphens",
                R::TABLE
            ));
        }
        if !row.forms().iter().any(|form| holds(row.example(), form)) {
            faults.push(format!("{} {id}: the example holds no form", R::TABLE));
        }
        if !row.example().ends_with(['.', '?', '!', '"']) {
            faults.push(format!("{} {id}: the example is no sentence", R::TABLE));
        }
        for form in row.forms() {
            if form
                .text
                .contains(['\u{2019}', '\u{2018}', '\u{2013}', '\u{2014}', '\u{a0}'])
            {
                faults.push(format!(
                    "{} {id}: \"{}\" has no plain punctuation",
                    R::TABLE,
                    form.text
                ));
            }
            let common = |word: &str| {
                is_abbreviation(word) || word == word.to_lowercase() || word.starts_with("U.S.")
            };
            if lower && !form.exact && !form.text.split(' ').all(common) {
                faults.push(format!(
                    "{} {id}: \"{}\" is not in lower case",
                    R::TABLE,
                    form.text
                ));
            }
            if let Some(other) = owner.insert(form.key(), id) {
                faults.push(format!(
                    "{} {id}: \"{}\" is in {other} too",
                    R::TABLE,
                    form.text
                ));
            }
        }
    }
    faults
}

#[test]
fn every_row_is_sound() {
    let l = tables();
    let mut all = faults(&l.actors, false);
    all.extend(faults(&l.nationalities, false));
    all.extend(faults(&l.people, true));
    all.extend(faults(&l.roles, true));
    all.extend(faults(&l.speech, true));
    all.extend(faults(&l.hedges, true));
    all.extend(faults(&l.titles, false));
    all.extend(faults(&l.outlets, false));
    all.extend(faults(&l.negatives, true));
    all.extend(faults(&l.genres, true));
    assert_eq!(all, Vec::<String>::new());
}

/// Actors that rows name and that there are none of.
fn unknown_actors<R: Row>(table: &Table<R>) -> Vec<String> {
    let named = table.rows.iter().flat_map(|row| row.actors());
    let unknown = named.filter(|actor| tables().actors.get(actor).is_none());
    unknown.map(str::to_owned).collect()
}

#[test]
fn actors_that_are_named_exist_and_none_is_a_part_of_itself() {
    let l = tables();
    let mut unknown = unknown_actors(&l.actors);
    unknown.extend(unknown_actors(&l.nationalities));
    unknown.extend(unknown_actors(&l.people));
    unknown.extend(unknown_actors(&l.roles));
    unknown.extend(unknown_actors(&l.outlets));
    assert_eq!(unknown, Vec::<String>::new());
    for row in &l.actors.rows {
        let widest = l.actor_lineage(&row.id).pop();
        let widest = widest.and_then(|id| l.actors.get(&id));
        assert!(widest.is_some_and(|row| row.parent.is_none()), "{}", row.id);
    }
}

/// What `build.rs` embedded is what the tables give now.
#[test]
fn the_compiled_lexicon_is_that_of_the_tables() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lexicon");
    let read = |name: &str| std::fs::read_to_string(folder.join(format!("{name}.toml")));
    let compiled = compile::compile(&|name| read(name).map_err(|error| error.to_string()));
    let compiled = compiled.unwrap();
    assert_eq!(compiled.rows, ROWS);
    assert_eq!(compiled.forms, FORMS);
    assert!(forms().is_ok());
}

#[test]
fn names_are_unique() {
    let l = tables();
    let actors: BTreeSet<_> = l.actors.rows.iter().map(|row| &row.name).collect();
    assert_eq!(actors.len(), l.actors.rows.len());
    let outlets: BTreeSet<_> = l.outlets.rows.iter().map(|row| &row.name).collect();
    assert_eq!(outlets.len(), l.outlets.rows.len());
}

#[test]
fn doers_are_forces() {
    let l = tables();
    for row in &l.actors.rows {
        let doer = l.doer(&row.id).unwrap();
        if row.acts_as.is_some() {
            assert_eq!(
                l.actors.get(&doer.id).unwrap().class,
                ActorClass::Force,
                "{}",
                row.id
            );
        }
    }
}

#[test]
fn a_lineage_goes_from_the_part_to_the_whole() {
    let l = tables();
    assert_eq!(
        l.actor_lineage("afghan-air-force"),
        ["afghan-air-force", "afghan-forces"]
    );
    assert_eq!(
        l.actor_lineage("us-forces-afghanistan"),
        ["us-forces-afghanistan", "us-forces", "foreign-forces"]
    );
    assert!(l.actor_lineage("nobody").is_empty() && l.actor("nobody").is_none());
    let part = l.actor("afghan-air-force").unwrap();
    assert!(part.compatible(&l.actor("afghan-forces").unwrap()));
    assert!(!part.compatible(&l.actor("us-forces").unwrap()));
}

#[test]
fn an_abbreviation_is_told_from_a_word() {
    let l = tables();
    let iskp = l.actors.get("iskp").unwrap();
    let found = |text: &str| iskp.forms.iter().any(|form| holds(text, form));
    assert!(found("The chief of IS in the north is dead."));
    assert!(!found("This is a road."));
}

#[test]
fn a_host_belongs_to_its_outlet() {
    let l = tables();
    assert_eq!(l.outlet_of_host("www.pajhwok.com").unwrap().name, "Pajhwok");
    assert!(l.outlet_of_host("notpajhwok.com").is_none());
}
