//! A gazetteer entry.

use serde::{Deserialize, Serialize};

/// Longitude and latitude in degrees, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// Degrees north, -90 to 90.
    pub lat: f64,
}

/// Index of a place within one loaded gazetteer; means nothing outside of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlaceId(pub u32);

/// What sort of place an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A state.
    Country,
    /// First administrative level.
    Province,
    /// Second administrative level.
    District,
    /// A provincial capital or other large city.
    City,
    /// A district centre or other town.
    Town,
    /// A village.
    Village,
    /// A valley, region, mountain, highway or other area without sharp borders.
    Area,
    /// An airport, base, mosque, prison, hospital or other single spot.
    Site,
}

impl PlaceKind {
    /// The word written into the layer and used in the tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::City => "city",
            Self::Town => "town",
            Self::Village => "village",
            Self::Area => "area",
            Self::Site => "site",
        }
    }

    /// How coarse the kind is: 0 a spot or settlement, 1 an area or district, 2 a province, 3 a country.
    pub const fn level(self) -> u8 {
        match self {
            Self::City | Self::Town | Self::Village | Self::Site => 0,
            Self::Area | Self::District => 1,
            Self::Province => 2,
            Self::Country => 3,
        }
    }
}

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The stable key of the tables, e.g. "af2811" or "af2811-moghol".
    pub key: String,
    /// The name shown, e.g. "Darzab".
    pub name: String,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// The place that holds it; `None` for countries.
    pub parent: Option<PlaceId>,
    /// Its own point; `None` where no reference gives one.
    pub point: Option<LonLat>,
    /// Radius in metres about `point` that covers the place.
    pub radius_m: f64,
    /// OCHA P-code, e.g. "AF2811".
    pub pcode: Option<String>,
    /// ISO 3166-1 alpha-3 for countries, ISO 3166-2 for provinces.
    pub iso: Option<String>,
}
