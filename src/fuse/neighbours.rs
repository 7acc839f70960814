//! What incidents have to do with each other, once all are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Incident;

/// Incidents of which a report tells one as a part or consequence of the other name each other.
pub(super) fn link(incidents: &mut [Incident]) {
    let mut home: BTreeMap<(String, u32), usize> = BTreeMap::new();
    let mut told: Vec<(usize, (String, u32))> = Vec::new();
    for (at, incident) in incidents.iter().enumerate() {
        for joined in &incident.claims {
            let claim = &joined.claim;
            home.insert((claim.report_id.clone(), claim.event_in_report), at);
            told.extend(
                claim
                    .part_of
                    .map(|whole| (at, (claim.report_id.clone(), whole))),
            );
        }
    }
    let mut links: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (part, whole) in told {
        if let Some(&whole) = home.get(&whole)
            && whole != part
        {
            links.extend([(part, whole), (whole, part)]);
        }
    }
    let ids: Vec<String> = incidents
        .iter()
        .map(|incident| incident.id.clone())
        .collect();
    for (from, to) in links {
        if let (Some(incident), Some(id)) = (incidents.get_mut(from), ids.get(to)) {
            incident.linked_incidents.push(id.clone());
        }
    }
    for incident in incidents {
        incident.linked_incidents.sort();
        incident.linked_incidents.dedup();
    }
}

/// How many incidents share a point, to the sixth decimal that is written.
pub(super) fn count_at_points(incidents: &mut [Incident]) {
    let at = |incident: &Incident| {
        let point = incident.location.as_ref()?.point?;
        Some((
            (point.lon * 1e6).round() as i64,
            (point.lat * 1e6).round() as i64,
        ))
    };
    let mut counts: BTreeMap<(i64, i64), u32> = BTreeMap::new();
    for point in incidents.iter().filter_map(at) {
        *counts.entry(point).or_default() += 1;
    }
    for incident in incidents {
        incident.n_at_point = at(incident).and_then(|point| counts.get(&point).copied());
    }
}
