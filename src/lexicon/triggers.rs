//! `triggers.toml` and `targets.toml`: the words that tell of a happening, and what attacks are
//! aimed at.

use serde::Deserialize;

use crate::model::SubEventType;

/// How the words around a trigger are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TriggerClass {
    /// The subject does it to the object.
    Hit,
    /// The subject kills the object.
    Kill,
    /// The subject dies.
    Die,
    /// The subject wounds the object.
    Wound,
    /// The subject arrests or captures the object.
    Take,
    /// The subject lets the object go.
    Free,
    /// The subject gives itself up or changes sides.
    Submit,
    /// The subject takes the object, a place.
    Gain,
    /// The subject, a place, is lost.
    Lose,
    /// Subject and object fight each other.
    Fight,
    /// The subject sets up the object.
    Make,
    /// The subject destroys or robs the object.
    Wreck,
    /// The subject seizes or defuses the object, a weapon.
    Disarm,
    /// The subject breaks out.
    Flee,
    /// The subject agrees on something.
    Settle,
    /// The subject demonstrates.
    Crowd,
}

impl TriggerClass {
    /// Whether the class tells only of what came of a happening, not of its means.
    pub const fn is_outcome(self) -> bool {
        matches!(self, Self::Kill | Self::Die | Self::Wound)
    }
}

/// What an object must be for the verb to tell of a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// A person or class of people.
    People,
    /// A place.
    Place,
    /// A base, school or other thing that can be set up.
    Base,
    /// A weapon.
    Weapon,
    /// Anything that can be hit: people, an actor, a place, a building, a vehicle.
    Target,
    /// People who are led off against their will.
    Captives,
    /// Prisoners as the subject, or a prison as what is left.
    Prisoners,
}

/// Which form of the word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordForm {
    /// Infinitive or plural present.
    Base,
    /// Third person singular present.
    Present,
    /// Past tense, and participle where the two are one.
    Past,
    /// Participle that differs from the past tense.
    Participle,
    /// -ing.
    Gerund,
    /// Noun, singular.
    Noun,
    /// Noun, plural.
    Nouns,
    /// A fixed phrase in the past.
    Phrase,
}

/// A row of `triggers.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerRow {
    /// Travels with the claim as its rule.
    pub id: String,
    /// How the words around it are read.
    pub class: TriggerClass,
    /// ACLED's type; `None` where the words around it decide.
    pub kind: Option<SubEventType>,
    /// The word may stand for a happening that is named more exactly elsewhere.
    #[serde(default)]
    pub generic: bool,
    /// The words tell of a step of a happening that is named elsewhere in the report.
    #[serde(default)]
    pub refers: bool,
    /// Only the active verb counts: "was buried" tells of a funeral.
    #[serde(default)]
    pub active: bool,
    /// What the object must be.
    pub needs: Option<Needs>,
    /// A sentence with one of the forms.
    pub example: String,
    /// Every form with its tag, in lower case.
    pub forms: Vec<(String, WordForm)>,
}

/// A row of `targets.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetRow {
    /// Row id.
    pub id: String,
    /// Whether what is there is civilian; `None` where it can be either.
    pub civilian: Option<bool>,
    /// Id of the actor whose it is, or who is there.
    pub whose: Option<String>,
    /// Singulars and plurals, in lower case.
    pub forms: Vec<String>,
    /// A sentence with one of the forms.
    pub example: String,
}
