//! A table of the lexicon: rows in the order of the file, found by id.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::error::LexiconError;
use super::form::Form;

/// What every row of every table has.
pub trait Row: DeserializeOwned {
    /// The word in double brackets before each row: "actor".
    const TABLE: &'static str;
    /// Unique within the table; travels with a claim as its rule.
    fn id(&self) -> &str;
    /// The spellings under which it is found.
    fn forms(&self) -> &[Form];
    /// A sentence that holds one of the forms.
    fn example(&self) -> &str;
    /// Ids of the actors that it names.
    fn actors(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// Implements [`Row`] for a struct with the fields `id`, `forms` and `example`; what follows the
/// name is a list of fields of type `Option<String>` that hold an actor's id.
macro_rules! row {
    ($row:ty, $table:literal $(, $actor:ident)*) => {
        impl $crate::lexicon::table::Row for $row {
            const TABLE: &'static str = $table;
            fn id(&self) -> &str {
                &self.id
            }
            fn forms(&self) -> &[$crate::lexicon::form::Form] {
                &self.forms
            }
            fn example(&self) -> &str {
                &self.example
            }
            fn actors(&self) -> Vec<&str> {
                let named: Vec<Option<&str>> = vec![$(self.$actor.as_deref()),*];
                named.into_iter().flatten().collect()
            }
        }
    };
}
pub(super) use row;

/// Rows of one kind.
#[derive(Clone, Debug)]
pub struct Table<R> {
    /// The rows in the order of the file.
    pub rows: Vec<R>,
    by_id: BTreeMap<String, usize>,
}

impl<R: Row> Table<R> {
    /// Reads a table from the texts of its files.
    ///
    /// # Errors
    /// A text is no TOML of the table's shape, or two rows have one id.
    pub(super) fn read(texts: &[&str]) -> Result<Self, LexiconError> {
        let mut rows: Vec<R> = Vec::new();
        for text in texts {
            let mut file: File<R> =
                toml::from_str(text).map_err(|error| parse_error::<R>(&error))?;
            let found = file.0.remove(R::TABLE).unwrap_or_default();
            if let Some(other) = file.0.keys().next() {
                return Err(LexiconError::Parse {
                    table: R::TABLE,
                    message: format!("rows of another kind, [[{other}]]"),
                });
            }
            rows.extend(found);
        }
        let mut by_id = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            if by_id.insert(row.id().to_owned(), index).is_some() {
                return Err(LexiconError::DuplicateId {
                    table: R::TABLE,
                    id: row.id().to_owned(),
                });
            }
        }
        Ok(Self { rows, by_id })
    }

    /// The row with an id.
    pub fn get(&self, id: &str) -> Option<&R> {
        self.rows.get(self.position(id)?)
    }

    /// The index in [`Table::rows`] of the row with an id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Every form with the index of its row, in the order of the file: what a phrase matcher is
    /// built from.
    pub fn forms(&self) -> impl Iterator<Item = (&Form, usize)> {
        self.rows
            .iter()
            .enumerate()
            .flat_map(|(index, row)| row.forms().iter().map(move |form| (form, index)))
    }
}

/// A file of rows, each kind under its own word.
#[derive(Deserialize)]
#[serde(bound = "R: DeserializeOwned")]
struct File<R>(BTreeMap<String, Vec<R>>);

fn parse_error<R: Row>(error: &toml::de::Error) -> LexiconError {
    LexiconError::Parse {
        table: R::TABLE,
        message: error.to_string(),
    }
}
