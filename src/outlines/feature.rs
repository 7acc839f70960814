//! A feature as the reader of any format gives it.

use serde_json::{Map, Value};

use crate::model::outline::Area;

/// One feature of a file.
#[derive(Debug)]
pub(super) struct Feature<'a> {
    /// What tells it from the file's others: its number from 1, or its key in its layer.
    pub label: String,
    /// Its properties.
    pub properties: &'a Map<String, Value>,
    /// Its outline as it stands in the file, or why it has none.
    pub areas: Result<Vec<Area>, String>,
    /// An id of its own beside its properties.
    pub id: Option<String>,
}

/// Takes features, one after the other.
pub(super) type Give<'g> = dyn FnMut(Feature<'_>) + 'g;
