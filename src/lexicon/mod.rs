//! The lexicons: rows of `data/lexicon/*.toml`, compiled by `build.rs`, embedded and read once.
//!
//! A table a file here and, where it is long, several files there. Whoever wants to add a word
//! adds it to a row; whoever wants to add a group, a role or a verb adds a row with an id and an
//! example, which the tests read.

mod actors;
#[cfg(test)]
mod compile;
mod error;
mod form;
mod genres;
mod hedges;
#[cfg(test)]
mod inflect;
mod negatives;
mod outlets;
mod people;
mod roles;
mod speech;
mod table;
mod titles;
mod triggers;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::Deserialize;

pub use actors::{ActorClass, ActorRow, NationalityRow};
pub use error::LexiconError;
pub use form::{Form, Forms, is_abbreviation};
pub use genres::GenreRow;
pub use hedges::{HedgeKind, HedgeRow};
pub use negatives::{NegativeClass, NegativeRow, NegativeScope};
pub use outlets::OutletRow;
pub use people::PeopleRow;
pub use roles::RoleRow;
pub use speech::{SpeechKind, SpeechRow};
pub use table::{Row, Table};
pub use titles::TitleRow;
pub use triggers::{Needs, TargetRow, TriggerClass, TriggerRow, WordForm};

use crate::model::{Actor, ActorFacts};
use crate::text::phrases::Phrases;

/// The rows as `build.rs` wrote them, without the forms of triggers and patterns being spelt out.
static ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.json"));

/// The forms of all rows as `build.rs` wrote them.
static FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/forms.bin"));

/// Every table.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// Groups, forces, bodies.
    pub actors: Table<ActorRow>,
    /// Adjectives of country and alliance.
    pub nationalities: Table<NationalityRow>,
    /// Classes of people.
    pub people: Table<PeopleRow>,
    /// Posts.
    pub roles: Table<RoleRow>,
    /// Ways of saying.
    pub speech: Table<SpeechRow>,
    /// Hedges.
    pub hedges: Table<HedgeRow>,
    /// Titles before names.
    pub titles: Table<TitleRow>,
    /// News outlets.
    pub outlets: Table<OutletRow>,
    /// Cues of what is no happening.
    pub negatives: Table<NegativeRow>,
    /// Kinds of text that tell of no happening.
    pub genres: Table<GenreRow>,
    /// Words that tell of a happening.
    pub triggers: Vec<TriggerRow>,
    /// What attacks are aimed at.
    pub targets: Vec<TargetRow>,
}

/// The rows of all tables, each kind under its own word.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    actor: Vec<ActorRow>,
    nationality: Vec<NationalityRow>,
    people: Vec<PeopleRow>,
    role: Vec<RoleRow>,
    speech: Vec<SpeechRow>,
    hedge: Vec<HedgeRow>,
    title: Vec<TitleRow>,
    outlet: Vec<OutletRow>,
    negative: Vec<NegativeRow>,
    genre: Vec<GenreRow>,
    trigger: Vec<TriggerRow>,
    target: Vec<TargetRow>,
}

/// The forms of all rows but those of genres, to be found in text: in the order of
/// [`crate::model::annotation::Lex`], a table each.
///
/// # Errors
/// The embedded bytes are damaged, which the tests rule out.
pub fn forms() -> Result<Phrases, LexiconError> {
    Phrases::read(FORMS).ok_or_else(|| LexiconError::Parse {
        message: "the compiled forms are damaged".into(),
    })
}

static LEXICON: LazyLock<Result<Lexicon, LexiconError>> = LazyLock::new(Lexicon::read);

/// The built-in lexicon.
///
/// # Errors
/// A table is faulty, which the tests rule out.
pub fn lexicon() -> Result<&'static Lexicon, &'static LexiconError> {
    LEXICON.as_ref()
}

impl Lexicon {
    fn read() -> Result<Self, LexiconError> {
        let rows: Rows = serde_json::from_str(ROWS).map_err(|error| LexiconError::Parse {
            message: error.to_string(),
        })?;
        Ok(Self {
            actors: Table::of(rows.actor)?,
            nationalities: Table::of(rows.nationality)?,
            people: Table::of(rows.people)?,
            roles: Table::of(rows.role)?,
            speech: Table::of(rows.speech)?,
            hedges: Table::of(rows.hedge)?,
            titles: Table::of(rows.title)?,
            outlets: Table::of(rows.outlet)?,
            negatives: Table::of(rows.negative)?,
            genres: Table::of(rows.genre)?,
            triggers: rows.trigger,
            targets: rows.target,
        })
    }

    /// An actor with its lineage; `None` for an unknown id.
    pub fn actor(&self, id: &str) -> Option<Actor> {
        let row = self.actors.get(id)?;
        let facts = ActorFacts {
            id: row.id.clone(),
            name: row.name.clone(),
            kind: row.kind,
            lineage: self.actor_lineage(id),
        };
        Some(facts.into())
    }

    /// Ids from an actor to its widest parent, itself first; empty for an unknown id.
    pub fn actor_lineage(&self, id: &str) -> Vec<String> {
        let mut lineage: Vec<String> = Vec::new();
        let mut next = Some(id);
        while let Some(row) = next.and_then(|id| self.actors.get(id)) {
            if lineage.contains(&row.id) {
                break;
            }
            lineage.push(row.id.clone());
            next = row.parent.as_deref();
        }
        lineage
    }

    /// The actor named as the doer where the text has this one act: for a body the force that
    /// acts for it, else the actor itself.
    pub fn doer(&self, id: &str) -> Option<Actor> {
        let row = self.actors.get(id)?;
        self.actor(row.acts_as.as_deref().unwrap_or(id))
    }

    /// The outlet that a host name belongs to: "pajhwok.com", "www.pajhwok.com".
    pub fn outlet_of_host(&self, host: &str) -> Option<&OutletRow> {
        let host = host.to_ascii_lowercase();
        self.outlets.rows.iter().find(|row| {
            row.domains.iter().any(|domain| {
                host.strip_suffix(domain.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            })
        })
    }
}
