//! The place from which the dead and wounded of the report's news were brought. Always marked as context.

use crate::extract::discourse::happenings::Happening;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::when_where::whereabouts;

/// "the bodies had been brought from Rodat district": where the dead and wounded of the report's news came from.
pub fn bodies_from(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    const CARRIED: &[&str] = &[
        "bodies",
        "body",
        "wounded",
        "injured",
        "dead",
        "victims",
        "casualties",
        "patients",
    ];
    const CARRYING: &[&str] = &[
        "brought",
        "taken",
        "transferred",
        "evacuated",
        "received",
        "moved",
        "transported",
        "arrived",
        "rushed",
        "shifted",
        "flown",
    ];
    let &first = happening.tellings.first()?;
    let deadly = happening
        .tellings
        .iter()
        .filter_map(|&i| tellings.get(i))
        .any(Telling::has_outcome);
    let from = tellings.get(first)?.sentence;
    if !deadly || !particular::is_lead(reading, from) {
        return None;
    }
    let sentences = reading.spans.sentences.iter().skip(from).take(5);
    for sentence in sentences {
        let tokens = sentence.tokens.clone();
        let place = tokens
            .clone()
            .filter(|&t| reading.is(t, &["from"]))
            .filter(|&t| {
                let before = t.saturating_sub(10).max(tokens.start)..t;
                before.clone().any(|b| reading.is(b, CARRIED))
                    && before.clone().any(|b| reading.is(b, CARRYING))
            })
            .find_map(|t| (t + 1..t + 4).find_map(|p| reading.slot(p).location))
            .filter(|&p| whereabouts::is_local(reading, p));
        if let Some(place) = place {
            return Some((first, place, "place.bodies-from"));
        }
    }
    None
}
