//! After fusing: what was decided is written into the incidents' columns, and what could not be
//! followed is told.

use std::collections::{BTreeMap, BTreeSet};

use super::before::Followed;
use super::{Change, Correction, Corrections, Outcome, State};
use crate::model::{Incident, Warning, WarningKind};

/// Fills the columns `corrected` and `review` of the incidents that rows changed; gives what became
/// of each row, in the order of [`Corrections::rows`], and a warning for each that was not followed.
pub fn after(
    corrections: &Corrections,
    rows: Vec<Followed>,
    incidents: &mut [Incident],
) -> (Vec<Outcome>, Vec<Warning>) {
    let mut rows = rows;
    let named: BTreeSet<String> = rows
        .iter()
        .flat_map(|row| [Some(&row.claim), row.other.as_ref()])
        .flatten()
        .cloned()
        .collect();
    let home: BTreeMap<String, usize> = incidents
        .iter()
        .enumerate()
        .flat_map(|(at, incident)| {
            let claims = incident.claims.iter();
            claims.map(move |joined| (joined.claim.id.clone(), at))
        })
        .filter(|(claim, _)| named.contains(claim))
        .collect();
    settle(&corrections.rows, &mut rows, &home, incidents);

    let mut told: BTreeMap<usize, Told> = BTreeMap::new();
    for (row, followed) in corrections.rows.iter().zip(&mut rows) {
        if followed.outcome.state != State::Applied {
            continue;
        }
        let both = match row.change {
            Change::Merge(_) | Change::Apart(_) | Change::Split(_) => followed.other.as_ref(),
            _ => None,
        };
        let mut at: Vec<usize> = std::iter::once(&followed.claim)
            .chain(both)
            .filter_map(|claim| home.get(claim).copied())
            .collect();
        at.sort_unstable();
        at.dedup();
        for at in at {
            told.entry(at).or_default().add(row);
            if let Some(incident) = incidents.get(at) {
                followed.outcome.incidents.push(incident.id.clone());
            }
        }
        followed.outcome.incidents.sort();
    }
    for (at, told) in told {
        if let Some(incident) = incidents.get_mut(at) {
            told.write(incident);
        }
    }

    let outcomes: Vec<Outcome> = rows.into_iter().map(|row| row.outcome).collect();
    let warnings = corrections
        .rows
        .iter()
        .zip(&outcomes)
        .filter_map(|(row, outcome)| warning(corrections, row, outcome))
        .collect();
    (outcomes, warnings)
}

/// Finds the rows that fuse could not follow, or that others overrule.
fn settle(
    corrected: &[Correction],
    rows: &mut [Followed],
    home: &BTreeMap<String, usize>,
    incidents: &[Incident],
) {
    let mut last: BTreeMap<(usize, &'static str), usize> = BTreeMap::new();
    for (at, row) in corrected.iter().enumerate() {
        let Some(followed) = rows.get(at) else {
            continue;
        };
        if followed.outcome.state != State::Applied || row.change == Change::Reject {
            continue;
        }
        let here = home.get(&followed.claim).copied();
        let there = followed.other.as_ref().and_then(|other| home.get(other));
        let one = here.is_some() && here == there.copied();
        let conflict = match &row.change {
            Change::Merge(_) if !one => Some("other rows keep them apart"),
            Change::Apart(_) | Change::Split(_) if one => Some("other rows merge them"),
            Change::Point(..) if !row.id.is_claim => here
                .and_then(|at| incidents.get(at))
                .filter(|incident| incident.location.is_none())
                .map(|_| "the incident has no place: give it one with a row for place"),
            _ => None,
        };
        if let Some(why) = conflict {
            if let Some(followed) = rows.get_mut(at) {
                followed.outcome.state = State::Conflict(why.into());
            }
            continue;
        }
        if let (true, false, Some(here)) = (row.change.sets_value(), row.id.is_claim, here)
            && let Some(earlier) = last.insert((here, row.change.field()), at)
            && let Some(beaten) = rows.get_mut(earlier)
        {
            beaten.outcome.state = State::Superseded(row.line);
        }
    }
}

/// What is told of one incident.
#[derive(Debug, Default)]
struct Told {
    corrected: Vec<String>,
    review: Vec<String>,
}

impl Told {
    fn add(&mut self, row: &Correction) {
        let plain = |text: &str| text.replace(';', ",");
        let signed = format!("{}, {}", plain(&row.by), row.date);
        let review = if row.change == Change::Review {
            let note = [row.value.as_str(), row.reason.as_str()];
            let note: Vec<String> = note
                .into_iter()
                .filter(|words| !words.is_empty())
                .map(plain)
                .collect();
            if note.is_empty() {
                format!("reviewed by {signed}")
            } else {
                format!("reviewed by {signed}: {}", note.join(", "))
            }
        } else {
            let what = match &row.change {
                Change::Split(_) => format!("claim {} split off", row.id.as_written()),
                Change::Reject => format!("claim {} rejected", row.id.as_written()),
                Change::Merge(other) => {
                    format!("{} merged with {}", row.id.as_written(), other.as_written())
                }
                Change::Apart(other) => {
                    let (one, two) = (row.id.as_written(), other.as_written());
                    format!("{one} kept apart from {two}")
                }
                change if row.id.is_claim => {
                    format!("{} of claim {}", change.field(), row.id.as_written())
                }
                change => change.field().to_owned(),
            };
            self.corrected
                .push(format!("{what}: {}", plain(&row.why())));
            format!("corrected by {signed}")
        };
        if !self.review.contains(&review) {
            self.review.push(review);
        }
    }

    fn write(self, incident: &mut Incident) {
        if !self.corrected.is_empty() {
            incident.corrected = Some(self.corrected.join("; "));
        }
        if !self.review.is_empty() {
            incident.review = self.review.join("; ");
        }
    }
}

fn warning(corrections: &Corrections, row: &Correction, outcome: &Outcome) -> Option<Warning> {
    let (why, hint) = match &outcome.state {
        State::Applied => return None,
        State::Superseded(line) => (
            format!("line {line} sets the same value"),
            "take the row out",
        ),
        State::Unmatched(why) => (
            why.clone(),
            "look for the incident in the layer and put its id, or take the row out",
        ),
        State::Conflict(why) => (why.clone(), "change or take out one of the rows"),
    };
    Some(Warning {
        path: format!("{}:{}", corrections.path, row.line),
        kind: WarningKind::Correction,
        message: format!(
            "the correction of {} ({}) was not followed: {why}; {hint}",
            row.id.as_written(),
            row.change.field()
        ),
    })
}
