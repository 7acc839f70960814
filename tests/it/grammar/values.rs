//! What a made-up report is known to say, since it was made from it.

use incident_mapper::model::actor::ActorKind;
use jiff::civil::Date;

/// A number of people that a happening has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Toll {
    /// Words that different readers count differently ("about 20"): not asked.
    #[default]
    Any,
    /// No number is told.
    Untold,
    /// At least, and at most where that is told.
    Of(u32, Option<u32>),
}

impl Toll {
    /// Exactly so many.
    pub const fn exactly(count: u32) -> Self {
        Self::Of(count, Some(count))
    }

    /// Those of both together.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Of(a, b), Self::Of(c, d)) => {
                Self::Of(a + c, b.zip(d).map(|(most, other)| most + other))
            }
            _ => Self::Any,
        }
    }

    /// From the least that one says to the most that the other does.
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Of(a, b), Self::Of(c, d)) => {
                // The highest figure that anybody gives, open or not; of two open ones no most is known.
                let most = (b.is_some() || d.is_some()).then(|| b.unwrap_or(a).max(d.unwrap_or(c)));
                Self::Of(a.min(c), most)
            }
            _ => Self::Any,
        }
    }
}

/// One who does or suffers: what its canonical name must hold, and of what sort it may be.
#[derive(Clone, Copy, Debug)]
pub struct Party {
    /// A part of the canonical name, "" for any; several behind one another with "|".
    pub name: &'static str,
    /// The sorts that fit.
    pub sorts: &'static [ActorKind],
}

/// One happening, as the derivation made it.
#[derive(Clone, Debug)]
pub struct Happening {
    /// ACLED's sub-event types that fit; "null" for none.
    pub kinds: &'static [&'static str],
    /// The days that its date must lie within.
    pub days: (Date, Date),
    /// Forms as the tables of expectations have them; one must hold.
    pub place: Vec<String>,
    /// The province that it lies in.
    pub province: &'static str,
    pub killed: Toll,
    pub injured: Toll,
    pub taken: Toll,
    /// `None`: not asked.
    pub by: Option<Vec<Party>>,
    /// `None`: not asked.
    pub against: Option<Vec<Party>>,
    /// Named persons with their fate.
    pub persons: Vec<(String, &'static str)>,
    /// Who says so: each must be within the name or the post of a speaker. None: the outlet alone.
    pub speakers: Vec<String>,
}

/// A made-up report with all that it says.
#[derive(Clone, Debug)]
pub struct Made {
    pub published: Date,
    pub title: String,
    pub text: String,
    pub happenings: Vec<Happening>,
}
