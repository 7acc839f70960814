//! The project's own tables, and their compiled form made by `build.rs`.

use super::error::GazetteerError;
use super::tables::Tables;

const PLACES: &str = include_str!("../../gazetteer/places.csv");
const NAMES: &str = include_str!("../../gazetteer/names.csv");

/// The project's own tables.
///
/// # Errors
/// A row that cannot be read, which the tests rule out.
pub(crate) fn tables() -> Result<Tables, GazetteerError> {
    Tables::parse("gazetteer/places.csv", PLACES, "gazetteer/names.csv", NAMES)
}

/// The bytes that `build.rs` wrote.
pub(super) static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// The label of the project's own tables.
#[cfg(test)]
pub(super) const LABEL: &str = "builtin";

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use crate::gazetteer::Gazetteer;
    use crate::model::place::PlaceKind::{City, District, Province};

    #[test]
    fn the_checksum_that_no_run_looks_at_fits() {
        let checked = Gazetteer::read(super::BYTES).unwrap();
        assert_eq!(checked.digest(), Gazetteer::embedded().unwrap().digest());
        let mut damaged = super::BYTES.to_vec();
        *damaged.last_mut().unwrap() ^= 1;
        assert!(Gazetteer::read(&damaged).is_err());
    }

    #[test]
    fn provinces_districts_and_cities_are_known_in_arabic_script() {
        let gaz = Gazetteer::embedded().unwrap();
        let arabic = |name: &str| name.contains(|char| matches!(char, '\u{600}'..='\u{6ff}'));
        let own = |id| gaz.admin(id, Province).is_some();
        let without: Vec<_> = gaz
            .places()
            .filter(|(id, place)| matches!(place.kind, Province | District | City) && own(*id))
            .filter(|(id, _)| !gaz.names(*id).any(arabic))
            .map(|(_, place)| &place.key)
            .collect();
        assert!(without.is_empty(), "{without:?}");
    }
}
