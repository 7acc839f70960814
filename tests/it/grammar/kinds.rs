//! What happens, and the constructions in which news tells it.
//!
//! Slots: `{v}` those to whom it happens, `{be}`, `{have}`, `{lives}` after their number, `{u}` the dead of the
//! other side, `{d}` who or what does it, `{i}` how many are wounded, `{t}` a target, `{o}` a district as an object,
//! `{x}` a thing that is seized, `{p}` the place, `{w}` the day.

use super::people::{
    AFGHANS, ARMED_MEN, DAESH, FOREIGNERS,
    Side::{self, Civilians, Insurgents, State},
    TALIBAN, US,
};
use super::values::Party;

/// What becomes of those to whom it happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    Killed,
    Abducted,
    Released,
    Captured,
    Surrendered,
    /// Nobody: land or things.
    Nobody,
}

/// A sort of happening.
pub struct Kind {
    pub kinds: &'static [&'static str],
    pub sides: &'static [Side],
    /// Words for who or what does it, and who that is; nobody where the words do not say.
    pub doers: &'static [(&'static str, &'static [Party])],
    /// Whether who does it is asked at all.
    pub by_asked: bool,
    pub fate: Fate,
    /// How it is called from then on.
    pub again: &'static [&'static str],
    pub forms: &'static [&'static str],
}

const NOUNS: &[&str] = &[
    "{d} killed {v} {p} {w}",
    "{d} killed {v} and wounded {i} others {p} {w}",
    "{v} {be} killed in {d} {p} {w}",
    "{v} {be} killed {w} in {d} {p}",
    "{v} {be} killed and {i} others injured in {d} {p} {w}",
    "{v} {be} killed and {i} more wounded {w} in {d} {p}",
    "{d} {p} {w} left {v} dead",
    "{d} {p} {w} left {v} dead and {i} others wounded",
    "{d} {p} {w} killed {v}",
    "{v} died in {d} {p} {w}",
    "{v} lost {lives} in {d} {p} {w}",
    "{d} {p} {w} claimed the lives of {v}",
    "{d} {p} {w} resulted in the death of {v}",
    "{v} {have} been killed in {d} {p} {w}",
    "{v} {be} among those killed in {d} {p} {w}",
    "{d} {p} killed {v} {w}, wounding {i} others",
];
const BLAST: &[&str] = &["the blast", "the explosion", "the bombing", "the attack"];
const STRIKE: &[&str] = &[
    "the strike",
    "the attack",
    "the air raid",
    "the bombardment",
];
const FIGHT: &[&str] = &["the clash", "the fighting", "the gun battle"];
const ASSAULT: &[&str] = &["the attack", "the assault", "the clash"];
const CLASH: &[&str] = &["Armed clash"];

pub const KINDS: &[Kind] = &[
    Kind {
        kinds: &["Air/drone strike"],
        sides: &[Insurgents, Insurgents, Civilians],
        doers: &[
            ("a U.S. drone strike", &[US]),
            ("an airstrike", &[]),
            ("an air strike by U.S. forces", &[US]),
            ("a NATO airstrike", &[FOREIGNERS]),
            ("an Afghan air force raid", &[AFGHANS]),
            ("a coalition bombing raid", &[FOREIGNERS]),
            ("a strike by an unmanned aircraft", &[]),
            ("a drone attack", &[]),
            ("an air raid", &[]),
            ("a missile strike by a U.S. drone", &[US]),
            ("an American airstrike", &[US]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: STRIKE,
        forms: NOUNS,
    },
    Kind {
        kinds: &["Air/drone strike"],
        sides: &[Insurgents],
        doers: &[
            ("U.S. warplanes", &[US]),
            ("Afghan air force helicopters", &[AFGHANS]),
            ("NATO aircraft", &[FOREIGNERS]),
            ("Afghan fighter jets", &[AFGHANS]),
            ("American helicopter gunships", &[US]),
            ("coalition jets", &[FOREIGNERS]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: STRIKE,
        forms: &[
            "{d} bombed a training camp {p} {w}, killing {v}",
            "{d} struck a vehicle {p} {w}, killing {v}",
            "{d} pounded hideouts {p} {w}, leaving {v} dead and {i} others wounded",
            "{v} {be} killed when {d} bombed a compound {p} {w}",
            "{d} carried out an airstrike {p} {w} in which {v} {be} killed",
            "{v} {be} killed by {d} {p} {w}",
            "{d} attacked a convoy of vehicles {p} {w}, killing {v} and injuring {i} others",
            "{v} {be} killed {w} after {d} targeted a gathering {p}",
        ],
    },
    Kind {
        kinds: &["Shelling/artillery/missile attack"],
        sides: &[Civilians],
        doers: &[
            ("the Taliban", &[TALIBAN]),
            ("insurgents", &[ARMED_MEN]),
            ("government forces", &[AFGHANS]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: &["the attack", "the shelling", "the incident"],
        forms: &[
            "rockets fired by {d} hit a market {p} {w}, killing {v}",
            "a mortar shell fired by {d} landed on a house {p} {w}, killing {v} and injuring {i} others",
            "{v} {be} killed when a rocket fired by {d} hit their home {p} {w}",
            "shelling by {d} killed {v} {p} {w}",
            "{v} {be} killed {w} in mortar fire by {d} {p}",
            "{d} fired mortars at a village {p} {w}, killing {v}",
            "an artillery shell fired by {d} struck a wedding party {p} {w}, leaving {v} dead",
        ],
    },
    Kind {
        kinds: &["Shelling/artillery/missile attack"],
        sides: &[Civilians],
        doers: &[
            ("a mortar attack", &[]),
            ("a rocket attack", &[]),
            ("a Taliban rocket attack", &[TALIBAN]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: &["the attack", "the rocket fire"],
        forms: NOUNS,
    },
    Kind {
        kinds: &["Suicide bomb"],
        sides: &[State, Civilians],
        doers: &[
            ("a suicide bomber", &[]),
            ("a suicide attacker", &[]),
            ("a Taliban suicide bomber", &[TALIBAN]),
            ("a bomber wearing an explosive vest", &[]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: BLAST,
        forms: &[
            "{d} blew himself up {t} {p} {w}, killing {v}",
            "{d} blew himself up {t} {p} {w}, leaving {v} dead and {i} others wounded",
            "{v} {be} killed {w} when {d} detonated his explosives {t} {p}",
            "{d} detonated a car full of explosives {t} {p} {w}, killing {v} and wounding {i} others",
            "{v} {be} killed and {i} more wounded when {d} blew himself up {t} {p} {w}",
            "{d} on a motorcycle rammed into a vehicle {p} {w}, killing {v}",
            "{d} killed {v} {t} {p} {w}",
        ],
    },
    Kind {
        kinds: &["Suicide bomb"],
        sides: &[State, Civilians],
        doers: &[
            ("a suicide bombing", &[]),
            ("a suicide attack", &[]),
            ("a suicide car bombing", &[]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: BLAST,
        forms: NOUNS,
    },
    Kind {
        kinds: &["Remote explosive/landmine/IED"],
        sides: &[State, Civilians],
        doers: &[
            ("a roadside bomb", &[]),
            ("a landmine", &[]),
            ("an improvised explosive device", &[]),
            ("a mine planted by the Taliban", &[TALIBAN]),
            ("a remote-controlled bomb", &[]),
            ("a bomb planted by insurgents", &[ARMED_MEN]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: BLAST,
        forms: &[
            "{d} killed {v} {p} {w}",
            "{d} killed {v} and wounded {i} others {p} {w}",
            "{v} {be} killed when {d} went off {p} {w}",
            "{v} {be} killed when their vehicle hit {d} {p} {w}",
            "{d} exploded {p} {w}, killing {v}",
            "{d} struck a vehicle {p} {w}, killing {v} and injuring {i} others",
            "{d} tore through a minibus {p} {w}, leaving {v} dead",
            "{v} {be} killed and {i} others wounded {w} after {d} exploded near their vehicle {p}",
            "{v} died when their car ran over {d} {p} {w}",
        ],
    },
    Kind {
        kinds: &["Remote explosive/landmine/IED"],
        sides: &[State, Civilians],
        doers: &[
            ("a roadside bombing", &[]),
            ("a bomb blast", &[]),
            ("a mine explosion", &[]),
            ("a roadside bomb attack", &[]),
            ("an explosion caused by a landmine", &[]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: BLAST,
        forms: NOUNS,
    },
    Kind {
        kinds: CLASH,
        sides: &[State, Insurgents],
        doers: &[
            ("clashes between Taliban militants and security forces", &[]),
            ("a gun battle between Afghan forces and insurgents", &[]),
            ("fighting between police and the Taliban", &[]),
            ("a firefight between the army and armed militants", &[]),
        ],
        by_asked: false,
        fate: Fate::Killed,
        again: FIGHT,
        forms: &[
            "{v} {be} killed in {d} {p} {w}",
            "{v} {be} killed and {i} others wounded in {d} {p} {w}",
            "{d} {p} {w} left {v} dead",
            "{d} erupted {p} {w}, leaving {v} dead and {i} more wounded",
            "{v} and {u} were killed in {d} {p} {w}",
            "{v} {be} killed in {d} {p} {w}, while {u} also lost their lives",
            "{d} {p} {w} killed {v} and {u}",
            "{v} {be} killed in {d} {p} {w}, in which {u} also died",
        ],
    },
    Kind {
        kinds: &["Armed clash", "Attack"],
        sides: &[Insurgents],
        doers: &[
            ("Afghan forces", &[AFGHANS]),
            ("Afghan special forces", &[AFGHANS]),
            ("security forces", &[AFGHANS]),
            ("army commandos", &[AFGHANS]),
            ("Afghan and foreign forces", &[AFGHANS, FOREIGNERS]),
            ("U.S. troops", &[US]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: &["the operation", "the raid", "the clash"],
        forms: &[
            "{d} killed {v} {p} {w}",
            "{d} conducted an operation {p} {w}, killing {v}",
            "{d} raided a hideout {p} {w}, killing {v} and wounding {i} others",
            "{v} {be} killed in an operation by {d} {p} {w}",
            "{v} {be} killed in a night raid by {d} {p} {w}",
            "an operation by {d} {p} {w} left {v} dead",
            "{v} {be} gunned down by {d} {p} {w}",
            "{d} repelled an attack on a checkpoint {p} {w}, killing {v}",
            "{v} {be} killed and {i} more wounded during a raid by {d} {p} {w}",
            "{d} killed {v} during an operation {p} {w}",
        ],
    },
    Kind {
        kinds: &[
            "Armed clash",
            "Attack",
            "Non-state actor overtakes territory",
        ],
        sides: &[State],
        doers: &[
            ("Taliban fighters", &[TALIBAN]),
            ("the Taliban", &[TALIBAN]),
            ("insurgents", &[ARMED_MEN]),
            ("Daesh militants", &[DAESH]),
            ("armed militants", &[ARMED_MEN]),
            ("a group of Taliban", &[TALIBAN]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: ASSAULT,
        forms: &[
            "{d} attacked a police checkpoint {p} {w}, killing {v}",
            "{d} stormed an army base {p} {w}, killing {v} and wounding {i} others",
            "{v} {be} killed when {d} attacked their post {p} {w}",
            "{v} {be} killed in an attack by {d} on a checkpoint {p} {w}",
            "an attack by {d} {p} {w} left {v} dead and {i} others wounded",
            "{d} ambushed a convoy {p} {w}, killing {v}",
            "{v} {be} killed in an ambush by {d} {p} {w}",
            "{v} {be} killed and {i} others wounded when their convoy came under attack from {d} {p} {w}",
            "a patrol was ambushed by {d} {p} {w}, leaving {v} dead",
            "{d} overran a security outpost {p} {w}, killing {v}",
        ],
    },
    Kind {
        kinds: &["Attack", "Armed clash"],
        sides: &[Civilians],
        doers: &[
            ("unidentified gunmen", &[]),
            ("gunmen on a motorcycle", &[]),
            ("Taliban militants", &[TALIBAN]),
            ("unknown armed men", &[]),
            ("Daesh fighters", &[DAESH]),
        ],
        by_asked: true,
        fate: Fate::Killed,
        again: &["the killing", "the attack", "the shooting", "the incident"],
        forms: &[
            "{d} shot dead {v} {p} {w}",
            "{d} shot and killed {v} {p} {w}",
            "{v} {be} shot dead by {d} {p} {w}",
            "{v} {be} gunned down by {d} {p} {w}",
            "{d} opened fire on a vehicle {p} {w}, killing {v}",
            "{d} opened fire on a vehicle {p} {w}, killing {v} and wounding {i} others",
            "{v} {be} killed {w} by {d} {p}",
            "{d} executed {v} {p} {w}",
        ],
    },
];

pub const TARGETS: &[&str] = &[
    "outside a mosque",
    "near a police checkpoint",
    "at a wedding party",
    "at the entrance of a bank",
    "near a convoy of foreign troops",
    "in a crowded market",
    "in front of a government office",
    "at a checkpoint",
];
pub const THINGS: &[(&str, &str)] = &[
    ("a cache of weapons", "was"),
    ("200 kilograms of explosives", "were"),
    ("a truck loaded with explosives", "was"),
    ("a large quantity of weapons and ammunition", "was"),
    ("dozens of rockets", "were"),
];
pub const BOMBS: &[(&str, &str)] = &[
    ("a roadside bomb", "was"),
    ("two bombs", "were"),
    ("12 mines", "were"),
    ("a car bomb", "was"),
    ("five improvised explosive devices", "were"),
];
