//! How exact a date or a place is, in UCDP GED's terms (codebook 23.1, `date_prec` and
//! `where_prec`).

use serde::{Deserialize, Serialize};

use super::date::Interval;

/// UCDP `date_prec`: how long the interval is that the happening lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePrecision {
    /// 1: the day is known.
    Day,
    /// 2: two to six days.
    Days,
    /// 3: a week.
    Week,
    /// 4: up to a month.
    Month,
    /// 5: up to a year, or longer.
    Year,
}

impl DatePrecision {
    /// The precision that an interval's length in days implies.
    pub fn of(interval: Interval) -> Self {
        match interval.days() {
            ..=1 => Self::Day,
            2..=6 => Self::Days,
            7 => Self::Week,
            8..=31 => Self::Month,
            _ => Self::Year,
        }
    }

    /// UCDP's number.
    pub const fn code(self) -> u8 {
        match self {
            Self::Day => 1,
            Self::Days => 2,
            Self::Week => 3,
            Self::Month => 4,
            Self::Year => 5,
        }
    }
}

/// UCDP `where_prec`: what is known of the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WherePrecision {
    /// 1: the exact place.
    Exact,
    /// 2: near a known place.
    Near,
    /// 3: the second administrative level, a district.
    District,
    /// 4: the first administrative level, a province.
    Province,
    /// 5: a line or a fuzzy area.
    Area,
    /// 6: a country.
    Country,
    /// 7: international waters or airspace.
    International,
}

impl WherePrecision {
    /// UCDP's number.
    pub const fn code(self) -> u8 {
        match self {
            Self::Exact => 1,
            Self::Near => 2,
            Self::District => 3,
            Self::Province => 4,
            Self::Area => 5,
            Self::Country => 6,
            Self::International => 7,
        }
    }
}

/// What a point on the map is the point of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointOf {
    /// The place itself.
    Exact,
    /// A known place that the happening was near.
    Near,
    /// A valley, region or mountain.
    Area,
    /// The district that holds the place.
    District,
    /// The province that holds the place.
    Province,
}

impl PointOf {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::Area => "area",
            Self::District => "district",
            Self::Province => "province",
        }
    }
}
