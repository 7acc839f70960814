//! What incidents have to do with each other, once all are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Incident;

/// Incidents of which a report tells one as a part or consequence of the other name each other.
pub(super) fn link(incidents: &mut [Incident]) {
    let mut told: Vec<(usize, (&str, u32))> = Vec::new();
    for (at, incident) in incidents.iter().enumerate() {
        let claims = incident.claims.iter().map(|joined| &joined.claim);
        told.extend(
            claims.filter_map(|claim| Some((at, (claim.report_id.as_str(), claim.part_of?)))),
        );
    }
    let wholes: BTreeSet<(&str, u32)> = told.iter().map(|(_, whole)| *whole).collect();
    let mut home: BTreeMap<(&str, u32), usize> = BTreeMap::new();
    if !wholes.is_empty() {
        for (at, incident) in incidents.iter().enumerate() {
            let claims = incident.claims.iter().map(|joined| &joined.claim);
            let held = claims.map(|claim| (claim.report_id.as_str(), claim.event_in_report));
            home.extend(
                held.filter(|event| wholes.contains(event))
                    .map(|event| (event, at)),
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
    if links.is_empty() {
        return;
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
