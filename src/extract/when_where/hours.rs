//! Happenings told hours apart: "a few hours after it had fallen", "Hours before the raid".

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::model::EventDate;

/// "a few hours after it had fallen on Monday": the two of one sentence are of one day.
pub fn hours_apart(reading: &Reading<'_>, tellings: &mut [Telling]) {
    for index in 0..tellings.len() {
        let Some(telling) = tellings
            .get(index)
            .filter(|t| t.date.is_none() && !t.triggers.is_empty())
        else {
            continue;
        };
        let hull = telling.hull();
        let date = tellings
            .iter()
            .filter(|t| t.sentence == telling.sentence && !t.triggers.is_empty())
            .find_map(|t| {
                let other = t.hull();
                let between = hull.end.min(other.end)..hull.start.max(other.start);
                let linked = between.clone().any(|at| {
                    reading.is(
                        at,
                        &[
                            "hours",
                            "minutes",
                            "moments",
                            "shortly",
                            "soon",
                            "immediately",
                            "hour",
                        ],
                    ) && (at + 1..at + 3)
                        .any(|n| reading.is(n, &["after", "before", "later", "earlier"]))
                });
                let crosses = between
                    .clone()
                    .any(|at| clauses::is_boundary(reading, at) && reading.is(at, &[";", "."]));
                (linked && !crosses).then(|| t.date.clone()).flatten()
            })
            .or_else(|| opens_hours_apart(reading, tellings, index))
            .filter(|d| d.value.interval.days() <= 2);
        if let Some(mut date) = date
            && let Some(telling) = tellings.get_mut(index)
        {
            date.value.basis = crate::model::Basis::Context;
            date.rule = "date.hours-apart";
            telling.date = Some(date);
        }
    }
}

/// "Hours before the raid a bomber blew himself up", at the head of a sentence: on the day told last.
fn opens_hours_apart(
    reading: &Reading<'_>,
    tellings: &[Telling],
    index: usize,
) -> Option<Read<EventDate>> {
    const OPENING: usize = 5;
    let telling = tellings.get(index)?;
    let start = reading.spans.sentences.get(telling.sentence)?.tokens.start;
    let opens = (start..telling.hull().start.min(start + OPENING)).any(|t| {
        reading.is(t, &["hours", "minutes", "moments", "shortly", "hour"])
            && reading.is(t + 1, &["after", "before", "later", "earlier"])
    });
    let before = tellings.get(..index)?.iter().rev();
    before
        .filter(|t| opens && t.sentence < telling.sentence)
        .find_map(|t| t.date.clone())
}
