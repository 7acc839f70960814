//! The lexicons: rows of `data/lexicon/*.toml`, embedded and read once.
//!
//! A table a file here and, where it is long, several files there. Whoever wants to add a word
//! adds it to a row; whoever wants to add a group, a role or a verb adds a row with an id and an
//! example, which the tests read.

mod actors;
mod error;
mod form;
mod genres;
mod hedges;
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

use crate::model::Actor;

macro_rules! table {
    ($($file:literal),+) => {
        Table::read(&[$(include_str!(concat!("../../data/lexicon/", $file, ".toml"))),+])
    };
}

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
        let lexicon = Self {
            actors: table!("actors", "actors_state", "actors_foreign")?,
            nationalities: table!("nationalities")?,
            people: table!("people")?,
            roles: table!("roles")?,
            speech: table!("speech")?,
            hedges: table!("hedges")?,
            titles: table!("titles")?,
            outlets: table!("outlets")?,
            negatives: table!("negatives")?,
            genres: table!("genres")?,
            triggers: triggers::read_triggers(include_str!("../../data/lexicon/triggers.toml"))?,
            targets: triggers::read_targets(include_str!("../../data/lexicon/targets.toml"))?,
        };
        lexicon.check_actors(&lexicon.actors)?;
        lexicon.check_actors(&lexicon.nationalities)?;
        lexicon.check_actors(&lexicon.people)?;
        lexicon.check_actors(&lexicon.roles)?;
        lexicon.check_actors(&lexicon.outlets)?;
        for row in &lexicon.actors.rows {
            if lexicon.is_own_ancestor(&row.id) {
                return Err(LexiconError::Cycle(row.id.clone()));
            }
        }
        Ok(lexicon)
    }

    /// An actor with its lineage; `None` for an unknown id.
    pub fn actor(&self, id: &str) -> Option<Actor> {
        let row = self.actors.get(id)?;
        Some(Actor {
            id: row.id.clone(),
            name: row.name.clone(),
            kind: row.kind,
            lineage: self.actor_lineage(id),
        })
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

    fn is_own_ancestor(&self, id: &str) -> bool {
        let last = self.actor_lineage(id).pop();
        let parent = last
            .and_then(|last| self.actors.get(&last))
            .and_then(|row| row.parent.as_ref());
        parent.is_some()
    }

    fn check_actors<R: Row>(&self, table: &Table<R>) -> Result<(), LexiconError> {
        for row in &table.rows {
            for actor in row.actors() {
                if self.actors.get(actor).is_none() {
                    return Err(LexiconError::UnknownActor {
                        table: R::TABLE,
                        row: row.id().to_owned(),
                        actor: actor.to_owned(),
                    });
                }
            }
        }
        Ok(())
    }
}
