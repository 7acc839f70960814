//! The small closed word lists that tell how a place name is used.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::place::PlaceKind;
use crate::text::quick::Quick;

/// A list of words between spaces, with a bit of its own.
struct List(u32, &'static str);

const LISTS: &[List] = &[
    REGION_TYPE,
    DIRECTION,
    DESCRIBER,
    DETERMINER,
    POST,
    BEFORE_POST,
    BODY_NOUN,
    BODY_LEAD,
    SPEECH,
    POLITICAL,
    TAKES_GOVERNMENT,
    PLACE_PREPOSITION,
    SPEAKER,
    ARRIVAL,
    FUNCTION,
    MONTH_OR_DAY,
    URBAN,
    TAKES,
    TAKING,
];

/// Each listed word with the bits of its lists: the lists are asked for every word beside a name.
static TABLE: LazyLock<HashMap<&'static str, u32, Quick>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, u32, Quick> = HashMap::default();
    for List(bit, words) in LISTS {
        for word in words.split(' ') {
            *table.entry(word).or_default() |= bit;
        }
    }
    table
});

/// Whether the list has the word.
fn among(list: &List, word: &str) -> bool {
    TABLE.get(word).is_some_and(|bits| bits & list.0 != 0)
}

/// The level that a type word gives the name beside it, and whether the word is plural.
pub(super) fn type_word(word: &str) -> Option<(PlaceKind, bool)> {
    Some(match word {
        "province" | "wilayat" | "wilayah" | "welayat" | "velayat" => (PlaceKind::Province, false),
        "provinces" => (PlaceKind::Province, true),
        "district" | "woluswali" | "wuluswali" | "uluswali" | "wolswali" | "woleswali" => {
            (PlaceKind::District, false)
        }
        "districts" => (PlaceKind::District, true),
        "city" => (PlaceKind::City, false),
        "cities" => (PlaceKind::City, true),
        "town" => (PlaceKind::Town, false),
        "towns" => (PlaceKind::Town, true),
        "village" | "hamlet" | "kalay" | "kalai" | "kaley" | "qarya" | "qaryah" => {
            (PlaceKind::Village, false)
        }
        "villages" | "hamlets" => (PlaceKind::Village, true),
        "valley" | "area" | "dara" | "darra" | "tangi" | "gorge" | "mountain" | "mountains"
        | "plain" | "pass" | "region" => (PlaceKind::Area, false),
        "valleys" | "areas" => (PlaceKind::Area, true),
        "airport" | "airfield" | "airbase" | "prison" | "mosque" | "hospital" => {
            (PlaceKind::Site, false)
        }
        _ => return None,
    })
}

const REGION_TYPE: List = List(
    1 << 0,
    "airport airfield airbase prison mosque hospital region",
);

/// Words of [`type_word`] that stand after a name only: "Kabul airport" but not "airport of".
pub(super) fn is_region_type(word: &str) -> bool {
    !among(&REGION_TYPE, word)
}

const DIRECTION: List = List(
    1 << 1,
    "north south east west northern southern eastern western northeast northwest southeast \
    southwest northeastern northwestern southeastern southwestern central upper lower",
);

/// "north", "northern", "south-east" without its hyphen, "central".
pub(super) fn is_direction(word: &str) -> bool {
    among(&DIRECTION, word)
}

const DESCRIBER: List = List(
    1 << 2,
    "remote isolated restive volatile mountainous rugged small rural troubled border populous \
    provincial insecure strategic strategically important neighbouring neighboring nearby same \
    afghan shia dominated populated large largest main busy ancient far tiny -",
);

/// Words that may stand between an article and a type word or name without changing where it is.
pub(super) fn is_describer(word: &str) -> bool {
    is_direction(word) || among(&DESCRIBER, word)
}

const DETERMINER: List = List(1 << 3, "the a an its their this that both country");

/// "the", "a", "its".
pub(super) fn is_determiner(word: &str) -> bool {
    among(&DETERMINER, word)
}

const POST: List = List(
    1 << 4,
    "police governor governors governorate chief chiefs council councillor councilor spokesman \
    spokesmen spokesperson spokeswoman government administration mayor municipality prosecutor \
    commander commanders army forces official officials authorities lawmaker lawmakers senator \
    parliamentarian mp mps ministry minister ambassador embassy envoy directorate court shura \
    ulema militia militias residents resident elders elder native natives warlord chapter branch \
    affiliate wing leader leaders emir troops soldiers military president intelligence",
);

/// A post, office, force or class of people: what follows an adjectival place name.
pub(super) fn is_post(word: &str) -> bool {
    among(&POST, word)
}

const BEFORE_POST: List = List(
    1 << 5,
    "provincial district province city deputy acting former local security traffic border \
    national defence defense interior foreign regional public health department tribal senior",
);

/// Words that come between an adjectival place name and its post.
pub(super) fn is_before_post(word: &str) -> bool {
    among(&BEFORE_POST, word)
}

const BODY_NOUN: List = List(
    1 << 6,
    "times post corps brigade division battalion regiment kandak radio tv television news agency \
    bank network press weekly daily analysts institute foundation team committee taskforce task",
);

/// Capitalised words after a place name that make it a unit's, paper's or firm's name.
pub(super) fn is_body_noun(word: &str) -> bool {
    among(&BODY_NOUN, word)
}

const BODY_LEAD: List = List(
    1 << 7,
    "forces command mission state radio isis isil daesh levant usfor movement taliban bank \
    university",
);

/// Capitalised words before a place name that make it part of a body's name.
pub(super) fn is_body_lead(word: &str) -> bool {
    among(&BODY_LEAD, word)
}

const SPEECH: List = List(
    1 << 8,
    "said says say saying told tells telling announced announces confirmed confirms reported \
    reports stated added claimed claims denied denies insisted insists warned warns acknowledged \
    acknowledges rejected rejects declared declares described explained noted argued maintained \
    reiterated",
);

/// A verb of saying.
pub(super) fn is_speech(word: &str) -> bool {
    among(&SPEECH, word)
}

const POLITICAL: List = List(
    1 << 9,
    "accuses accused blames blamed condemns condemned wants wanted vows vowed hopes hoped agrees \
    agreed agree seeks sought seek tries tried try urges urged demands demanded believes \
    believed welcomed welcomes rejects pledged signed sign supports backs backed decided decides \
    considers refused refuses summoned expelled sent responded negotiated plans planned \
    struggles",
);

/// A verb that only a government does, not a place.
pub(super) fn is_political(word: &str) -> bool {
    is_speech(word) || among(&POLITICAL, word)
}

const TAKES_GOVERNMENT: List = List(
    1 << 10,
    "accuse accused accuses accusing blame blamed blames blaming condemned condemn urged urge \
    urging told asked pressed warned criticised criticized thanked pressured pressure",
);

/// Verbs whose object, when it is a capital or a country, is its government.
pub(super) fn takes_government(word: &str) -> bool {
    among(&TAKES_GOVERNMENT, word)
}

const PLACE_PREPOSITION: List = List(
    1 << 11,
    "in at near from to into outside inside around across of through throughout within towards \
    toward via over on off between reach reached leave left with against",
);

/// A preposition that puts what it governs on the map.
pub(super) fn is_place_preposition(word: &str) -> bool {
    among(&PLACE_PREPOSITION, word)
}

const SPEAKER: List = List(
    1 << 12,
    "official officials elder elders commander resident residents governor chief lawmaker \
    lawmakers member members doctor doctors source sources villager villagers analyst diplomat \
    diplomats head director authorities ministry police general journalist witness witnesses \
    correspondent",
);

/// People who speak to reporters: the place after them is their seat when a verb of saying follows.
pub(super) fn is_speaker(word: &str) -> bool {
    is_spokesman(word) || among(&SPEAKER, word)
}

/// People whose only business is speaking.
pub(super) fn is_spokesman(word: &str) -> bool {
    matches!(
        word,
        "spokesman" | "spokesperson" | "spokeswoman" | "spokesmen"
    )
}

const ARRIVAL: List = List(
    1 << 13,
    "fighters fighter militants militant men people proportion nationals refugees recruits \
    jihadists come comes came coming arriving arrived hail hailed hailing originally many most \
    support help assistance aid weapons troops",
);

/// People or things that come from somewhere else.
pub(super) fn is_arrival(word: &str) -> bool {
    among(&ARRIVAL, word)
}

const FUNCTION: List = List(
    1 << 14,
    "and but or as after before since while when where for by meanwhile most many some all if \
    because though although elsewhere then now yesterday today earlier later capital village \
    like unlike under about despite until beyond along greater update is was has by-line",
);

/// Words of a capitalised sentence opening or heading that are no part of a name.
pub(super) fn is_function(word: &str) -> bool {
    is_place_preposition(word)
        || is_direction(word)
        || is_describer(word)
        || is_determiner(word)
        || is_month_or_day(word)
        || type_word(word).is_some()
        || among(&FUNCTION, word)
}

const MONTH_OR_DAY: List = List(
    1 << 15,
    "january february march april may june july august september october november december monday \
    tuesday wednesday thursday friday saturday sunday",
);

/// A month or a weekday.
pub(super) fn is_month_or_day(word: &str) -> bool {
    among(&MONTH_OR_DAY, word)
}

const SEAT_OF_GOVERNMENT: &[&str] = &[
    "kabul",
    "islamabad",
    "tehran",
    "tashkent",
    "dushanbe",
    "ashgabat",
    "beijing",
    "new delhi",
    "delhi",
    "washington",
    "moscow",
    "brussels",
    "london",
    "paris",
    "berlin",
    "ankara",
    "riyadh",
    "doha",
    "pentagon",
    "the pentagon",
    "white house",
    "kremlin",
];

/// Cities that stand for the government that sits there.
pub(super) fn is_seat_of_government(name: &str) -> bool {
    SEAT_OF_GOVERNMENT.contains(&name.to_lowercase().as_str())
}

/// Seats that are never where an incident is, unless a preposition says so.
pub(super) fn is_institution(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "pentagon" | "the pentagon" | "white house" | "kremlin"
    )
}

const URBAN: List = List(
    1 << 16,
    "mosque mosques hospital university airport embassy consulate hotel restaurant bank stadium \
    shrine roundabout street market bazaar",
);

/// What is done to a town: nobody seizes a province as one seizes its capital of the same name.
const TAKES: List = List(
    1 << 17,
    "seized seizes seize seizing captured captures capture capturing overran overrun overruns \
    overrunning stormed storm storms storming retook retake retakes retaking recaptured recapture \
    recaptures recapturing besieged besieging entered entering occupied occupying",
);

/// The last words of what is done to a town, before "of": "the fall of Kunduz".
const TAKING: List = List(
    1 << 18,
    "fall capture seizure siege storming retaking recapture occupation streets outskirts suburbs \
    residents gates",
);

/// A verb whose object is rather a town than the province that bears its name.
pub(super) fn is_taken_by(word: &str) -> bool {
    among(&TAKES, word)
}

/// A noun behind which "of" stands before a town rather than a province.
pub(super) fn is_taking(word: &str) -> bool {
    among(&TAKING, word)
}

/// Buildings of a city: "a hospital in Kunduz" is in the city, not somewhere in the province.
pub(super) fn is_urban(word: &str) -> bool {
    among(&URBAN, word)
}

/// The last word of a line between two places.
pub(super) fn is_road(word: &str) -> bool {
    matches!(word, "highway" | "road" | "motorway" | "route" | "line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_bit_of_its_own_and_is_in_the_table() {
        let all = LISTS.iter().fold(0, |all, list| {
            assert_eq!(all & list.0, 0, "{}", list.1);
            all | list.0
        });
        assert_eq!(all.count_ones() as usize, LISTS.len());
        for list in LISTS {
            assert!(
                list.1.split(' ').all(|word| among(list, word)),
                "{}",
                list.1
            );
        }
        assert!(is_post("police") && is_describer("southern") && is_describer("-"));
        assert!(!is_post("southern") && !is_post("") && !is_region_type("airport"));
    }
}
