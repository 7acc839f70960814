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
//! | day | dated to three days, or told within four with no day, where one names no place |
//! | settlement | same village, town, site or valley where one has no date |
//! | number and week | same large number of dead or taken, same province: the district may be disputed |
//! | number | same district and same number of dead, where one has no date |
//! | wording | one sentence word for word |
//! | word and district | same district and a word that few happenings there share, where one has no date |
//! | groups and week | a fight between the same two armed groups, where one names no place below the country |
//!
//! Under the keys with a "where one", the loose side is held against all, the others not against
//! each other.

use std::collections::HashSet;

use jiff::ToSpan;

use crate::model::PlaceKind;

use super::happening::{Days, Happening};
use super::symbols::{Digest, Symbol, set};
use super::world::{Ground, Named};

/// What a key is made of. Two keys of one sort with the same parts are one key.
#[derive(Clone, Copy, Debug)]
enum Sort {
    Person,
    Named,
    DistrictWeek,
    ProvinceWeek,
    ProvinceMonth,
    KindMonth,
    Day,
    Settlement,
    NumberWeek,
    DistrictNumber,
    Wording,
    Groups,
    WordDistrict,
}

/// The keys of one happening.
#[derive(Debug, Default)]
pub(super) struct Keys {
    found: Vec<(Symbol, bool)>,
}

impl Keys {
    /// The happening's keys, each once and ascending, and whether it is loose under the key. One that
    /// is both loose and not (two places, one coarse) is loose.
    pub(super) fn of(
        &mut self,
        happening: &Happening<'_>,
        named: &Named<'_>,
        wanted: &HashSet<Symbol>,
    ) -> &[(Symbol, bool)] {
        self.found.clear();
        self.collect(happening, named, wanted);
        self.found.sort_unstable();
        self.found.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= same && next.1;
            same
        });
        &self.found
    }

    fn add(&mut self, sort: Sort, symbol: Symbol, number: i32, loose: bool) {
        self.add_counted(sort, symbol, 0, number, loose);
    }

    fn add_counted(&mut self, sort: Sort, symbol: Symbol, count: u32, number: i32, loose: bool) {
        let key = Digest::new()
            .number(sort as u64)
            .number(symbol)
            .number(u64::from(count) << 32 | u64::from(number.cast_unsigned()))
            .symbol()
            & !BY_WORD;
        self.found.push((key, loose));
    }

    fn collect(&mut self, happening: &Happening<'_>, named: &Named<'_>, wanted: &HashSet<Symbol>) {
        let grounds: Vec<&Ground<'_>> = happening
            .places
            .iter()
            .filter_map(|place| named.grounds.get(place.ground as usize))
            .collect();
        let provinces = set(grounds.iter().filter_map(|ground| ground.admin1).collect());
        self.persons(happening, named);
        self.between_groups(happening, provinces.is_empty());
        for &quote in happening.quotes.iter() {
            self.add(Sort::Wording, quote, 0, true);
        }
        for &date in happening.dates.iter() {
            let fine = date.count() <= 10;
            if fine {
                for week in weeks(date) {
                    self.by_week(happening, &grounds, &provinces, week);
                }
            }
            if date.count() <= 3 {
                for day in date.start..=date.end {
                    self.add(Sort::Day, 0, day, provinces.is_empty());
                }
            }
            for month in months(date) {
                for &province in &provinces {
                    self.add(Sort::ProvinceMonth, province, month, !fine);
                }
                for kind in happening.kinds.iter() {
                    let family = kind.event_type() as u64;
                    self.add(Sort::KindMonth, family, month, provinces.is_empty());
                }
            }
        }
        if let Some(before) = just_before(happening) {
            // Without a place too: what was said of the last days meets what happened in them.
            for day in before.end - NEWS..=before.end {
                self.add(Sort::Day, 0, day, provinces.is_empty());
            }
            // News of the last days, told without a date, meets what happened there just before.
            for week in weeks(before) {
                for ground in &grounds {
                    if let Some(district) = ground.admin2 {
                        self.add(Sort::DistrictWeek, district, week, true);
                    }
                    if let Some(province) = ground.admin1 {
                        let coarse = ground.admin2.is_none();
                        self.add(Sort::ProvinceWeek, province, week, coarse);
                    }
                }
            }
        }
        let undated = happening.dates.is_empty();
        self.by_word(happening, &grounds, undated, wanted);
        for ground in &grounds {
            if let Some(district) = ground.admin2 {
                for count in happening.killed.iter().filter(|count| count.min > 0) {
                    self.add_counted(Sort::DistrictNumber, district, count.min, 0, undated);
                }
            }
            let kind = ground.location.kind;
            if kind.level() == 0 || kind == PlaceKind::Area {
                self.add(Sort::Settlement, ground.key, 0, undated);
            }
        }
    }

    /// What is told without a date meets what is told of its district in a word of its own, however
    /// long ago it was. Such keys are many, so that only those that [`Self::words`] gave are `wanted`.
    fn by_word(
        &mut self,
        happening: &Happening<'_>,
        grounds: &[&Ground<'_>],
        undated: bool,
        wanted: &HashSet<Symbol>,
    ) {
        for ground in grounds {
            for &word in ground.admin2.iter().flat_map(|_| &happening.words) {
                let key = word_key(ground.admin2, word);
                if undated || wanted.contains(&key) {
                    self.found.push((key, undated));
                }
            }
        }
    }

    /// The words of a happening without a date, as keys.
    pub(super) fn words<'h>(
        happening: &'h Happening<'_>,
        named: &'h Named<'_>,
    ) -> impl Iterator<Item = Symbol> + 'h {
        let undated = happening.dates.is_empty();
        let places = happening.places.iter().filter(move |_| undated);
        let grounds = places.filter_map(|place| named.grounds.get(place.ground as usize));
        grounds.flat_map(|ground| {
            let words = ground.admin2.iter().flat_map(|_| &happening.words);
            words.map(|&word| word_key(ground.admin2, word))
        })
    }

    /// News of a war between two groups meets news of it, whether or not it says where.
    fn between_groups(&mut self, happening: &Happening<'_>, placeless: bool) {
        for (i, &one) in happening.groups.iter().enumerate() {
            for &other in happening.groups.iter().skip(i + 1) {
                let both = Digest::new().number(one).number(other).symbol();
                for when in times_told(happening, 10) {
                    for week in weeks(when) {
                        self.add(Sort::Groups, both, week, placeless);
                    }
                }
            }
        }
    }

    fn persons(&mut self, happening: &Happening<'_>, named: &Named<'_>) {
        let names = |number: u32| named.names.get(number as usize);
        let people = happening
            .people
            .iter()
            .filter_map(|someone| names(someone.name));
        let mentioned = happening.mentioned.iter().filter_map(|&name| names(name));
        let told: Vec<_> = people
            .map(|name| (name, true))
            .chain(mentioned.map(|name| (name, false)))
            .collect();
        for (name, loose) in told {
            // A full name is looked up whatever the date.
            if loose || !name.single || name.rare.len() >= 2 {
                for &word in &name.rare {
                    self.add(Sort::Person, word, 0, loose);
                }
            }
            for when in times_told(happening, 62) {
                for month in months(when) {
                    for &word in &name.rare {
                        self.add(Sort::Named, word, month, loose);
                    }
                }
            }
        }
    }

    fn by_week(
        &mut self,
        happening: &Happening<'_>,
        grounds: &[&Ground<'_>],
        provinces: &[Symbol],
        week: i32,
    ) {
        for ground in grounds {
            if let Some(district) = ground.admin2 {
                self.add(Sort::DistrictWeek, district, week, true);
            }
            if let Some(province) = ground.admin1 {
                let kind = ground.location.kind;
                let coarse = ground.admin2.is_none()
                    || matches!(kind, PlaceKind::Area | PlaceKind::City)
                    || !happening.also_at.is_empty();
                self.add(Sort::ProvinceWeek, province, week, coarse);
            }
        }
        let killed = happening.killed.iter().filter(|count| count.min >= 3);
        let taken = happening.taken.iter().filter(|count| count.min >= 20);
        for count in killed.chain(taken) {
            for &province in provinces {
                self.add_counted(Sort::NumberWeek, province, count.min, week, true);
            }
        }
    }
}

/// The bit by which a key of a word is told from others.
const BY_WORD: Symbol = 1;

/// Whether a key is that of a word: where very many share it, the word tells nothing.
pub(super) const fn is_by_word(key: Symbol) -> bool {
    key & BY_WORD != 0
}

fn word_key(district: Option<Symbol>, word: Symbol) -> Symbol {
    let digest = Digest::new().number(Sort::WordDistrict as u64);
    let digest = digest.number(district.unwrap_or_default()).number(word);
    digest.symbol() | BY_WORD
}

/// Its dates of so many days at most; where the report gives none, the days in which it may have
/// happened to be news.
fn times_told(happening: &Happening<'_>, most: i32) -> impl Iterator<Item = Days> {
    let dates = happening
        .dates
        .iter()
        .copied()
        .filter(move |date| date.count() <= most);
    dates.chain(just_before(happening))
}

/// Days before a report in which its news happened as a rule.
const NEWS: i32 = 4;

/// The days before the report came out, where it gives no date or none finer than a month.
fn just_before(happening: &Happening<'_>) -> Option<Days> {
    let end = happening.told_by.filter(|_| !happening.by_day())?;
    Some(Days {
        start: end - 10,
        end,
    })
}

/// Numbers of the weeks that the days touch with a day's margin, so that dates a day apart meet.
fn weeks(when: Days) -> std::ops::RangeInclusive<i32> {
    (when.start - 1).div_euclid(7)..=(when.end + 1).div_euclid(7)
}

/// Numbers of the months that the days touch, a year's worth at most.
fn months(when: Days) -> impl Iterator<Item = i32> {
    let of = |day: i32| {
        let date = jiff::civil::date(1970, 1, 1).saturating_add(day.days());
        i32::from(date.year()) * 12 + i32::from(date.month()) - 1
    };
    (of(when.start)..=of(when.end)).take(12)
}
