//! The place that is most likely meant where no name of the parent is spelled as the row is.

use super::alike::are_one;
use super::boost::Within;
use super::closely::{Known, Near, Row};
use super::sound::Sound;
use super::weights::Weights;
use super::{Geocoder, How};
use crate::model::place::{PlaceId, PlaceKind};

/// What the spellings of a parent say of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Likely {
    /// One place, with the chance that it is meant, in thousandths.
    One(PlaceId, u16),
    /// Places that cannot be told apart, the likelier first.
    Several(Vec<PlaceId>),
    /// Nothing is alike.
    None,
}

/// A candidate less likely than this is not told.
const LEAST: f64 = 0.05;

impl Geocoder<'_> {
    /// The candidates for a cell among what a parent holds, with what is known of each; `all` bear the name.
    pub(super) fn candidates(
        &mut self,
        cell: &str,
        parent: PlaceId,
        all: &[(PlaceId, How)],
    ) -> Option<(Vec<(Near, Known)>, Row)> {
        let sound = Sound::of(cell)?;
        // How far a name may be for each letter of what is written, and at most, in hundredths of a strange consonant.
        let (slack, most) = match self.gaz.place(parent).kind {
            PlaceKind::District => (28, 200),
            _ => (22, 160),
        };
        let near = self.spellings(parent, None).around(&sound, slack, most);
        if near.is_empty() {
            return None;
        }
        let known = |id| match all.iter().find(|hit| hit.0 == id) {
            Some(_) if self.is_written_so(id, cell) => Known::Written,
            Some((_, How::Exact)) => Known::Exact,
            Some(_) => Known::Variant,
            None => Known::No,
        };
        let candidates: Vec<(Near, Known)> = near
            .into_iter()
            .map(|near| (near, known(near.id)))
            .collect();
        let row = self
            .closely
            .row(self.gaz, cell, sound.weight(), &candidates);
        Some((candidates, row))
    }

    /// The place that is most likely meant by a cell, if it is likely enough.
    pub(super) fn likely(&mut self, cell: &str, parent: PlaceId, all: &[(PlaceId, How)]) -> Likely {
        let Some((candidates, row)) = self.candidates(cell, parent, all) else {
            return Likely::None;
        };
        let within = match self.gaz.place(parent).kind {
            PlaceKind::District => Within::District,
            _ => Within::Province,
        };
        let (chances, none) = self.closely.chances(&row, within);
        let mut ranked: Vec<(PlaceId, f64)> = candidates
            .iter()
            .map(|candidate| candidate.0.id)
            .zip(chances)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let Some(&(first, _)) = ranked.first() else {
            return Likely::None;
        };
        // A district beside its centre, too: the centre is meant.
        let gaz = self.gaz;
        let chance: f64 = ranked
            .iter()
            .filter(|(id, _)| are_one(gaz, first, *id) || gaz.contains(*id, first))
            .map(|ranked| ranked.1)
            .sum();
        if chance > Weights::of(within).sure {
            return Likely::One(first, thousandths(chance));
        }
        let told: Vec<PlaceId> = ranked
            .iter()
            .filter(|ranked| ranked.1 >= LEAST)
            .map(|ranked| ranked.0)
            .collect();
        let apart = told.iter().any(|&id| !are_one(gaz, first, id));
        if apart && none < 0.5 {
            Likely::Several(told)
        } else {
            Likely::None
        }
    }
}

/// A chance in thousandths.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 1000"
)]
fn thousandths(chance: f64) -> u16 {
    (chance.clamp(0.0, 1.0) * 1000.0).round() as u16
}
