//! Words that leave it open whether something is so.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;

/// How a hedge stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HedgeKind {
    /// A verb before the verb of the happening: "may have killed".
    Modal,
    /// Anywhere in the clause: "reportedly".
    Adverb,
    /// Before a noun: "a suspected drone strike".
    Adjective,
    /// Words that govern what follows: "is believed to have", "early indications".
    Phrase,
}

/// A hedge.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HedgeRow {
    /// Row id: "reportedly".
    pub id: String,
    /// How it stands.
    pub kind: HedgeKind,
    /// Hearsay passed on ("reportedly"), as opposed to the speaker's own doubt ("possibly").
    #[serde(default)]
    pub hearsay: bool,
    /// The words.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(HedgeRow, "hedge");
