//! One happening in one sentence, with who says so before it, behind it or in the middle.

use jiff::civil::Date;

use super::chance::{Chance, capital, fill};
use super::days::{When, before, weekday, when};
use super::kinds::{BOMBS, Fate, KINDS, Kind, TARGETS, THINGS};
use super::people::{Side, Victims, counted, number, victims};
use super::places::{Place, place, whole_district};
use super::speakers::Speaker;
use super::takings;
use super::values::{Happening, Party, Toll};

/// A happening told in a clause.
pub struct Told {
    /// Without a capital or a full stop.
    pub clause: String,
    /// Words before a comma that stand first ("on Monday"), none where the subject does.
    pub front: Option<String>,
    pub happening: Happening,
    pub kind: &'static Kind,
    pub victims: Option<Victims>,
    pub place: Place,
    pub when: When,
}

/// What the clause leaves to a later sentence.
#[derive(Clone, Copy, Default)]
pub struct Left {
    pub day: bool,
    pub place: bool,
}

/// Any kind.
pub fn any_kind(chance: &mut Chance) -> &'static Kind {
    let all: Vec<&Kind> = KINDS.iter().chain(takings::KINDS).collect();
    chance.one(&all)
}

/// A happening of any kind before a report.
pub fn any(chance: &mut Chance, published: Date) -> Told {
    let kind = any_kind(chance);
    let (place, when) = (place(chance), when(chance, published));
    tell(chance, kind, place, when, Left::default())
}

/// A happening of a kind, at a place and on a day.
pub fn tell(
    chance: &mut Chance,
    kind: &'static Kind,
    place: Place,
    when: When,
    left: Left,
) -> Told {
    let mut place = place;
    let form = chance.one(kind.forms);
    let (doer, parties) = chance.one(kind.doers);
    let victims = (!kind.sides.is_empty()).then(|| {
        let side = chance.one(kind.sides);
        victims(chance, side)
    });
    let (thing, thing_be) = chance.one(THINGS);
    let (bomb, bomb_be) = chance.one(BOMBS);
    let mut object = String::new();
    if form.contains("{o}") {
        (object, place) = whole_district(chance);
    }
    let wounded = chance.from(2, 19);
    let other = counted(
        chance,
        match victims.as_ref().map(|v| v.side) {
            Some(Side::Insurgents) => Side::State,
            _ => Side::Insurgents,
        },
    );
    let mut template = form.to_owned();
    let mut front = None;
    let movable = |slot: &str| form.contains(&format!(" {slot}"));
    if left.day {
        template = template.replace(" {w}", "");
    } else if movable("{w}") && when.fronted && chance.often(15) {
        template = template.replace(" {w}", "");
        front = Some(when.words.trim_end_matches(',').to_owned());
    }
    if left.place {
        template = template.replace(
            " {p}",
            &format!(
                " in {} {}",
                place.part,
                chance.one(&["Afghanistan", "{pr} province"])
            ),
        );
    } else if front.is_none() && movable("{p}") && chance.often(10) {
        template = template.replace(" {p}", "");
        front = Some(place.words.clone());
    }
    let (words, plural) = victims
        .as_ref()
        .map_or(("", true), |v| (&*v.words, v.plural));
    let (injured, targets) = (number(wounded), chance.one(TARGETS));
    let clause = fill(
        &template,
        &[
            ("pr", place.province),
            ("p", &place.words),
            ("w", &when.words),
            ("v", words),
            ("be", if plural { "were" } else { "was" }),
            ("have", if plural { "have" } else { "has" }),
            ("lives", if plural { "their lives" } else { "his life" }),
            ("arms", if plural { "their arms" } else { "his weapon" }),
            ("u", other.words.trim_end_matches(',')),
            ("d", doer),
            ("i", &injured),
            ("t", targets),
            ("o", &object),
            ("x", thing),
            ("xbe", thing_be),
            ("b", bomb),
            ("bbe", bomb_be),
        ],
    );
    let mut happening = valued(kind, parties, victims.as_ref(), &place, &when);
    if form.contains("{i}") {
        happening.injured = Toll::exactly(wounded);
    }
    if form.contains("{u}") {
        happening.killed = happening.killed.and(other.toll);
    }
    if form.contains("among those") {
        // How many there were besides is not said.
        happening.killed = Toll::Any;
    }
    Told {
        clause,
        front,
        happening,
        kind,
        victims,
        place,
        when,
    }
}

fn valued(
    kind: &Kind,
    parties: &'static [Party],
    victims: Option<&Victims>,
    place: &Place,
    when: &When,
) -> Happening {
    let toll = victims.map_or(Toll::Untold, |v| v.toll);
    let (killed, taken) = match kind.fate {
        Fate::Killed => (toll, Toll::Untold),
        Fate::Released => (Toll::Untold, Toll::Any),
        Fate::Nobody => (Toll::Untold, Toll::Untold),
        _ => (Toll::Untold, toll),
    };
    let fate = match kind.fate {
        Fate::Killed | Fate::Nobody => "killed",
        Fate::Abducted => "abducted",
        Fate::Released => "released",
        Fate::Captured => "captured",
        Fate::Surrendered => "surrendered",
    };
    let named = victims.map(|v| v.named.clone()).unwrap_or_default();
    Happening {
        kinds: kind.kinds,
        days: when.days,
        place: place.forms.clone(),
        province: place.province,
        killed,
        injured: Toll::Untold,
        taken,
        by: kind.by_asked.then(|| parties.to_vec()),
        against: victims
            .filter(|_| !matches!(kind.fate, Fate::Released | Fate::Surrendered))
            .map(|v| vec![v.party]),
        persons: named.into_iter().map(|name| (name, fate)).collect(),
        speakers: Vec::new(),
    }
}

impl Told {
    /// The clause with its day or place behind it, where other words stand first.
    pub fn clause_in_order(&self) -> String {
        self.front.as_ref().map_or_else(
            || self.clause.clone(),
            |front| format!("{} {front}", self.clause.trim_end_matches(',')),
        )
    }

    /// The clause as the beginning of a sentence, or in the middle of one.
    pub fn inside(&self) -> String {
        self.front.as_ref().map_or_else(
            || self.clause.clone(),
            |front| format!("{}, {}", front.trim_end_matches(','), self.clause),
        )
    }
}

/// A sentence of the clause in the words of a speaker.
pub fn said(chance: &mut Chance, told: &Told, speaker: &Speaker, published: Date) -> String {
    let clause = told.inside();
    let who = &speaker.words;
    let bare = who.trim_end_matches(',');
    let on = if chance.often(25) {
        let day = before(published, chance.from(0, 1)).max(told.when.days.1);
        format!(" on {}", weekday(day.min(published)))
    } else {
        String::new()
    };
    if let Some(front) = told.front.as_ref().filter(|_| chance.often(25)) {
        return fill(
            &format!("{}, {who} said{on}, {}", capital(front), told.clause),
            &[],
        ) + ".";
    }
    let sentence = match chance.from(1, 7) {
        1 | 2 => format!("{clause}, {who} said{on}"),
        3 => format!(
            "{who} said{on} {}{clause}",
            if told.front.is_some() { "that " } else { "" }
        ),
        4 => format!("{who} said{on} that {clause}"),
        5 => format!("{clause}, according to {bare}"),
        6 => format!(
            "{who} told {}{on} that {clause}",
            chance.one(&["AFP", "reporters", "Reuters", "a news conference"])
        ),
        _ => format!("according to {who}, {clause}"),
    };
    capital(&fill(&sentence, &[])) + "."
}
