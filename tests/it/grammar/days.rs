//! Days, and the ways in which news puts them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::chance::{Chance, fill};

/// A day as it is put, and the days that a reader may take it for.
#[derive(Clone)]
pub struct When {
    pub words: String,
    /// False where the words cannot stand before the subject ("killed Monday").
    pub fronted: bool,
    pub days: (Date, Date),
}

/// So many days before.
pub fn before(day: Date, days: u32) -> Date {
    day.checked_sub(i64::from(days).days()).unwrap_or(day)
}

pub fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

pub fn month(day: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

const WEEKDAYS: &[&str] = &[
    "on {w}",
    "on {w}",
    "on {w} night",
    "on {w} morning",
    "on {w} evening",
    "on {w} afternoon",
    "late on {w}",
    "early on {w}",
    "at around 10 am on {w}",
    "around noon on {w}",
    "in the early hours of {w}",
    "shortly after midnight on {w}",
    "at dawn on {w}",
    "before dawn on {w}",
];
const BARE: &[&str] = &["{w}", "late {w}", "early {w}", "{w} night"];
const DATES: &[&str] = &[
    "on {m} {d}",
    "on {d} {m}",
    "on the night of {m} {d}",
    "on {w}, {m} {d},",
    "on the {n} of {m}",
    "on the morning of {m} {d}",
];

/// A day of the week before a report, put in any way.
pub fn when(chance: &mut Chance, published: Date) -> When {
    let ago = chance.from(1, 5);
    let day = before(published, ago);
    let (weekday, month) = (weekday(day), month(day));
    let number = day.day().to_string();
    let ordinal = ordinal(day.day());
    let slots = [
        ("w", weekday),
        ("m", month),
        ("d", &*number),
        ("n", &*ordinal),
    ];
    let put = |template: &str, fronted| {
        // A night has two days.
        let last = if template.contains("night") {
            day.tomorrow().unwrap_or(day)
        } else {
            day
        };
        let mut words = fill(template, &slots);
        if template.ends_with(',') {
            words.push(',');
        }
        When {
            words,
            fronted,
            days: (day, last),
        }
    };
    match chance.from(1, 20) {
        1..=10 => put(chance.one(WEEKDAYS), true),
        11 | 12 => put(chance.one(BARE), false),
        13..=16 => put(chance.one(DATES), true),
        17 => {
            let day = before(published, 1);
            let words = chance.one(&["yesterday", "yesterday morning", "yesterday evening"]);
            When {
                words: words.to_owned(),
                fronted: true,
                days: (day, day),
            }
        }
        18 => {
            let words = chance.one(&["overnight", "last night"]);
            When {
                words: words.to_owned(),
                fronted: words != "overnight",
                days: (before(published, 1), published),
            }
        }
        19 => {
            let day = before(published, 2);
            let words = chance.one(&["two days ago", "the day before yesterday"]);
            When {
                words: words.to_owned(),
                fronted: true,
                days: (day, day),
            }
        }
        _ => When {
            words: chance
                .one(&[
                    "in the past 24 hours",
                    "over the last 24 hours",
                    "during the past 24 hours",
                ])
                .to_owned(),
            fronted: true,
            days: (before(published, 2), published),
        },
    }
}

fn ordinal(day: i8) -> String {
    let ending = match (day % 10, day / 10) {
        (1, tens) if tens != 1 => "st",
        (2, tens) if tens != 1 => "nd",
        (3, tens) if tens != 1 => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

/// The month before a report: its words and its days.
pub fn last_month(chance: &mut Chance, published: Date) -> When {
    let first = published.first_of_month();
    let end = first.yesterday().unwrap_or(first);
    let words = chance.one(&["last month", "In"]);
    let words = if words == "In" {
        format!("in {}", month(end))
    } else {
        words.to_owned()
    };
    When {
        words,
        fronted: true,
        days: (end.first_of_month(), end),
    }
}
