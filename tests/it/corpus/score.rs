//! Incidents held against what a set's reports state.
//!
//! A line and a row go together by kind, words, day, place, toll and names, best pairs first, one
//! to one. A found line is right where kind, date, place and the dead are: the kind is one of the
//! acceptable ones; the date lies within the gold's interval; the place lies in the gold's district
//! (or within 10 km of its point) and is no coarser than a district, or lies in its province and is no
//! finer than what the gold says; the dead are the gold's least and most. What the gold leaves open
//! is not asked.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::incident::Range;
use incident_mapper::model::place::{LonLat, PlaceKind};
use incident_mapper::model::{Claim, Incident, Report};
use incident_mapper::text::person_names::{NameMatch, same_person};
use incident_mapper::{fuse, ingest, pipeline, provenance};

use super::gold::{self, Line, Spot, key, plain};
use crate::expect::gazetteer;

/// Affinity under which a line and a row do not go together.
const LEAST: f64 = 3.0;
/// Kilometres within which a place on a district's border is as good as in the district.
const NEAR_KM: f64 = 10.0;

/// How a set came out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Lines that must be found.
    pub core: usize,
    /// Those found.
    pub found: usize,
    /// Those found with kind, date, place and the dead right.
    pub right: usize,
    /// Rows that the reports gave, each report by itself.
    pub rows: usize,
    /// Rows that are none of what the reports state.
    pub astray: usize,
    /// Lines right in kind, date, place and the dead, each with the lines asked.
    pub fields: [(usize, usize); 4],
    /// Pairs of lines of different reports that are one incident and have rows.
    pub pairs: usize,
    /// Those put together.
    pub joined: usize,
    /// Pairs put together that are two incidents.
    pub misjoined: usize,
}

/// Scores a set; the text has a line for each error.
pub fn score(set: &Path) -> (Figures, String) {
    let lines = gold::read(set);
    let gaz = gazetteer();
    let (reports, claims) = claims(set);
    let mut figures = Figures::default();
    let mut told = String::new();
    for (report, claims) in reports.iter().zip(&claims) {
        let Some(lines) = lines.get(key(&report.id)) else {
            continue;
        };
        let rows = incidents(std::slice::from_ref(report), claims.clone());
        let rows: Vec<&Incident> = rows.iter().collect();
        let pairs = pairs(&rows, lines, gaz);
        tally(
            &mut figures,
            &mut told,
            &report.id,
            &rows,
            lines,
            &pairs,
            gaz,
        );
    }
    fusion(&mut figures, set, &lines, &reports, claims, gaz);
    (figures, told)
}

/// The incidents of each text by itself.
pub fn by_text(set: &Path) -> Vec<(String, Vec<Incident>)> {
    let (reports, claims) = claims(set);
    let each = reports.into_iter().zip(claims);
    each.map(|(report, claims)| {
        let rows = incidents(std::slice::from_ref(&report), claims);
        (report.id, rows)
    })
    .collect()
}

#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
fn claims(set: &Path) -> (Vec<Report>, Vec<Vec<Claim>>) {
    let reports = ingest::read(&gold::texts(set), &[]).unwrap().reports;
    let claims = reports
        .iter()
        .map(|report| pipeline::of_report(report, gazetteer()).unwrap())
        .collect();
    (reports, claims)
}

fn incidents(reports: &[Report], claims: Vec<Claim>) -> Vec<Incident> {
    let origins = provenance::origins(reports, &claims);
    fuse::fuse(reports, claims, &origins)
}

fn tally(
    figures: &mut Figures,
    told: &mut String,
    report: &str,
    rows: &[&Incident],
    lines: &[Line],
    pairs: &BTreeMap<usize, usize>,
    gaz: &Gazetteer,
) {
    figures.rows += rows.len();
    figures.astray += rows.len() - pairs.len();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.core) {
        figures.core += 1;
        let Some(row) = pairs.get(&at).and_then(|row| rows.get(*row)) else {
            writeln!(told, "{report}: MISSED «{}»", line.quote).ok();
            continue;
        };
        figures.found += 1;
        let asked = [
            Some(kind(row, line)),
            date(row, line),
            place(row, line, gaz),
            line.killed.map(|dead| counts(row.killed, dead)),
        ];
        for (field, (right, all)) in asked.iter().zip(&mut figures.fields) {
            *right += usize::from(*field == Some(true));
            *all += usize::from(field.is_some());
        }
        if asked.iter().all(|field| *field != Some(false)) {
            figures.right += 1;
            continue;
        }
        let names = ["kind", "date", "place", "killed"];
        let wrong: Vec<&str> = names
            .into_iter()
            .zip(asked)
            .filter_map(|(name, field)| (field == Some(false)).then_some(name))
            .collect();
        writeln!(
            told,
            "{report}: WRONG {} «{}» is: {}",
            wrong.join(", "),
            line.quote,
            row.title
        )
        .ok();
    }
    for (at, row) in rows.iter().enumerate() {
        if !pairs.values().any(|used| *used == at) {
            writeln!(told, "{report}: ASTRAY {}", row.title).ok();
        }
    }
}

fn fusion(
    figures: &mut Figures,
    set: &Path,
    lines: &BTreeMap<String, Vec<Line>>,
    reports: &[Report],
    claims: Vec<Vec<Claim>>,
    gaz: &Gazetteer,
) {
    let all = incidents(reports, claims.into_iter().flatten().collect());
    let mut row_of: BTreeMap<(&str, usize), &str> = BTreeMap::new();
    for (report, lines) in lines {
        let of = |incident: &&Incident| {
            let mut claims = incident.claims.iter();
            claims.any(|joined| key(&joined.claim.report_id) == report)
        };
        let rows: Vec<&Incident> = all.iter().filter(of).collect();
        for (line, row) in pairs(&rows, lines, gaz) {
            if let (Some(row), true) = (rows.get(row), lines.get(line).is_some_and(|l| l.core)) {
                row_of.insert((report, line), &row.id);
            }
        }
    }
    let clusters = gold::clusters(set).clusters;
    let cluster_of = |(report, line): (&str, usize)| {
        let holds = |members: &&Vec<(String, usize)>| {
            members
                .iter()
                .any(|(r, index)| r == report && *index == line)
        };
        clusters.values().position(|members| holds(&members))
    };
    let found: Vec<(&(&str, usize), &&str)> = row_of.iter().collect();
    for (at, (one, row)) in found.iter().enumerate() {
        for (other, row_too) in found.iter().skip(at + 1) {
            if one.0 == other.0 {
                continue;
            }
            let same = cluster_of(**one).is_some_and(|c| cluster_of(**other) == Some(c));
            figures.pairs += usize::from(same);
            figures.joined += usize::from(same && row == row_too);
            figures.misjoined += usize::from(!same && row == row_too);
        }
    }
}

/// Which row each line goes with, by index.
fn pairs(rows: &[&Incident], lines: &[Line], gaz: &Gazetteer) -> BTreeMap<usize, usize> {
    let mut all: Vec<(f64, usize, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for (index, line) in lines.iter().enumerate() {
            all.push((affinity(row, line, gaz), at, index));
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut pairs: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, row, line) in all.into_iter().filter(|(fit, _, _)| *fit >= LEAST) {
        if !pairs.contains_key(&line) && !pairs.values().any(|used| *used == row) {
            pairs.insert(line, row);
        }
    }
    pairs
}

fn affinity(row: &Incident, line: &Line, gaz: &Gazetteer) -> f64 {
    let quotes: Vec<&str> = row.claims.iter().map(|c| c.claim.quote.as_str()).collect();
    let words = plain(&quotes.join(" ")).contains(&plain(&line.quote));
    let kind = kind(row, line);
    let family = row.kind.is_some_and(|kind| {
        line.types
            .iter()
            .any(|t| t.event_type() == kind.event_type())
    });
    if !(kind || family || words) {
        return 0.0;
    }
    let score = |holds: bool, points: f64| if holds { points } else { 0.0 };
    let (date, place) = (date(row, line), place(row, line, gaz));
    let located = row.location.as_ref().is_some_and(|l| l.point.is_some());
    let named = line.named.iter().filter(|name| {
        row.persons
            .iter()
            .any(|p| same_person(&p.name, name) != NameMatch::No)
    });
    let named = if line.named.is_empty() {
        0.0
    } else {
        f64::from(u32::try_from(named.count()).unwrap_or(0))
            / f64::from(u32::try_from(line.named.len()).unwrap_or(1))
    };
    score(kind, 2.0)
        + score(family, 1.0)
        + score(words, 1.5)
        + score(date == Some(true), 2.0)
        + score(place == Some(true), 2.0)
        + score(date == Some(false) && row.date.is_some(), -1.5)
        + score(place == Some(false) && located, -1.0)
        + score(line.killed.is_some_and(|k| counts(row.killed, k)), 1.0)
        + named
}

fn kind(row: &Incident, line: &Line) -> bool {
    row.kind.is_some_and(|kind| line.types.contains(&kind))
}

fn date(row: &Incident, line: &Line) -> Option<bool> {
    let (start, end) = (line.date_start?, line.date_end?);
    let within = |date: &incident_mapper::model::EventDate| {
        start <= date.interval.start && date.interval.end <= end
    };
    Some(row.date.as_ref().is_some_and(within))
}

fn place(row: &Incident, line: &Line, gaz: &Gazetteer) -> Option<bool> {
    (!line.places.is_empty()).then(|| line.places.iter().any(|spot| stands(row, spot, gaz)))
}

fn stands(row: &Incident, spot: &Spot, gaz: &Gazetteer) -> bool {
    let country = spot.kind_mapped == PlaceKind::Country;
    let Some(location) = &row.location else {
        return country;
    };
    if country {
        return location.kind == PlaceKind::Country;
    }
    let Some(unit) = spot.unit(gaz) else {
        return false;
    };
    let unit = gaz.place(unit);
    let is = |admin: &Option<incident_mapper::model::location::AdminRef>| {
        admin.as_ref().is_some_and(|admin| admin.key == unit.key)
    };
    if spot.kind_mapped == PlaceKind::Province {
        return location.kind == PlaceKind::Province
            && (location.key == unit.key || is(&location.admin1));
    }
    let near = location.point.is_some_and(|point| {
        let there = LonLat {
            lon: spot.lon,
            lat: spot.lat,
        };
        km(point, there) <= NEAR_KM
    });
    location.kind.level() <= PlaceKind::District.level()
        && (location.key == unit.key || is(&location.admin2) || near)
}

fn counts(got: Range, want: [u32; 2]) -> bool {
    got.min == Some(want[0]) && got.max.or(got.min) == Some(want[1])
}

/// Kilometres between two points, on a plane that touches the first: good to a percent at the few
/// kilometres asked of it.
fn km(a: LonLat, b: LonLat) -> f64 {
    let north = (b.lat - a.lat) * 111.2;
    let east = (b.lon - a.lon) * 111.2 * a.lat.to_radians().cos();
    north.hypot(east)
}
