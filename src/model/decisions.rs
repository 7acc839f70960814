//! What people decided about incidents, as fuse takes it. Which file it comes from, who decided and
//! whether it was followed is the business of [`corrections`](crate::corrections).

use super::claim::Count;
use super::date::EventDate;
use super::event::SubEventType;
use super::location::Location;
use super::place::LonLat;

/// Decisions, each list in the order in which it was decided: of two that cannot both be followed,
/// the earlier holds for [`Self::merge`] and the later for [`Self::fixes`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// The incidents that hold the two claims are one.
    pub merge: Vec<Pair>,
    /// The incidents that hold the two claims are two.
    pub apart: Vec<Pair>,
    /// The first claim does not belong to the incident that holds the second: it joins others only
    /// once those have found each other.
    pub split: Vec<Pair>,
    /// Values that are shown, whatever the claims say.
    pub fixes: Vec<Fix>,
}

/// Two claims, by id, that stand for whatever holds them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// One claim.
    pub a: String,
    /// The other.
    pub b: String,
    /// Words for `joined_by`.
    pub words: String,
}

/// A value for the incident that holds a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The claim's id.
    pub claim: String,
    /// The value.
    pub value: Fixed,
}

/// A value that is shown because a person says so; `None` where it is not known after all.
#[derive(Clone, Debug, PartialEq)]
pub enum Fixed {
    /// Where it happened, with a point of its own.
    Place(Option<Box<Location>>),
    /// Another point for the shown place, and the radius in metres that holds the happening, where
    /// one is given.
    Point(LonLat, Option<f64>),
    /// When.
    Date(Option<EventDate>),
    /// The dead, all sides together.
    Killed(Option<Count>),
    /// The wounded.
    Injured(Option<Count>),
    /// Captured, arrested, abducted or surrendered.
    Taken(Option<Count>),
    /// Civilians among the dead.
    CiviliansKilled(Option<Count>),
    /// What sort of happening.
    Kind(Option<SubEventType>),
}
