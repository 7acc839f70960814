//! Several happenings in a report: in sentences one after the other, or two in one sentence.

use super::chance::{Chance, capital, fill};
use super::days::{before, when};
use super::discourse::{made, published};
use super::kinds::{Fate, KINDS};
use super::people::{Side, number, plural};
use super::places::{Place, elsewhere, in_district};
use super::speakers::speaker;
use super::telling::{Left, any, said, tell};
use super::values::{Happening, Made, Toll};

/// Several happenings, one after the other.
pub fn digest(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    let mut provinces: Vec<&str> = Vec::new();
    let mut happenings = Vec::new();
    let mut sentences: Vec<String> = Vec::new();
    for at in 0..chance.from(2, 4) {
        let mut told = loop {
            let mut told = any(chance, published);
            let place = elsewhere(chance, &provinces);
            // The place is drawn anew until the province is; what has its place as an object keeps it.
            if told.kind.fate != Fate::Nobody {
                told = tell(chance, told.kind, place, told.when.clone(), Left::default());
            }
            if !provinces.contains(&told.place.province) {
                break told;
            }
        };
        provinces.push(told.place.province);
        let opening = if at == 0 {
            ""
        } else {
            chance.one(&[
                "In a separate incident, ",
                "Elsewhere, ",
                "Meanwhile, ",
                "Separately, ",
                "In another incident, ",
                "",
                "Also, ",
            ])
        };
        let text = if chance.often(50) {
            let speaker = speaker(chance, told.place.province);
            told.happening.speakers.push(speaker.key.clone());
            if opening.is_empty() {
                said(chance, &told, &speaker, published)
            } else {
                format!(
                    "{opening}{}, {} said.",
                    told.clause_in_order(),
                    speaker.words
                )
            }
        } else if opening.is_empty() {
            capital(&told.inside()) + "."
        } else {
            format!("{opening}{}.", told.clause_in_order())
        };
        sentences.push(fill(&text, &[]));
        happenings.push(told.happening);
    }
    let between = chance.one(&[" ", "\n\n"]);
    made(published, sentences.join(between), happenings)
}

/// Two happenings of one kind in one sentence: another count at another place.
pub fn pair(chance: &mut Chance, index: u32) -> Made {
    let published = published(index);
    let (group, party) = plural(chance, Side::Insurgents);
    let day = when(chance, published);
    let one = in_district(chance);
    let other = elsewhere(chance, &[one.province]);
    let (many, few) = (chance.from(5, 20), chance.from(2, 9));
    let (airstrikes, operations) = (&KINDS[0], &KINDS[9]);
    let air = chance.often(50);
    let kind = if air { airstrikes } else { operations };
    let means = if air {
        "airstrikes"
    } else {
        "operations by Afghan forces"
    };
    let shape = chance.one(&[
        "{w} {n} {g} were killed in {m} {p}, and {k} others {q}",
        "{n} {g} were killed in {m} {p} {w}, while {k} others were killed {q}",
        "{w} {m} killed {n} {g} {p} and {k} more {q}",
        "{n} {g} were killed {p} and {k} {q} in {m} {w}",
    ]);
    let (n, k) = (number(many), number(few));
    let front = format!("{},", day.words.trim_end_matches(','));
    let shape = if day.fronted {
        shape.to_owned()
    } else {
        shape.replace("{w} {n}", "{n}").replace("{w} {m}", "{m}")
    };
    let words = if shape.starts_with("{w}") {
        &front
    } else {
        &day.words
    };
    let slots = [
        ("w", &**words),
        ("n", &*n),
        ("k", &*k),
        ("g", group),
        ("m", means),
        ("p", &one.words),
        ("q", &other.words),
    ];
    let speaker = speaker(chance, one.province);
    let mut text = fill(&shape, &slots);
    let mut speakers = Vec::new();
    if chance.often(60) {
        text = format!("{text}, {} said", speaker.words);
        speakers.push(speaker.key);
    }
    let undated = !shape.contains("{w}");
    let days = if undated {
        (before(published, 7), published)
    } else {
        day.days
    };
    let happening = |place: &Place, toll| Happening {
        kinds: kind.kinds,
        days,
        place: place.forms.clone(),
        province: place.province,
        killed: Toll::exactly(toll),
        injured: Toll::Untold,
        taken: Toll::Untold,
        by: None,
        against: Some(vec![party]),
        persons: Vec::new(),
        speakers: speakers.clone(),
    };
    let happenings = vec![happening(&one, many), happening(&other, few)];
    made(published, capital(&text) + ".", happenings)
}
