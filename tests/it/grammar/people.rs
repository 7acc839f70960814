//! Who does, who suffers and who speaks, and how many are counted in which words.

use incident_mapper::model::actor::ActorKind;

use super::chance::{Chance, fill};
use super::values::{Party, Toll};

/// Which side somebody is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Insurgents,
    State,
    Civilians,
}

const ARMED: &[ActorKind] = &[ActorKind::ArmedGroup, ActorKind::Unknown];
const STATE: &[ActorKind] = &[ActorKind::State, ActorKind::Militia];
const CIVIL: &[ActorKind] = &[ActorKind::Civilians];

pub const TALIBAN: Party = Party {
    name: "Taliban",
    sorts: ARMED,
};
pub const DAESH: Party = Party {
    name: "ISKP",
    sorts: ARMED,
};
pub const ARMED_MEN: Party = Party {
    name: "",
    sorts: ARMED,
};
pub const AFGHANS: Party = Party {
    name: "",
    sorts: STATE,
};
pub const CIVILIANS: Party = Party {
    name: "",
    sorts: CIVIL,
};
/// A civilian who sits on a body of the state.
const OF_A_BODY: Party = Party {
    name: "",
    sorts: &[ActorKind::Civilians, ActorKind::State],
};
pub const US: Party = Party {
    name: "US",
    sorts: &[ActorKind::Foreign],
};
pub const FOREIGNERS: Party = Party {
    name: "",
    sorts: &[ActorKind::Foreign],
};

/// Plurals of those who suffer.
const FIGHTERS: &[(&str, Party)] = &[
    ("Taliban fighters", TALIBAN),
    ("Taliban militants", TALIBAN),
    ("Taliban insurgents", TALIBAN),
    ("Taliban", TALIBAN),
    ("members of the Taliban", TALIBAN),
    ("armed Taliban", TALIBAN),
    ("Islamic State fighters", DAESH),
    ("Daesh militants", DAESH),
    ("ISIS-K fighters", DAESH),
    ("militants", ARMED_MEN),
    ("insurgents", ARMED_MEN),
    ("rebels", ARMED_MEN),
    ("militants affiliated with Daesh", DAESH),
];
const FORCES: &[(&str, Party)] = &[
    ("policemen", AFGHANS),
    ("police officers", AFGHANS),
    ("soldiers", AFGHANS),
    ("Afghan soldiers", AFGHANS),
    ("members of the security forces", AFGHANS),
    ("local policemen", AFGHANS),
    ("border police", AFGHANS),
    ("government troops", AFGHANS),
    ("pro-government militiamen", AFGHANS),
    ("army commandos", AFGHANS),
    ("members of the Afghan Local Police", AFGHANS),
    ("security personnel", AFGHANS),
];
const CIVILIAN: &[(&str, Party)] = &[
    ("civilians", CIVILIANS),
    ("villagers", CIVILIANS),
    ("members of one family", CIVILIANS),
    ("worshippers", CIVILIANS),
    ("shepherds", CIVILIANS),
    ("schoolchildren", CIVILIANS),
    ("labourers", CIVILIANS),
    ("farmers", CIVILIANS),
    ("women", CIVILIANS),
    ("children", CIVILIANS),
    ("passengers", CIVILIANS),
    ("aid workers", CIVILIANS),
    ("local residents", CIVILIANS),
];

/// A count in words or digits, as style guides have it.
pub fn number(count: u32) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    usize::try_from(count)
        .ok()
        .and_then(|count| WORDS.get(count))
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// Those to whom something happens.
#[derive(Clone)]
pub struct Victims {
    pub words: String,
    pub toll: Toll,
    pub party: Party,
    pub side: Side,
    pub plural: bool,
    /// The named ones.
    pub named: Vec<String>,
}

/// A man's name, no two words of which are a place or a title.
pub fn name(chance: &mut Chance) -> String {
    let first = chance.one(&[
        "Abdul Matin",
        "Abdul Bashir",
        "Abdul Hadi",
        "Abdul Jabar",
        "Mohammad Daud",
        "Mohammad Nasir",
        "Mohammad Yusuf",
        "Gul Agha",
        "Sayed Ahmad",
        "Ghulam Nabi",
        "Rahim",
        "Karim",
        "Hamid",
        "Najib",
        "Zalmay",
        "Esmatullah",
        "Hafizullah",
        "Fazl Ahmad",
        "Nur Mohammad",
        "Khalil",
    ]);
    let last = chance.one(&[
        "Rahmani",
        "Stanekzai",
        "Mangal",
        "Sabawoon",
        "Noorzai",
        "Hotak",
        "Popalzai",
        "Barakzai",
        "Ahmadzai",
        "Tokhi",
        "Kakar",
        "Sherzad",
        "Haqbin",
        "Azimi",
        "Yaqubi",
        "Danish",
    ]);
    format!("{first} {last}")
}

/// The last word of a name.
pub fn surname(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// The plural of a side and who it is.
pub fn plural(chance: &mut Chance, side: Side) -> (&'static str, Party) {
    chance.one(match side {
        Side::Insurgents => FIGHTERS,
        Side::State => FORCES,
        Side::Civilians => CIVILIAN,
    })
}

/// A plain count of a side: "at least six policemen".
pub fn counted(chance: &mut Chance, side: Side) -> Victims {
    let (group, party) = plural(chance, side);
    let count = chance.from(2, 24);
    let told = number(count);
    let (words, toll) = match chance.from(1, 16) {
        1 | 2 => (format!("at least {told} {group}"), Toll::Of(count, None)),
        3 => (format!("more than {told} {group}"), Toll::Of(count, None)),
        4 => (format!("a total of {told} {group}"), Toll::exactly(count)),
        5 => (format!("as many as {told} {group}"), Toll::Any),
        6 => (format!("around {told} {group}"), Toll::Any),
        7 => (format!("a dozen {group}"), Toll::exactly(12)),
        8 => (format!("dozens of {group}"), Toll::Untold),
        9 => (
            format!("between {told} and {} {group}", number(count + 4)),
            Toll::Of(count, Some(count + 4)),
        ),
        10 => (
            format!("no fewer than {told} {group}"),
            Toll::Of(count, None),
        ),
        _ => (format!("{told} {group}"), Toll::exactly(count)),
    };
    Victims {
        words,
        toll,
        party,
        side,
        plural: true,
        named: Vec::new(),
    }
}

/// Those of a side to whom something happens, in any shape.
pub fn victims(chance: &mut Chance, side: Side) -> Victims {
    match chance.from(1, 10) {
        1..=6 => counted(chance, side),
        7 | 8 => parted(chance, side),
        _ => named(chance, side),
    }
}

/// With a part told: "nine people, including two children,".
fn parted(chance: &mut Chance, side: Side) -> Victims {
    let (group, party) = plural(chance, side);
    let (count, part) = (chance.from(4, 24), chance.from(2, 3));
    let (told, few) = (number(count), number(part));
    let parts: &[&str] = match side {
        Side::Insurgents => &["commanders", "foreigners", "local leaders"],
        Side::State => &["officers", "commanders"],
        Side::Civilians => &["women", "children"],
    };
    let kind = chance.one(parts);
    let template = chance.one(&[
        "{n} {g}, including {f} {k},",
        "{n} {g}, among them {f} {k},",
        "{n} {g}, {f} of them {k},",
        "{n} {g} including {f} {k}",
        "{n} {g} and {f} {o}",
    ]);
    let (other, toll) = match side {
        Side::Insurgents => ("of their commanders", Toll::exactly(count + part)),
        Side::State => ("militiamen", Toll::exactly(count + part)),
        Side::Civilians => ("students", Toll::exactly(count + part)),
    };
    let toll = if template.contains("{o}") {
        toll
    } else {
        Toll::exactly(count)
    };
    let slots = [
        ("n", &*told),
        ("g", group),
        ("f", &*few),
        ("k", kind),
        ("o", other),
    ];
    let mut words = fill(template, &slots);
    if template.ends_with(',') {
        words.push(',');
    }
    Victims {
        words,
        toll,
        party,
        side,
        plural: true,
        named: Vec::new(),
    }
}

/// With one who has a name.
fn named(chance: &mut Chance, side: Side) -> Victims {
    let name = name(chance);
    let count = chance.from(2, 9);
    let told = number(count);
    // Template, how many besides the named one, plural.
    let (template, besides, party): (&str, u32, Party) = match side {
        Side::Insurgents => chance.one(&[
            (
                "Mullah {x}, the Taliban's shadow governor for the province,",
                0,
                TALIBAN,
            ),
            ("a local Taliban commander, Mullah {x},", 0, TALIBAN),
            ("Mullah {x} and {n} of his men", u32::MAX, ARMED_MEN),
            (
                "Qari {x}, a key commander of the group, along with {n} other fighters",
                u32::MAX,
                ARMED_MEN,
            ),
            (
                "a Taliban commander identified as {x} and his two bodyguards",
                2,
                TALIBAN,
            ),
            ("a Taliban commander named {x}", 0, TALIBAN),
            ("Taliban commander Mawlawi {x}", 0, TALIBAN),
        ]),
        Side::State => chance.one(&[
            ("the district police chief, Colonel {x},", 0, AFGHANS),
            (
                "district police chief {x} and {n} of his men",
                u32::MAX,
                AFGHANS,
            ),
            ("a police commander, {x}, and his bodyguard", 1, AFGHANS),
            ("army captain {x} and {n} soldiers", u32::MAX, AFGHANS),
            (
                "{x}, a commander of the local police, along with three of his bodyguards",
                3,
                AFGHANS,
            ),
            (
                "General {x}, the head of the border police in the zone,",
                0,
                AFGHANS,
            ),
        ]),
        Side::Civilians => chance.one(&[
            ("{x}, a tribal elder,", 0, CIVILIANS),
            (
                "a religious scholar, Mawlawi {x}, and his brother",
                1,
                CIVILIANS,
            ),
            (
                "{x}, a member of the provincial peace council, and two of his sons",
                2,
                OF_A_BODY,
            ),
            ("a schoolteacher named {x}", 0, CIVILIANS),
            ("tribal elder Haji {x}", 0, CIVILIANS),
            ("journalist {x} and his driver", 1, CIVILIANS),
        ]),
    };
    let besides = if besides == u32::MAX { count } else { besides };
    let mut words = fill(template, &[("x", &*name), ("n", &*told)]);
    if template.ends_with(',') {
        words.push(',');
    }
    Victims {
        words,
        toll: Toll::exactly(1 + besides),
        party,
        side,
        plural: besides > 0,
        named: vec![name],
    }
}
