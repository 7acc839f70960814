//! News made by a small grammar: sentences, stories, digests. Every value is known, since the report was
//! made from it. What it finds are faults of composition: constructions that hold singly and not together.
//!
//! The language is that of news agencies at large and was written without looking at the lexicons. The
//! figures are held by floors; a floor is raised with the change that made the figure better.
//!
//! `cargo test --test it grammar -- --nocapture` tells the figures. `GRAMMAR_TELL=killed` tells the failures
//! of a figure with their report ("all": of every figure), `GRAMMAR_SEED=7` takes another seed, and then
//! nothing is held; `GRAMMAR_OF=story` makes only reports of a sort, `GRAMMAR_TIMES=4` more of them.
#![expect(clippy::print_stdout, reason = "the figures are told to whoever asks")]

mod chance;
mod days;
mod digests;
mod discourse;
mod fates;
mod judge;
mod kinds;
mod people;
mod places;
mod reports;
mod speakers;
mod takings;
mod telling;
mod values;

use std::env;

use incident_mapper::model::{Incident, PublishedFrom, Report};
use incident_mapper::{fuse, pipeline, provenance};

use crate::expect::gazetteer;
use chance::Chance;
use judge::{Figures, judge};
use values::Made;

/// The seed whose figures are held.
const SEED: u64 = 20_261_121;

/// A sort of report: its name, how many, how they are made, and the floors of its figures per thousand.
struct Sort {
    name: &'static str,
    reports: u32,
    make: fn(&mut Chance, u32) -> Made,
    floors: &'static [(&'static str, usize)],
}

const SORTS: &[Sort] = &[
    Sort {
        name: "sentence",
        reports: 160,
        make: discourse::sentence,
        floors: &[
            ("against", 1000),
            ("by", 985),
            ("date", 1000),
            ("found", 1000),
            ("injured", 1000),
            ("killed", 1000),
            ("kind", 993),
            ("none too many", 1000),
            ("persons", 1000),
            ("place", 993),
            ("right", 987),
            ("speakers", 1000),
            ("taken", 1000),
        ],
    },
    Sort {
        name: "story",
        reports: 100,
        make: discourse::story,
        floors: &[
            ("against", 982),
            ("by", 1000),
            ("date", 1000),
            ("found", 1000),
            ("injured", 1000),
            ("killed", 1000),
            ("kind", 1000),
            ("none too many", 1000),
            ("persons", 1000),
            ("place", 991),
            ("right", 991),
            ("speakers", 991),
        ],
    },
    Sort {
        name: "digest",
        reports: 60,
        make: digests::digest,
        floors: &[
            ("against", 985),
            ("by", 967),
            ("date", 1000),
            ("found", 1000),
            ("injured", 1000),
            ("killed", 993),
            ("kind", 1000),
            ("none too many", 966),
            ("persons", 966),
            ("place", 978),
            ("right", 972),
            ("speakers", 994),
            ("taken", 1000),
        ],
    },
    Sort {
        name: "pair",
        reports: 40,
        make: digests::pair,
        floors: &[
            ("against", 1000),
            ("date", 987),
            ("found", 1000),
            ("killed", 1000),
            ("kind", 1000),
            ("none too many", 1000),
            ("place", 1000),
            ("right", 987),
            ("speakers", 1000),
        ],
    },
    Sort {
        name: "nominal",
        reports: 80,
        make: reports::nominal,
        floors: &[
            ("against", 962),
            ("by", 1000),
            ("date", 1000),
            ("found", 1000),
            ("killed", 1000),
            ("kind", 1000),
            ("none too many", 1000),
            ("persons", 1000),
            ("place", 1000),
            ("right", 1000),
            ("speakers", 1000),
            ("taken", 969),
        ],
    },
    Sort {
        name: "voices",
        reports: 80,
        make: reports::voices,
        floors: &[
            ("against", 1000),
            ("by", 1000),
            ("date", 1000),
            ("found", 1000),
            ("injured", 1000),
            ("killed", 968),
            ("kind", 1000),
            ("none too many", 1000),
            ("persons", 1000),
            ("place", 1000),
            ("right", 975),
            ("speakers", 975),
        ],
    },
    Sort {
        name: "fates",
        reports: 80,
        make: fates::fates,
        floors: &[
            ("against", 1000),
            ("by", 985),
            ("date", 1000),
            ("found", 1000),
            ("killed", 1000),
            ("kind", 1000),
            ("none too many", 1000),
            ("persons", 1000),
            ("place", 1000),
            ("right", 1000),
            ("speakers", 1000),
            ("taken", 1000),
        ],
    },
];

fn incidents(made: &Made, id: String) -> Vec<Incident> {
    let report = Report {
        path: format!("{id}.txt"),
        digest: id.clone(),
        id,
        outlet: Some("Paper".to_owned()),
        agency: None,
        title: Some(made.title.clone()),
        url: None,
        published: Some(made.published),
        published_from: Some(PublishedFrom::Metadata),
        updated: None,
        text: made.text.clone(),
    };
    let claims = pipeline::of_report(&report, gazetteer()).unwrap_or_default();
    let reports = [report];
    let origins = provenance::origins(&reports, &claims);
    fuse::fuse(&reports, claims, &origins)
}

fn figures(sort: &Sort, seed: u64, times: u32, tell: &str) -> Figures {
    let mut chance = Chance::new(seed);
    let mut figures = Figures::new();
    for index in 0..sort.reports * times {
        let made = (sort.make)(&mut chance, index);
        let incidents = incidents(&made, format!("{}-{index}", sort.name));
        for fault in judge(&made, &incidents, &mut figures) {
            if fault.figure == tell || (tell == "all" && fault.figure != "right") {
                let text = made.text.replace("\n\n", " || ");
                println!("{} {}: {}\n    {text}", sort.name, fault.figure, fault.told);
                println!("    ({})", made.published);
            }
        }
    }
    figures
}

#[test]
fn made_up_news_is_read_no_worse_than_before() {
    let set = |name: &str| env::var(name).ok();
    let tell = set("GRAMMAR_TELL").unwrap_or_default();
    let seed = set("GRAMMAR_SEED").and_then(|seed| seed.parse().ok());
    let times = set("GRAMMAR_TIMES")
        .and_then(|times| times.parse().ok())
        .unwrap_or(1);
    let only = set("GRAMMAR_OF");
    let mut below = Vec::new();
    for sort in SORTS
        .iter()
        .filter(|sort| only.as_deref().is_none_or(|only| only == sort.name))
    {
        let figures = figures(sort, seed.unwrap_or(SEED), times, &tell);
        print!("{}:", sort.name);
        for (name, (good, all)) in &figures {
            print!(" {name} {good}/{all} {};", good * 1000 / all);
        }
        println!();
        for (name, floor) in sort.floors {
            let (good, all) = figures.get(name).copied().unwrap_or_default();
            if good * 1000 < floor * all {
                below.push(format!(
                    "{} {name}: {good} of {all}, less than {floor} of 1000",
                    sort.name
                ));
            }
        }
    }
    if seed.is_none() && times == 1 {
        assert!(below.is_empty(), "{}", below.join("\n"));
    }
}
