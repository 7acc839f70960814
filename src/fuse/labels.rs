//! Words for places, dates and speakers in the layer's text columns.

use jiff::civil::Date;

use crate::model::{Interval, Location, PlaceKind};

use super::voices::{Voice, speakers};

/// "Moghol village, Darzab, Jowzjan": the place, its district, its province; the country where it
/// is not Afghanistan or nothing finer is known.
pub(super) fn place(location: &Location) -> String {
    let mut parts: Vec<String> = vec![match location.kind {
        PlaceKind::District => with_type(&location.name, "district"),
        PlaceKind::Village => with_type(&location.name, "village"),
        PlaceKind::Province => with_type(&location.name, "province"),
        _ => location.name.clone(),
    }];
    let bare = location.name.as_str();
    for admin in [&location.admin2, &location.admin1].into_iter().flatten() {
        if admin.key != location.key && admin.name != bare && !parts.contains(&admin.name) {
            parts.push(admin.name.clone());
        }
        // An unknown village stands under its district's key, yet the district must be said.
        if admin.key == location.key && location.kind.level() == 0 && admin.name != bare {
            parts.push(admin.name.clone());
        }
    }
    parts.dedup();
    if let Some(country) = &location.country
        && country.code.as_deref() != Some("AFG")
        && country.name != bare
    {
        parts.push(country.name.clone());
    }
    parts.join(", ")
}

fn with_type(name: &str, word: &str) -> String {
    if name.to_lowercase().contains(word) {
        name.to_owned()
    } else {
        format!("{name} {word}")
    }
}

/// "district level", "province level": said where the place is coarse.
pub(super) const fn level(kind: PlaceKind) -> Option<&'static str> {
    match kind {
        PlaceKind::District => Some("district level"),
        PlaceKind::Province => Some("province level"),
        PlaceKind::Area => Some("area level"),
        PlaceKind::Country => Some("country level"),
        _ => None,
    }
}

/// "2018-04-06", "2018-03", "2018", "2018-04-01 to 2018-04-07".
pub(super) fn date(interval: Interval) -> String {
    let Interval { start, end } = interval;
    if start == end {
        return start.to_string();
    }
    let whole_month = start.day() == 1 && end == end.last_of_month();
    if whole_month && (start.year(), start.month()) == (end.year(), end.month()) {
        return format!("{:04}-{:02}", start.year(), start.month());
    }
    if start == start.first_of_year() && end == end.last_of_year() && start.year() == end.year() {
        return format!("{:04}", start.year());
    }
    format!("{start} to {end}")
}

/// Later of two optional days.
pub(super) fn later(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.max(b)
}

/// Rival values with who gives them, "2018-04-06 (Afghan defence ministry)": voices whose value
/// contradicts the shown one, grouped by what they say, in the order of the claims.
pub(super) fn rivals<T: Copy>(
    voices: &[Voice<'_, '_, T>],
    shown: T,
    disagree: impl Fn(T, T) -> bool,
    label: impl Fn(T) -> String,
) -> Vec<String> {
    let mut said: Vec<(String, Vec<Voice<'_, '_, T>>)> = Vec::new();
    for voice in voices.iter().filter(|voice| disagree(voice.value, shown)) {
        let words = label(voice.value);
        match said.iter_mut().find(|(known, _)| *known == words) {
            Some((_, by)) => by.push(*voice),
            None => said.push((words, vec![*voice])),
        }
    }
    said.into_iter()
        .map(|(words, by)| format!("{words} ({})", speakers(&by).join(", ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::build::{darzab, jalalabad, jowzjan, moghol};
    use jiff::civil::date as day;

    #[test]
    fn intervals_are_said_as_briefly_as_they_allow() {
        let said = |start, end| date(Interval::new(start, end));
        assert_eq!(said(day(2018, 4, 6), day(2018, 4, 6)), "2018-04-06");
        assert_eq!(said(day(2018, 2, 1), day(2018, 2, 28)), "2018-02");
        assert_eq!(said(day(2018, 1, 1), day(2018, 12, 31)), "2018");
        assert_eq!(
            said(day(2018, 4, 6), day(2018, 4, 7)),
            "2018-04-06 to 2018-04-07"
        );
    }

    #[test]
    fn a_place_is_said_with_what_holds_it() {
        assert_eq!(place(&moghol()), "Moghol village, Darzab, Jowzjan");
        assert_eq!(place(&darzab()), "Darzab district, Jowzjan");
        assert_eq!(place(&jowzjan()), "Jowzjan province");
        assert_eq!(place(&jalalabad()), "Jalalabad, Nangarhar");
    }
}
