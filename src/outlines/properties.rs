//! Which properties of a feature say what it is the outline of. Names of properties are compared
//! by their letters and digits alone, so that "ADM2_PCODE" and "adm2_pcode" are one.

use serde_json::{Map, Value};

use crate::model::PlaceKind;

/// A district's P-code: OCHA's common operational datasets of several years, HDX, UNHCR.
pub const DISTRICT_CODES: &[&str] = &[
    "ADM2_PCODE",
    "admin2Pcode",
    "ADM2_CODE",
    "admin2_code",
    "district_pcode",
    "DIST_PCODE",
];
/// A province's P-code or ISO 3166-2 code.
pub const PROVINCE_CODES: &[&str] = &[
    "ADM1_PCODE",
    "admin1Pcode",
    "ADM1_CODE",
    "admin1_code",
    "province_pcode",
    "PROV_PCODE",
    "iso_3166_2",
    "ISO_1",
    "iso:code",
];
/// The feature's own code, of either level: geoBoundaries' shapeISO, and tables of one's own.
pub const CODES: &[&str] = &["P_CODE", "pcode", "shapeISO"];
/// A district's name.
pub const DISTRICT_NAMES: &[&str] = &[
    "ADM2_EN",
    "ADM2_NAME",
    "admin2Name",
    "admin2Name_en",
    "NAME_2",
    "district",
    "DIST_NAME",
    "DIST_NA_EN",
    "district_name",
    "admin2",
];
/// A province's name.
pub const PROVINCE_NAMES: &[&str] = &[
    "ADM1_EN",
    "ADM1_NAME",
    "admin1Name",
    "admin1Name_en",
    "NAME_1",
    "province",
    "PROV_NAME",
    "PROV_NA_EN",
    "province_name",
    "admin1",
];
/// The feature's own name, of either level.
pub const NAMES: &[&str] = &["shapeName", "name", "name_en", "name:en", "wof:name"];
/// What the feature is: geoBoundaries' shapeType ("ADM2"), and words such as "district".
pub const LEVELS: &[&str] = &[
    "shapeType",
    "level",
    "kind",
    "type",
    "placetype",
    "wof:placetype",
];
/// What has one of these is finer than a district.
pub const FINER: &[&str] = &[
    "ADM3_PCODE",
    "admin3Pcode",
    "ADM3_EN",
    "ADM3_NAME",
    "NAME_3",
];
/// The feature's own id, where it has neither a code nor the member "id".
pub const IDS: &[&str] = &["id", "shapeID", "GID_2", "GID_1", "wof:id", "OBJECTID"];

/// What a feature says that it outlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// A code that stands for the feature itself.
    pub code: Option<String>,
    /// A name of the feature itself.
    pub name: Option<String>,
    /// The province that holds it, by name.
    pub province: Option<String>,
    /// District or province, where that is said.
    pub kind: Option<PlaceKind>,
    /// It says that it is neither.
    pub other: bool,
    /// The feature's own id.
    pub id: Option<String>,
}

/// Reads a feature's properties.
pub fn told(properties: &Map<String, Value>) -> Told {
    // Sorted, so that of two spellings of one name the same is read each time.
    let mut texts: Vec<(String, String)> = properties
        .iter()
        .filter_map(|(name, value)| Some((plain(name), text(value)?)))
        .collect();
    texts.sort();
    let of = |names: &[&str]| -> Option<String> {
        names.iter().find_map(|name| {
            let name = plain(name);
            let (_, value) = texts.iter().find(|(other, _)| *other == name)?;
            Some(value.clone())
        })
    };
    let level = of(LEVELS).map(|word| level(&word));
    let district = (of(DISTRICT_CODES), of(DISTRICT_NAMES));
    let province = (of(PROVINCE_CODES), of(PROVINCE_NAMES));
    let (own_code, own_name) = (of(CODES), of(NAMES));
    let mut told = Told {
        id: of(IDS),
        other: of(FINER).is_some() || level == Some(Level::Other),
        ..Told::default()
    };
    let said = match level {
        Some(Level::Of(kind)) => Some(kind),
        _ => None,
    };
    // A feature with a district's code or name is that district's, whatever it says of its province.
    if district.0.is_some() || district.1.is_some() {
        told.kind = Some(PlaceKind::District);
        told.code = district.0.or(own_code);
        told.name = district.1.or(own_name);
        told.province = province.1;
    } else if own_name.is_some() || own_code.is_some() {
        told.kind = said;
        // Beside a name of its own, a province's code says only where a district lies.
        told.code = own_code.or(match said {
            Some(PlaceKind::Province) => province.0,
            _ => None,
        });
        told.name = own_name;
        told.province = province.1;
    } else if province.0.is_some() || province.1.is_some() {
        told.kind = Some(PlaceKind::Province);
        told.code = province.0;
        told.name = province.1;
    }
    told
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Of(PlaceKind),
    /// A country, or something smaller than a district.
    Other,
    /// The word says nothing that is known here.
    Unknown,
}

fn level(word: &str) -> Level {
    match plain(word).as_str() {
        "adm1" | "admin1" | "province" | "region" | "state" => Level::Of(PlaceKind::Province),
        "adm2" | "admin2" | "district" | "county" | "woluswali" => Level::Of(PlaceKind::District),
        "adm0" | "admin0" | "country" | "adm3" | "admin3" | "adm4" | "adm5" => Level::Other,
        _ => Level::Unknown,
    }
}

/// The letters and digits of a name, small.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// A property's text or number; null, empty and blank ones are none.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use serde_json::json;

    use super::*;

    fn of(properties: &Value) -> (Option<PlaceKind>, String, String, String) {
        let told = told(properties.as_object().unwrap());
        let or = |text: Option<String>| text.unwrap_or_default();
        (told.kind, or(told.code), or(told.name), or(told.province))
    }

    #[test]
    fn files_of_many_makers_are_understood() {
        let (province, district) = (Some(PlaceKind::Province), Some(PlaceKind::District));
        for (properties, kind, code, name, inside) in [
            // OCHA, both levels, both spellings.
            (
                json!({"ADM0_PCODE": "AF", "ADM1_PCODE": "AF28", "ADM1_EN": "Jawzjan"}),
                province,
                "AF28",
                "Jawzjan",
                "",
            ),
            (
                json!({"adm2_pcode": "AF2811", "adm2_name": "Darzab", "adm1_pcode": "AF28", "adm1_name": "Jawzjan"}),
                district,
                "AF2811",
                "Darzab",
                "Jawzjan",
            ),
            // geoBoundaries.
            (
                json!({"shapeName": "Jowzjan", "shapeISO": "AF-JOW", "shapeType": "ADM1"}),
                province,
                "AF-JOW",
                "Jowzjan",
                "",
            ),
            (
                json!({"shapeName": "Darzab", "shapeISO": "", "shapeID": "x9", "shapeType": "ADM2"}),
                district,
                "",
                "Darzab",
                "",
            ),
            // GADM.
            (
                json!({"GID_2": "AFG.12.3_1", "NAME_1": "Jawzjan", "NAME_2": "Darzab"}),
                district,
                "",
                "Darzab",
                "Jawzjan",
            ),
            // Natural Earth.
            (
                json!({"iso_3166_2": "AF-JOW", "name": "Jawzjan", "type": "Province"}),
                province,
                "AF-JOW",
                "Jawzjan",
                "",
            ),
            // One's own: a code of either level, a district in its province.
            (
                json!({"pcode": "AF2811", "name": "Darzab", "province": "Jowzjan"}),
                None,
                "AF2811",
                "Darzab",
                "Jowzjan",
            ),
            (json!({"other": 1}), None, "", "", ""),
        ] {
            let due = (kind, code.to_owned(), name.to_owned(), inside.to_owned());
            assert_eq!(of(&properties), due, "{properties}");
        }
    }

    #[test]
    fn what_is_finer_or_coarser_than_a_district_says_so() {
        for properties in [
            json!({"ADM3_EN": "A village", "ADM2_PCODE": "AF2811"}),
            json!({"shapeName": "Afghanistan", "shapeType": "ADM0"}),
        ] {
            assert!(told(properties.as_object().unwrap()).other, "{properties}");
        }
        let plain = json!({"ADM2_PCODE": "AF2811", "ADM3_EN": null});
        assert!(!told(plain.as_object().unwrap()).other);
    }
}
