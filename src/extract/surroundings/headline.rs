//! The place that only the headline gives to the report's news: always marked as context, and never where the report's
//! own words place it.

use crate::extract::discourse::anew;
use crate::extract::discourse::happenings::Happening;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::surroundings::places;
use crate::extract::telling::Telling;
use crate::model::{Location, PlaceKind};

/// The rule's id for a place that the headline alone gives.
pub const PLACE: &str = "place.headline";

/// "Blast in Paghman kills five", over a report that says where it was nowhere else: the place of its news, unless it
/// is wider than `widest`.
pub fn place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
    widest: PlaceKind,
) -> Option<(usize, usize, &'static str)> {
    let &first = happening.tellings.first()?;
    if !is_news(reading, tellings.get(first)?) || !places::is_fresh(reading, tellings, happening) {
        return None;
    }
    let place = named(reading, None).filter(|&p| {
        reading
            .locations
            .get(p)
            .is_some_and(|l| l.kind.level() <= widest.level())
    })?;
    Some((first, place, PLACE))
}

/// The finer place within another that the headline gives to the report's news.
pub fn within(reading: &Reading<'_>, telling: &Telling, outer: &Location) -> Option<usize> {
    if !is_news(reading, telling) {
        return None;
    }
    named(reading, Some(outer))
}

/// Whether a telling is of what a headline may sum up: in the lead, no summary, no turn to something else.
fn is_news(reading: &Reading<'_>, telling: &Telling) -> bool {
    particular::is_lead(reading, telling.sentence)
        && !telling.summary
        && !telling.vague
        && !anew::starts_anew(reading, telling)
}

/// The finest place that the headline names, where all that it names can be one.
fn named(reading: &Reading<'_>, outer: Option<&Location>) -> Option<usize> {
    let told = || {
        reading
            .locations
            .iter()
            .enumerate()
            .skip(reading.headline_from)
            .filter(|(_, l)| l.kind != PlaceKind::Country && l.candidates.is_empty())
    };
    let (at, finest) = told().min_by_key(|(_, l)| l.kind.level())?;
    let one = told().all(|(_, l)| !l.contradicts(finest));
    let fits = outer.is_none_or(|outer| {
        finest.is_within(outer) && finest.kind.level() < PlaceKind::Province.level()
    });
    (one && fits).then_some(at)
}
