//! Happenings and what reports make of them.

use jiff::ToSpan;

use super::names::{HAMLETS, NAMES, PERSONS};
use super::*;

pub(super) const DAYS: usize = 120;
pub(super) const PROVINCES: usize = 4;
pub(super) const DISTRICTS: usize = 5;
pub(super) const VILLAGES: usize = 12;
pub(super) const WORDS: usize = 300;
/// Own words of a happening, and how often a report takes each.
pub(super) const OWN_WORDS: usize = 4;
pub(super) const TAKES_WORD: f64 = 0.5;
pub(super) const OTHER_WORDS: usize = 3;

/// Districts by how often they are in the news, in hundredths.
pub(super) const DISTRICT_SHARE: [f64; DISTRICTS] = [0.4, 0.25, 0.15, 0.12, 0.08];

/// Chance that a date is the day itself, a day early or late, the month, or missing.
pub(super) const DATE: [f64; 4] = [0.75, 0.1, 0.08, 0.07];
/// Chance that a place is the village, the district, the province, or missing.
pub(super) const PLACE: [f64; 4] = [0.4, 0.4, 0.15, 0.05];
/// Chance that a number is right, one or two off, or missing.
pub(super) const DEAD: [f64; 3] = [0.65, 0.1, 0.25];
pub(super) const HURT: [f64; 3] = [0.45, 0.1, 0.45];
/// Chance that the kind is right, "attack", or missing.
pub(super) const KIND: [f64; 3] = [0.86, 0.07, 0.07];
pub(super) const NAMES_ACTOR: f64 = 0.8;
pub(super) const NAMES_PERSON: f64 = 0.7;
pub(super) const HAS_PERSON: f64 = 0.15;
/// Chance that a report is published one to three days after; else up to ninety.
pub(super) const PROMPT: f64 = 0.8;
pub(super) const LATE: usize = 90;

pub(super) const KINDS: [(SubEventType, f64); 5] = [
    (SubEventType::AirStrike, 0.3),
    (SubEventType::ArmedClash, 0.3),
    (SubEventType::RemoteExplosive, 0.2),
    (SubEventType::SuicideBomb, 0.08),
    (SubEventType::Shelling, 0.12),
];

/// A generator of numbers that gives the same on every machine (SplitMix64).
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }
    fn below(&mut self, n: usize) -> usize {
        (self.share() * n as f64) as usize
    }
    fn chance(&mut self, p: f64) -> bool {
        self.share() < p
    }
    fn pick(&mut self, shares: &[f64]) -> usize {
        let mut left = self.share();
        for (at, share) in shares.iter().enumerate() {
            left -= share;
            if left < 0.0 {
                return at;
            }
        }
        shares.len() - 1
    }
}

/// What was the case.
#[derive(Clone, Debug)]
pub(super) struct Truth {
    pub(super) kind: usize,
    pub(super) day: usize,
    pub(super) village: usize,
    pub(super) dead: usize,
    pub(super) hurt: usize,
    pub(super) person: Option<usize>,
    pub(super) side: usize,
    words: [usize; OWN_WORDS],
}

/// What one report says.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) report: String,
    pub(super) truth: usize,
    /// Kind by its number, "attack" as the number after the last.
    pub(super) kind: Option<usize>,
    pub(super) date: Option<When>,
    pub(super) published: usize,
    pub(super) place: Option<Where>,
    pub(super) dead: Option<usize>,
    pub(super) hurt: Option<usize>,
    pub(super) person: Option<(usize, usize)>,
    pub(super) doer: Option<usize>,
    pub(super) hit: Option<usize>,
    pub(super) words: BTreeSet<usize>,
    /// The report whose text it prints.
    pub(super) print_of: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    Day(usize),
    Month(usize),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Where {
    Village(usize),
    District(usize),
    Province(usize),
}

#[derive(Debug)]
pub(super) struct World {
    pub(super) told: Vec<Told>,
    pub(super) happenings: usize,
}

/// Chance of a toll of the dead: falling, with a tail.
pub(super) fn dead_share(n: usize) -> f64 {
    let raw = |n: usize| 1.0 / ((n + 2) as f64).powf(1.5);
    raw(n) / (0..=60).map(raw).sum::<f64>()
}

pub(super) fn district_of(village: usize) -> usize {
    village / VILLAGES
}

pub(super) fn province_of(district: usize) -> usize {
    district / DISTRICTS
}

/// The month that a day lies in; months of thirty days do for the truth.
pub(super) fn day(at: usize) -> jiff::civil::Date {
    date(2018, 3, 1).checked_add((at as i64).days()).unwrap()
}

pub(super) fn month_of(at: usize) -> usize {
    day(at).month() as usize
}

impl World {
    /// 150 happenings; every tenth is a second one of the same day and district.
    pub(super) fn of(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut truths: Vec<Truth> = Vec::new();
        for at in 0..150 {
            let mut made = truth(&mut dice);
            if let (0, Some(before)) = (at % 10, truths.last()) {
                made.day = before.day;
                made.kind = before.kind;
                made.side = before.side;
                made.village = district_of(before.village) * VILLAGES + made.village % VILLAGES;
            }
            // Nobody is killed twice.
            if truths.iter().any(|other| other.person == made.person) {
                made.person = None;
            }
            truths.push(made);
        }
        let mut told: Vec<Told> = Vec::new();
        for (at, truth) in truths.iter().enumerate() {
            let first = told.len();
            let mut count = 1;
            while count < 12 && dice.chance(0.65) {
                count += 1;
            }
            for nth in 0..count {
                let report = format!("r{at:03}x{nth:02}");
                let made = if nth > 0 && dice.chance(0.12) {
                    let print_of = first + dice.below(nth);
                    let print_of = told[print_of].print_of.unwrap_or(print_of);
                    Told {
                        report,
                        print_of: Some(print_of),
                        ..told[print_of].clone()
                    }
                } else {
                    tell(&mut dice, truth, report, at)
                };
                told.push(made);
            }
        }
        Self {
            told,
            happenings: truths.len(),
        }
    }

    pub(super) fn reports(&self) -> Vec<Report> {
        self.told
            .iter()
            .map(|told| report(&told.report, &told.report, day(told.published)))
            .collect()
    }
}

fn truth(dice: &mut Dice) -> Truth {
    let kind = dice.pick(&KINDS.map(|(_, share)| share));
    let district = dice.below(PROVINCES) * DISTRICTS + dice.pick(&DISTRICT_SHARE);
    let dead: Vec<f64> = (0..=60).map(dead_share).collect();
    Truth {
        kind,
        day: dice.below(DAYS),
        village: district * VILLAGES + dice.below(VILLAGES),
        dead: dice.pick(&dead),
        hurt: dice.pick(&dead),
        person: dice.chance(HAS_PERSON).then(|| dice.below(PERSONS.len())),
        side: dice.below(2),
        words: [(); OWN_WORDS].map(|()| dice.below(WORDS)),
    }
}

fn tell(dice: &mut Dice, truth: &Truth, report: String, at: usize) -> Told {
    let number = |dice: &mut Dice, n: usize, shares: &[f64; 3]| match dice.pick(shares) {
        0 => Some(n),
        1 => Some(match dice.below(4) {
            0 => n.saturating_sub(2),
            1 => n.saturating_sub(1),
            2 => n + 1,
            _ => n + 2,
        }),
        _ => None,
    };
    let kind = match dice.pick(&KIND) {
        0 => Some(truth.kind),
        1 => Some(KINDS.len()),
        _ => None,
    };
    let date = match dice.pick(&DATE) {
        0 => Some(When::Day(truth.day)),
        1 if dice.chance(0.5) => Some(When::Day(truth.day.saturating_sub(1))),
        1 => Some(When::Day(truth.day + 1)),
        2 => Some(When::Month(month_of(truth.day))),
        _ => None,
    };
    let place = match dice.pick(&PLACE) {
        0 => Some(Where::Village(truth.village)),
        1 => Some(Where::District(district_of(truth.village))),
        2 => Some(Where::Province(province_of(district_of(truth.village)))),
        _ => None,
    };
    let late = if dice.chance(PROMPT) {
        1 + dice.below(3)
    } else {
        1 + dice.below(LATE)
    };
    let mut words: BTreeSet<usize> = (0..OTHER_WORDS).map(|_| dice.below(WORDS)).collect();
    for word in truth.words {
        if dice.chance(TAKES_WORD) {
            words.insert(word);
        }
    }
    Told {
        report,
        truth: at,
        kind,
        date,
        // A day late in the date is told a day later.
        published: truth.day + 1 + late,
        place,
        dead: number(dice, truth.dead, &DEAD),
        hurt: number(dice, truth.hurt, &HURT),
        person: truth
            .person
            .filter(|_| dice.chance(NAMES_PERSON))
            .map(|who| (who, dice.below(3))),
        doer: dice.chance(NAMES_ACTOR).then_some(truth.side),
        hit: dice.chance(NAMES_ACTOR).then_some(truth.side),
        words,
        print_of: None,
    }
}

impl Told {
    pub(super) fn say(&self) -> Say {
        let source = self.report.as_str();
        let mut made = say(source, 1, 1).quote(
            &self
                .words
                .iter()
                .map(|word| format!("word{word:03}"))
                .collect::<Vec<_>>()
                .join(" "),
        );
        made.0.kind = self.kind.map(|kind| {
            KINDS
                .get(kind)
                .map_or(SubEventType::Attack, |(kind, _)| *kind)
        });
        made = match self.date {
            Some(When::Day(at)) => {
                let day = day(at);
                made.days(day, day)
            }
            Some(When::Month(month)) => made.month(2018, month as i8),
            None => made,
        };
        made = match self.place {
            Some(place) => made.at(somewhere(place)),
            None => made,
        };
        if let Some(dead) = self.dead {
            made = made.dead(dead as u32, TollScope::Total);
        }
        made.0.injured = self.hurt.map(|hurt| Count::exactly(hurt as u32));
        if let Some((who, spelling)) = self.person {
            made = made.person(PERSONS[who][spelling], Fate::Killed);
        }
        let sides = [(us(), iskp()), (afghan(), taliban())];
        if let Some(side) = self.doer {
            made = made.by(std::slice::from_ref(&sides[side].0));
        }
        if let Some(side) = self.hit {
            made = made.on(std::slice::from_ref(&sides[side].1));
        }
        made
    }
}

fn somewhere(place: Where) -> Location {
    let district = match place {
        Where::Village(at) => district_of(at),
        Where::District(at) => at,
        Where::Province(at) => at * DISTRICTS,
    };
    let province = province_of(district);
    let (p, d) = (format!("p{province}"), format!("d{district}"));
    let (p_name, d_name) = (NAMES[province], NAMES[PROVINCES + district]);
    let (lon, lat) = (
        62.0 + 2.0 * province as f64,
        32.0 + 0.7 * (district % DISTRICTS) as f64,
    );
    match place {
        Where::Village(at) => super::super::place(
            PlaceKind::Village,
            &[
                (
                    &format!("v{at}"),
                    &format!("{} {d_name}", HAMLETS[at % VILLAGES]),
                ),
                (&d, d_name),
                (&p, p_name),
            ],
            lon + 0.05 * (at % VILLAGES) as f64,
            lat,
        ),
        Where::District(_) => {
            super::super::place(PlaceKind::District, &[(&d, d_name), (&p, p_name)], lon, lat)
        }
        Where::Province(_) => super::super::place(PlaceKind::Province, &[(&p, p_name)], lon, lat),
    }
}
