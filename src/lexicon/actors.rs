//! Groups, forces and bodies, and the adjectives that stand for them.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;
use crate::model::{ActorKind, SpeakerKind};

/// Whether an actor is one that fights or one that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorClass {
    /// An armed force or group, or a class of people: it acts and suffers.
    Force,
    /// A ministry, office, council or mission: it speaks; what it is said to do is done by
    /// [`ActorRow::acts_as`].
    Body,
}

/// A group, force, body or class of people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorRow {
    /// Lexicon id: "afghan-air-force".
    pub id: String,
    /// Canonical name, as written into the layer: "Afghan Air Force".
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// Id of the wider actor that it is a part of.
    pub parent: Option<String>,
    /// Force or body.
    pub class: ActorClass,
    /// Id of the force to be named as the doer where the text has this body do an attack ("the
    /// Pentagon bombed"); `None` for the row itself.
    pub acts_as: Option<String>,
    /// What sort of voice it is when it is quoted.
    pub speaker: SpeakerKind,
    /// The words for one or more of its people, with no name of the group in them ("militants"),
    /// name nobody in particular: a named actor beside them goes first.
    #[serde(default)]
    pub generic: bool,
    /// Names and abbreviations.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(ActorRow, "actor", parent, acts_as);

/// An adjective of country or alliance.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NationalityRow {
    /// Row id: "american".
    pub id: String,
    /// Id of the actor meant where the adjective stands before a noun of attack, aircraft or
    /// force ("a US airstrike", "Afghan gunships", "NATO air raid").
    pub actor: Option<String>,
    /// Adjectives, and country names used as adjectives.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(NationalityRow, "nationality", actor);
