//! Lists by places, roads and borders.

use crate::model::place::PlaceKind;
use crate::model::precision::{PointOf, WherePrecision};

use super::world::read;

#[test]
fn the_heads_of_a_list_by_places_are_no_datelines() {
    let list = "KUNAR: a bridge fell down in the night of snow.\nHERAT: a bus burned out on a wet road at noon.";
    let found = read(list);
    let keys: Vec<_> = found.locations.iter().map(|l| l.key.as_str()).collect();
    assert_eq!(keys, ["p15", "p32"]);
    let one = read("KUNAR: a bridge fell down in the night of snow.");
    assert_eq!((one.locations.len(), one.asides.len()), (0, 1));
}

#[test]
fn roads_told_by_their_ends() {
    for text in [
        "A lorry burned on the highway linking Shiberghan to Kunduz.",
        "A lorry burned on the road connecting Shiberghan with Kunduz.",
        "A lorry burned on the Shiberghan to Kunduz road.",
        "A lorry burned on the road from Shiberghan to Kunduz.",
    ] {
        let found = read(text).locations;
        let seen: Vec<_> = found
            .iter()
            .map(|l| (l.name.as_str(), l.precision, l.point_of))
            .collect();
        assert_eq!(
            seen,
            [(
                "between Shiberghan and Kunduz",
                WherePrecision::Area,
                Some(PointOf::Area)
            )],
            "{text}"
        );
    }
}

#[test]
fn along_a_border_is_the_side_that_is_named() {
    let found = read("Goats were lost along the border with Pakistan in Nangarhar province.");
    let seen: Vec<_> = found
        .locations
        .iter()
        .map(|l| (l.key.as_str(), l.precision))
        .collect();
    assert_eq!(seen, [("p06", WherePrecision::Province)]);
    // Nobody says where on it: no point is made up.
    let found = read("Goats were lost along the border with Pakistan.");
    assert!(found.locations.iter().all(|l| l.point.is_none()));
}

#[test]
fn a_district_misspelt_beside_its_province_is_told_by_its_sound() {
    for (words, key) in [
        ("the Marawra district of Kunar province", "p15m"),
        ("Pashtin Kot district, Faryab", "p29p"),
        ("the Qash Tepa district of Jowzjan province", "p28b"),
    ] {
        let found = read(&format!("A mine killed two men in {words}."));
        let [place] = found.locations.as_slice() else {
            panic!("{:?}", found.locations)
        };
        assert_eq!(
            (place.key.as_str(), place.kind),
            (key, PlaceKind::District),
            "{words}"
        );
        let score = found.mentions.first().map_or(0.0, |m| m.score);
        assert!((0.8..0.97).contains(&score), "{words}: {score}");
    }
}

#[test]
fn what_merely_looks_like_a_district_is_not_taken_for_it_elsewhere() {
    // Without its province; with another's; as no district; and under quite another name.
    for words in [
        "the Marawra district",
        "the Marawra district of Faryab province",
        "Marawra village in Kunar province",
        "the Zarmalik district of Kunar province",
    ] {
        let found = read(&format!("A mine killed two men in {words}."));
        let wrong = found.locations.iter().any(|place| place.key == "p15m");
        assert!(!wrong, "{words}: {:?}", found.locations);
    }
}
