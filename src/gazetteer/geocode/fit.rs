//! What `tests/places/fit.py` fits the weights to: asked for by its command, no test of its own.
#![expect(
    clippy::unwrap_used,
    reason = "a test may stop at what it does not find"
)]

use std::fmt::Write;

use super::letters::graphemes;
use super::*;
use crate::model::place::LonLat;

/// The graphemes of every Latin name, a place a line, names between bars.
fn spellings(gaz: &Gazetteer) -> String {
    let mut out = String::new();
    for (id, _) in gaz.places() {
        let names: Vec<String> = gaz
            .names(id)
            .map(|name| {
                let mut all: Vec<String> = Vec::new();
                graphemes(name, |grapheme| all.push(grapheme.to_owned()));
                all.join(" ")
            })
            .filter(|name| !name.is_empty())
            .collect();
        writeln!(out, "{}", names.join("|")).unwrap();
    }
    out
}

/// For each row of a table (name, district, province, latitude, longitude; the point empty where there is none): whether it
/// is told by likeness and is right; then its candidates' places, features and whether they are right.
fn rows(gaz: &Gazetteer, table: &str) -> String {
    let mut geocoder = Geocoder::new(gaz);
    let mut out = String::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [place, admin2, admin1, lat, lon, ..] = cells.as_slice() else {
            continue;
        };
        let query = Query {
            place,
            admin2,
            admin1,
        };
        let truth = lat
            .parse()
            .ok()
            .zip(lon.parse().ok())
            .map(|(lat, lon)| LonLat { lon, lat });
        let near = |id: PlaceId| {
            truth
                .zip(gaz.place(id).point)
                .is_some_and(|(a, b)| alike::metres(a, b) <= SAME_M)
        };
        let answer = geocoder.find(query);
        let found = matches!(answer.how, Match::Exact | Match::Variant | Match::Fuzzy);
        let right = found && answer.place.is_some_and(near);
        let row = geocoder.by_likeness(query);
        writeln!(
            out,
            "R\t{}\t{}\t{}\t{}",
            u8::from(row.is_some()),
            answer.how.as_str(),
            u8::from(found),
            u8::from(right)
        )
        .unwrap();
        let Some((candidates, row)) = row else {
            continue;
        };
        let told = |features: &[f64]| {
            features
                .iter()
                .map(|value| format!("{value:.4}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        writeln!(out, "N\t{}", told(&row.none)).unwrap();
        for ((candidate, _), features) in candidates.iter().zip(&row.candidates) {
            let point = gaz
                .place(candidate.id)
                .point
                .unwrap_or(LonLat { lon: 0.0, lat: 0.0 });
            writeln!(
                out,
                "C\t{}\t{}\t{}\t{}",
                u8::from(near(candidate.id)),
                point.lat,
                point.lon,
                told(features)
            )
            .unwrap();
        }
    }
    out
}

impl Geocoder<'_> {
    /// The candidates and features of a row that is answered by likeness, if any.
    fn by_likeness(
        &mut self,
        query: Query<'_>,
    ) -> Option<(Vec<(closely::Near, closely::Known)>, closely::Row)> {
        self.asked = None;
        self.answer(query);
        let (parent, all) = self.asked.take()?;
        self.candidates(query.place, parent, &all)
    }
}

#[test]
#[ignore = "writes what tests/places/fit.py asks for"]
fn write_what_is_fitted() {
    let given = |name: &str| std::env::var(name).unwrap();
    let gaz = Gazetteer::load(given("FIT_GAZETTEER").as_ref()).unwrap();
    let out = match std::env::var("FIT_TABLE") {
        Ok(table) => rows(&gaz, &std::fs::read_to_string(table).unwrap()),
        Err(_) => spellings(&gaz),
    };
    std::fs::write(given("FIT_OUT"), out).unwrap();
}
