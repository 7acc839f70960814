//! Words before a person's name.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;
use crate::model::SpeakerKind;

/// A title.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleRow {
    /// Row id: "qari".
    pub id: String,
    /// Whether the person is known by it, so that it stays with the name ("Mullah Fazlullah"),
    /// unlike "Mr" and ranks.
    pub in_name: bool,
    /// What sort of voice a person of this title is; `None` where it does not say.
    pub speaker: Option<SpeakerKind>,
    /// Spellings in their usual case.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(TitleRow, "title");
