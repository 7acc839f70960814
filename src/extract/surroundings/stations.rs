//! "The police chief of A district was killed": whoever fell in office fell where the office is, when nothing else
//! tells the place.

use crate::extract::clauses;
use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::when_where::whereabouts;
use crate::model::{PlaceKind, TollScope};

/// The seat of a post stands within this many tokens of it.
const SEAT_REACH: usize = 6;

/// The seat of the post of an unnamed victim: the telling, the place, the rule.
pub fn of_victim(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    for &index in &happening.tellings {
        let Some(telling) = tellings.get(index).filter(|t| t.has_outcome() && !t.denied) else {
            continue;
        };
        let single = telling
            .killed
            .iter()
            .filter(|k| k.scope == TollScope::Named)
            .map(|k| &k.span);
        for described in telling.described.iter().chain(single) {
            let tokens = reading.tokens_of(*described);
            let seat = (0..reading.locations.len()).find(|&l| {
                let Some(location) = reading.locations.get(l) else {
                    return false;
                };
                let own = reading.tokens_of(location.span);
                let behind = own.start >= tokens.end
                    && own.start - tokens.end <= SEAT_REACH
                    && (tokens.end..own.start).any(|t| reading.is(t, &["of", "for", "in"]))
                    && !(tokens.end..own.start)
                        .any(|t| clauses::is_finite_verb(reading, t) || reading.is(t, &[","]));
                let before = own.end <= tokens.start && tokens.start - own.end <= 2;
                let inside = tokens.start <= own.start && own.end <= tokens.end;
                (behind || before || inside)
                    && whereabouts::is_local(reading, l)
                    && matches!(location.kind, PlaceKind::District | PlaceKind::Province)
            });
            if let Some(seat) = seat {
                return Some((index, seat, "place.victims-post"));
            }
        }
    }
    None
}
