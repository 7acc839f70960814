//! What the reports of a set state, as written down beside them.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::event::SubEventType;
use incident_mapper::model::place::{PlaceId, PlaceKind};
use jiff::civil::Date;
use serde::Deserialize;

/// What speakers of a report can disagree about.
const DISPUTED: [&str; 6] = ["location", "date", "actor", "killed", "injured", "victims"];

/// A line of `gold.jsonl`: an incident that a report states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub report: String,
    pub core: bool,
    pub types: Vec<SubEventType>,
    pub date_start: Option<Date>,
    pub date_end: Option<Date>,
    pub date_level: String,
    pub places: Vec<Spot>,
    pub killed: Option<[u32; 2]>,
    pub injured: Option<[u32; 2]>,
    pub civilians_killed: Option<[u32; 2]>,
    pub speakers: Vec<String>,
    pub by: Vec<String>,
    pub against: Vec<String>,
    pub named: Vec<String>,
    pub disputed: Vec<String>,
    pub quote: String,
    pub note: Option<String>,
}

/// A place of a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    pub name: String,
    pub kind: PlaceKind,
    pub admin1: String,
    pub admin2: String,
    pub lat: f64,
    pub lon: f64,
    pub kind_mapped: PlaceKind,
    #[serde(default)]
    pub inferred: bool,
}

/// `clusters.json`: which lines of different reports are one incident.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clusters {
    /// Report and index of the line within its report.
    pub clusters: BTreeMap<String, Vec<(String, usize)>>,
    pub disputed: BTreeMap<String, Vec<String>>,
    pub notes: BTreeMap<String, String>,
}

/// The lines of a set by report, in the order of the text.
pub fn read(set: &Path) -> BTreeMap<String, Vec<Line>> {
    let mut lines: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    let text = fs::read_to_string(set.join("gold.jsonl")).unwrap();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line).unwrap();
        lines.entry(line.report.clone()).or_default().push(line);
    }
    lines
}

/// The clusters of a set.
pub fn clusters(set: &Path) -> Clusters {
    serde_json::from_str(&fs::read_to_string(set.join("clusters.json")).unwrap()).unwrap()
}

/// The report's key in the gold: what stands before the first low line of the file's name.
pub fn key(report_id: &str) -> &str {
    report_id.split('_').next().unwrap_or_default()
}

/// The texts of a set, sorted.
pub fn texts(set: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(set.join("reports")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths
}

/// Words in lower case, one space between them: what two writings of a quote share.
pub fn plain(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

impl Spot {
    /// The gazetteer's province, or its district within that province; none for a country and
    /// where the names are not known.
    pub fn unit(&self, gaz: &Gazetteer) -> Option<PlaceId> {
        let of = |name: &str, kind: PlaceKind| {
            let hits = gaz.known(name).into_iter().map(|hit| hit.place);
            hits.filter(move |place| gaz.place(*place).kind == kind)
        };
        let province = of(&self.admin1, PlaceKind::Province).next()?;
        if self.admin2.is_empty() {
            return Some(province);
        }
        of(&self.admin2, PlaceKind::District).find(|place| gaz.contains(province, *place))
    }
}

/// What is wrong with a set itself.
pub fn faults(set: &Path, gaz: &Gazetteer) -> Vec<String> {
    let lines = read(set);
    let mut wrong = Vec::new();
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for path in texts(set) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        told.insert(
            key(&stem).to_owned(),
            plain(&fs::read_to_string(&path).unwrap()),
        );
    }
    for report in told.keys() {
        if !lines
            .get(report)
            .is_some_and(|lines| lines.iter().any(|line| line.core))
        {
            wrong.push(format!("{report}: no core line"));
        }
    }
    for line in lines.values().flatten() {
        let text = told.get(&line.report).map(String::as_str).unwrap_or("");
        if line.quote.is_empty() || !text.contains(&plain(&line.quote)) {
            wrong.push(format!("{}: no such words: {}", line.report, line.quote));
        }
        if line.types.is_empty() || line.places.is_empty() {
            wrong.push(format!("{}: no kind or no place", line.report));
        }
        let ordered = line.date_start <= line.date_end;
        let both = line.date_start.is_some() == line.date_end.is_some();
        if !ordered || !both || (line.date_start.is_none() != (line.date_level == "none")) {
            wrong.push(format!("{}: dates of {}", line.report, line.quote));
        }
        for counts in [line.killed, line.injured, line.civilians_killed] {
            if counts.is_some_and(|[least, most]| least > most) {
                wrong.push(format!("{}: counts of {}", line.report, line.quote));
            }
        }
        wrong.extend(names_amiss(line, text));
        for spot in &line.places {
            let country = spot.kind_mapped == PlaceKind::Country;
            if !country && spot.unit(gaz).is_none() {
                wrong.push(format!(
                    "{}: unknown: {}, {}",
                    line.report, spot.admin2, spot.admin1
                ));
            }
        }
    }
    let joined = clusters(set);
    for (name, members) in &joined.clusters {
        let known = |(report, index): &(String, usize)| {
            lines
                .get(report)
                .and_then(|lines| lines.get(*index))
                .is_some_and(|line| line.core)
        };
        if members.len() < 2 || !members.iter().all(known) {
            wrong.push(format!("cluster {name}"));
        }
    }
    let named = joined.disputed.keys().chain(joined.notes.keys());
    wrong.extend(
        named
            .filter(|name| !joined.clusters.contains_key(*name))
            .map(|name| format!("no cluster {name}")),
    );
    wrong
}

/// Names of a line that its text does not bear out, and lists that no careful hand wrote.
fn names_amiss(line: &Line, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut amiss = |what: &str| wrong.push(format!("{}: {what}", line.report));
    for name in &line.named {
        if !text.contains(&plain(name)) {
            amiss(name);
        }
    }
    for spot in &line.places {
        if spot.kind != PlaceKind::Country && !spot.inferred && !text.contains(&plain(&spot.name)) {
            amiss(&spot.name);
        }
    }
    for word in &line.disputed {
        if !DISPUTED.contains(&word.as_str()) {
            amiss(word);
        }
    }
    for list in [&line.speakers, &line.by, &line.against, &line.disputed] {
        let mut names: Vec<String> = list.iter().map(|name| plain(name)).collect();
        names.sort();
        names.dedup();
        if names.len() < list.len() || names.iter().any(String::is_empty) {
            amiss("an empty name, or one twice");
        }
    }
    if line
        .note
        .as_deref()
        .is_some_and(|note| note.trim().is_empty())
    {
        amiss("an empty note");
    }
    wrong
}
