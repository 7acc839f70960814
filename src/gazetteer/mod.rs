//! The gazetteer: places, their spellings, the names index and the administrative hierarchy.
//!
//! The built-in tables are `gazetteer/places.csv` and `gazetteer/names.csv`, compiled by `build.rs`
//! and embedded; [`Gazetteer::embedded`] checks and loads them in a few milliseconds. How spellings
//! meet is told in [`crate::text::fold`] and [`crate::text::variant`].

pub mod check;
mod compile;
mod compiled;
mod embedded;
pub mod error;
pub mod geocode;
mod heads;
pub mod import;
mod index;
pub mod lookup;
mod search;
pub mod tables;

pub use check::{Fault, check, sources_of};
pub use error::GazetteerError;
pub use heads::Figures;
pub use lookup::{Candidate, How, NameHit, lookup};
pub use search::{Beginning, Next};
pub use tables::Tables;

use once_cell::sync::OnceCell;

use crate::model::place::{Place, PlaceId, PlaceKind};

/// A loaded gazetteer.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    contents: compiled::Contents,
    version: String,
    /// Places in the order of their keys, made when a key is first asked for.
    keys: OnceCell<Vec<PlaceId>>,
    /// Made when the first text is searched.
    heads: OnceCell<heads::Heads>,
    /// The places right below each place, in table order, one place's after another's.
    children: Vec<PlaceId>,
    /// Where each place's begin in `children`; and the end of the last.
    begins: Vec<usize>,
}

/// A name of the gazetteer found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// Where it ends in the folded text.
    pub end: usize,
    /// Who bears it: those whose spelling it is first, then those whose name is a variant of it;
    /// each group in table order (countries and provinces before what they hold).
    pub places: Vec<PlaceId>,
    /// How many of `places`, from the first, bear the name in this very spelling.
    pub exact_places: usize,
    /// Whether some place bears the name in this very spelling.
    pub exact: bool,
}

impl Gazetteer {
    /// The project's own gazetteer.
    ///
    /// # Errors
    /// The embedded bytes are damaged.
    pub fn embedded() -> Result<Self, GazetteerError> {
        compiled::read_from(embedded::BYTES, embedded::BYTES.len() as u64, false).map(Self::of)
    }

    /// A compiled gazetteer.
    ///
    /// # Errors
    /// The bytes are cut short, changed or of another format.
    pub fn read(bytes: &[u8]) -> Result<Self, GazetteerError> {
        compiled::read(bytes).map(Self::of)
    }

    /// A compiled gazetteer in a file.
    ///
    /// # Errors
    /// The file cannot be read, or is no sound compiled gazetteer.
    pub fn load(path: &std::path::Path) -> Result<Self, GazetteerError> {
        let refused = |message| GazetteerError::Import {
            file: path.display().to_string(),
            message,
        };
        let unread = |error: std::io::Error| refused(format!("cannot be read: {error}"));
        let file = std::fs::File::open(path).map_err(unread)?;
        let about = file.metadata().map_err(unread)?;
        let found = if about.is_file() {
            compiled::read_from(file, about.len(), true)
        } else {
            // A pipe does not say how much is to come.
            compiled::read(&std::fs::read(path).map_err(unread)?)
        };
        found
            .map(Self::of)
            .map_err(|error| refused(error.to_string()))
    }

    /// The project's own tables, for merging.
    ///
    /// # Errors
    /// A row that cannot be read, which the tests rule out.
    pub fn builtin_tables() -> Result<Tables, GazetteerError> {
        embedded::tables()
    }

    /// Sources and licences of what was imported; empty for the project's own tables.
    pub fn credits(&self) -> &[String] {
        &self.contents.credits
    }

    /// A gazetteer made from tables that are not compiled; `label` begins its version.
    ///
    /// # Errors
    /// Rows that contradict each other, with their file and line.
    pub fn from_tables(label: &str, tables: &Tables) -> Result<Self, GazetteerError> {
        // By way of the compiled form, so that the digest is the same however it was made.
        Self::read(&Self::compile(label, tables)?)
    }

    /// The compiled form of tables, for [`Gazetteer::read`].
    ///
    /// # Errors
    /// Rows that contradict each other, with their file and line.
    pub fn compile(label: &str, tables: &Tables) -> Result<Vec<u8>, GazetteerError> {
        compile::build(label, tables).map(|contents| compiled::write(&contents))
    }

    fn of(contents: compiled::Contents) -> Self {
        let parents = || {
            let places = contents.places.iter().zip((0u32..).map(PlaceId));
            places.filter_map(|(place, id)| Some((place.parent?.0 as usize, id)))
        };
        let mut begins = vec![0; contents.places.len() + 1];
        for (parent, _) in parents() {
            if let Some(count) = begins.get_mut(parent + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut children = vec![PlaceId(0); sum];
        for (parent, id) in parents() {
            if let Some(at) = next.get_mut(parent)
                && let Some(child) = children.get_mut(*at)
            {
                *child = id;
                *at += 1;
            }
        }
        let version = format!(
            "{}-{}",
            contents.label,
            contents.digest.get(..8).unwrap_or_default()
        );
        Self {
            contents,
            version,
            keys: OnceCell::new(),
            heads: OnceCell::new(),
            children,
            begins,
        }
    }

    /// Label and the first eight digits of the digest: "builtin-1f3a9c02".
    pub fn version(&self) -> &str {
        &self.version
    }

    /// SHA-256 of the compiled contents, in hex.
    pub fn digest(&self) -> &str {
        &self.contents.digest
    }

    /// Every place with its id, in table order.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        (0u32..).map(PlaceId).zip(&self.contents.places)
    }

    /// A place by its id.
    ///
    /// An id that is of another gazetteer and out of range here gives a place with no key and no name.
    pub fn place(&self, id: PlaceId) -> &Place {
        static NOWHERE: Place = Place {
            key: String::new(),
            name: String::new(),
            kind: PlaceKind::Area,
            parent: None,
            point: None,
            radius_m: 0.0,
            pcode: None,
            iso: None,
        };
        self.contents.places.get(id.0 as usize).unwrap_or(&NOWHERE)
    }

    /// The place with a key of the tables.
    pub fn by_key(&self, key: &str) -> Option<PlaceId> {
        let keys = self.keys.get_or_init(|| {
            let mut keys: Vec<PlaceId> = self.places().map(|(id, _)| id).collect();
            keys.sort_unstable_by(|a, b| self.place(*a).key.cmp(&self.place(*b).key));
            keys
        });
        let at = keys
            .binary_search_by(|id| self.place(*id).key.as_str().cmp(key))
            .ok()?;
        keys.get(at).copied()
    }

    /// The place right above a place.
    pub fn parent(&self, id: PlaceId) -> Option<PlaceId> {
        self.place(id).parent
    }

    /// Whether a place comes from an imported gazetteer, which has a village for every man's name.
    pub fn is_imported(&self, id: PlaceId) -> bool {
        let key = self.place(id).key.as_str();
        ["gn-", "wof-", "own-"]
            .iter()
            .any(|origin| key.starts_with(origin))
    }

    /// The places right below a place, in table order.
    pub fn children(&self, id: PlaceId) -> &[PlaceId] {
        let begins = self.begins.get(id.0 as usize..).unwrap_or_default();
        match begins {
            [from, to, ..] => self.children.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The places above a place, nearest first.
    pub fn ancestors(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// Whether `inner` is `outer` or lies inside it.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        outer == inner || self.ancestors(inner).any(|id| id == outer)
    }

    /// The district, province or country (or whatever kind is asked for) that is or holds a place.
    pub fn admin(&self, id: PlaceId, kind: PlaceKind) -> Option<PlaceId> {
        std::iter::once(id)
            .chain(self.ancestors(id))
            .find(|id| self.place(*id).kind == kind)
    }

    /// The districts that now hold what was a district's, itself left out: those that were cut from
    /// it or, where it is no more, those that took its place.
    pub fn successors(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + '_ {
        let all = &self.contents.successors;
        let from = all.partition_point(|(place, _)| *place < id);
        all.iter()
            .skip(from)
            .take_while(move |(place, _)| *place == id)
            .map(|(_, to)| *to)
    }

    /// The spellings of a place, the name shown first.
    pub fn names(&self, id: PlaceId) -> impl Iterator<Item = &str> {
        self.contents.names.of(id)
    }
}

#[cfg(test)]
mod tests;
