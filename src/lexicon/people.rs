//! Nouns for classes of people.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;

/// A class of people: "fighters", "villagers", "policemen".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleRow {
    /// Row id: "fighters".
    pub id: String,
    /// Whether they are civilians; `None` where the word does not say ("people", "men").
    pub civilian: Option<bool>,
    /// Whether they carry arms for a side.
    #[serde(default)]
    pub combatant: bool,
    /// Whether the word says that they carried out the attack that is told of ("the gunmen", "the bomber").
    #[serde(default)]
    pub attacker: bool,
    /// Whether the word names somebody by whose relative he is ("brother"): what a mourner lost is a part of the dead.
    #[serde(default)]
    pub kin: bool,
    /// Id of the actor meant where no other is named; `None` where the word does not say.
    pub actor: Option<String>,
    /// Whether a number before the word counts persons ("12 fighters"); false for words such as
    /// "families" and "suicide squad", where it counts groups of them.
    #[serde(default = "yes")]
    pub countable: bool,
    /// Whether the word may be the post of a named person ("commander", "planner").
    #[serde(default)]
    pub post: bool,
    /// Singulars and plurals, in lower case.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

const fn yes() -> bool {
    true
}

row!(PeopleRow, "people", actor);
