//! Where a report says that something is: mentions of places and what they say together.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::place::{LonLat, PlaceId, PlaceKind};
use super::precision::{PointOf, WherePrecision};
use super::shared::{Shared, Words};
use super::span::Span;

/// What a place name stands for where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionRole {
    /// The place itself.
    Place,
    /// Part of a person's name.
    Person,
    /// Part of a body's, group's or paper's name.
    Body,
    /// A government or force named by its seat ("Kabul said").
    Metonym,
    /// Something that belongs to the place ("Jowzjan police chief").
    Adjective,
    /// The anchor of a relative place ("12 km north of X").
    Relative,
}

impl MentionRole {
    /// The word written by `places`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Person => "person",
            Self::Body => "body",
            Self::Metonym => "metonym",
            Self::Adjective => "adjective",
            Self::Relative => "relative",
        }
    }
}

/// A span of text that names a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name with no type word around it.
    pub span: Span,
    /// What the name stands for here.
    pub role: MentionRole,
    /// The place it was resolved to; `None` where the candidates could not be told apart and have
    /// no common parent.
    pub place: Option<PlaceId>,
    /// The chance, 0 to 1, that `place` is or holds what is meant.
    pub score: f64,
    /// Every place that bears the name, best first.
    pub candidates: Vec<PlaceId>,
    /// The level that a type word beside the name gives it ("Darzab district").
    pub typed: Option<PlaceKind>,
}

/// What is written into the layer of a district, province or country.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AdminFacts {
    /// Gazetteer key.
    pub key: String,
    /// Name shown.
    pub name: String,
    /// P-code, or ISO 3166-1 alpha-3 for a country.
    pub code: Option<String>,
}

/// A district, province or country as it is written into the layer. Copies share them.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "AdminFacts", into = "AdminFacts")]
pub struct AdminRef(Arc<AdminFacts>);

impl From<AdminFacts> for AdminRef {
    fn from(facts: AdminFacts) -> Self {
        Self(Arc::new(facts))
    }
}

impl From<AdminRef> for AdminFacts {
    fn from(admin: AdminRef) -> Self {
        Arc::unwrap_or_clone(admin.0)
    }
}

impl Deref for AdminRef {
    type Target = AdminFacts;

    fn deref(&self) -> &AdminFacts {
        &self.0
    }
}

impl fmt::Debug for AdminRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What one or more mentions say together about where something is. Its [`Spot`] is read and
/// changed as if it stood here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// All the words that say it: "Moghol village, Darzab district".
    pub span: Span,
    /// As the source spells it.
    pub as_written: Words,
    /// What is meant. Copies share it, since few spots are named by very many claims.
    pub spot: Shared<Spot>,
}

impl Deref for Location {
    type Target = Spot;

    fn deref(&self) -> &Spot {
        &self.spot
    }
}

impl DerefMut for Location {
    fn deref_mut(&mut self) -> &mut Spot {
        &mut self.spot
    }
}

/// What is known of a spot that words mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Gazetteer key of the place meant, or of the parent used where the name is not known or
    /// cannot be decided.
    pub key: String,
    /// The gazetteer's name, or the source's where the gazetteer does not know the place.
    pub name: String,
    /// What sort of place is meant.
    pub kind: PlaceKind,
    /// District.
    pub admin2: Option<AdminRef>,
    /// Province.
    pub admin1: Option<AdminRef>,
    /// Country.
    pub country: Option<AdminRef>,
    /// Where it stands on the map; none for a country.
    pub point: Option<LonLat>,
    /// What the point is the point of; none where there is no point.
    pub point_of: Option<PointOf>,
    /// UCDP's precision.
    pub precision: WherePrecision,
    /// Radius in metres about the point that holds the place meant.
    pub uncertainty_m: Option<f64>,
    /// Names of the other places that the words could mean, where that was not decided.
    pub candidates: Vec<String>,
}

/// No part of a spot is ever "not a number".
impl Eq for Spot {}

/// Spots that are the same have the same key, name and kind; few that differ do.
impl Hash for Spot {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.key, &self.name, self.kind, self.point_of).hash(state);
    }
}

impl Location {
    /// Whether the two cannot both be right: neither lies inside the other.
    ///
    /// A village and its district agree; two districts, or a district and another province, do not.
    pub fn contradicts(&self, other: &Location) -> bool {
        !(self.is_within(other) || other.is_within(self))
    }

    /// Whether this place is `outer` or lies inside it, by the administrative chain.
    pub fn is_within(&self, outer: &Location) -> bool {
        if self.key == outer.key && self.name == outer.name {
            return true;
        }
        let holds = |admin: &Option<AdminRef>| admin.as_ref().is_some_and(|a| a.key == outer.key);
        match outer.kind {
            PlaceKind::Country => holds(&self.country),
            PlaceKind::Province => holds(&self.admin1),
            PlaceKind::District => holds(&self.admin2),
            PlaceKind::City => self.is_quarter_of(outer),
            _ => false,
        }
    }

    /// Whether this is a quarter or building of a city: in its district, and in its radius where its own point is known.
    fn is_quarter_of(&self, city: &Location) -> bool {
        let part = matches!(self.kind, PlaceKind::Site | PlaceKind::Area);
        let key = |l: &Location| l.admin2.as_ref().map(|a| a.key.clone());
        let near = match (self.point_of, self.point, city.point) {
            (Some(PointOf::Exact), Some(own), Some(centre)) => {
                // Degrees of latitude are long enough a measure inside a city.
                let (dx, dy) = (
                    (own.lon - centre.lon) * centre.lat.to_radians().cos(),
                    own.lat - centre.lat,
                );
                dx.hypot(dy) * METRES_A_DEGREE <= city.uncertainty_m.unwrap_or(0.0)
            }
            _ => true,
        };
        part && near && key(self).is_some() && key(self) == key(city)
    }
}

/// Metres in a degree of latitude.
const METRES_A_DEGREE: f64 = 111_320.0;
