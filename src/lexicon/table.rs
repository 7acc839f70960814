//! A table of the lexicon: rows in the order of the file, found by id.

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
    /// Indices of rows, sorted by the ids of the rows.
    by_id: Vec<u32>,
}

impl<R: Row> Table<R> {
    /// A table of rows.
    ///
    /// # Errors
    /// Two rows have one id.
    pub(super) fn of(rows: Vec<R>) -> Result<Self, LexiconError> {
        let mut by_id: Vec<u32> = (0..).zip(&rows).map(|(index, _)| index).collect();
        let id = |index: &u32| rows.get(*index as usize).map_or("", Row::id);
        by_id.sort_unstable_by(|a, b| id(a).cmp(id(b)));
        for pair in by_id.windows(2) {
            if let [one, other] = pair
                && id(one) == id(other)
            {
                return Err(LexiconError::DuplicateId {
                    table: R::TABLE,
                    id: id(one).to_owned(),
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
        let of = |index: &u32| self.rows.get(*index as usize).map_or("", Row::id);
        let at = self
            .by_id
            .binary_search_by(|index| of(index).cmp(id))
            .ok()?;
        self.by_id.get(at).map(|index| *index as usize)
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
