//! The whole run on one page: `Report -> spans -> locations -> claims -> incidents -> layer`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::annotate;
use crate::config::Config;
use crate::corrections::{self, Corrections};
use crate::error::{Error, Result};
use crate::extract;
use crate::fuse;
use crate::gazetteer::Gazetteer;
use crate::interrupt;
use crate::model::annotation::PlaceMention;
use crate::model::location::Mention;
use crate::model::place::PlaceKind;
use crate::model::{Claim, Incident, Location, Report, Span, Warning};
use crate::outlines;
use crate::protect;
use crate::provenance;
use crate::resolve::{self, Aside};
use crate::search::{self, Searched};
use crate::text::language::{Language, recognise};
use crate::text::veil::Veil;
use crate::write::{self, CorrectionRecord, InputRecord, Layer, RunInfo, Written};

/// What a run made, for its closing words.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Reports read.
    pub reports: usize,
    /// Files that were found and not taken.
    pub skipped: usize,
    /// The incidents, as written.
    pub incidents: Vec<Incident>,
    /// Claims behind them.
    pub claims: usize,
    /// How many reports are in which language.
    pub languages: BTreeMap<Language, usize>,
    /// Parts of archives that are no reports.
    pub passed_over: usize,
    /// What became of each correction.
    pub corrections: Vec<corrections::Outcome>,
    /// What went wrong with inputs.
    pub warnings: Vec<Warning>,
    /// What was written.
    pub written: Written,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many reports were found.
    Read(usize),
    /// So many of all reports were searched for claims.
    Searched(usize, usize),
    /// The claims are put together.
    Fusing,
    /// The layer is written.
    Writing,
}

/// Reads the reports, extracts, fuses and writes.
///
/// # Errors
/// Whatever stops the run; the layer that was there before is then as it was.
pub fn run(config: &Config) -> Result<Outcome> {
    run_watched(config, &|_| {})
}

/// [`run`], telling how far it is.
///
/// # Errors
/// As [`run`].
pub fn run_watched(config: &Config, watch: &(dyn Fn(Step) + Sync)) -> Result<Outcome> {
    let gazetteer = gazetteer(config.gazetteer.as_deref())?;
    let corrections = corrections(config.corrections.as_deref(), &gazetteer)?;
    let outlines = outlines::read(&config.outlines, &gazetteer)?;
    let Searched {
        ingested,
        claims,
        prints,
        copies,
        protection,
        languages,
    } = search::search(config, &gazetteer, watch)?;
    watch(Step::Fusing);
    let before = corrections::before(&corrections, claims);
    let count = before.claims.len();
    let provenance = provenance::origins_of(
        &ingested.reports,
        &ingested.numbers,
        &prints,
        &copies,
        &before.claims,
    );
    let mut incidents = search::pool(config.jobs)?.install(|| {
        fuse::fuse_with(
            &ingested.reports,
            before.claims,
            &provenance,
            &before.decisions,
        )
    });
    let (followed, unfollowed) = corrections::after(&corrections, before.rows, &mut incidents);
    let mut warnings = ingested.warnings;
    warnings.extend(unfollowed);
    warnings.extend(outlines.warnings);
    if let Some(protection) = &protection {
        protection.incidents(&mut incidents);
        for warning in &mut warnings {
            protection.warning(warning);
        }
    }
    let shown = |path: &str| {
        let protected = protection.as_ref();
        protected.map_or_else(|| path.to_owned(), |protection| protection.path(path))
    };

    let mut run = RunInfo::new(gazetteer.version(), gazetteer.digest());
    run.inputs = ingested
        .inputs
        .iter()
        .map(|input| InputRecord {
            path: shown(&input.path),
            role: input.role.as_str().to_owned(),
            bytes: input.bytes,
            digest: input.digest.clone(),
        })
        .collect();
    run.inputs
        .extend(outlines.files.iter().map(|file| InputRecord {
            path: shown(&file.path),
            role: outlines::ROLE.to_owned(),
            bytes: file.bytes,
            digest: file.digest.clone(),
        }));
    if config.corrections.is_some() {
        run.inputs.push(InputRecord {
            path: corrections.path.clone(),
            role: corrections::ROLE.to_owned(),
            bytes: corrections.bytes,
            digest: corrections.digest.clone(),
        });
        run.corrections = records(&corrections, &followed);
        for record in &mut run.corrections {
            if let Some(protection) = &protection {
                record.value = protection.words(&record.value);
                record.reason = protection.words(&record.reason);
            }
        }
    }
    run.protected = config.protect;
    run.warnings.clone_from(&warnings);
    run.counts = BTreeMap::from([
        ("reports".to_owned(), as_u64(ingested.count)),
        ("skipped".to_owned(), as_u64(ingested.skipped)),
    ]);
    if !config.outlines.is_empty() {
        for (name, count) in [
            ("outlines", outlines.by_place.len()),
            ("outlines_thinned", outlines.thinned),
            ("outlines_unmatched", outlines.unmatched),
        ] {
            run.counts.insert(name.to_owned(), as_u64(count));
        }
    }
    run.outlines = outlines.by_place;
    for outline in run.outlines.values_mut() {
        outline.source = shown(&outline.source);
    }
    for (language, count) in languages.iter().filter(|(language, _)| !language.is_read()) {
        let name = format!(
            "reports_in_{}",
            language.as_str().to_lowercase().replace(' ', "_")
        );
        run.counts.insert(name, as_u64(*count));
    }
    let layer = Layer {
        incidents: &incidents,
        run: &run,
    };
    watch(Step::Writing);
    let written = if config.sequence {
        write::sequence(&layer)
    } else {
        interrupt::held_back(|| write::write(&layer, &config.out, &config.formats))?
    };
    Ok(Outcome {
        reports: ingested.count,
        skipped: ingested.skipped,
        claims: count,
        incidents,
        languages,
        passed_over: ingested.passed_over,
        corrections: followed,
        warnings,
        written,
    })
}

/// The built-in gazetteer, or a compiled one.
///
/// # Errors
/// [`Error::Gazetteer`] where the embedded bytes are damaged, [`Error::Usage`] where the file is no gazetteer.
pub fn gazetteer(file: Option<&Path>) -> Result<Gazetteer> {
    match file {
        None => Gazetteer::embedded().map_err(|error| Error::Gazetteer(error.to_string())),
        Some(path) => Gazetteer::load(path).map_err(|error| Error::Usage {
            message: error.to_string(),
            hint: "make a gazetteer file with: incident-mapper gazetteer import SOURCE -o FILE"
                .into(),
        }),
    }
}

/// The table of corrections, or none.
///
/// # Errors
/// [`Error::MissingPath`] and [`Error::Read`] where it cannot be read, [`Error::Correction`] where a
/// row is at fault.
pub fn corrections(file: Option<&Path>, gazetteer: &Gazetteer) -> Result<Corrections> {
    let Some(path) = file else {
        return Ok(Corrections::default());
    };
    if !path.exists() {
        return Err(Error::MissingPath(path.to_owned()));
    }
    let bytes = std::fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    let locate = |place| resolve::location_of(gazetteer, place, Span::new(0, 0), "");
    Ok(corrections::read(path, &bytes, gazetteer, &locate)?)
}

fn records(corrections: &Corrections, followed: &[corrections::Outcome]) -> Vec<CorrectionRecord> {
    let rows = corrections.rows.iter().zip(followed);
    rows.map(|(row, outcome)| CorrectionRecord {
        line: row.line,
        id: row.id.as_written(),
        field: row.change.field().to_owned(),
        value: row.value.clone(),
        reason: row.reason.clone(),
        by: row.by.clone(),
        date: row.date.to_string(),
        outcome: outcome.state.as_str().to_owned(),
        incidents: outcome.incidents.clone(),
    })
    .collect()
}

/// The claims of all reports, in the order of the reports, whatever the number of threads.
///
/// # Errors
/// [`Error::Usage`] where the threads cannot be started.
pub fn claims(reports: &[Report], gazetteer: &Gazetteer, jobs: usize) -> Result<Vec<Claim>> {
    search::claims(reports, gazetteer, jobs)
}

/// The claims of one report: a pure function of the report and the gazetteer. A report in another
/// language than English has none, since its sentences are not understood.
///
/// # Errors
/// [`Error::Lexicon`] where a built-in lexicon is faulty.
pub fn of_report(report: &Report, gazetteer: &Gazetteer) -> Result<Vec<Claim>> {
    Ok(read_report(report, gazetteer, false)?.0)
}

/// [`of_report`], and the names to hide in its claims where that is asked for, and its language.
///
/// # Errors
/// As [`of_report`].
pub fn read_report(
    report: &Report,
    gazetteer: &Gazetteer,
    protect: bool,
) -> Result<(Vec<Claim>, Veil, Language)> {
    let language = recognise(&report.text);
    let nothing = (Vec::new(), Veil::default(), language);
    if !language.is_read() {
        return Ok(nothing);
    }
    let places = annotate::places::places(&report.text, gazetteer);
    let title = report.title.as_deref().unwrap_or_default();
    let title_places = annotate::places::places(title, gazetteer);
    let countries = places
        .iter()
        .chain(&title_places)
        .flat_map(|place| &place.candidates)
        .filter_map(|&place| gazetteer.admin(place, PlaceKind::Country))
        .filter_map(|country| gazetteer.place(country).iso.as_deref());
    if extract::is_plainly_elsewhere(&report.text, title, countries) {
        return Ok(nothing);
    }
    let annotated = annotate::annotate_with(report, places)?;
    let resolved = resolve::resolve(report, &annotated, gazetteer);
    let (mut seats, mut datelines) = (Vec::new(), Vec::new());
    for (location, aside) in resolved.asides {
        match aside {
            Aside::Seat | Aside::Origin => seats.push(location),
            Aside::Dateline => datelines.push(location),
            Aside::Beyond | Aside::Bearing => {}
        }
    }
    let headline = headline_places(report, title_places, gazetteer)?;
    let places = extract::Places {
        headline: &headline,
        told: &resolved.locations,
        seats: &seats,
        datelines: &datelines,
    };
    let claims = extract::extract(report, &annotated, &places)?;
    let veil = if protect {
        protect::of_report(report, &annotated, &claims)?
    } else {
        Veil::default()
    };
    Ok((claims, veil, language))
}

/// Where the headline says that something is, read as a text of its own.
fn headline_places(
    report: &Report,
    places: Vec<PlaceMention>,
    gazetteer: &Gazetteer,
) -> Result<Vec<Location>> {
    let Some(title) = report.title.as_ref().filter(|_| !places.is_empty()) else {
        return Ok(Vec::new());
    };
    let alone = Report {
        id: report.id.clone(),
        path: String::new(),
        digest: String::new(),
        outlet: None,
        agency: None,
        title: None,
        url: None,
        published: report.published,
        published_from: report.published_from,
        updated: report.updated,
        text: title.clone(),
    };
    let annotated = annotate::annotate_for_places(&alone, places)?;
    let mut found = resolve::resolve(&alone, &annotated, gazetteer).locations;
    // "Kabul welcomes pledge": the capital stands for the state, but behind a preposition.
    found.retain(|l| !speaks_for_the_state(l, title));
    Ok(found)
}

/// Whether the capital is named in a headline with no preposition before it.
fn speaks_for_the_state(location: &Location, title: &str) -> bool {
    let before = title.get(..location.span.start).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let placed = ["in", "at", "near", "outside", "around"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(last));
    location.name == "Kabul" && !placed
}

/// The place mentions of one report, in text order; without any name of the gazetteer there is none.
///
/// # Errors
/// [`Error::Lexicon`] where a built-in lexicon is faulty.
pub fn mentions_of_report(report: &Report, gazetteer: &Gazetteer) -> Result<Vec<Mention>> {
    let places = annotate::places::places(&report.text, gazetteer);
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let text = &report.text;
    if let Some(part) = annotate::stretch::stretch(text, &places, resolve::signs)? {
        let words = Span::new(part.from, part.to).of(text);
        let (mut mentions, new) = resolve::mentions(words, &part.annotated, gazetteer);
        if !new {
            for mention in &mut mentions {
                mention.span.start += part.from;
                mention.span.end += part.from;
            }
            return Ok(mentions);
        }
    }
    let annotated = annotate::annotate_for_places(report, places)?;
    Ok(resolve::mentions(text, &annotated, gazetteer).0)
}

fn as_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
