//! Who did it and to whom.

use serde::{Deserialize, Serialize};

/// What sort of actor it is; the layer's `actor1_type` and `actor2_type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// Afghan government forces and bodies, under whichever government.
    State,
    /// Forces and bodies of other states and of alliances.
    Foreign,
    /// Insurgent and jihadist groups.
    ArmedGroup,
    /// Pro-government, community or party militias.
    Militia,
    /// Civilians.
    Civilians,
    /// Said to be unknown.
    Unknown,
}

impl ActorKind {
    /// The words written into the layer.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Foreign => "foreign",
            Self::ArmedGroup => "armed group",
            Self::Militia => "militia",
            Self::Civilians => "civilians",
            Self::Unknown => "unknown",
        }
    }
}

/// A group, force or class of people under one canonical name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// Lexicon id, e.g. "afghan-air-force".
    pub id: String,
    /// Canonical name, e.g. "Afghan Air Force".
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// Ids from the actor itself to its widest parent: afghan-air-force, afghan-forces.
    pub lineage: Vec<String>,
}

impl Actor {
    /// Whether one is the other or a part of it: naming both is a difference in detail.
    pub fn compatible(&self, other: &Actor) -> bool {
        self.lineage.contains(&other.id) || other.lineage.contains(&self.id)
    }
}
