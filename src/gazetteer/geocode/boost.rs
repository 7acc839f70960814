//! Small regression trees that are added to the scores of candidates: what the features say together.
//!
//! `tests/places/fit.py` makes them, by gradient boosting over the logit's features and what it makes of them. Whether a
//! place is spelled as asked is no question of theirs: that may never speak against it.

use super::closely::{FEATURES, Row};

/// A tree a line: whose it is; its splits from the top, level by level, as column and edge, `-` where all go left; its
/// leaves in thousandths.
const TREES: &str = include_str!("trees.tsv");
/// How many questions lead to a leaf.
const DEPTH: usize = 5;
const LEAVES: usize = 1 << DEPTH;
/// What the trees look at beside the logit's features.
const OF_CHANCES: usize = 7;
/// Differences of scores beyond these say nothing more.
const MOST_ABOVE: f64 = 12.0;
const MOST_RATIO: f64 = 8.0;
/// Chances below this are as good as none.
const LEAST_CHANCE: f64 = 1e-6;

/// One candidate as the trees see it, in the order of `boost.py`.
type Seen = [f64; FEATURES + OF_CHANCES];

/// Which kind of parent rows name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    District,
    Province,
}

/// A tree whose levels are all there.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tree {
    /// What is above the edge goes right; the children of n are 2n + 1 and 2n + 2.
    splits: [(u8, f64); LEAVES - 1],
    leaves: [f64; LEAVES],
}

impl Tree {
    fn read(splits: &str, leaves: &str) -> Option<Self> {
        let mut tree = Self {
            splits: [(0, f64::INFINITY); LEAVES - 1],
            leaves: [0.0; LEAVES],
        };
        let mut told = splits.split(' ');
        for split in &mut tree.splits {
            if let Some((column, edge)) = told.next()?.split_once(':') {
                let column = column
                    .parse()
                    .ok()
                    .filter(|column| usize::from(*column) < FEATURES + OF_CHANCES)?;
                *split = (column, edge.parse().ok()?);
            }
        }
        let mut told = leaves.split(' ');
        for leaf in &mut tree.leaves {
            *leaf = f64::from(told.next()?.parse::<i32>().ok()?) / 1000.0;
        }
        Some(tree)
    }

    fn of(&self, seen: &Seen) -> f64 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let (column, edge) = self.splits.get(at).copied().unwrap_or_default();
            let value = seen.get(usize::from(column)).copied().unwrap_or_default();
            at = 2 * at + 1 + usize::from(value > edge);
        }
        let leaf = at.checked_sub(LEAVES - 1);
        leaf.and_then(|leaf| self.leaves.get(leaf))
            .copied()
            .unwrap_or_default()
    }
}

/// The trees of both kinds of rows.
pub(super) struct Trees {
    in_district: Vec<Tree>,
    in_province: Vec<Tree>,
}

impl Trees {
    /// From the table.
    pub(super) fn new() -> Self {
        let of = |name: &str| {
            let mine = |line: &str| {
                let mut cells = line.split('\t');
                (cells.next()? == name).then_some(())?;
                Tree::read(cells.next()?, cells.next()?)
            };
            TREES.lines().filter_map(mine).collect()
        };
        Self {
            in_district: of("IN_DISTRICT"),
            in_province: of("IN_PROVINCE"),
        }
    }

    /// Adds to the scores of a row's candidates; the score of none of them stays.
    pub(super) fn add(&self, within: Within, row: &Row, scores: &mut [f64], none: f64) {
        let trees = match within {
            Within::District => &self.in_district,
            Within::Province => &self.in_province,
        };
        let seen = seen(row, scores, none);
        for (score, seen) in scores.iter_mut().zip(&seen) {
            *score += trees.iter().map(|tree| tree.of(seen)).sum::<f64>();
        }
    }
}

/// The chances that scores come to, of each candidate and of none.
pub(super) fn chances(scores: &[f64], none: f64) -> (Vec<f64>, f64) {
    let most = scores.iter().copied().fold(none, f64::max);
    let mut all: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
    let none = (none - most).exp();
    let sum = all.iter().sum::<f64>() + none;
    for chance in &mut all {
        *chance /= sum;
    }
    (all, none / sum)
}

fn seen(row: &Row, scores: &[f64], none: f64) -> Vec<Seen> {
    let (chances, of_none) = chances(scores, none);
    let (mut first, mut second) = (0.0_f64, 0.0_f64);
    for &chance in &chances {
        second = second.max(chance.min(first));
        first = first.max(chance);
    }
    let weight = row.none.get(1).copied().unwrap_or_default();
    let count = f64::from(u8::try_from(chances.len()).unwrap_or(u8::MAX));
    let each = row.candidates.iter().zip(&chances).zip(scores);
    each.map(|((features, &chance), score)| {
        let other = if chance >= first { second } else { first };
        let ratio = chance.max(LEAST_CHANCE) / other.max(LEAST_CHANCE);
        let of_chances = [
            chance,
            other,
            (score - none).clamp(-MOST_ABOVE, MOST_ABOVE),
            ratio.ln().clamp(-MOST_RATIO, MOST_RATIO),
            of_none,
            weight,
            count,
        ];
        let mut seen = [0.0; FEATURES + OF_CHANCES];
        for (cell, value) in seen.iter_mut().zip(features.iter().chain(&of_chances)) {
            *cell = *value;
        }
        seen
    })
    .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;
    use crate::gazetteer::geocode::closely::OF_NONE;

    #[test]
    fn every_line_of_the_table_is_read() {
        let trees = Trees::new();
        let read = trees.in_district.len() + trees.in_province.len();
        assert_eq!(read, TREES.lines().count());
        assert!(!trees.in_district.is_empty() && !trees.in_province.is_empty());
    }

    #[test]
    fn whether_a_place_is_spelled_so_is_no_question_of_the_trees() {
        let trees = Trees::new();
        for tree in trees.in_district.iter().chain(&trees.in_province) {
            for (column, edge) in tree.splits {
                assert!(edge == f64::INFINITY || ![3, 4, 23].contains(&column));
            }
        }
    }

    #[test]
    fn a_tree_asks_level_by_level() {
        // Right, left, right, then twice left for want of a question.
        let mut splits = vec!["-"; LEAVES - 1];
        (splits[0], splits[2], splits[5]) = ("0:0.5", "2:0.5", "3:-1.5");
        let splits = splits.join(" ");
        let mut leaves = vec!["0"; LEAVES];
        leaves[20] = "250";
        leaves[0] = "-5";
        let leaves = leaves.join(" ");
        let tree = Tree::read(&splits, &leaves).unwrap();
        let mut seen = [0.0; FEATURES + OF_CHANCES];
        assert_eq!(tree.of(&seen).to_bits(), (-0.005_f64).to_bits());
        seen[0] = 0.6;
        assert_eq!(tree.of(&seen).to_bits(), 0.25_f64.to_bits());
        seen[2] = 0.6;
        assert_eq!(tree.of(&seen).to_bits(), 0.0_f64.to_bits());
        assert!(Tree::read("0:0.5", &leaves).is_none());
        assert!(Tree::read(&splits.replace("3:", "99:"), &leaves).is_none());
    }

    #[test]
    fn what_is_alike_stays_alike() {
        // Two candidates that nothing tells apart: a tree may not either.
        let row = Row {
            candidates: vec![[0.1; FEATURES]; 2],
            none: [1.0; OF_NONE],
        };
        for within in [Within::District, Within::Province] {
            let mut scores = vec![1.0, 1.0];
            Trees::new().add(within, &row, &mut scores, 0.0);
            assert_eq!(scores[0].to_bits(), scores[1].to_bits());
            let (each, none) = chances(&scores, 0.0);
            assert!((each[0] + each[1] + none - 1.0).abs() < 1e-9);
        }
    }
}
