//! Whether a report is about violence in the region at all: sports pages, reviews and foreign wars use the same words.

use std::collections::BTreeSet;

use crate::extract::gate::elsewhere::names_the_region;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::lexicon::TriggerClass;
use crate::model::annotation::{DateMeaning, Lex};
use crate::model::{ActorKind, Location};

/// Afghanistan and its neighbours, ISO 3166-1 alpha-3.
pub(in crate::extract) const REGION: &[&str] = &["AFG", "PAK", "IRN", "TKM", "UZB", "TJK", "CHN"];

/// Words that tie a report to the region where it names no place of it.
pub(in crate::extract) const OF_THE_REGION: &[&str] = &[
    "afghan",
    "afghans",
    "afghanistan",
    "taliban",
    "taleban",
    "isaf",
    "ansf",
    "andsf",
    "daesh",
    "iskp",
    "haqqani",
];

/// Years before this one are history.
const FIRST_YEAR: i16 = 1978;

/// A report of so many words that names nothing of the region is about somewhere else.
pub(in crate::extract) const LONG_ENOUGH: usize = 60;

/// Drops what is told where the report is of another kind or about another part of the world, and what is history.
pub fn retain(reading: &Reading<'_>, tellings: &mut Vec<Telling>) {
    if is_of_another_kind(reading, tellings) || is_of_elsewhere(reading) || is_history(reading) {
        tellings.clear();
    }
    tellings.retain(|t| {
        t.date
            .as_ref()
            .is_none_or(|d| d.value.interval.end.year() >= FIRST_YEAR)
    });
}

/// Many words of a genre beside few of violence.
fn is_of_another_kind(reading: &Reading<'_>, tellings: &[Telling]) -> bool {
    let words: BTreeSet<&str> = reading
        .spans
        .tokens
        .iter()
        .map(|t| t.lower.as_str())
        .collect();
    let violence = tellings.iter().filter(|t| is_plainly_violent(t)).count();
    // "A bomb killed eight at a cricket match": the first sentences count the dead.
    let news = tellings
        .iter()
        .any(|t| particular::is_lead(reading, t.sentence) && counts_harm(t));
    reading.lexicon.genres.rows.iter().any(|row| {
        let found = row
            .forms
            .iter()
            .filter(|form| words.contains(form.text.as_str()))
            .count();
        found >= row.least && (!news || row.staged) && found * row.weight > violence * row.least
    })
}

fn counts_harm(telling: &Telling) -> bool {
    [&telling.killed, &telling.injured]
        .into_iter()
        .flatten()
        .any(|toll| toll.count.is_some())
}

fn is_counted(telling: &Telling) -> bool {
    [&telling.killed, &telling.injured, &telling.taken]
        .into_iter()
        .flatten()
        .any(|toll| toll.count.is_some())
}

/// A means that is named exactly, or dead, wounded or captives who are counted.
fn is_plainly_violent(telling: &Telling) -> bool {
    let means = telling
        .triggers
        .iter()
        .any(|t| t.kind.is_some() && !t.generic || t.class == TriggerClass::Gain);
    is_counted(telling) || means
}

fn is_of_elsewhere(reading: &Reading<'_>) -> bool {
    let here = reading
        .locations
        .iter()
        .any(|l| country(l).is_some_and(|c| REGION.contains(&c)));
    let named = reading
        .spans
        .tokens
        .iter()
        .any(|t| OF_THE_REGION.contains(&t.lower.as_str()));
    let named = named
        || reading
            .report
            .title
            .as_deref()
            .is_some_and(names_the_region);
    let long = reading.spans.tokens.len() >= LONG_ENOUGH;
    // "An Afghan shopkeeper was among the wounded" in Mosul.
    let fights = reading
        .spans
        .tokens
        .iter()
        .any(|t| OF_THE_REGION.contains(&t.lower.as_str()) && !t.lower.starts_with("afghan"))
        || names_forces(reading);
    let far = names_far_place(reading);
    !here && !named && long || !here && !fights && far || long && far && only_origins(reading)
}

/// "Afghan forces", "the Afghan army": of whatever city their spokesman or their allies tell.
fn names_forces(reading: &Reading<'_>) -> bool {
    reading.spans.terms.iter().any(|term| {
        term.lex == Lex::Actor
            && reading
                .actor(term)
                .is_some_and(|row| row.kind == ActorKind::State)
            && term.tokens.clone().any(|t| reading.is(t, &["afghan"]))
    })
}

/// A place outside the region is named.
fn names_far_place(reading: &Reading<'_>) -> bool {
    reading
        .locations
        .iter()
        .any(|l| country(l).is_some_and(|c| !REGION.contains(&c)))
}

/// Everything of the region that the report names is where somebody came from: "who left Ghazni thirty years ago".
fn only_origins(reading: &Reading<'_>) -> bool {
    let of_region = |at: usize| {
        reading
            .token(at)
            .is_some_and(|t| OF_THE_REGION.contains(&t.lower.as_str()))
    };
    let origin = |at: usize| {
        (1..4).any(|back| {
            reading.is(
                at.wrapping_sub(back),
                &["from", "left", "leaving", "fled", "fleeing", "born", "via"],
            )
        })
    };
    let placed = reading
        .locations
        .iter()
        .filter(|l| country(l).is_some_and(|c| REGION.contains(&c)))
        .map(|l| reading.tokens_of(l.span).start);
    placed
        .chain((0..reading.spans.tokens.len()).filter(|&t| of_region(t)))
        .all(origin)
}

fn country(location: &Location) -> Option<&str> {
    location.country.as_ref()?.code.as_deref()
}

/// More years of long ago than of our time.
fn is_history(reading: &Reading<'_>) -> bool {
    let year = |word: &str| -> Option<i16> {
        (word.len() == 4)
            .then(|| word.parse::<i16>().ok())
            .flatten()
            .filter(|y| (1500..2100).contains(y))
    };
    let years: Vec<i16> = reading
        .spans
        .tokens
        .iter()
        .filter_map(|t| year(&t.lower))
        .collect();
    let old = years
        .iter()
        .filter(|&&y| y < FIRST_YEAR && !(1380..1420).contains(&y))
        .count();
    // One old year, and no day of our time.
    let recent = reading.spans.dates.iter().any(|d| match d.meaning {
        DateMeaning::Days(days) => days.start.year() >= FIRST_YEAR && days.days() <= 2,
        DateMeaning::FromAntecedent { .. } => false,
    });
    old >= 2 && old * 2 > years.len() || old >= 1 && old == years.len() && !recent
}
