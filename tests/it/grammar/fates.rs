//! Captives, prisoners, deserters and lost districts in reports of two or three sentences.

use jiff::civil::Date;

use super::chance::{Chance, capital, fill};
use super::days::{before, weekday, when};
use super::discourse::{made, published};
use super::kinds::Fate;
use super::places::in_district;
use super::reports::kind_of;
use super::speakers::{Speaker, speaker};
use super::telling::{Left, Told, said, tell};
use super::values::Made;

/// Captives, prisoners, deserters and lost districts, with what came of them.
pub fn fates(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    let kind = kind_of(
        chance,
        &[
            Fate::Abducted,
            Fate::Captured,
            Fate::Surrendered,
            Fate::Nobody,
        ],
    );
    let (place, when) = (in_district(chance), when(chance, published));
    let mut told = tell(chance, kind, place, when, Left::default());
    let first = speaker(chance, told.place.province);
    let mut sentences = vec![if chance.often(25) {
        earlier(chance, &mut told, &first, published)
    } else {
        said(chance, &told, &first, published)
    }];
    told.happening.speakers.push(first.key.clone());
    let shapes: &[&str] = match kind.fate {
        Fate::Abducted => &[
            "The captives were taken to an unknown location.",
            "Efforts are under way to secure their release, {a} said.",
            "No group has claimed responsibility for {the}.",
            "Tribal elders have begun talks with the kidnappers.",
            "The motive behind {the} was not immediately clear.",
        ],
        Fate::Captured => &[
            "Weapons and ammunition were also seized during the operation.",
            "The detainees have been handed over to the judiciary, {a} said.",
            "They were planning to carry out attacks in the city, {a} added.",
            "The suspects have confessed to their crimes, according to {a}.",
        ],
        Fate::Surrendered => &[
            "They handed over their weapons, {a} said.",
            "The men had fought against the government for years.",
            "The Taliban have not commented.",
        ],
        _ => &[
            "The Taliban have not commented.",
            "Reinforcements have been sent to the area, {a} said.",
            "There were no casualties, {a} added.",
            "{p} has seen heavy fighting in recent months.",
        ],
    };
    let the = chance.one(kind.again);
    for _ in 0..chance.from(1, 2) {
        let shape = chance.one(shapes);
        let sentence = capital(&fill(
            shape,
            &[
                ("a", &*first.again),
                ("the", the),
                ("p", told.place.province),
            ],
        ));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let between = chance.one(&[" ", "\n\n"]);
    made(published, sentences.join(between), vec![told.happening])
}

/// "said on Tuesday that ... a day earlier".
fn earlier(chance: &mut Chance, told: &mut Told, first: &Speaker, published: Date) -> String {
    let day = before(published, chance.from(0, 2));
    let event = before(day, 1);
    let clause = told
        .clause
        .replace(told.when.words.trim_end_matches(','), "a day earlier");
    if clause == told.clause {
        return said(chance, told, first, published);
    }
    told.happening.days = (event, event);
    let clause = clause
        .replace("a day earlier,", "a day earlier")
        .replace("earlier killing", "earlier, killing");
    told.front = None;
    capital(&format!(
        "{} said on {} that {clause}.",
        first.words,
        weekday(day)
    ))
}
