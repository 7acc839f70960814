//! Places, and the ways in which news puts them.

use super::chance::{Chance, fill};

/// Districts with their province and the part of the country.
const DISTRICTS: &[(&str, &str, &str)] = &[
    ("Achin", "Nangarhar", "eastern"),
    ("Khogyani", "Nangarhar", "eastern"),
    ("Sangin", "Helmand", "southern"),
    ("Nad Ali", "Helmand", "southern"),
    ("Chahar Dara", "Kunduz", "northern"),
    ("Imam Sahib", "Kunduz", "northern"),
    ("Qaysar", "Faryab", "northern"),
    ("Almar", "Faryab", "northwestern"),
    ("Andar", "Ghazni", "southeastern"),
    ("Qarabagh", "Ghazni", "central"),
    ("Chapa Dara", "Kunar", "eastern"),
    ("Watapur", "Kunar", "eastern"),
    ("Shindand", "Herat", "western"),
    ("Bala Buluk", "Farah", "western"),
    ("Maiwand", "Kandahar", "southern"),
    ("Panjwayi", "Kandahar", "southern"),
    ("Chora", "Uruzgan", "southern"),
    ("Shahjoy", "Zabul", "southern"),
    ("Alishing", "Laghman", "eastern"),
    ("Sayedabad", "Wardak", "central"),
    ("Baraki Barak", "Logar", "central"),
    ("Zurmat", "Paktia", "southeastern"),
    ("Barmal", "Paktika", "southeastern"),
    ("Sabari", "Khost", "southeastern"),
    ("Bala Murghab", "Badghis", "northwestern"),
    ("Darzab", "Jowzjan", "northern"),
    ("Sayyad", "Sar-e Pul", "northern"),
    ("Burka", "Baghlan", "northern"),
    ("Eshkamesh", "Takhar", "northeastern"),
    ("Jurm", "Badakhshan", "northeastern"),
    ("Chimtal", "Balkh", "northern"),
    ("Surobi", "Kabul", "central"),
    ("Tagab", "Kapisa", "central"),
    ("Khash Rod", "Nimruz", "southwestern"),
];

/// Villages that are on no map: the district is as near as a reader gets.
const VILLAGES: &[&str] = &[
    "Sheikhano Kalai",
    "Deh Ghulaman",
    "Garmabak Kalai",
    "Zarkharid",
    "Kohna Deh",
    "Tangi Khel",
    "Spina Khwra",
    "Naw Qishlaq",
    "Ghwara Khel",
    "Kariz-e Mirza",
];

/// Capitals with their province.
const CITIES: &[(&str, &str, &str)] = &[
    ("Kunduz", "Kunduz", "northern"),
    ("Jalalabad", "Nangarhar", "eastern"),
    ("Lashkar Gah", "Helmand", "southern"),
    ("Mazar-e-Sharif", "Balkh", "northern"),
    ("Gardez", "Paktia", "southeastern"),
    ("Maimana", "Faryab", "northwestern"),
    ("Ghazni", "Ghazni", "central"),
    ("Pul-e-Khumri", "Baghlan", "northern"),
];

/// Ways to say where, with a preposition in front.
const IN_DISTRICT: &[&str] = &[
    "in {d} district of {p} province",
    "in the {d} district of {p}",
    "in {p}'s {d} district",
    "in {d} district, {p} province",
    "in {d}, a district in {p} province",
    "in {d} district in the {r} province of {p}",
    "in {r} {p} province's {d} district",
    "in the {d} district of {r} {p} province",
    "in the {v} area of {d} district in {p} province",
    "in {v} village in {p}'s {d} district",
    "in a village in {d} district of {p}",
    "in the village of {v} in the {d} district of {p} province",
    "on the outskirts of {d} district in {p} province",
    "near the centre of {d} district, {p} province",
    "in a remote part of {d} district, {p}",
    "on a road in {d} district of {r} {p} province",
    "in the {v} locality of {p}'s {d} district",
    "close to the bazaar of {d} district in {p}",
];

const IN_PROVINCE: &[&str] = &[
    "in {p} province",
    "in the {r} province of {p}",
    "in {r} {p} province",
    "in Afghanistan's {r} {p} province",
];

const IN_CITY: &[&str] = &[
    "in {c}, the capital of {p} province",
    "in {c} city",
    "in the {r} city of {c}",
    "in the centre of {c} city",
    "on the outskirts of {c}, the provincial capital of {p}",
];

/// A place that happenings are at.
#[derive(Clone)]
pub struct Place {
    /// The words, with a preposition.
    pub words: String,
    /// What a reader may take for the place; see the tables of expectations.
    pub forms: Vec<String>,
    pub district: Option<&'static str>,
    pub province: &'static str,
    pub part: &'static str,
}

/// A place of any shape.
pub fn place(chance: &mut Chance) -> Place {
    match chance.from(1, 10) {
        1 => {
            let (city, province, part) = chance.one(CITIES);
            let slots = [("c", city), ("p", province), ("r", part)];
            Place {
                words: fill(chance.one(IN_CITY), &slots),
                forms: vec![format!("city:{city}"), format!("in:{city}")],
                district: None,
                province,
                part,
            }
        }
        2 => {
            let (_, province, part) = chance.one(DISTRICTS);
            Place {
                words: fill(chance.one(IN_PROVINCE), &[("p", province), ("r", part)]),
                forms: vec![format!("province:{province}")],
                district: None,
                province,
                part,
            }
        }
        _ => in_district(chance),
    }
}

/// A place in a district.
pub fn in_district(chance: &mut Chance) -> Place {
    let (district, province, part) = chance.one(DISTRICTS);
    let village = chance.one(VILLAGES);
    let slots = [
        ("d", district),
        ("p", province),
        ("r", part),
        ("v", village),
    ];
    Place {
        words: fill(chance.one(IN_DISTRICT), &slots),
        forms: vec![format!("in:{district}")],
        district: Some(district),
        province,
        part,
    }
}

/// A place in another province than one that was there before.
pub fn elsewhere(chance: &mut Chance, provinces: &[&str]) -> Place {
    loop {
        let place = in_district(chance);
        if !provinces.contains(&place.province) {
            return place;
        }
    }
}

/// A district as that which is taken and lost.
pub fn whole_district(chance: &mut Chance) -> (String, Place) {
    let mut place = in_district(chance);
    let (district, province, part) = (
        place.district.unwrap_or_default(),
        place.province,
        place.part,
    );
    let words = chance.one(&[
        "{d} district of {p} province",
        "{d} district in {r} {p} province",
        "the {d} district of {p}",
        "{p}'s {d} district",
        "the centre of {d} district in {p} province",
    ]);
    place.words = String::new();
    (
        fill(words, &[("d", district), ("p", province), ("r", part)]),
        place,
    )
}
