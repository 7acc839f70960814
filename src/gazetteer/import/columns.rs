//! Which column of a table holds what.

/// The headers of a table's columns, as the user gives them or as they are guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    given: Vec<(Field, String)>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The source's own id.
    Id,
    /// The name shown.
    Name,
    /// Further spellings.
    Alt,
    /// Degrees north.
    Lat,
    /// Degrees east.
    Lon,
    /// The province.
    Admin1,
    /// The district.
    Admin2,
    /// What sort of place it is.
    Kind,
}

/// Headers that are understood without a map, best first.
const GUESSES: &[(Field, &[&str])] = &[
    (
        Field::Id,
        &[
            "id",
            "placeid",
            "geonameid",
            "wofid",
            "pcode",
            "code",
            "uid",
        ],
    ),
    (
        Field::Name,
        &[
            "name",
            "placename",
            "village",
            "settlement",
            "locality",
            "nameen",
            "vilname",
            "place",
            "asciiname",
        ],
    ),
    (
        Field::Alt,
        &[
            "alt",
            "altnames",
            "alternatenames",
            "aliases",
            "names",
            "othernames",
            "namefa",
            "nameps",
            "namedari",
        ],
    ),
    (Field::Lat, &["lat", "latitude", "y", "ycoord", "pointy"]),
    (
        Field::Lon,
        &["lon", "lng", "long", "longitude", "x", "xcoord", "pointx"],
    ),
    (
        Field::Admin1,
        &[
            "admin1", "province", "adm1en", "region", "provname", "adm1name", "wilayat",
        ],
    ),
    (
        Field::Admin2,
        &[
            "admin2",
            "district",
            "adm2en",
            "county",
            "distname",
            "adm2name",
            "woluswali",
        ],
    ),
    (
        Field::Kind,
        &[
            "kind",
            "type",
            "placetype",
            "featurecode",
            "fclass",
            "category",
        ],
    ),
];

impl Columns {
    /// Reads "name=village_name,lat=Y,lon=X".
    ///
    /// # Errors
    /// A part without "=", or a field that there is not.
    pub fn parse(map: &str) -> Result<Self, String> {
        let mut given = Vec::new();
        for part in map.split(',').filter(|part| !part.trim().is_empty()) {
            let (field, header) = part.split_once('=').ok_or_else(|| {
                format!("'{part}' is no pair: write name=HEADER,lat=HEADER,lon=HEADER ...")
            })?;
            let field = match field.trim() {
                "id" => Field::Id,
                "name" => Field::Name,
                "alt" => Field::Alt,
                "lat" => Field::Lat,
                "lon" => Field::Lon,
                "admin1" => Field::Admin1,
                "admin2" => Field::Admin2,
                "kind" => Field::Kind,
                other => {
                    return Err(format!(
                        "there is no field '{other}': they are id, name, alt, lat, lon, admin1, admin2, kind"
                    ));
                }
            };
            given.push((field, header.trim().to_owned()));
        }
        Ok(Self { given })
    }

    /// The positions of a field's columns among headers: those given, else the first that is guessed (for further
    /// spellings, all).
    pub fn positions(&self, field: Field, headers: &[&str]) -> Vec<usize> {
        let given: Vec<usize> = self
            .given
            .iter()
            .filter(|(f, _)| *f == field)
            .filter_map(|(_, header)| headers.iter().position(|h| h == header))
            .collect();
        if !given.is_empty() || self.given.iter().any(|(f, _)| *f == field) {
            return given;
        }
        let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        let guesses = GUESSES
            .iter()
            .find(|(f, _)| *f == field)
            .map_or(&[][..], |(_, words)| words);
        let mut found: Vec<usize> = guesses
            .iter()
            .filter_map(|guess| plain.iter().position(|header| header == guess))
            .collect();
        if field != Field::Alt {
            found.truncate(1);
        }
        found
    }

    /// A header that the map names and the table has not.
    pub fn missing<'a>(&'a self, headers: &[&str]) -> Option<&'a str> {
        self.given
            .iter()
            .map(|(_, header)| header.as_str())
            .find(|header| !headers.contains(header))
    }
}

fn plain(header: &str) -> String {
    header
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
