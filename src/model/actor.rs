//! Who did it and to whom.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

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

/// What is known of an actor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorFacts {
    /// Lexicon id, e.g. "afghan-air-force".
    pub id: String,
    /// Canonical name, e.g. "Afghan Air Force".
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// Ids from the actor itself to its widest parent: afghan-air-force, afghan-forces.
    pub lineage: Vec<String>,
}

/// A group, force or class of people under one canonical name. Copies share them, since few
/// actors are named by very many claims.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "ActorFacts", into = "ActorFacts")]
pub struct Actor(Arc<ActorFacts>);

impl Actor {
    /// Whether one is the other or a part of it: naming both is a difference in detail.
    pub fn compatible(&self, other: &Actor) -> bool {
        self.lineage.contains(&other.id) || other.lineage.contains(&self.id)
    }
}

impl From<ActorFacts> for Actor {
    fn from(facts: ActorFacts) -> Self {
        Self(Arc::new(facts))
    }
}

impl From<Actor> for ActorFacts {
    fn from(actor: Actor) -> Self {
        Arc::unwrap_or_clone(actor.0)
    }
}

impl Deref for Actor {
    type Target = ActorFacts;

    fn deref(&self) -> &ActorFacts {
        &self.0
    }
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
