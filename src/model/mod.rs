//! Plain data that the stages hand to each other: a report, the spans found in it, the
//! locations and claims made of them, and the incidents that claims are joined into.
//!
//! Nothing here decides anything. Every offset is a UTF-8 byte offset into [`Report::text`].

pub mod actor;
pub mod annotation;
#[cfg(test)]
pub(crate) mod build;
pub mod claim;
pub mod date;
pub mod decisions;
pub mod event;
pub mod incident;
pub mod location;
pub mod outline;
pub mod place;
pub mod precision;
pub mod provenance;
pub mod report;
pub mod shared;
pub mod sharing;
pub mod span;
pub mod token;
pub mod warning;

pub use actor::{Actor, ActorFacts, ActorKind};
pub use claim::{
    About, Basis, Claim, Count, Evidence, Fate, Field, Person, Responsibility, Speaker,
    SpeakerKind, Stance, TollScope,
};
pub use date::{DateIs, EventDate, Interval};
pub use decisions::{Decisions, Fix, Fixed, Pair};
pub use event::{EventType, SubEventType};
pub use incident::{Disputed, Incident};
pub use location::{AdminFacts, AdminRef, Location, Mention, MentionRole, Spot};
pub use outline::Outline;
pub use place::{LonLat, Place, PlaceId, PlaceKind};
pub use precision::{DatePrecision, PointOf, WherePrecision};
pub use provenance::Provenance;
pub use report::{PublishedFrom, Report};
pub use shared::{Shared, Words};
pub use sharing::Sharing;
pub use span::Span;
pub use warning::{Warning, WarningKind};
