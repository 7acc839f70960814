//! The outline of a district or province, from a file of the user's.

use super::location::AdminRef;
use super::place::{LonLat, PlaceKind};

/// A closed ring: its last position is its first, four or more in all.
pub type Ring = Vec<LonLat>;

/// An area in one piece: its outer ring, counter-clockwise, then its holes, clockwise.
pub type Area = Vec<Ring>;

/// A district's or province's outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Gazetteer key of the place.
    pub key: String,
    /// The gazetteer's name.
    pub name: String,
    /// District or province.
    pub kind: PlaceKind,
    /// P-code.
    pub pcode: Option<String>,
    /// The province that holds a district.
    pub admin1: Option<AdminRef>,
    /// Where it comes from: the file's name, "#", and the feature's code, its id, or its number in
    /// the file from 1.
    pub source: String,
    /// Its pieces in the order of the file, at least one, six decimals a coordinate.
    pub areas: Vec<Area>,
}
