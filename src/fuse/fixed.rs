//! Values that people set, shown in place of what the claims give.
//!
//! The claims are left as they are: what they dispute is still disputed, and a value that was
//! shown before stands among the rivals.

use std::collections::BTreeMap;

use crate::model::incident::Range;
use crate::model::{
    Basis, Count, Decisions, EventDate, Fix, Fixed, Incident, Location, LonLat, PointOf,
    SubEventType, WherePrecision,
};

use super::shown::Shown;
use super::sources::Source;

/// The word of `shown_because`.
const CORRECTED: &str = "corrected";

/// Every value that was set, by the claim whose incident it is for.
#[derive(Debug, Default)]
pub(super) struct Fixes<'a> {
    by_claim: BTreeMap<&'a str, Vec<(usize, &'a Fix)>>,
}

impl<'a> Fixes<'a> {
    pub(super) fn of(decisions: &'a Decisions) -> Self {
        let mut by_claim: BTreeMap<&str, Vec<(usize, &Fix)>> = BTreeMap::new();
        for (at, fix) in decisions.fixes.iter().enumerate() {
            by_claim.entry(&fix.claim).or_default().push((at, fix));
        }
        Self { by_claim }
    }

    /// The values for the incident that holds these claims; of two for one field, the later.
    pub(super) fn of_incident(&self, sources: &[Source<'_>]) -> Set<'a> {
        let mut set = Set::default();
        if self.by_claim.is_empty() {
            return set;
        }
        let mut fixes: Vec<(usize, &'a Fix)> = sources
            .iter()
            .filter_map(|source| self.by_claim.get(source.claim.id.as_str()))
            .flatten()
            .copied()
            .collect();
        fixes.sort_by_key(|(at, _)| *at);
        for (_, fix) in fixes {
            match &fix.value {
                Fixed::Place(place) => set.place = Some(place.as_deref()),
                Fixed::Point(point, radius) => set.point = Some((*point, *radius)),
                Fixed::Date(date) => set.date = Some(date.as_ref()),
                Fixed::Killed(count) => set.killed = Some(*count),
                Fixed::Injured(count) => set.injured = Some(*count),
                Fixed::Taken(count) => set.taken = Some(*count),
                Fixed::CiviliansKilled(count) => set.civilians_killed = Some(*count),
                Fixed::Kind(kind) => set.kind = Some(*kind),
            }
        }
        set
    }
}

/// One incident's values; the outer `None` where nothing was set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set<'a> {
    place: Option<Option<&'a Location>>,
    point: Option<(LonLat, Option<f64>)>,
    date: Option<Option<&'a EventDate>>,
    killed: Option<Option<Count>>,
    injured: Option<Option<Count>>,
    taken: Option<Option<Count>>,
    civilians_killed: Option<Option<Count>>,
    kind: Option<Option<SubEventType>>,
}

impl Set<'_> {
    /// The date that is shown.
    pub(super) fn date<'s>(
        &'s self,
        chosen: Option<Shown<&'s EventDate>>,
    ) -> Option<Shown<&'s EventDate>> {
        match self.date {
            None => chosen,
            Some(date) => date.map(corrected),
        }
    }

    /// The place that is shown in place of the chosen one; none where it is the chosen one.
    pub(super) fn moved(&self, chosen: Option<&Location>) -> Option<Location> {
        if self.place.is_none() && self.point.is_none() {
            return None;
        }
        let mut place = self.place.unwrap_or(chosen)?.clone();
        if let Some((point, radius)) = self.point {
            place.point = Some(point);
            place.point_of = Some(PointOf::Exact);
            place.precision = WherePrecision::Exact;
            place.uncertainty_m = radius;
        }
        Some(place)
    }

    /// The place that is shown, `moved` being what [`Self::moved`] gave.
    pub(super) fn place<'s>(
        &self,
        chosen: Option<Shown<&'s Location>>,
        moved: Option<&'s Location>,
    ) -> Option<Shown<&'s Location>> {
        match moved {
            Some(place) => Some(corrected(place)),
            None if self.place.is_some() => None,
            None => chosen,
        }
    }

    /// The rule that gave the toll.
    pub(super) fn killed_because(&self, chosen: Option<&'static str>) -> Option<&'static str> {
        if self.killed.is_some() {
            Some(CORRECTED)
        } else {
            chosen
        }
    }

    /// Sets the counts and the kind.
    pub(super) fn apply(&self, incident: &mut Incident) {
        let range = |count: Option<Count>| count.map_or_else(Range::default, Range::from);
        if let Some(killed) = self.killed {
            incident.killed = range(killed);
            incident.killed_best = killed.map(|count| count.min);
            // The words were another figure's.
            incident.killed_as_written = None;
        }
        if let Some(injured) = self.injured {
            incident.injured = range(injured);
        }
        if let Some(taken) = self.taken {
            incident.taken = range(taken);
        }
        if let Some(civilians) = self.civilians_killed {
            incident.civilians_killed = range(civilians);
        }
        if let Some(kind) = self.kind {
            incident.kind = kind;
        }
    }
}

const fn corrected<T>(value: T) -> Shown<T> {
    Shown {
        value,
        because: CORRECTED,
        basis: Basis::Correction,
    }
}
