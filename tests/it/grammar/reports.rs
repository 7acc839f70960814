//! Reports in other manners: happenings as nouns, voices that contradict each other, what came of captives and places.

use jiff::civil::Date;

use super::chance::{Chance, capital, fill};
use super::days::when;
use super::discourse::{made, published};
use super::kinds::{Fate, Kind};
use super::people::{AFGHANS, FOREIGNERS, Side, TALIBAN, US, number, victims};
use super::places::{elsewhere, in_district, place, whole_district};
use super::speakers::speaker;
use super::telling::{Left, any_kind, said, tell};
use super::values::{Happening, Made, Party, Toll};

/// A noun of a happening with what must be known of it.
struct Nominal {
    kinds: &'static [&'static str],
    side: Side,
    doers: &'static [(&'static str, &'static [Party])],
    fate: Fate,
    forms: &'static [&'static str],
}

const NOMINALS: &[Nominal] = &[
    Nominal {
        kinds: &["Air/drone strike"],
        side: Side::Insurgents,
        doers: &[
            ("an airstrike", &[]),
            ("a U.S. drone strike", &[US]),
            ("a NATO airstrike", &[FOREIGNERS]),
        ],
        fate: Fate::Killed,
        forms: &[
            "{s} confirmed the death of {v} in {d} {p} {w}",
            "{s} reported the death of {v} in {d} {p} {w}",
            "the deaths of {v} in {d} {p} {w} were confirmed by {b}",
            "{s} announced the killing of {v} in {d} {p} {w}",
        ],
    },
    Nominal {
        kinds: &["Attack", "Armed clash"],
        side: Side::Civilians,
        doers: &[
            ("Taliban militants", &[TALIBAN]),
            ("unidentified gunmen", &[]),
        ],
        fate: Fate::Killed,
        forms: &[
            "{s} condemned the killing of {v} by {d} {p} {w}",
            "{s} confirmed the killing of {v} by {d} {p} {w}",
            "the killing of {v} by {d} {p} {w} was confirmed by {b}",
        ],
    },
    Nominal {
        kinds: &["Abduction/forced disappearance"],
        side: Side::Civilians,
        doers: &[("Taliban militants", &[TALIBAN]), ("gunmen", &[])],
        fate: Fate::Abducted,
        forms: &[
            "{s} confirmed the kidnapping of {v} by {d} {p} {w}",
            "{s} condemned the abduction of {v} by {d} {p} {w}",
            "the abduction of {v} by {d} {p} {w} was confirmed by {b}",
        ],
    },
    Nominal {
        kinds: &["Arrests"],
        side: Side::Insurgents,
        doers: &[("police", &[AFGHANS]), ("security forces", &[AFGHANS])],
        fate: Fate::Captured,
        forms: &[
            "{s} announced the arrest of {v} by {d} {p} {w}",
            "{s} confirmed the arrest of {v} by {d} {p} {w}",
            "{s} announced the capture of {v} by {d} {p} {w}",
            "the arrest of {v} by {d} {p} {w} was announced by {b}",
        ],
    },
    Nominal {
        kinds: &[
            "Change to group/activity",
            "Non-violent transfer of territory",
            "Other",
            "Agreement",
        ],
        side: Side::Insurgents,
        doers: &[("government forces", &[])],
        fate: Fate::Surrendered,
        forms: &[
            "{s} announced the surrender of {v} to {d} {p} {w}",
            "{s} confirmed the surrender of {v} {p} {w}",
        ],
    },
];

/// A happening as a noun that somebody confirms or condemns.
pub fn nominal(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    if chance.often(20) {
        return fall(chance, published);
    }
    let kind = &NOMINALS[usize::try_from(chance.from(1, 5)).unwrap_or(1) - 1];
    let (doer, parties) = chance.one(kind.doers);
    let (victims, place, when) = (
        victims(chance, kind.side),
        place(chance),
        when(chance, published),
    );
    let speaker = speaker(chance, place.province);
    let form = chance.one(kind.forms);
    let slots = [
        ("s", &*speaker.words),
        ("b", speaker.words.trim_end_matches(',')),
        ("v", &*victims.words),
        ("d", doer),
        ("p", &*place.words),
        ("w", &*when.words),
    ];
    let text = capital(&fill(form, &slots)) + ".";
    let fate = match kind.fate {
        Fate::Abducted => "abducted",
        Fate::Captured => "captured",
        Fate::Surrendered => "surrendered",
        _ => "killed",
    };
    let dead = kind.fate == Fate::Killed;
    let happening = Happening {
        kinds: kind.kinds,
        days: when.days,
        place: place.forms,
        province: place.province,
        killed: if dead { victims.toll } else { Toll::Untold },
        injured: Toll::Untold,
        taken: if dead { Toll::Untold } else { victims.toll },
        by: (kind.fate != Fate::Surrendered).then(|| parties.to_vec()),
        against: (kind.fate != Fate::Surrendered).then(|| vec![victims.party]),
        persons: victims.named.into_iter().map(|name| (name, fate)).collect(),
        speakers: vec![speaker.key],
    };
    made(published, text, vec![happening])
}

fn fall(chance: &mut Chance, published: Date) -> Made {
    let (object, place) = whole_district(chance);
    let when = when(chance, published);
    let speaker = speaker(chance, place.province);
    let lost = chance.often(50);
    let form = if lost {
        chance.one(&[
            "{s} confirmed the fall of {o} to the Taliban {w}",
            "{s} announced the capture of {o} by the Taliban {w}",
        ])
    } else {
        chance.one(&[
            "{s} announced the recapture of {o} by Afghan forces {w}",
            "{s} announced the liberation of {o} from the Taliban by Afghan forces {w}",
        ])
    };
    let text = fill(
        form,
        &[("s", &*speaker.words), ("o", &*object), ("w", &*when.words)],
    );
    let happening = Happening {
        kinds: if lost {
            &[
                "Non-state actor overtakes territory",
                "Non-violent transfer of territory",
            ]
        } else {
            &["Government regains territory"]
        },
        days: when.days,
        place: place.forms,
        province: place.province,
        killed: Toll::Untold,
        injured: Toll::Untold,
        taken: Toll::Untold,
        by: Some(vec![if lost { TALIBAN } else { AFGHANS }]),
        against: None,
        persons: Vec::new(),
        speakers: vec![speaker.key],
    };
    made(published, capital(&text) + ".", vec![happening])
}

/// Any kind that ends in such a fate.
pub fn kind_of(chance: &mut Chance, fates: &[Fate]) -> &'static Kind {
    loop {
        let kind = any_kind(chance);
        if fates.contains(&kind.fate) {
            return kind;
        }
    }
}

/// A deadly happening on which a second voice says something else, or which goes on.
pub fn voices(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    let kind = kind_of(chance, &[Fate::Killed]);
    let (place, when) = (in_district(chance), when(chance, published));
    let mut told = tell(chance, kind, place, when, Left::default());
    let first = speaker(chance, told.place.province);
    let second = speaker(chance, told.place.province);
    let mut sentences = vec![said(chance, &told, &first, published)];
    told.happening.speakers.push(first.key.clone());
    let the = chance.one(kind.again);
    let count = chance.from(2, 20);
    let (tell, who, bare) = (
        number(count),
        second.words.clone(),
        second.words.trim_end_matches(',').to_owned(),
    );
    let mut second_speaks = second.key != first.key;
    let turn = chance.from(1, 8);
    let known = match told.happening.killed {
        Toll::Of(least, Some(_)) => Some(least),
        _ => None,
    };
    let sentence = match turn {
        1 if known.is_some() => {
            let least = known.unwrap_or_default();
            let risen = least + chance.from(1, 9);
            told.happening.killed = Toll::Of(least, Some(risen));
            let shape = chance.one(&[
                "The death toll has since risen to {n}, {b} said.",
                "{s} later said the death toll had climbed to {n}.",
                "The number of dead later rose to {n}, according to {b}.",
            ]);
            fill(
                shape,
                &[("n", &*number(risen)), ("s", &*who), ("b", &*bare)],
            )
        }
        2 => {
            let other = elsewhere(chance, &[]);
            if other.province != told.place.province || other.district == told.place.district {
                second_speaks = false;
                fill("The area was cordoned off after {the}.", &[("the", the)])
            } else {
                told.happening.place.extend(other.forms.clone());
                let shape = chance.one(&["However, {s} said {the} took place in {q} district."]);
                let district = other.district.unwrap_or_default();
                fill(shape, &[("s", &*who), ("the", the), ("q", district)])
            }
        }
        3 if told.happening.killed != Toll::Any && !first.words.contains("official") => {
            second_speaks = false;
            told.happening.killed = told.happening.killed.or(Toll::exactly(count));
            let shape = chance.one(&[
                "Local officials, however, put the number of dead at {n}.",
                "Other reports said {n} people had died.",
            ]);
            if shape.starts_with("Local") {
                told.happening.speakers.push("official".to_owned());
            } else {
                // Whose reports these are is not said.
                told.happening.killed = Toll::Any;
            }
            fill(shape, &[("n", &*tell)])
        }
        4 => {
            let shape = chance.one(&[
                "{s} confirmed {the} but did not provide details about casualties.",
                "{s} confirmed the incident.",
                "{s} confirmed {the}.",
            ]);
            fill(shape, &[("s", &*who), ("the", the)])
        }
        5 if told
            .victims
            .as_ref()
            .is_some_and(|v| v.side == Side::Civilians && v.plural) =>
        {
            second_speaks = false;
            let shape = chance.one(&[
                "The dead included three women and two children.",
                "Those killed were on their way to a wedding, {a} added.",
                "The victims were buried the same day.",
                "Most of the dead were children, {a} said.",
            ]);
            fill(shape, &[("a", &*first.again)])
        }
        6 => {
            second_speaks = false;
            let shape = chance.one(&[
                "It was the second such attack in the province this month.",
                "The incident came days after a ceasefire expired.",
                "Roads in the area were closed after {the}.",
            ]);
            fill(shape, &[("the", the)])
        }
        7 if told.happening.injured == Toll::Untold => {
            told.happening.injured = Toll::exactly(count);
            let shape = chance.one(&[
                "{n} wounded people were taken to hospital after {the}, {b} said.",
                "{s} said {n} people had been wounded in {the}.",
                "The number of wounded was {n}, {b} said.",
            ]);
            capital(&fill(
                shape,
                &[("n", &*tell), ("the", the), ("s", &*who), ("b", &*bare)],
            ))
        }
        _ => {
            second_speaks = false;
            let shape = chance.one(&[
                "{a} did not say who was behind {the}.",
                "{a} said an investigation had been launched.",
                "Security in the district has deteriorated in recent months, {a} said.",
            ]);
            fill(shape, &[("a", &*first.again), ("the", the)])
        }
    };
    if second_speaks {
        told.happening.speakers.push(second.key);
    }
    sentences.push(capital(&sentence));
    let between = chance.one(&[" ", "\n\n"]);
    made(published, sentences.join(between), vec![told.happening])
}
