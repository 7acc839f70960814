//! Verbs of saying and what stands for them.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;
use crate::model::{About, Stance};

/// How the words tie a speaker to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeechKind {
    /// A verb whose subject speaks: "said".
    Verb,
    /// Words before the speaker: "according to".
    Preposition,
    /// A noun of saying: "statement", "announcement".
    Noun,
    /// A passive or participle that names the speaker before or after it: "was quoted as saying".
    Quoted,
    /// Words for how it was said: "by phone", "on Twitter".
    Channel,
}

/// A way of saying.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechRow {
    /// Row id: "say".
    pub id: String,
    /// How the words tie speaker and content.
    pub kind: SpeechKind,
    /// Whether the speaker says that the content is so.
    pub stance: Stance,
    /// What the stance is on where the words say it ("denied responsibility"); `None` for what
    /// the content tells.
    pub about: Option<About>,
    /// The outlet vouches for the content too ("confirmed", "revealed").
    #[serde(default)]
    pub factive: bool,
    /// The content is what the speaker means to do or wants done: no happening ("vowed").
    #[serde(default)]
    pub future: bool,
    /// The words also have meanings that are no saying ("put", "call", "describe"): a clause, a
    /// quotation or a speaker beside them is needed.
    #[serde(default)]
    pub weak: bool,
    /// All inflections, in lower case.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(SpeechRow, "speech");
