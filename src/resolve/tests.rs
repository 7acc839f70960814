//! The rules, each on sentences of its own.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at what it does not find"
)]

mod told;
pub(super) mod world;

use rstest::rstest;

use crate::model::location::MentionRole;
use crate::model::place::PlaceKind;
use crate::model::precision::{PointOf, WherePrecision};

use super::Aside;
use world::{places, read, read_with, roles};

#[rstest]
#[case("The shrine stands in Moghol village, Darzab district.", &["village p28cm"])]
#[case("Troops went to Darzab, a district of Jowzjan.", &["district p28c"])]
#[case("Flour is sold in Darzab and Qush Tepa districts of Jowzjan.", &["district p28c", "district p28b"])]
#[case("A convoy left Bal Chiragh district, Faryab province, Afghanistan.", &["district p29b"])]
#[case("Wells dried in Nangarhar's Mohmand Valley.", &["area p06bm"])]
#[case("They met at the village of Mirza Olang in Sayad district.", &["village p22m"])]
#[case("Snow cut off Mughul, an isolated village of Darzab district in Jowzjan province.", &["village p28cm"])]
#[case("Roads in Achin district of Nangarhar are bad.", &["district p06b"])]
#[case("He lived in Kot, a district of Nangarhar.", &["district p06k"])]
#[case("Rain fell on Kunar and Nangarhar provinces.", &["province p15", "province p06"])]
#[case("Schools reopened in Mirza Olang, which lies in Sayad district.", &["village p22m"])]
#[case("Shops shut in Jalalabad, the capital of Nangarhar.", &["city p06c"])]
#[case("Mosques in the capital Kabul and Herat were full.", &["city p01c", "city p32c"])]
#[case("Prices rose in Kabul, Herat and Kunduz.", &["city p01c", "city p32c", "city p17c"])]
#[case("Trade between the two fell in Kunar.", &["province p15"])]
#[case("A blast shook the city of Herat.", &["city p32c"])]
#[case("He flew to Sar-i-Pul city.", &["city p22c"])]
#[case("Floods hit Sar-i-Pul province.", &["province p22"])]
#[case("A wedding hall burned at a market in Kunduz.", &["city p17c"])]
#[case("Snow blocked Kunduz province.", &["province p17"])]
#[case("Planes circled over Kabul airport.", &["site p01a"])]
#[case("Trucks reached the village of Jalalabad by noon.", &["village p28aj"])]
#[case("Wheat grew in Achin district of Nangarhar and small areas of Kunar and Nangarhar provinces.", &["district p06b", "province p15", "province p06"])]
#[case("They sold goats in Moghol, a village of Darzab.", &["village p28cm"])]
#[case("Hail hit the Shiberghan-Herat highway in Faryab on Monday.", &["province p29"])]
#[case("Hail hit the Khogyani and Achin districts of Nangarhar.", &["district p06o", "district p06b"])]
#[case("Hail fell on Darzab. Darzab was white.", &["district p28c", "district p28c"])]
#[case("Hail fell on Darzab (Darz Aab) district.", &["district p28c"])]
#[case("Snow fell on two Jowzjan districts, Darzab and Qush Tepa.", &["district p28c", "district p28b"])]
#[case("It snowed in the north of Afghanistan.", &["country af"])]
#[case("The roads of two districts of Jowzjan are bad.", &["province p28"])]
fn chains_and_levels(#[case] text: &str, #[case] want: &[&str]) {
    assert_eq!(places(text), want, "{text}");
}

#[rstest]
#[case("The Jowzjan police chief spoke.", &["adjective"])]
#[case("Jowzjan provincial council met.", &["adjective"])]
#[case("The Darzab district governor resigned.", &["adjective"])]
#[case("Kabul said that talks would go on.", &["metonym"])]
#[case("Talks stalled as Kabul and Washington are hardening their tone.", &["metonym"])]
#[case("Kabul and an allied force try to hold the road.", &["metonym"])]
#[case("They accused Islamabad of meddling.", &["metonym"])]
#[case("Kabul's defence ministry denied it.", &["metonym"])]
#[case("Pakistan condemned the raid.", &["metonym"])]
#[case("He read the Kabul Times.", &["body"])]
#[case("A statement of U.S. Forces Afghanistan followed.", &["body"])]
#[case("A statement of U.S. Forces-Afghanistan followed.", &["body"])]
#[case("A Kabul-based analyst wrote.", &["adjective"])]
#[case("It lies close to the Pakistan border.", &["adjective"])]
#[case("Smugglers use districts near the border with Pakistan.", &["adjective"])]
#[case("Some fighters come from Pakistan, Tajikistan and Uzbekistan.", &["adjective", "adjective", "adjective"])]
#[case("Later Ataullah Khogyani spoke.", &["person"])]
#[case("In Khogyani district, Nangarhar, wheat is grown.", &["place", "place"])]
#[case("Afghanistan's north is cold.", &["place"])]
#[case("In August Mirza Olang was quiet.", &["place"])]
#[case("In Kabul officials said so.", &["place"])]
#[case("Two Jowzjan districts are cut off.", &["place"])]
#[case("A camp lies 12 km north of Darzab.", &["relative"])]
#[case("A treaty with the United States was signed, which the United States wanted.", &["metonym", "metonym"])]
#[case("The United States has said so.", &["metonym"])]
#[case("The Islamic State in Pakistan and Uzbekistan is weak.", &["place", "place"])]
#[case("Kot and Achin districts border each other.", &["place", "place"])]
#[case("Two groups of Taliban Pakistan met.", &["body"])]
fn parts_played(#[case] text: &str, #[case] want: &[&str]) {
    assert_eq!(roles(text), want, "{text}");
}

#[test]
fn a_surname_is_no_district() {
    let text = "Ataullah Khogyani came. Khogyani said little.";
    let roles: Vec<_> = read_with(text, &["Ataullah Khogyani"])
        .mentions
        .iter()
        .map(|m| m.role)
        .collect();
    assert_eq!(roles, [MentionRole::Person, MentionRole::Person]);
}

#[test]
fn a_surname_told_by_its_full_name() {
    assert_eq!(
        roles("Later Omar Khogyani came. The trial of Khogyani began in Khogyani."),
        ["person", "person", "place"]
    );
}

#[test]
fn an_unknown_village_takes_its_district_s_point() {
    let found = read("The bridge in the Tepa Sang village, Pashton Kot district of Faryab, broke.");
    let [place] = found.locations.as_slice() else {
        panic!("{:?}", found.locations)
    };
    assert_eq!(
        (place.name.as_str(), place.kind, place.key.as_str()),
        ("Tepa Sang", PlaceKind::Village, "p29p")
    );
    assert_eq!(
        (place.precision, place.point_of),
        (WherePrecision::District, Some(PointOf::District))
    );
    assert_eq!(place.uncertainty_m, Some(35_000.0));
}

#[test]
fn unknown_villages_of_a_list_take_the_district_of_the_sentence_before() {
    let found =
        read("Troops cleared Darzab district. They hold the villages of Qurogh and Tut Mazar.");
    let seen: Vec<_> = found
        .locations
        .iter()
        .map(|l| (l.name.as_str(), l.kind, l.point_of))
        .collect();
    assert_eq!(
        seen,
        [
            ("Darzab", PlaceKind::District, Some(PointOf::District)),
            ("Qurogh", PlaceKind::Village, Some(PointOf::District)),
            ("Tut Mazar", PlaceKind::Village, Some(PointOf::District)),
        ]
    );
}

#[test]
fn a_namesake_elsewhere_is_not_taken() {
    // The only Mughul that is spelt so first lies in Sar-e Pol; the chain says Darzab.
    let found = read("Snow fell in Mughul village, Darzab district.");
    assert_eq!(found.locations.first().unwrap().key, "p28cm");
    let found = read("Snow fell on Darzab village in Ghor province.");
    assert_eq!(found.locations.first().unwrap().key, "p30gd");
}

#[test]
fn near_a_city() {
    let found = read("A lorry overturned near the eastern city of Jalalabad, drivers said.");
    let place = found.locations.first().unwrap();
    assert_eq!((place.key.as_str(), place.kind), ("p06c", PlaceKind::City));
    assert_eq!(
        (place.point_of, place.precision),
        (Some(PointOf::Near), WherePrecision::Near)
    );
    assert_eq!(found.mentions.first().unwrap().role, MentionRole::Relative);
}

#[test]
fn a_distance_and_a_direction_move_the_point() {
    let found = read("The mine is 12 km north of Shiberghan city.");
    let place = found.locations.first().unwrap();
    let point = place.point.unwrap();
    // A degree of latitude is 110.95 km there.
    assert!(
        (point.lat - (36.667 + 12.0 / 110.98)).abs() < 0.001,
        "{point:?}"
    );
    assert!((point.lon - 65.754).abs() < 0.001, "{point:?}");
    assert_eq!(place.precision, WherePrecision::Near);
    assert_eq!(place.as_written, "Shiberghan");
}

#[test]
fn a_location_s_span_holds_its_type_words_and_relation() {
    let text = "The well lies near Moghol village, Darzab district, they said.";
    let found = read(text);
    assert_eq!(
        found.locations.first().unwrap().span.of(text),
        "near Moghol village, Darzab district"
    );
    assert_eq!(found.mentions.first().unwrap().span.of(text), "Moghol");
    let text = "Hail fell in the remote district of Darzab and in the capital, Kabul.";
    let found: Vec<_> = read(text)
        .locations
        .iter()
        .map(|l| l.span.of(text).to_owned())
        .collect();
    assert_eq!(
        found,
        ["the remote district of Darzab", "the capital, Kabul"]
    );
}

#[test]
fn a_distance_without_direction_is_a_ring() {
    let found = read("The dam is some 40km from Shiberghan city.");
    let place = found.locations.first().unwrap();
    assert_eq!(
        (place.point.unwrap().lat, place.uncertainty_m),
        (36.667, Some(46_000.0))
    );
}

#[test]
fn between_two_towns_is_the_middle() {
    let found = read("A bus burned between Shiberghan and Sar-e Pol on a wet road.");
    let [place] = found.locations.as_slice() else {
        panic!("{:?}", found.locations)
    };
    assert_eq!(
        (place.precision, place.point_of),
        (WherePrecision::Area, Some(PointOf::Area))
    );
    assert_eq!(place.name, "between Shiberghan and Sar-e Pol");
}

#[test]
fn a_road_is_a_line() {
    let found = read("A lorry burned on the Shiberghan-Kunduz highway.");
    let [place] = found.locations.as_slice() else {
        panic!("{:?}", found.locations)
    };
    assert_eq!(
        (place.precision, place.name.as_str()),
        (WherePrecision::Area, "between Shiberghan and Kunduz")
    );
    assert!(
        found
            .mentions
            .iter()
            .all(|m| m.role == MentionRole::Relative)
    );
}

#[test]
fn a_district_of_a_speaker_s_name() {
    let found = read_with(
        "Ataullah Khogyani spoke. Snow fell in Khogyani and in the Khogyani and Kot districts.",
        &["Ataullah Khogyani", "Khogyani"],
    );
    let roles: Vec<_> = found.mentions.iter().map(|m| m.role.as_str()).collect();
    assert_eq!(roles, ["person", "place", "place", "place"]);
}

#[test]
fn datelines_and_seats_are_asides() {
    let found =
        read("KABUL, June 1 (XNA) - A bridge fell in Kunar province on the last day of spring.");
    assert_eq!(
        found
            .asides
            .iter()
            .map(|a| (a.0.key.as_str(), a.1))
            .collect::<Vec<_>>(),
        [("p01c", Aside::Dateline)]
    );
    assert_eq!(
        found
            .locations
            .iter()
            .map(|l| l.key.as_str())
            .collect::<Vec<_>>(),
        ["p15"]
    );
    let found = read(
        "A spokesman for the corps in Balkh province said the mine in Kunar province was shut.",
    );
    assert_eq!(
        found
            .asides
            .iter()
            .map(|a| (a.0.key.as_str(), a.1))
            .collect::<Vec<_>>(),
        [("p21", Aside::Seat)]
    );
    let found = read("An elder in Jalalabad, the fifth largest city, said that the well was dry.");
    assert_eq!(found.asides.len(), 1);
    let found = read("He told reporters in Kabul that the well was dry.");
    assert_eq!(found.asides.len(), 1);
}

#[test]
fn what_only_says_where_another_place_lies_is_an_aside() {
    let found = read("A bridge fell in Sayad district, some 20 km south of Sar-e Pol city.");
    assert_eq!(
        found
            .locations
            .iter()
            .map(|l| l.key.as_str())
            .collect::<Vec<_>>(),
        ["p22s"]
    );
    assert_eq!(
        found.asides.iter().map(|a| a.1).collect::<Vec<_>>(),
        [Aside::Bearing]
    );
    let found = read("A bridge fell in Nangarhar province, near Jalalabad city.");
    assert_eq!(found.locations.last().unwrap().key, "p06c");
    let found = read("The two were from Herat. He said that in Darzab it snowed.");
    assert_eq!(
        found.asides.iter().map(|a| a.1).collect::<Vec<_>>(),
        [Aside::Origin]
    );
    assert_eq!(
        found
            .locations
            .iter()
            .map(|l| l.key.as_str())
            .collect::<Vec<_>>(),
        ["p28c"]
    );
}

#[test]
fn a_post_parts_a_place_from_a_person() {
    let text = "Later Kunar Governor Omar Zaman left.";
    let found = read_with(text, &["Kunar Governor Omar Zaman"]);
    assert_eq!(found.mentions.first().unwrap().role, MentionRole::Adjective);
}

#[test]
fn a_country_has_no_point() {
    let found = read("Winter came to northern Afghanistan.");
    let place = found.locations.first().unwrap();
    assert_eq!(
        (place.kind, place.point, place.precision),
        (PlaceKind::Country, None, WherePrecision::Country)
    );
}

#[test]
fn scores_are_shares() {
    for mention in read("Snow in Darzab, Kabul, Kunar and Jalalabad.").mentions {
        assert!((0.0..=1.0).contains(&mention.score), "{mention:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gives_spans_on_character_boundaries(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "Darzab", "Kabul", "Jalalabad", "Kunar", "Afghanistan", "Khogyani", "district", "village", "villages",
                "of", "in", "and", "between", "the", "capital", "12", "km", "north", "near", ",", "(", ")", "'s", "-", ".", "\n", "said", "Tepa", "é", "جوزجان",
            ]),
            0..24,
        )
    ) {
        let text = words.join(" ");
        let found = read(&text);
        for span in found.mentions.iter().map(|m| m.span).chain(found.locations.iter().map(|l| l.span)) {
            proptest::prop_assert!(text.get(span.start..span.end).is_some_and(|s| !s.is_empty()), "{span:?}");
        }
        proptest::prop_assert_eq!(&found, &read(&text));
    }
}
