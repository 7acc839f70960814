//! News agencies, papers, broadcasters and the media arms of parties.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;

/// An outlet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutletRow {
    /// Row id: "pajhwok".
    pub id: String,
    /// Canonical name: "Pajhwok".
    pub name: String,
    /// Whether others print its copy.
    #[serde(default)]
    pub agency: bool,
    /// Id of the actor whose mouthpiece it is ("Amaq").
    pub voice_of: Option<String>,
    /// Host names of its sites, without "www.".
    #[serde(default)]
    pub domains: Vec<String>,
    /// Names and abbreviations.
    pub forms: Forms,
    /// A sentence that holds one of the forms.
    pub example: String,
}

row!(OutletRow, "outlet", voice_of);
