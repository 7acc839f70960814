//! Reports of one to six sentences: what a sentence leaves open a later one tells, other voices count
//! otherwise, and other happenings stand beside or before.

use jiff::civil::Date;

use super::chance::{Chance, capital, fill};
use super::days::{last_month, when};
use super::kinds::{Fate, Kind};
use super::people::{Side, TALIBAN, name, number};
use super::places::{elsewhere, in_district, place};
use super::speakers::{Speaker, speaker};
use super::telling::{Left, Told, any, any_kind, said, tell};
use super::values::{Happening, Made, Toll};

/// A day for the report of a number; never two reports on days near each other.
pub fn published(index: u32) -> Date {
    let first = jiff::civil::date(2004, 1, 7);
    let days = i64::from(index) * 11 % 5400 + i64::from(index % 5);
    first.checked_add(jiff::ToSpan::days(days)).unwrap_or(first)
}

/// One happening in one sentence.
pub fn sentence(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    let mut told = any(chance, published);
    let text = if chance.often(75) {
        let speaker = speaker(chance, told.place.province);
        told.happening.speakers.push(speaker.key.clone());
        said(chance, &told, &speaker, published)
    } else {
        capital(&told.inside()) + "."
    };
    made(published, text, vec![told.happening])
}

/// A report of the day.
pub fn made(published: Date, text: String, happenings: Vec<Happening>) -> Made {
    Made {
        published,
        title: "News".to_owned(),
        text,
        happenings,
    }
}

fn deadly(chance: &mut Chance) -> &'static Kind {
    loop {
        let kind = any_kind(chance);
        if kind.fate == Fate::Killed {
            return kind;
        }
    }
}

/// One happening with what later sentences add.
pub fn story(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    let kind = deadly(chance);
    let left = Left {
        day: chance.often(35),
        place: chance.often(30),
    };
    let place = if left.place {
        in_district(chance)
    } else {
        place(chance)
    };
    let when = when(chance, published);
    let mut told = tell(chance, kind, place, when, left);
    let first = speaker(chance, told.place.province);
    told.happening.speakers.push(first.key.clone());
    let mut sentences = vec![said(chance, &told, &first, published)];
    let the = chance.one(kind.again);
    if left.day || left.place {
        sentences.push(details(chance, &told, left, the, &first));
    }
    let mut others = Vec::new();
    let mut done = Vec::new();
    for _ in 0..chance.from(1, 3) {
        let turn = chance.from(1, 10);
        if !done.contains(&turn) {
            done.push(turn);
        }
    }
    // Background comes last: what stands behind it would be on it.
    done.sort_by_key(|&turn| turn == 6);
    for turn in done {
        if let Some(sentence) = added(chance, turn, &mut told, the, &first, published, &mut others)
        {
            sentences.push(sentence);
        }
    }
    let between = chance.one(&[" ", "\n\n"]);
    let mut happenings = vec![told.happening];
    happenings.extend(others);
    made(published, sentences.join(between), happenings)
}

/// When and where, told afterwards.
fn details(chance: &mut Chance, told: &Told, left: Left, the: &str, first: &Speaker) -> String {
    let mut words = Vec::new();
    if left.place && told.clause.contains("Afghanistan") {
        words.push(told.place.words.clone());
    } else if left.place {
        let shape = chance.one(&[
            "in {d} district",
            "in the {d} district of the province",
            "in the province's {d} district",
        ]);
        words.push(fill(
            shape,
            &[("d", told.place.district.unwrap_or_default())],
        ));
    }
    if left.day {
        words.push(told.when.words.trim_end_matches(',').to_owned());
    }
    let happened = chance.one(&["took place", "happened", "occurred"]);
    let plain = format!("{the} {happened} {}", words.join(" "));
    let again = &first.again;
    capital(&match chance.from(1, 4) {
        1 => format!("{plain}, {again} said."),
        2 => format!("{again} said {plain}."),
        3 => format!("{again} added that {plain}."),
        _ => format!("{plain}."),
    })
}

/// What else a report tells; nothing where the turn does not fit the happening.
fn added(
    chance: &mut Chance,
    turn: u32,
    told: &mut Told,
    the: &str,
    first: &Speaker,
    published: Date,
    others: &mut Vec<Happening>,
) -> Option<String> {
    let side = told.victims.as_ref()?.side;
    let count = chance.from(2, 20);
    let tell = number(count);
    let again = &first.again;
    let sentence = match turn {
        1 if told.happening.injured == Toll::Untold => {
            told.happening.injured = Toll::exactly(count);
            let shape = chance.one(&[
                "{n} others were wounded.",
                "another {n} people were injured in {the}.",
                "{the} also left {n} others wounded.",
                "{n} people were also wounded, {s} added.",
                "{s} said {n} others sustained injuries.",
                "{n} more people were hurt, according to {s}.",
            ]);
            fill(shape, &[("n", &tell), ("the", the), ("s", again)]) + "."
        }
        2 if matches!(told.happening.killed, Toll::Of(..)) => {
            let other = speaker(chance, told.place.province);
            if other.key == first.key {
                return None;
            }
            told.happening.killed = told.happening.killed.or(Toll::exactly(count));
            told.happening.speakers.push(other.key.clone());
            let shape = chance.one(&[
                "however, {s} put the death toll at {n}.",
                "but {s} said {n} people were killed in {the}.",
                "{s} told reporters that {n} people had been killed.",
                "{s}, however, said the number of dead was {n}.",
            ]);
            let who = if shape.ends_with("was {n}.") {
                other.words.trim_end_matches(',')
            } else {
                &other.words
            };
            fill(shape, &[("n", &tell), ("the", the), ("s", who)]) + "."
        }
        3 => {
            let shape = chance.one(&[
                "No group has claimed responsibility for {the}.",
                "There was no immediate claim of responsibility.",
                "An investigation into {the} is under way.",
                "Several houses were damaged in {the}.",
                "The bodies were taken to the provincial hospital.",
            ]);
            fill(shape, &[("the", the)]) + "."
        }
        4 if side == Side::Insurgents => chance
            .one(&[
                "The Taliban have not commented.",
                "There was no comment from the militants.",
                "The Taliban did not immediately respond to a request for comment.",
            ])
            .to_owned(),
        5 => {
            let shape = chance.one(&[
                "The Taliban have stepped up attacks across the country in recent months.",
                "{p} has seen heavy fighting this year.",
                "Large parts of {p} are under the control of the Taliban.",
                "Afghan forces plan to launch a major operation in {p} in the coming days.",
                "{p} has long been considered one of the most restive provinces.",
            ]);
            fill(shape, &[("p", told.place.province)]) + "."
        }
        6 => {
            let place = elsewhere(chance, &[told.place.province]);
            let when = last_month(chance, published);
            let before = tell_background(chance, &place, &when, others);
            capital(&before)
        }
        7 if told
            .victims
            .as_ref()
            .is_some_and(|v| v.plural && v.named.is_empty())
            && side == Side::Insurgents =>
        {
            let name = name(chance);
            let shape = chance.one(&[
                "a commander of the group, Mullah {x}, was among those killed.",
                "a local commander named {x} was among the dead, {s} said.",
                "Mullah {x}, a key commander, was also among the dead.",
                "{s} said one of those killed was Mullah {x}, a local commander.",
            ]);
            told.happening.persons.push((name.clone(), "killed"));
            if told.happening.killed == Toll::Untold {
                told.happening.killed = Toll::Any;
            }
            fill(shape, &[("x", &*name), ("s", again)]) + "."
        }
        8 => chance
            .one(&[
                "\"The area has now been cleared,\" a resident said.",
                "\"We heard a loud noise and saw people running,\" a witness said.",
            ])
            .to_owned(),
        9 if side == Side::Civilians => {
            let shape = chance.one(&[
                "Two children were among the dead.",
                "Women and children were among the victims, {s} said.",
                "Most of the victims were women and children.",
            ]);
            fill(shape, &[("s", again)]) + "."
        }
        10 if side != Side::Insurgents && told.happening.by.as_ref().is_some_and(Vec::is_empty) => {
            told.happening.by = Some(vec![TALIBAN]);
            told.happening.speakers.push("Taliban".to_owned());
            told.happening.by.as_ref()?;
            let shape = chance.one(&[
                "The Taliban claimed responsibility for {the}.",
                "The Taliban said they were behind {the}.",
            ]);
            fill(shape, &[("the", the)]) + "."
        }
        _ => return None,
    };
    let sentence = sentence.replace("..", ".");
    Some(capital(&sentence))
}

/// A happening of the month before, in a sentence of its own.
fn tell_background(
    chance: &mut Chance,
    place: &super::places::Place,
    when: &super::days::When,
    others: &mut Vec<Happening>,
) -> String {
    loop {
        let kind = deadly(chance);
        let told = tell(chance, kind, place.clone(), when.clone(), Left::default());
        if told.happening.killed == Toll::Any {
            continue;
        }
        let text = told.inside() + ".";
        others.push(told.happening);
        return text;
    }
}
