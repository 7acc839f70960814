//! Places of one name, told apart by how exactly it is written.

use super::alike::are_one;
use super::sound::Sound;
use super::style::Style;
use super::{Answer, Geocoder, How};
use crate::model::place::{PlaceId, PlaceKind};
use crate::text::fold::fold_str;

/// Whether two spellings are the same but for capitals.
fn is_same(one: &str, other: &str) -> bool {
    // Letter by letter, because most differ in the first.
    one.chars()
        .flat_map(char::to_lowercase)
        .eq(other.chars().flat_map(char::to_lowercase))
}

/// Whether what is written is no spelling of a name but another name of the place: nobody calls its namesakes so.
///
/// `most` is how far spellings of one name may be apart, in hundredths of a strange consonant.
fn is_another_name(title: &str, cell: &str, most: u16) -> bool {
    Sound::of(title)
        .zip(Sound::of(cell))
        .is_some_and(|(title, cell)| cell.apart(&title, most).is_none())
}

impl Geocoder<'_> {
    /// Whether a place is written so, marks and all.
    pub(super) fn is_written_so(&self, id: PlaceId, cell: &str) -> bool {
        self.gaz.names(id).any(|name| is_same(name, cell.trim()))
    }

    /// The bearers that are written so, marks and all.
    pub(super) fn spelled_so(&self, held: &[(PlaceId, How)], cell: &str) -> Vec<(PlaceId, How)> {
        held.iter()
            .copied()
            .filter(|&(id, _)| self.is_written_so(id, cell))
            .collect()
    }

    /// The place of an answer and the others of a parent that are shown by the very name that it is shown by, where
    /// what is written is a second spelling: it may be that of any of them.
    ///
    /// In a district those do not count that have a second spelling of the same style, and so another one.
    pub(super) fn namesakes(
        &self,
        answer: &Answer,
        parent: PlaceId,
        cell: &str,
    ) -> Vec<(PlaceId, How)> {
        let gaz = self.gaz;
        let Some(id) = answer.place else {
            return Vec::new();
        };
        let title = gaz.place(id).name.as_str();
        if is_same(title, cell.trim()) {
            return Vec::new();
        }
        let district = gaz.place(parent).kind == PlaceKind::District;
        let style = Style::of(cell.trim());
        let level = gaz.place(id).kind.level();
        let mut all = vec![(id, How::Exact)];
        all.extend(
            gaz.spelled(title, &fold_str(title))
                // A district is seldom written where the place stands: its centre is meant.
                .filter(|&other| gaz.place(other).kind.level() <= level)
                .filter(|&other| gaz.contains(parent, other) && !are_one(gaz, id, other))
                .filter(|&other| {
                    let mut second = gaz.names(other).skip(1);
                    !(district && second.any(|name| Style::of(name) == style))
                })
                .map(|other| (other, How::Exact)),
        );
        // A province has more namesakes, and with them more that may be called so.
        if all.len() > 1 && !is_another_name(title, cell, if district { 90 } else { 140 }) {
            all
        } else {
            Vec::new()
        }
    }
}
