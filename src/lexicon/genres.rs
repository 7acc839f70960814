//! `genres.toml`: kinds of text that are full of the words of war and tell of none.

use serde::Deserialize;

use super::form::Forms;
use super::table::row;

/// A kind of text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenreRow {
    /// Row id: "sport".
    pub id: String,
    /// So many different words of the row make a text of its kind.
    pub least: usize,
    /// So many words of violence one word of the row outweighs.
    pub weight: usize,
    /// Its dead are played: they are counted as in the news.
    #[serde(default)]
    pub staged: bool,
    /// Single words.
    pub forms: Forms,
    /// A text of the kind.
    pub example: String,
}

row!(GenreRow, "genre");
