//! Before claims are fused: claims mended, left out and split off, and what fuse must know.

use std::collections::BTreeMap;

use super::{Change, Correction, Corrections, Id, Outcome, State};
use crate::model::{
    Basis, Claim, Decisions, Evidence, Field, Fix, Fixed, Pair, PointOf, TollScope, WherePrecision,
};

/// What is to be fused, and what became of each row so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Before {
    /// The claims that are left, mended.
    pub claims: Vec<Claim>,
    /// For fuse.
    pub decisions: Decisions,
    /// A row each, in the order of [`Corrections::rows`].
    pub rows: Vec<Followed>,
}

/// A row on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The claim whose incident it changes: the row's own, or where that is rejected one told with it.
    pub(super) claim: String,
    /// The other end of a merger or parting, resolved in the same way.
    pub(super) other: Option<String>,
    /// What became of it.
    pub(super) outcome: Outcome,
}

/// Follows the rows as far as that can be done before fusing. Neither the order of the claims nor
/// that of the table's rows of one day and field matters, but that of two the later holds.
pub fn before(corrections: &Corrections, claims: Vec<Claim>) -> Before {
    let mut desk = Desk::new(&corrections.rows, claims);
    for row in &corrections.rows {
        if row.change == Change::Reject {
            desk.reject(row);
        }
    }
    for row in &corrections.rows {
        if let Change::Split(from) = &row.change {
            desk.split_off(&row.id.claim, &from.claim);
        }
    }
    let mut followed: Vec<Followed> = corrections
        .rows
        .iter()
        .map(|row| desk.follow(row))
        .collect();
    supersede(&corrections.rows, &mut followed);
    desk.mend(&corrections.rows, &mut followed);
    let decisions = decisions(&corrections.rows, &followed);
    let rejected = desk.rejected;
    let claims = desk
        .claims
        .into_iter()
        .filter(|claim| !rejected.contains_key(&claim.id))
        .collect();
    Before {
        claims,
        decisions,
        rows: followed,
    }
}

struct Desk {
    claims: Vec<Claim>,
    at: BTreeMap<String, usize>,
    /// Claims that are left out, with the line of the row.
    rejected: BTreeMap<String, u64>,
    /// Reports that rows speak of: the event that each claim was told of, before anything was split
    /// off. Sorted, so that the order of the claims does not show.
    told: BTreeMap<String, BTreeMap<String, u32>>,
    /// Report, event and incident of what was split off, and its new number.
    split: BTreeMap<(String, u32, String), u32>,
}

impl Desk {
    fn new(rows: &[Correction], claims: Vec<Claim>) -> Self {
        let at: BTreeMap<String, usize> = claims
            .iter()
            .enumerate()
            .map(|(at, claim)| (claim.id.clone(), at))
            .collect();
        let mut told: BTreeMap<String, BTreeMap<String, u32>> = rows
            .iter()
            .flat_map(|row| [Some(&row.id), row.change.other()])
            .flatten()
            .filter_map(|id| claims.get(*at.get(&id.claim)?))
            .map(|claim| (claim.report_id.clone(), BTreeMap::new()))
            .collect();
        for claim in &claims {
            if let Some(events) = told.get_mut(&claim.report_id) {
                events.insert(claim.id.clone(), claim.event_in_report);
            }
        }
        Self {
            claims,
            at,
            rejected: BTreeMap::new(),
            told,
            split: BTreeMap::new(),
        }
    }

    fn claim(&self, id: &str) -> Option<&Claim> {
        self.at.get(id).and_then(|at| self.claims.get(*at))
    }

    fn claim_mut(&mut self, id: &str) -> Option<&mut Claim> {
        let at = *self.at.get(id)?;
        self.claims.get_mut(at)
    }

    fn reject(&mut self, row: &Correction) {
        if self.at.contains_key(&row.id.claim) {
            self.rejected.insert(row.id.claim.clone(), row.line);
        }
    }

    /// Gives a claim that is split off an event of its own in its report; claims of one event that
    /// are split off the same incident go together.
    fn split_off(&mut self, id: &str, from: &str) {
        let Some(report) = self.claim(id).map(|claim| claim.report_id.clone()) else {
            return;
        };
        let events = self.told.get(&report);
        let Some(old) = events.and_then(|events| events.get(id).copied()) else {
            return;
        };
        let last = events.and_then(|events| events.values().max().copied());
        let used = self.split.keys().filter(|(other, ..)| *other == report);
        let next = last
            .unwrap_or(0)
            .saturating_add(u32::try_from(used.count()).unwrap_or(u32::MAX))
            .saturating_add(1);
        let key = (report, old, from.to_owned());
        let number = *self.split.entry(key).or_insert(next);
        if let Some(claim) = self.claim_mut(id) {
            claim.event_in_report = number;
        }
    }

    /// The claim that an id stands for now: itself, or where it is rejected the first claim told of
    /// the same event in the same report.
    fn stands_for(&self, id: &Id) -> Result<String, State> {
        let Some(claim) = self.claim(&id.claim) else {
            return Err(State::Unmatched(format!(
                "no report gives {} any more",
                id.as_written()
            )));
        };
        let Some(line) = self.rejected.get(&id.claim) else {
            return Ok(claim.id.clone());
        };
        let gone = || State::Unmatched(format!("{} is rejected in line {line}", id.as_written()));
        if id.is_claim {
            return Err(gone());
        }
        let events = self.told.get(&claim.report_id).ok_or_else(gone)?;
        let event = events.get(&id.claim);
        events
            .iter()
            .filter(|(_, other)| Some(*other) == event)
            .map(|(sibling, _)| sibling)
            .find(|sibling| {
                let now = self.claim(sibling).map(|claim| claim.event_in_report);
                !self.rejected.contains_key(*sibling) && now == event.copied()
            })
            .cloned()
            .ok_or_else(gone)
    }

    fn follow(&self, row: &Correction) -> Followed {
        let (claim, other, state) = self
            .ends(row)
            .unwrap_or_else(|state| (row.id.claim.clone(), None, state));
        Followed {
            claim,
            other,
            outcome: Outcome {
                line: row.line,
                state,
                incidents: Vec::new(),
            },
        }
    }

    fn ends(&self, row: &Correction) -> Result<(String, Option<String>, State), State> {
        if row.change == Change::Reject {
            let known = self.claim(&row.id.claim).map(|claim| claim.id.clone());
            // Who is told with it, so that their incident shows that something was taken out.
            let as_incident = Id {
                is_claim: false,
                ..row.id.clone()
            };
            let sibling = self.stands_for(&as_incident);
            return match known {
                Some(claim) => Ok((sibling.unwrap_or(claim), None, State::Applied)),
                None => Err(sibling.err().unwrap_or(State::Applied)),
            };
        }
        let claim = self.stands_for(&row.id)?;
        let Some(other) = row.change.other() else {
            return Ok((claim, None, State::Applied));
        };
        let other = self.stands_for(other)?;
        let event = |id: &str| {
            self.claim(id)
                .map(|claim| (claim.report_id.as_str(), claim.event_in_report))
        };
        if event(&claim) == event(&other) && !matches!(row.change, Change::Merge(_)) {
            return Err(State::Conflict(format!(
                "{} and {} are told of one event in one report: split the claims off, one row each",
                row.id.as_written(),
                row.value
            )));
        }
        Ok((claim, Some(other), State::Applied))
    }

    /// Mends the claims that rows name themselves.
    fn mend(&mut self, rows: &[Correction], followed: &mut [Followed]) {
        // A point is put on the place that holds in the end.
        for points in [false, true] {
            for (row, followed) in rows.iter().zip(followed.iter_mut()) {
                let on_claim = row.id.is_claim && row.change.sets_value();
                let now = matches!(row.change, Change::Point(..)) == points;
                if !on_claim || !now || followed.outcome.state != State::Applied {
                    continue;
                }
                if let Some(claim) = self.claim_mut(&followed.claim) {
                    if points && claim.location.is_none() {
                        followed.outcome.state = State::Conflict(
                            "the claim has no place: give it one with a row for place".into(),
                        );
                    } else {
                        mend(claim, row);
                    }
                }
            }
        }
    }
}

/// Sets a value of a claim: the program misread its words, so the value counts as stated in them.
fn mend(claim: &mut Claim, row: &Correction) {
    let field = match &row.change {
        Change::Place(place) => {
            let before = claim.location.take();
            claim.location = place.as_deref().cloned().map(|mut place| {
                place.as_written = before.map(|before| before.as_written).unwrap_or_default();
                place.span = claim.span;
                place
            });
            claim.where_basis = claim.location.as_ref().map(|_| Basis::Stated);
            Field::Location
        }
        Change::Point(point, radius) => {
            if let Some(place) = &mut claim.location {
                place.point = Some(*point);
                place.point_of = Some(PointOf::Exact);
                place.precision = WherePrecision::Exact;
                place.uncertainty_m = *radius;
                claim.where_basis = Some(Basis::Stated);
            }
            Field::Location
        }
        Change::Date(date) => {
            let words = claim.date.take().and_then(|date| date.as_written);
            claim.date = date.clone().map(|mut date| {
                date.basis = Basis::Stated;
                date.as_written = words;
                date
            });
            Field::Date
        }
        Change::Killed(count) => {
            claim.killed = *count;
            claim.toll_scope = count.map(|_| TollScope::Total);
            claim.killed_as_written = None;
            Field::Killed
        }
        Change::Injured(count) => {
            claim.injured = *count;
            Field::Injured
        }
        Change::Taken(count) => {
            claim.taken = *count;
            Field::Taken
        }
        Change::CiviliansKilled(count) => {
            claim.civilians_killed = *count;
            Field::CiviliansKilled
        }
        Change::Kind(kind) => {
            claim.kind = *kind;
            Field::Kind
        }
        Change::Merge(_)
        | Change::Apart(_)
        | Change::Split(_)
        | Change::Reject
        | Change::Review => return,
    };
    claim.evidence.retain(|evidence| evidence.field != field);
    claim.evidence.push(Evidence {
        field,
        span: claim.span,
        words: claim.quote.clone(),
        basis: Basis::Stated,
        rule: format!("correction: {}", row.why()),
    });
}

/// Of two rows that set one value of one claim or by one id, the later holds. Rows that set a value
/// of one incident by different ids can be told only when it is fused.
fn supersede(rows: &[Correction], followed: &mut [Followed]) {
    let mut last: BTreeMap<(bool, String, &'static str), (usize, u64)> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(now) = followed.get(at) else {
            continue;
        };
        if !row.change.sets_value() || now.outcome.state != State::Applied {
            continue;
        }
        let key = (row.id.is_claim, now.claim.clone(), row.change.field());
        if let Some((earlier, _)) = last.insert(key, (at, row.line))
            && let Some(beaten) = followed.get_mut(earlier)
        {
            beaten.outcome.state = State::Superseded(row.line);
        }
    }
}

fn decisions(rows: &[Correction], followed: &[Followed]) -> Decisions {
    let mut decisions = Decisions::default();
    for (row, followed) in rows.iter().zip(followed) {
        if followed.outcome.state != State::Applied {
            continue;
        }
        let pair = || {
            Some(Pair {
                a: followed.claim.clone(),
                b: followed.other.clone()?,
                words: format!("correction: {}", row.why()),
            })
        };
        match &row.change {
            Change::Merge(_) => decisions.merge.extend(pair()),
            Change::Apart(_) => decisions.apart.extend(pair()),
            Change::Split(_) => decisions.split.extend(pair()),
            Change::Reject | Change::Review => {}
            change if !row.id.is_claim => {
                decisions.fixes.extend(fixed(change).map(|value| Fix {
                    claim: followed.claim.clone(),
                    value,
                }));
            }
            _ => {}
        }
    }
    decisions
}

fn fixed(change: &Change) -> Option<Fixed> {
    Some(match change {
        Change::Place(place) => Fixed::Place(place.clone()),
        Change::Point(point, radius) => Fixed::Point(*point, *radius),
        Change::Date(date) => Fixed::Date(date.clone()),
        Change::Killed(count) => Fixed::Killed(*count),
        Change::Injured(count) => Fixed::Injured(*count),
        Change::Taken(count) => Fixed::Taken(*count),
        Change::CiviliansKilled(count) => Fixed::CiviliansKilled(*count),
        Change::Kind(kind) => Fixed::Kind(*kind),
        Change::Merge(_)
        | Change::Apart(_)
        | Change::Split(_)
        | Change::Reject
        | Change::Review => return None,
    })
}
