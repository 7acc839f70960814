//! How likely each of a few places is the one that a row means.
//!
//! The chances are those of a conditional logit over the candidates and none of them. What it weighs: how far the
//! sounds are; how unlikely it is that a place of those spellings is written so, letter by letter; whether the place has a
//! spelling of the row's system of romanisation already, and so would be written otherwise; its kind and how many
//! spellings it has. Trees add what these say together. `tests/places/fit.py` fits the letters' costs, the weights and the
//! trees.

use std::collections::HashMap;
use std::rc::Rc;

use super::boost::{Trees, Within, chances};
use super::letters::{graphemes, is_latin};
use super::style::System;
use super::weights::Weights;
use crate::gazetteer::Gazetteer;
use crate::model::place::{PlaceId, PlaceKind};
use crate::text::quick::Quick;

/// What each grapheme is written as in other systems: its own, the other, hundredths of a nat; either may be empty.
const COSTS: &str = include_str!("letters.tsv");
/// What is not in the table costs this, in hundredths of a nat.
const UNHEARD: u16 = 900;
/// The same of a grapheme that stays what it is.
const UNHEARD_SAME: u16 = 30;
/// Graphemes beyond these are not compared.
const MOST: usize = 40;
/// Costs above this say nothing more.
const MOST_NATS: u16 = 2500;
/// Spellings of a place beyond these are not compared.
const MOST_NAMES: usize = 32;

/// The chances of each grapheme to be written as another, as costs.
struct Letters {
    ids: HashMap<&'static str, u8, Quick>,
    width: usize,
    costs: Vec<u16>,
}

impl Letters {
    /// From the table.
    fn new() -> Self {
        let rows = || {
            COSTS.lines().filter_map(|line| {
                let mut cells = line.split('\t');
                let (own, other) = (cells.next()?, cells.next()?);
                Some((own, other, cells.next()?.parse::<u16>().ok()?))
            })
        };
        let mut all: Vec<&str> = rows().flat_map(|(own, other, _)| [own, other]).collect();
        all.sort_unstable();
        all.dedup();
        all.retain(|grapheme| !grapheme.is_empty());
        // 0 is nothing, the last one what is not in the table.
        let ids: HashMap<&str, u8, Quick> = all.iter().copied().zip(1_u8..254).collect();
        let width = ids.len() + 2;
        let mut costs = vec![UNHEARD; width * width];
        for same in 1..width {
            if let Some(cost) = costs.get_mut(same * width + same) {
                *cost = UNHEARD_SAME;
            }
        }
        let id = |grapheme: &str| usize::from(ids.get(grapheme).copied().unwrap_or(0));
        for (own, other, cost) in rows() {
            if let Some(cell) = costs.get_mut(id(own) * width + id(other)) {
                *cell = cost;
            }
        }
        Self { ids, width, costs }
    }

    fn ids(&self, name: &str) -> Vec<u8> {
        let unknown = u8::try_from(self.width - 1).unwrap_or(u8::MAX);
        let mut ids = Vec::with_capacity(name.len().min(MOST));
        graphemes(name, |grapheme| {
            if ids.len() < MOST {
                ids.push(self.ids.get(grapheme).copied().unwrap_or(unknown));
            }
        });
        ids
    }

    /// The costs of what a grapheme is written as; 0 stands for none.
    fn row(&self, id: u8) -> &[u16] {
        let from = usize::from(id) * self.width;
        self.costs.get(from..from + self.width).unwrap_or_default()
    }

    /// How unlikely it is that a place of that spelling is written so, in hundredths of a nat, [`MOST_NATS`] at most.
    fn unlikely(&self, written: &[u8], own: &[u8]) -> u16 {
        let at = |row: &[u16], id: u8| row.get(usize::from(id)).copied().unwrap_or(UNHEARD);
        let none = self.row(0);
        let mut cells = [0_u16; MOST + 1];
        let mut sum = 0_u16;
        for (cell, id) in cells.iter_mut().skip(1).zip(written) {
            sum = sum.saturating_add(at(none, *id));
            *cell = sum;
        }
        let length = written.len().min(MOST);
        for &letter in own {
            let costs = self.row(letter);
            let lost = at(costs, 0);
            let mut before = cells[0];
            let mut left = before.saturating_add(lost);
            let mut least = left;
            cells[0] = left;
            for (cell, id) in cells.iter_mut().skip(1).zip(written) {
                let cost = before
                    .saturating_add(at(costs, *id))
                    .min(cell.saturating_add(lost))
                    .min(left.saturating_add(at(none, *id)));
                before = *cell;
                *cell = cost;
                left = cost;
                least = least.min(cost);
            }
            if least >= MOST_NATS {
                return MOST_NATS;
            }
        }
        cells
            .get(length)
            .map_or(MOST_NATS, |cost| (*cost).min(MOST_NATS))
    }
}

/// A place's spellings, taken apart.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    graphemes: Vec<Vec<u8>>,
    /// In small letters, with the system of each.
    systems: Vec<(String, System)>,
}

impl Spelled {
    fn of(gaz: &Gazetteer, id: PlaceId, letters: &Letters) -> Self {
        let mut all = Self::default();
        for name in gaz.names(id).filter(|name| is_latin(name)).take(MOST_NAMES) {
            all.graphemes.push(letters.ids(name));
            all.systems.push((name.to_lowercase(), System::of(name)));
        }
        all
    }
}

/// A row's name, taken apart.
struct Asked {
    graphemes: Vec<u8>,
    small: String,
    system: System,
    /// How many letters it has, a vowel for a half.
    weight: f64,
}

/// A place whose sound is near.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Near {
    /// How far its sound is, in hundredths of a strange consonant.
    pub(super) apart: u16,
    pub(super) id: PlaceId,
    /// Just outside the district.
    pub(super) beside: bool,
}

/// How a place is known by the letters of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// Not at all.
    No,
    /// As a variant.
    Variant,
    /// Spelled so, marks aside.
    Exact,
    /// Spelled so, marks and all.
    Written,
}

/// How many features a candidate has, and how many speak for none.
pub(super) const FEATURES: usize = 56;
pub(super) const OF_NONE: usize = 7;

/// Where these stand among the features.
const APART: usize = 0;
const BY_LENGTH: usize = 1;
const UNLIKE: usize = 5;
const TITLE: usize = 7;

/// The features of a candidate, in the order of the weights.
fn features(
    gaz: &Gazetteer,
    letters: &Letters,
    asked: &Asked,
    (near, known): (Near, Known),
    own: &Spelled,
) -> [f64; FEATURES] {
    let flag = |yes: bool| f64::from(u8::from(yes));
    let nats = |cost: Option<u16>| f64::from(cost.unwrap_or(MOST_NATS).min(MOST_NATS)) / 100.0;
    let mut each = own
        .graphemes
        .iter()
        .map(|own| letters.unlikely(&asked.graphemes, own));
    let first = each.next();
    let fine = nats(each.min().into_iter().chain(first).min());
    let title = nats(first);
    let has = own
        .systems
        .iter()
        .any(|(name, system)| *system == asked.system && *name != asked.small);
    let of = |system| own.systems.iter().any(|(_, of)| *of == system);
    let kind = gaz.place(near.id).kind;
    let count = f64::from(u8::try_from(own.graphemes.len()).unwrap_or(u8::MAX));
    let apart = f64::from(near.apart) / 100.0;
    let by_length = apart * 5.0 / asked.weight;
    let unlike = fine / 3.0;
    let plain = [
        apart,
        by_length,
        flag(near.beside),
        flag(known >= Known::Exact),
        flag(known >= Known::Variant),
        unlike,
        fine / asked.weight,
        title / 3.0,
        flag(has),
        count.ln_1p(),
        flag(own.graphemes.len() == 1),
        flag(kind == PlaceKind::Town),
        flag(kind == PlaceKind::City),
        flag(kind == PlaceKind::District),
        flag(kind == PlaceKind::Area),
        flag(kind == PlaceKind::Site),
        apart.min(0.3),
        apart * apart,
        by_length * by_length,
        flag(near.apart == 0),
        unlike.min(1.0),
        unlike.min(3.0),
        apart * unlike,
        flag(known == Known::Written),
    ];
    let systems = System::LATIN
        .iter()
        .flat_map(|written| System::LATIN.iter().map(move |own| (*written, *own)));
    let systems = systems.map(|(written, own)| flag(asked.system == written && of(own)));
    let mut all = [0.0; FEATURES];
    for (cell, value) in all.iter_mut().zip(plain.into_iter().chain(systems)) {
        *cell = value;
    }
    all
}

/// Adds how each candidate stands to the nearest ones: beyond a point it does not matter how much nearer they are.
fn compare(candidates: &mut [[f64; FEATURES]]) {
    let least = |at| least_of(candidates, at);
    let (apart, unlike, title) = (least(APART), least(UNLIKE), least(TITLE));
    for features in candidates {
        let above = |at: usize, least: f64| features.get(at).map_or(0.0, |value| value - least);
        let (apart, unlike, title) = (
            above(APART, apart),
            above(UNLIKE, unlike),
            above(TITLE, title),
        );
        let is_least = |above: f64| f64::from(u8::from(above < 1e-6));
        let beside = [
            is_least(apart),
            is_least(unlike),
            is_least(title),
            apart.min(0.2),
            unlike.min(0.3),
            unlike.min(1.0),
            title.min(0.5),
        ];
        for (cell, value) in features.iter_mut().rev().zip(beside) {
            *cell = value;
        }
    }
}

/// The least of a feature among the candidates.
fn least_of(candidates: &[[f64; FEATURES]], at: usize) -> f64 {
    let all = candidates.iter().filter_map(|features| features.get(at));
    all.copied().fold(f64::INFINITY, f64::min)
}

/// What speaks for none of the candidates.
fn features_of_none(asked: &Asked, candidates: &[[f64; FEATURES]]) -> [f64; OF_NONE] {
    let least = |at: usize| least_of(candidates, at);
    let (apart, by_length, unlike) = (least(APART), least(BY_LENGTH), least(UNLIKE));
    [
        1.0,
        asked.weight.ln(),
        apart,
        apart * apart,
        by_length,
        unlike,
        unlike.min(3.0),
    ]
}

/// The features of a row's candidates and of none of them.
pub(super) struct Row {
    pub(super) candidates: Vec<[f64; FEATURES]>,
    pub(super) none: [f64; OF_NONE],
}

impl Row {
    /// The score of each candidate by the logit, and of none.
    pub(super) fn scores(&self, weights: &Weights) -> (Vec<f64>, f64) {
        let score = |features: &[f64], weights: &[f64]| -> f64 {
            features
                .iter()
                .zip(weights)
                .map(|(value, weight)| value * weight)
                .sum()
        };
        let each = self.candidates.iter();
        let scores = each.map(|features| score(features, &weights.candidate));
        (scores.collect(), score(&self.none, &weights.none))
    }
}

/// Looks closely at candidates, remembering the spellings that it has taken apart.
#[derive(Default)]
pub(super) struct Closely {
    letters: Option<Letters>,
    trees: Option<Trees>,
    known: HashMap<PlaceId, Rc<Spelled>, Quick>,
}

impl Closely {
    /// The chance of each candidate of a row, and of none.
    pub(super) fn chances(&mut self, row: &Row, within: Within) -> (Vec<f64>, f64) {
        let weights = Weights::of(within);
        let (mut scores, none) = row.scores(weights);
        let trees = self.trees.get_or_insert_with(Trees::new);
        trees.add(within, row, &mut scores, none);
        chances(&scores, none)
    }

    /// The features of the candidates for a cell whose sound has that weight.
    pub(super) fn row(
        &mut self,
        gaz: &Gazetteer,
        cell: &str,
        weight: u16,
        candidates: &[(Near, Known)],
    ) -> Row {
        let letters = self.letters.get_or_insert_with(Letters::new);
        let asked = Asked {
            graphemes: letters.ids(cell),
            small: cell.trim().to_lowercase(),
            system: System::of(cell.trim()),
            weight: f64::from(weight.max(2)),
        };
        let mut all = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            let id = candidate.0.id;
            let own = self
                .known
                .entry(id)
                .or_insert_with(|| Rc::new(Spelled::of(gaz, id, letters)));
            all.push(features(gaz, letters, &asked, *candidate, own));
        }
        compare(&mut all);
        Row {
            none: features_of_none(&asked, &all),
            candidates: all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for line in COSTS.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(
                cells.len() == 3 && cells[2].parse::<u16>().is_ok(),
                "{line}"
            );
        }
        assert!(Letters::new().width < 255);
    }

    #[test]
    fn spellings_of_one_name_are_likelier_than_others() {
        let letters = Letters::new();
        let unlikely =
            |written: &str, own: &str| letters.unlikely(&letters.ids(written), &letters.ids(own));
        // A short vowel is written o in one system and u in the next, a long one is not.
        assert!(unlikely("Moḩammad", "Muḩammad") < unlikely("Mōḩammad", "Muḩammad"));
        assert!(unlikely("Qal‘eh", "Qal‘ah") < unlikely("Qal‘eh", "Kalā"));
        assert!(unlikely("Kandahar", "Darzab") > 1500);
    }
}
