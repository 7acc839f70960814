//! When something happened: an interval of days in Kabul time, never a guess of a single day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::claim::Basis;
use super::precision::DatePrecision;

/// Days from `start` to `end`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// First day.
    pub start: Date,
    /// Last day, never before `start`.
    pub end: Date,
}

impl Interval {
    /// The interval of the two days, in whichever order they come.
    pub fn new(a: Date, b: Date) -> Self {
        Self {
            start: a.min(b),
            end: a.max(b),
        }
    }

    /// A single day.
    pub const fn day(day: Date) -> Self {
        Self {
            start: day,
            end: day,
        }
    }

    /// Length in days, at least 1.
    pub fn days(self) -> i32 {
        self.start
            .until(self.end)
            .map_or(i32::MAX, |span| span.get_days().saturating_add(1))
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The days from one to the other where they do not overlap, else 0.
    pub fn gap_days(self, other: Self) -> i32 {
        let (early, late) = if self.start <= other.start {
            (self, other)
        } else {
            (other, self)
        };
        early
            .end
            .until(late.start)
            .map_or(i32::MAX, |span| span.get_days())
            .max(0)
    }

    /// UCDP's precision of the interval.
    pub fn precision(self) -> DatePrecision {
        DatePrecision::of(self)
    }
}

/// How a happening relates to its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateIs {
    /// It happened somewhere within the interval.
    Within,
    /// It filled the interval.
    Lasting,
    /// It went on when the report was written.
    Ongoing,
}

impl DateIs {
    /// The word written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Lasting => "lasting",
            Self::Ongoing => "ongoing",
        }
    }
}

/// The date of a happening as one claim gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDate {
    /// The days that the words bound.
    pub interval: Interval,
    /// Within, lasting or ongoing.
    pub is: DateIs,
    /// The words that the date was read from, e.g. "around midnight Friday".
    pub as_written: Option<String>,
    /// Where the date was read: in the claim's own words, elsewhere in the report, or off the
    /// publication date.
    pub basis: Basis,
}
