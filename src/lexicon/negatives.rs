//! Cues that what a trigger tells of is no happening.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;

/// What it is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NegativeClass {
    /// What somebody means to do, or is expected to do.
    Plan,
    /// What would be if something else were.
    Condition,
    /// Said not to have happened.
    Denial,
    /// A count over months or years.
    Total,
    /// A habit, rate, rise or fall.
    Trend,
    /// Remembered on its day.
    Anniversary,
    /// Practised.
    Exercise,
    /// Held out as a threat, or feared.
    Threat,
    /// Tried or stopped before it happened.
    Foiled,
    /// What something is for, or is guarded against.
    Purpose,
    /// The words in another sense: "heart attack", "on strike".
    Figurative,
    /// A cause of death that is nobody's act: a crash, a flood, an illness.
    Accident,
}

/// On which side of the cue the trigger stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NegativeScope {
    /// After the cue, in its clause: "will launch an offensive".
    Following,
    /// Before the cue, in its clause: "attacks every month".
    Preceding,
    /// Anywhere in the clause.
    Clause,
    /// Among the cue's own words: "no further attacks", "mock raid", "heart attack".
    Over,
    /// Nowhere: the words hold or look like a cue and take nothing away ("not only", "did not
    /// claim the attack", "no casualties in the blast").
    Nowhere,
}

/// A cue.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegativeRow {
    /// Row id: "will".
    pub id: String,
    /// What it is instead of a happening.
    pub class: NegativeClass,
    /// Where the trigger stands.
    pub scope: NegativeScope,
    /// The words.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(NegativeRow, "negative");
