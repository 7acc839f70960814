//! Which happenings meet: only those that share a key are held against each other, so the cost
//! grows with the crowding of the keys and not with the square of the claims.
//!
//! | key | who meets there |
//! | --- | --- |
//! | person | same rare word of a person's name, whatever the date: a killed person is killed once |
//! | named and month | a person of one, by a rare word of the name, stands in the sentences of the other |
//! | place and week | dated to ten days, or told in that time without a date, same district; or same province where one is no finer |
//! | place and month | same province and month where one is dated no finer than the month |
//! | kind and month | where one names no place |
//! | day | dated to three days, where one names no place |
//! | settlement | same village, town, site or valley where one has no date |
//! | number and week | same large number of dead or taken, same province: the district may be disputed |
//! | number | same district and same number of dead, where one has no date |
//! | wording | one sentence word for word |
//! | groups and week | a fight between the same two armed groups, where one names no place below the country |
//!
//! Under the keys with an "where one", the loose side is held against all, the others not against
//! each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{Interval, PlaceKind};

use super::evidence;
use super::happening::Happening;

/// A key that more happenings share than this is too common for all pairs: each then meets only
/// its neighbours in the order of dates.
const CROWD: usize = 400;
/// Neighbours that each meets under a crowded key.
const NEIGHBOURS: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Person(String),
    Named(String, i32),
    DistrictWeek(String, i32),
    ProvinceWeek(String, i32),
    ProvinceMonth(String, i32),
    KindMonth(&'static str, i32),
    Day(i32),
    Settlement(String),
    NumberWeek(String, u32, i32),
    DistrictNumber(String, u32),
    Wording(String),
    Groups(String, i32),
}

/// Pairs of happenings that share a key, each once, ascending.
pub(super) fn pairs(happenings: &[Happening<'_>]) -> Vec<(usize, usize)> {
    let mut table: BTreeMap<Key, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, happening) in happenings.iter().enumerate() {
        let mut keys: BTreeSet<(Key, bool)> = BTreeSet::new();
        collect(happening, &mut keys);
        for (key, loose) in keys {
            table.entry(key).or_default().push((at, loose));
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for mut members in table.into_values() {
        members.sort_unstable();
        // One that is both loose and not (two places, one coarse) is loose.
        members.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= same && next.1;
            same
        });
        meet(happenings, &mut members, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn meet(
    happenings: &[Happening<'_>],
    members: &mut [(usize, bool)],
    pairs: &mut Vec<(usize, usize)>,
) {
    let reach = if members.len() <= CROWD {
        members.len()
    } else {
        members.sort_by_key(|&(at, _)| (happenings.get(at).and_then(Happening::envelope), at));
        NEIGHBOURS
    };
    for (i, &(a, loose)) in members.iter().enumerate() {
        for &(b, other) in members.iter().skip(i + 1).take(reach) {
            if loose || other {
                pairs.push((a.min(b), a.max(b)));
            }
        }
    }
}

fn collect(happening: &Happening<'_>, keys: &mut BTreeSet<(Key, bool)>) {
    for someone in &happening.people {
        keys.extend(
            someone
                .key
                .blocking()
                .into_iter()
                .map(|word| (Key::Person(word), true)),
        );
    }
    named(happening, keys);
    between_groups(happening, keys);
    for quote in happening
        .quotes
        .iter()
        .filter(|quote| quote.split(' ').count() >= 6)
    {
        keys.insert((Key::Wording(quote.clone()), true));
    }
    let provinces: BTreeSet<&str> = happening
        .places
        .iter()
        .filter_map(|place| place.location.admin1.as_ref())
        .map(|admin| admin.key.as_str())
        .collect();
    for &date in &happening.dates {
        let fine = date.days() <= 10;
        if fine {
            for week in weeks(date) {
                by_week(happening, &provinces, week, keys);
            }
        }
        if date.days() <= 3 {
            let (first, last) = (day_number(date.start), day_number(date.end));
            let placeless = provinces.is_empty();
            keys.extend((first..=last).map(|day| (Key::Day(day), placeless)));
        }
        for month in months(date) {
            for province in &provinces {
                keys.insert((Key::ProvinceMonth((*province).to_owned(), month), !fine));
            }
            for kind in &happening.kinds {
                keys.insert((
                    Key::KindMonth(kind.event_type().as_str(), month),
                    happening
                        .places
                        .iter()
                        .all(|place| place.location.admin1.is_none()),
                ));
            }
        }
    }
    if let (true, Some(told)) = (happening.dates.is_empty(), happening.told_by) {
        // News of the last days, told without a date, meets what happened there just before.
        let before = told.checked_sub(10.days()).unwrap_or(told);
        for week in weeks(Interval::new(before, told)) {
            for district in happening
                .places
                .iter()
                .filter_map(|place| place.location.admin2.as_ref())
            {
                keys.insert((Key::DistrictWeek(district.key.clone(), week), true));
            }
            for place in &happening.places {
                if let Some(province) = &place.location.admin1 {
                    let coarse = place.location.admin2.is_none();
                    keys.insert((Key::ProvinceWeek(province.key.clone(), week), coarse));
                }
            }
        }
    }
    for district in happening
        .places
        .iter()
        .filter_map(|place| place.location.admin2.as_ref())
    {
        for count in happening.killed.iter().filter(|count| count.min > 0) {
            keys.insert((
                Key::DistrictNumber(district.key.clone(), count.min),
                happening.dates.is_empty(),
            ));
        }
    }
    for place in &happening.places {
        if place.location.kind.level() == 0 || place.location.kind == PlaceKind::Area {
            keys.insert((
                Key::Settlement(place.location.key.clone()),
                happening.dates.is_empty(),
            ));
        }
    }
}

/// News of a war between two groups meets news of it, whether or not it says where.
fn between_groups(happening: &Happening<'_>, keys: &mut BTreeSet<(Key, bool)>) {
    let groups: Vec<&str> = evidence::groups(happening).into_iter().collect();
    if groups.len() < 2 {
        return;
    }
    let placeless = happening
        .places
        .iter()
        .all(|place| place.location.admin1.is_none());
    for (i, one) in groups.iter().enumerate() {
        for other in groups.iter().skip(i + 1) {
            for week in weeks_told(happening) {
                keys.insert((Key::Groups(format!("{one} {other}"), week), placeless));
            }
        }
    }
}

/// The weeks in which it may have happened: those of its days, or those before the report came out.
fn weeks_told(happening: &Happening<'_>) -> BTreeSet<i32> {
    let mut when: BTreeSet<i32> = happening
        .dates
        .iter()
        .filter(|date| date.days() <= 10)
        .flat_map(|&date| weeks(date))
        .collect();
    if let (true, Some(told)) = (happening.dates.is_empty(), happening.told_by) {
        let before = told.checked_sub(10.days()).unwrap_or(told);
        when.extend(weeks(Interval::new(before, told)));
    }
    when
}

/// Where the report gives no date, the months in which it may have happened to be news.
fn named(happening: &Happening<'_>, keys: &mut BTreeSet<(Key, bool)>) {
    let mut when: BTreeSet<i32> = happening
        .dates
        .iter()
        .filter(|date| date.days() <= 62)
        .flat_map(|&date| months(date))
        .collect();
    if let (true, Some(told)) = (happening.dates.is_empty(), happening.told_by) {
        let before = told.checked_sub(10.days()).unwrap_or(told);
        when.extend(months(Interval::new(before, told)));
    }
    let persons = happening.people.iter().map(|someone| (&someone.key, true));
    let mentioned = happening.mentioned.iter().map(|name| (name, false));
    for name in &happening.mentioned {
        // A full name is looked up whatever the date.
        if !name.is_single() || name.blocking().len() >= 2 {
            keys.extend(
                name.blocking()
                    .into_iter()
                    .map(|word| (Key::Person(word), false)),
            );
        }
    }
    for (name, loose) in persons.chain(mentioned) {
        for word in name.blocking() {
            for &month in &when {
                keys.insert((Key::Named(word.clone(), month), loose));
            }
        }
    }
}

fn by_week(
    happening: &Happening<'_>,
    provinces: &BTreeSet<&str>,
    week: i32,
    keys: &mut BTreeSet<(Key, bool)>,
) {
    for place in &happening.places {
        if let Some(district) = &place.location.admin2 {
            keys.insert((Key::DistrictWeek(district.key.clone(), week), true));
        }
        if let Some(province) = &place.location.admin1 {
            let coarse = place.location.admin2.is_none()
                || matches!(place.location.kind, PlaceKind::Area | PlaceKind::City)
                || !happening.also_at.is_empty();
            keys.insert((Key::ProvinceWeek(province.key.clone(), week), coarse));
        }
    }
    let told = happening
        .killed
        .iter()
        .filter(|count| count.min >= 3)
        .chain(happening.taken.iter().filter(|count| count.min >= 20));
    for count in told {
        for province in provinces {
            keys.insert((
                Key::NumberWeek((*province).to_owned(), count.min, week),
                true,
            ));
        }
    }
}

/// Numbers of the weeks that an interval touches with a day's margin, so that dates a day apart meet.
fn weeks(interval: Interval) -> std::ops::RangeInclusive<i32> {
    let (first, last) = (day_number(interval.start), day_number(interval.end));
    (first - 1).div_euclid(7)..=(last + 1).div_euclid(7)
}

/// Numbers of the months that an interval touches, a year's worth at most.
fn months(interval: Interval) -> impl Iterator<Item = i32> {
    let of = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    (of(interval.start)..=of(interval.end)).take(12)
}

/// Days since 1970-01-01.
fn day_number(date: Date) -> i32 {
    jiff::civil::date(1970, 1, 1)
        .until(date)
        .map_or(0, |span| span.get_days())
}
