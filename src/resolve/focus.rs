//! What the report as a whole is about, as evidence for each name.

use std::collections::{BTreeMap, BTreeSet};

use crate::gazetteer::Gazetteer;
use crate::model::location::MentionRole;
use crate::model::place::{PlaceId, PlaceKind};

use super::chain::Chains;
use super::context::{Ctx, Name};

/// The same name was settled by its own context elsewhere in the report.
const SETTLED: f64 = 1.2;
/// The report names the candidate's province.
const NAMED: f64 = 0.3;
/// Weight of the report's focus on the candidate's province.
const FOCUS: f64 = 1.5;

/// What the report as a whole is about.
#[derive(Default)]
pub(super) struct Focus {
    /// Share of the report's decided mentions by province, and by country for places abroad.
    share: BTreeMap<PlaceId, f64>,
    /// Provinces that the report names.
    named: BTreeSet<PlaceId>,
    /// Names settled by a type word or a chain of their own.
    settled: BTreeMap<String, Vec<PlaceId>>,
}

impl Focus {
    /// The focus that the choices made so far show.
    pub fn of(ctx: &Ctx<'_>, names: &[Name], chains: &Chains) -> Self {
        let mut focus = Self::default();
        let mut all = 0.0;
        for (at, name) in names.iter().enumerate() {
            let Some(place) = name
                .place
                .filter(|_| !name.undecided && !name.unknown && name.role != MentionRole::Body)
            else {
                continue;
            };
            let held = chains.parent.get(at).copied().flatten().is_some();
            if (name.typed.is_some() || held) && name.locates() {
                let places = focus
                    .settled
                    .entry(name.surface(ctx).to_lowercase())
                    .or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            if name.locates() && ctx.gaz.place(place).kind == PlaceKind::Province {
                focus.named.insert(place);
            }
            if let Some(region) = region(ctx.gaz, place) {
                all += name.score;
                *focus.share.entry(region).or_default() += name.score;
            }
        }
        for share in focus.share.values_mut() {
            *share /= f64::max(all, 1.0);
        }
        focus
    }

    /// Evidence for a candidate, in units of a natural logarithm.
    pub fn evidence(&self, gaz: &Gazetteer, name: &Name, ctx: &Ctx<'_>, candidate: PlaceId) -> f64 {
        let share = region(gaz, candidate)
            .and_then(|r| self.share.get(&r))
            .copied()
            .unwrap_or(0.0);
        let settled = name.typed.is_none()
            && self
                .settled
                .get(&name.surface(ctx).to_lowercase())
                .is_some_and(|p| p.contains(&candidate));
        let named = region(gaz, candidate).is_some_and(|r| self.named.contains(&r));
        let named = if named { NAMED } else { 0.0 };
        FOCUS * share + named + if settled { SETTLED } else { 0.0 }
    }
}

/// The province that is or holds the place; none for countries.
fn region(gaz: &Gazetteer, place: PlaceId) -> Option<PlaceId> {
    gaz.admin(place, PlaceKind::Province)
}
