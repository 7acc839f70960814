//! A seeded corpus of JSON Lines for measuring: no sentence twice, the same bytes for the same seed.
//!
//! A relevant report is a few of the bundled reports run together, with every place, person and
//! number put in anew; any other is news of elsewhere, out of patterns with open slots, with the
//! words that also tell of violence ("strike", "shot", "attack") used as sport and trade use them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A repository whose bundled reports and tables a corpus is built from.
pub struct Builder {
    templates: Vec<Vec<String>>,
    /// Name of an Afghan place to its kind.
    kinds: BTreeMap<String, String>,
    /// Names to put in, by kind.
    pools: BTreeMap<String, Vec<String>>,
    /// Capitalised words of the lexicons, which are kept as they are.
    kept: BTreeSet<String>,
}

/// A small generator of numbers (splitmix64): the same on every machine.
pub struct Random(u64);

impl Random {
    /// Begins at a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const MONTHS: &str = "January February March April May June July August September October November December Sunday Monday Tuesday Wednesday Thursday Friday Saturday";
const FIRST: &[&str] = &[
    "Gul", "Noor", "Sha", "Baz", "Mir", "Zar", "Khal", "Rahm", "Ham", "Dost", "Sher", "Jan", "Faz",
    "Wal", "Nas", "Qad", "Tor", "Lal", "Ghaf", "Bas",
];
const LAST: &[&str] = &[
    "uddin", "ullah", "mand", "wais", "ami", "oor", "yar", "zada", "bin", "ahar", "kai", "wal",
    "ani", "elo", "iri", "ashan",
];
const FAMILY: &[&str] = &[
    "Bren", "Cal", "Dor", "Els", "Fal", "Gar", "Hol", "Ing", "Jor", "Kel", "Lam", "Mor", "Nor",
    "Ost", "Pel", "Ros", "Sol", "Tan", "Ulv", "Vas",
];
const ENDING: &[&str] = &[
    "ner", "ström", "dez", "ley", "berg", "ova", "ini", "mann", "ard", "quist", "ton", "wick",
    "rez", "ska", "ham",
];
/// Names out of these parts that are spellings of places of the built-in gazetteer: a report of
/// elsewhere that names an Afghan city would be none.
const PLACES: &[&str] = &["Gardez", "Lammann"];
const NUMBER_WORDS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];
const CITIES: &[&str] = &[
    "Lyon",
    "Osaka",
    "Porto",
    "Leeds",
    "Turin",
    "Graz",
    "Bergen",
    "Antwerp",
    "Valencia",
    "Krakow",
    "Denver",
    "Hobart",
    "Winnipeg",
    "Rosario",
    "Durban",
    "Leipzig",
    "Gdansk",
    "Malmo",
    "Seville",
    "Nagoya",
    "Tulsa",
    "Fresno",
    "Aarhus",
    "Bilbao",
    "Utrecht",
    "Cork",
    "Dresden",
    "Rotterdam",
];
/// Cities of the built-in gazetteer, which one report in ten names.
const SEATS: &[&str] = &["London", "Washington", "Brussels", "Moscow"];
const SUBJECTS: &[&str] = &[
    "The city council of {city}",
    "Coach {name}",
    "A study by {name} of the University of {city}",
    "The maker of {thing} from {city}",
    "{name}, who leads the port of {city},",
    "The orchestra of {city}",
    "Finance chief {name}",
    "The {adj} museum in {city}",
    "A jury headed by {name}",
    "The league's club from {city}",
    "Economist {name}",
    "The dairy farmers around {city}",
    "Novelist {name}",
    "The airline based in {city}",
    "{name} and {name}",
    "The union at the {city} plant",
    "Engineers led by {name}",
];
const DEEDS: &[&str] = &[
    "said that sales of {thing} rose by {n} per cent in the {adj} quarter",
    "plans to open {n} {adj} branches before the end of {month}",
    "won by {n} points after a {adj} second half in front of {n} people",
    "has put {n} million euros into a {adj} line for {thing}",
    "shot {n} pictures of {thing} for an exhibition that {name} curates",
    "called off a strike over {adj} shifts after {n} hours of talks with {name}",
    "found {n} kinds of {thing} in the {adj} valleys that {name} had mapped",
    "expects {n} visitors a day once the {adj} season begins in {month}",
    "lost {n} of its orders for {thing} to a {adj} rival from {city}",
    "spoke of a {adj} attack on goal that left {name} with {n} chances",
    "signed {name} for {n} seasons, a {adj} step after a spell in {city}",
    "asked {name} to redraw the {adj} plan for the station with its {n} platforms",
    "showed that {thing} keep for {n} days longer in {adj} air",
    "raised the price of {thing} to {n} dollars, which {name} called {adj}",
    "will replace {n} buses with {adj} ones, {name} told a paper in {city}",
    "read from a {adj} book about {thing} that has sold {n} copies since {month}",
];
const TAILS: &[&str] = &[
    ".",
    ", according to {name}.",
    ", and {name} agreed.",
    ", though the figures for {month} are still {adj}.",
    " while {city} waits.",
    ", up from {n} a year ago.",
    ", the paper in {city} wrote.",
    "; {name} had hoped for {n}.",
    ", as {name} put it in {city} on the {n}th day of the fair.",
];
const ADJECTIVES: &[&str] = &[
    "quiet", "new", "careful", "modest", "record", "cold", "steady", "late", "early", "northern",
    "small", "public", "double", "rare", "cheap", "green", "older", "wide", "second", "narrow",
];
const THINGS: &[&str] = &[
    "bicycles",
    "cheese",
    "solar panels",
    "violins",
    "tulips",
    "tyres",
    "batteries",
    "apples",
    "novels",
    "sensors",
    "ferries",
    "carpets",
    "vaccines",
    "tractors",
    "cameras",
    "pianos",
    "orchids",
    "turbines",
    "shoes",
    "maps",
];

impl Builder {
    /// Reads the bundled reports, the tables of places and the lexicons of a repository.
    pub fn of(root: &Path) -> Self {
        let read = |path: &Path| std::fs::read_to_string(path).expect("a file of the repository");
        let files = |folder: &str, ending: &str| {
            let mut all: Vec<_> = std::fs::read_dir(root.join(folder))
                .expect("a folder of the repository")
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|path| path.to_string_lossy().ends_with(ending))
                .collect();
            all.sort();
            all
        };
        let templates = files("data/reports", ".txt")
            .iter()
            .map(|path| sentences(&read(path)))
            .collect();
        let mut kept: BTreeSet<String> = MONTHS.split(' ').map(str::to_owned).collect();
        for path in files("data/lexicon", ".toml") {
            let text = read(&path);
            let words = text.split(|c: char| !c.is_alphanumeric());
            kept.extend(words.filter(|w| is_capital(w)).map(str::to_owned));
        }
        let mut parents: BTreeMap<String, (String, String)> = BTreeMap::new();
        let mut kinds = BTreeMap::new();
        let mut pools: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut places = csv::Reader::from_path(root.join("gazetteer/places.csv")).expect("places");
        for row in places.records().flatten() {
            let (key, kind, parent) = (row[0].to_owned(), row[2].to_owned(), row[3].to_owned());
            let (mut at, mut afghan) = (parent.clone(), parent == "af");
            while let Some((_, up)) = parents.get(&at) {
                afghan |= up == "af";
                at = up.clone();
            }
            if afghan {
                kinds.insert(row[1].to_owned(), kind.clone());
                pools
                    .entry(kind.clone())
                    .or_default()
                    .push(row[1].to_owned());
                parents.insert(key, (kind, parent));
            }
        }
        let mut names = csv::Reader::from_path(root.join("gazetteer/names.csv")).expect("names");
        for row in names.records().flatten() {
            if let Some((kind, _)) = parents.get(&row[0]).filter(|_| row[1].is_ascii()) {
                kinds
                    .entry(row[1].to_owned())
                    .or_insert_with(|| kind.clone());
            }
        }
        Self {
            templates,
            kinds,
            pools,
            kept,
        }
    }

    /// Reports of about `bytes` in all, one JSON object a line; `relevant` of 100 tell of
    /// Afghanistan, spread evenly.
    pub fn write(
        &self,
        bytes: usize,
        relevant: usize,
        seed: u64,
        out: &mut dyn std::io::Write,
    ) -> std::io::Result<usize> {
        let mut random = Random::new(seed);
        let (mut written, mut count) = (0, 0);
        while written < bytes {
            let is_relevant = (count + 1) * relevant / 100 > count * relevant / 100;
            let text = if is_relevant {
                self.relevant(&mut random)
            } else {
                elsewhere(&mut random)
            };
            let day = 1 + random.below(28);
            let month = 1 + random.below(12);
            let year = 2012 + random.below(9);
            let line = serde_json::json!({
                "id": format!("r{count:08}"),
                "outlet": "The Daily Corpus",
                "title": format!("Report {count}"),
                "published": format!("{year}-{month:02}-{day:02}"),
                "text": text,
            });
            let line = format!("{line}\n");
            out.write_all(line.as_bytes())?;
            written += line.len();
            count += 1;
        }
        Ok(count)
    }

    /// A report about Afghanistan.
    pub fn relevant(&self, random: &mut Random) -> String {
        let mut text = String::new();
        let mut given = BTreeMap::new();
        for _ in 0..2 + random.below(3) {
            let template = &self.templates[random.below(self.templates.len())];
            for sentence in template {
                self.rewrite(sentence, &mut given, random, &mut text);
            }
            text.push_str("\n\n");
        }
        text.trim_end().to_owned()
    }

    fn rewrite(
        &self,
        sentence: &str,
        given: &mut BTreeMap<String, String>,
        random: &mut Random,
        out: &mut String,
    ) {
        let mut rest = sentence;
        let (mut changed, mut first) = (false, true);
        while let Some(begin) = rest.find(|c: char| c.is_alphanumeric()) {
            out.push_str(&rest[..begin]);
            rest = &rest[begin..];
            if let Some((len, kind)) = self.place(rest) {
                let pool = &self.pools[kind];
                let new = given
                    .entry(rest[..len].to_owned())
                    .or_insert_with(|| pool[random.below(pool.len())].clone());
                out.push_str(new);
                rest = &rest[len..];
                (changed, first) = (true, false);
                continue;
            }
            let len = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            let word = &rest[..len];
            let new = if word.bytes().all(|b| b.is_ascii_digit()) {
                Some(match word.parse::<u32>() {
                    Ok(1900..=2100) => (2012 + random.below(9)).to_string(),
                    Ok(1..=31) => (1 + random.below(28)).to_string(),
                    _ => (2 + random.below(900)).to_string(),
                })
            } else if NUMBER_WORDS.contains(&word) {
                Some(random.of(NUMBER_WORDS).to_owned())
            } else if is_capital(word) && !self.kept.contains(word) && word.len() > 3 {
                let known = given.get(word).cloned();
                known.or_else(|| {
                    (!first).then(|| {
                        let new = format!("{}{}", random.of(FIRST), random.of(LAST));
                        given.insert(word.to_owned(), new.clone());
                        new
                    })
                })
            } else {
                None
            };
            changed |= new.is_some();
            out.push_str(new.as_deref().unwrap_or(word));
            rest = &rest[len..];
            first = false;
        }
        if changed {
            out.push_str(rest);
            return;
        }
        // A sentence with nothing to put in would stand in the corpus many times.
        let mark = rest.trim_end();
        let (name, n) = (person(random), 2 + random.below(9000));
        out.push_str(&format!(
            ", {name} wrote in message {n}{mark}{}",
            &rest[mark.len()..]
        ));
    }

    /// The longest Afghan place name, of at most four words, that `rest` begins with.
    fn place(&self, rest: &str) -> Option<(usize, &str)> {
        if !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let mut found = None;
        let mut words = 0;
        for (at, c) in rest.char_indices().chain([(rest.len(), ' ')]) {
            if c.is_alphanumeric() {
                continue;
            }
            words += 1;
            if let Some(kind) = self.kinds.get(&rest[..at]) {
                found = Some((at, kind.as_str()));
            }
            if words > 4 || !matches!(c, ' ' | '-') {
                break;
            }
        }
        found
    }
}

/// News of elsewhere.
pub fn elsewhere(random: &mut Random) -> String {
    let mut text = String::new();
    if random.below(10) == 0 {
        let (seat, n) = (random.of(SEATS), random.below(9000));
        text.push_str(&format!(
            "A fair in {seat} drew {n} people, {} said. ",
            person(random)
        ));
    }
    for at in 0..8 + random.below(16) {
        if at > 0 {
            text.push_str(if random.below(3) == 0 { "\n\n" } else { " " });
        }
        for part in [SUBJECTS, &[" "], DEEDS, TAILS] {
            fill(random.of(part), random, &mut text);
        }
    }
    text
}

fn fill(pattern: &str, random: &mut Random, out: &mut String) {
    let mut rest = pattern;
    while let Some((before, slot)) = rest.split_once('{') {
        out.push_str(before);
        let (slot, after) = slot.split_once('}').unwrap_or((slot, ""));
        match slot {
            "name" => out.push_str(&person(random)),
            "city" => out.push_str(random.of(CITIES)),
            "n" => out.push_str(&(2 + random.below(9000)).to_string()),
            "month" => out.push_str(MONTHS.split(' ').nth(random.below(12)).unwrap_or_default()),
            "adj" => out.push_str(random.of(ADJECTIVES)),
            _ => out.push_str(random.of(THINGS)),
        }
        rest = after;
    }
    out.push_str(rest);
}

fn person(random: &mut Random) -> String {
    let mut name = || loop {
        let name = format!("{}{}", random.of(FAMILY), random.of(ENDING));
        if !PLACES.contains(&name.as_str()) {
            return name;
        }
    };
    let one = name();
    format!("{one} {}", name())
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A text cut after each full stop that a space and a capital follow; nothing is lost.
fn sentences(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut chars = text.trim_end().chars().peekable();
    let mut stop = false;
    while let Some(c) = chars.next() {
        if let Some(last) = all.last_mut() {
            last.push(c);
        }
        let ends = stop && c.is_whitespace() && chars.peek().is_some_and(|n| n.is_uppercase());
        if ends {
            all.push(String::new());
        }
        stop = matches!(c, '.' | '?' | '!') || (stop && (c == '"' || c.is_whitespace()));
    }
    all
}
