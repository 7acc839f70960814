//! Tests over the project's own tables.
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::text::fold::Folded;
use crate::text::fold::fold_str;
use crate::text::variant::variant_key;

fn table(file: &str) -> String {
    std::fs::read_to_string(format!("{}/gazetteer/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn tables() -> Tables {
    let (places, names) = ("gazetteer/places.csv", "gazetteer/names.csv");
    Tables::parse(places, &table("places.csv"), names, &table("names.csv")).unwrap()
}

fn gaz() -> Gazetteer {
    Gazetteer::embedded().unwrap()
}

/// "kind key" of every place that the whole name is an exact or variant spelling of.
fn found(gaz: &Gazetteer, name: &str) -> Vec<String> {
    let hits = gaz
        .find(name)
        .into_iter()
        .filter(|hit| hit.how != How::Fuzzy);
    hits.map(|hit| {
        format!(
            "{} {}",
            gaz.place(hit.place).kind.as_str(),
            gaz.place(hit.place).key
        )
    })
    .collect()
}

#[test]
fn the_embedded_bytes_are_those_of_the_tables() {
    assert!(Gazetteer::compile(embedded::LABEL, &tables()).unwrap() == embedded::BYTES);
}

#[test]
fn the_tables_have_no_faults() {
    let faults = check(&tables(), &sources_of(&table("SOURCES.md")));
    let text: Vec<_> = faults.iter().map(ToString::to_string).collect();
    assert!(text.is_empty(), "{}", text.join("\n"));
}

#[test]
fn every_province_and_district_is_there_with_its_codes() {
    let gaz = gaz();
    let of = |kind| {
        gaz.places()
            .filter(move |(_, place)| place.kind == kind)
            .map(|(id, place)| (id, place.clone()))
    };
    let provinces: Vec<_> = of(PlaceKind::Province).collect();
    assert_eq!(provinces.len(), 34);
    assert!(provinces.iter().all(|(_, place)| {
        place
            .iso
            .as_deref()
            .is_some_and(|iso| iso.starts_with("AF-"))
            && place.pcode.is_some()
    }));
    let districts: Vec<_> = of(PlaceKind::District).collect();
    assert_eq!(districts.len(), 400);
    assert!(districts.iter().all(|(id, place)| place.point.is_some()
        && place.radius_m > 0.0
        && gaz.admin(*id, PlaceKind::Province).is_some()));
    assert!(
        districts
            .iter()
            .filter(|(_, place)| place.pcode.is_some())
            .count()
            >= 390
    );
    for (id, province) in &provinces {
        let capital = of(PlaceKind::City).any(|(city, _)| gaz.contains(*id, city));
        assert!(capital, "{} has no capital", province.name);
    }
}

#[rstest]
#[case("Jowzjan", "province af28")]
#[case("Jawzjan", "province af28")]
#[case("JAWZJAN", "province af28")]
#[case("Darz Aab", "district af2811")]
#[case("Darzaab", "district af2811")]
#[case("Qushtepa", "district af2805")]
#[case("Qush Tepa", "district af2805")]
#[case("Khush Tepa", "district af2805")]
#[case("Sar-i-Pul", "province af22")]
#[case("Sar-i-Pul", "city af2201-sar-e-pol")]
#[case("Sar-e Pul", "province af22")]
#[case("Saripul", "province af22")]
#[case("Bal Chiragh", "district af2905")]
#[case("Bilchiragh", "district af2905")]
#[case("Belcheragh", "district af2905")]
#[case("Moghol", "village af2811-moghol")]
#[case("Mughul", "village af2811-moghol")]
#[case("Mirza Olang", "village af2202-mirza-olang")]
#[case("Mirzawalang", "village af2202-mirza-olang")]
#[case("Qurogh", "village af2811-qurogh")]
#[case("Qashlaq", "village af2811-qashlaq")]
#[case("Sayad", "district af2202")]
#[case("Jalalabad", "city af0601-jalalabad")]
#[case("Jalalabad", "district af0601")]
#[case("Nangahar", "province af06")]
#[case("Nangharhar", "province af06")]
#[case("Kabul", "city af0101-kabul")]
#[case("Kabul", "district af0101")]
#[case("Kabul", "province af01")]
#[case("Kabul airport", "site af0101-kabul-airport")]
#[case("Kabul's airport", "site af0101-kabul-airport")]
#[case("Shiberghan", "city af2801-shiberghan")]
#[case("Herat", "city af32-herat-herat")]
#[case("Balkh", "province af21")]
#[case("Achin", "district af0615")]
#[case("Kot", "district af0613")]
#[case("Mohmand Valley", "area af0615-mohmand-valley")]
#[case("Haska Mina", "district af0610")]
#[case("Manogai", "district af1507")]
#[case("Gereshk", "district af3004")]
#[case("Chardara", "district af1902")]
#[case("Khan Char Bagh", "district af2914")]
#[case("Marawara", "district af1502")]
#[case("Ghaziabad", "district af1511")]
#[case("Maidan Wardak", "province af04")]
#[case("US", "country us")]
#[case("U.S.", "country us")]
#[case("Mosul", "city iq-mosul")]
#[case("درزاب", "district af2811")]
#[case("جوزجان", "province af28")]
#[case("بلچراغ", "district af2905")]
#[case("اچین", "district af0615")]
#[case("جلال آباد", "city af0601-jalalabad")]
#[case("كابل", "city af0101-kabul")]
fn spellings_in_use_find_their_place(#[case] name: &str, #[case] place: &str) {
    let found = found(&gaz(), name);
    assert!(
        found.iter().any(|found| found == place),
        "{name}: {found:?}"
    );
}

#[rstest]
#[case("Jawzjani")]
#[case("Afghan")]
#[case("us")]
#[case("Khorasan")]
#[case("Shah")]
#[case("Hekmat")]
fn what_is_no_place_is_not_found(#[case] name: &str) {
    assert!(found(&gaz(), name).is_empty());
}

#[test]
fn one_spelling_does_not_join_two_places_of_one_kind_and_province() {
    // The old undivided district, whose name both halves bear.
    let allowed: BTreeSet<(&str, &str)> = [("af2006", "af2007")].into();
    let gaz = gaz();
    let mut bearers: BTreeMap<(PlaceId, PlaceKind, String), BTreeSet<&str>> = BTreeMap::new();
    for (id, place) in gaz.places() {
        let Some(province) = gaz.admin(id, PlaceKind::Province) else {
            continue;
        };
        for name in gaz.names(id) {
            let folded = fold_str(name);
            for key in std::iter::once(folded.clone()).chain(variant_key(&folded)) {
                bearers
                    .entry((province, place.kind, key))
                    .or_default()
                    .insert(&place.key);
            }
        }
    }
    let joined: Vec<_> = bearers
        .iter()
        .filter(|(_, keys)| {
            let mut keys = keys.iter().copied();
            let pair = (keys.next(), keys.next(), keys.next());
            !matches!(pair, (_, None, _))
                && !matches!(pair, (Some(a), Some(b), None) if allowed.contains(&(a, b)))
        })
        .collect();
    assert!(joined.is_empty(), "{joined:?}");
}

#[test]
fn the_hierarchy_can_be_walked_both_ways() {
    let gaz = gaz();
    let key = |key: &str| gaz.by_key(key).unwrap();
    let (moghol, darzab, jowzjan, country) =
        (key("af2811-moghol"), key("af2811"), key("af28"), key("af"));
    assert_eq!(
        gaz.ancestors(moghol).collect::<Vec<_>>(),
        [darzab, jowzjan, country]
    );
    assert!(
        gaz.contains(jowzjan, moghol)
            && gaz.contains(moghol, moghol)
            && !gaz.contains(moghol, jowzjan)
    );
    assert_eq!(gaz.admin(moghol, PlaceKind::District), Some(darzab));
    assert_eq!(gaz.admin(jowzjan, PlaceKind::District), None);
    assert!(gaz.children(darzab).contains(&moghol));
    assert_eq!(gaz.names(darzab).next(), Some("Darzab"));
    assert_eq!(gaz.place(key("af2811-qurogh")).point, None);
    assert_eq!(gaz.place(PlaceId(u32::MAX)).key, "");
}

/// The words under the longest name at each word start of a text that is not inside an earlier one.
fn longest(text: &str) -> Vec<(&str, bool)> {
    let gaz = gaz();
    let folded = Folded::new(text);
    let mut out = Vec::new();
    let mut past = 0;
    for start in folded.word_starts() {
        if start < past {
            continue;
        }
        if let Some(found) = gaz.longest_at(&folded, start) {
            past = found.end;
            out.push((folded.original(start, found.end).of(text), found.exact));
        }
    }
    out
}

#[rstest]
#[case("near Kabul airport, in Kabul's streets", &[("Kabul airport", true), ("Kabul", true)])]
#[case("Darzab, Jowzjan", &[("Darzab", true), ("Jowzjan", true)])]
#[case("in Sar-e-Pol\nprovince", &[("Sar-e-Pol", true)])]
#[case("Kabul\n\nairport", &[("Kabul", true)])]
#[case("Shah Wali Kot", &[("Shah Wali Kot", true)])]
#[case("Qush-Teppeh", &[("Qush-Teppeh", false)])]
#[case("tell us about US forces", &[("US", true)])]
#[case("The U.S. and Nangаrhar", &[("U.S", true), ("Nangаrhar", true)])]
#[case("در ولسوالی درزاب ولایت جوزجان", &[("درزاب", true), ("جوزجان", true)])]
fn the_longest_name_is_taken(#[case] text: &str, #[case] names: &[(&str, bool)]) {
    assert_eq!(longest(text), names);
}

#[test]
fn spelled_so_comes_before_variants() {
    let gaz = gaz();
    let folded = Folded::new("Kabul");
    let found = gaz.longest_at(&folded, 0).unwrap();
    assert_eq!(
        (found.end, found.exact, found.exact_places),
        (5, true, found.places.len())
    );
    assert!(found.places.windows(2).all(|pair| pair[0] != pair[1]));
    assert_eq!(gaz.longest_at(&folded, 1), None);
}

#[test]
fn lookup_ranks_and_says_why() {
    let gaz = gaz();
    let answers = |name: &str, parent: Option<&str>, kind| {
        let out = lookup(&gaz, name, parent, kind).unwrap();
        out.iter()
            .map(|one| {
                (
                    gaz.place(one.place).key.clone(),
                    one.how,
                    one.reason.clone(),
                )
            })
            .collect::<Vec<_>>()
    };
    let one = |key: &str, how, reason: &str| (key.to_string(), how, reason.to_string());
    assert_eq!(
        answers("Kabul", None, Some(PlaceKind::City)),
        [one("af0101-kabul", How::Exact, "spelled so, a city")]
    );
    assert_eq!(
        answers(
            "Qush Teppeh",
            Some("Jawzjan province"),
            Some(PlaceKind::District)
        ),
        [one(
            "af2805",
            How::Variant,
            "a spelling of Qush Tepa, in Jowzjan province, a district"
        )]
    );
    assert_eq!(
        answers("Darzab district", None, None)[0],
        one(
            "af2811",
            How::Exact,
            "spelled so, a district; cut from it since: Qush Tepa"
        )
    );
    assert_eq!(
        answers("province of Kunar", None, None)[0],
        one("af15", How::Exact, "spelled so, a province")
    );
    assert_eq!(answers("Marawarra", Some("af15"), None)[0].0, "af1502");
    assert!(answers("Zzyzx Springs", None, None).is_empty());
    assert!(
        answers("Asadabadd", None, None)
            .iter()
            .any(|one| one.0 == "af1501")
    );
    assert!(matches!(
        lookup(&gaz, "Kabul", Some("Atlantis"), None),
        Err(GazetteerError::UnknownParent(_))
    ));
}

#[test]
fn check_names_each_fault() {
    let places = "key,name,kind,parent,lat,lon,radius_m,pcode,iso,source\n\
        af,Afghanistan,country,,33.8,66,900000,,AFG,x\n\
        af28,Jowzjan,province,af,36.8,65.8,120000,AF28,,x\n\
        af2811,Darzab,district,af28,36,65.4,9000,AF2811,,x\n\
        af2805,Qush Tepa,district,af28,36.2,65.3,9000,AF2811,,x\n\
        af9901,Far,district,af28,30,65.3,9000,AF9901,,x\n\
        af28-v,Village,province,af2811,36,65.4,5,,,x\n\
        lost,Lost,village,,,,,,,y\n\
        af2811-w,W (old),village,af2812,40,65.4,5,,,x\n\
        af2812,Late,district,af28,36,65.4,9000,AF2813,,x\n";
    let names = "key,name,sort,source\naf2805,Darz-Ab,press,x\naf2811,DARZAB,press,x\nnone,None,press,x\naf28,a|b,press,x\n\
        af28,Jauzjan,dari,x\naf28,جوزجان,press,x\naf28,Jz,abbr,x\n";
    let tables = Tables::parse("p", places, "n", names).unwrap();
    let faults: Vec<_> = check(&tables, &BTreeSet::from(["x".to_string()]))
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = [
        "n:2: 'Darz-Ab' is the name of the sibling district 'af2811'",
        "n:3: 'af2811' has the name 'DARZAB' already",
        "n:4: no place has the key 'none'",
        "n:5: 'a|b' has characters that no name has",
        "n:6: 'Jauzjan' is not written as its sort of name is",
        "n:7: 'جوزجان' is not written as its sort of name is",
        "n:8: 'Jz' is not written as its sort of name is",
        "p:5: code 'AF2811' is that of 'af2811' too",
        "p:5: the key of 'AF2811' is 'af2805'",
        "p:6: 'af9901' is 757546 m from the point of 'af28', beyond its radius",
        "p:6: P-code 'AF9901' does not begin with its province's",
        "p:7: a province cannot lie in the district 'af2811'",
        "p:8: 'lost' has no parent and is no country",
        "p:8: source 'y' is not in SOURCES.md",
        "p:9: 'W (old)' has characters that no name has",
        "p:9: 'af2811-w' is 357526 m from the point of 'af28', beyond its radius",
        "p:9: 'af2811-w' is 444780 m from the point of 'af2812', beyond its radius",
        "p:9: 'af2812' stands below it",
        "p:10: the key of 'AF2813' is 'af2812'",
    ];
    assert_eq!(faults, expected);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let gaz = gaz();
        let folded = Folded::new(&text);
        for start in 0..=folded.text().len() {
            if let Some(found) = gaz.longest_at(&folded, start) {
                prop_assert!(found.end > start && found.exact == (found.exact_places > 0) && !found.places.is_empty());
            }
        }
        let _ = gaz.find(&text);
        let _ = lookup(&gaz, &text, None, None);
    }

    #[test]
    fn every_name_finds_its_place(at in any::<prop::sample::Index>()) {
        let gaz = gaz();
        let names: Vec<_> = gaz.places().flat_map(|(id, _)| gaz.names(id).map(move |name| (id, name))).collect();
        let (id, name) = names[at.index(names.len())];
        prop_assert!(gaz.find(name).iter().any(|hit| hit.place == id && hit.how == How::Exact));
        let folded = Folded::new(name);
        let found = gaz.longest_at(&folded, 0);
        prop_assert!(found.is_some_and(|found| found.end == folded.text().len() && found.places.contains(&id)), "{}", name);
    }
}
