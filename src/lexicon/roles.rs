//! Posts of people who are quoted.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;
use crate::model::SpeakerKind;

/// A post or description: "provincial police chief", "village elder". "Spokesman for X" is put
/// together by the reader of the table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleRow {
    /// Row id: "police-chief".
    pub id: String,
    /// What sort of voice; `None` where the body spoken for decides ("spokesman").
    pub speaker: Option<SpeakerKind>,
    /// Id of the body that the post belongs to, where the words say it or leave no doubt.
    pub body: Option<String>,
    /// Whether the words alone, with no name, make a speaker ("a resident said", "officials said").
    #[serde(default)]
    pub alone: bool,
    /// Whether it speaks for another ("spokesman for the governor", "Taliban spokesperson").
    #[serde(default)]
    pub speaks_for: bool,
    /// Singulars and plurals, in lower case.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(RoleRow, "role", body);
