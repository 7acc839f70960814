//! What one report tells of one event: its claims with the same event number, seen together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{
    Actor, Basis, Claim, Count, Fate, Interval, Location, Report, Stance, SubEventType, TollScope,
};
use crate::text::person_names::NameKey;

use super::{mentions, tolls, words};

/// A person to whom something happened, ready to be compared.
#[derive(Debug)]
pub(super) struct Someone<'a> {
    pub(super) name: &'a str,
    pub(super) key: NameKey,
    pub(super) fate: Fate,
}

/// A place that a claim gives, and whether it is the claim's own.
#[derive(Debug)]
pub(super) struct Somewhere<'a> {
    pub(super) location: &'a Location,
    pub(super) own: bool,
}

/// The claims of one report on one event.
#[derive(Debug)]
pub(super) struct Happening<'a> {
    /// Positions of its claims in the run's claims, in the report's order.
    pub(super) claims: Vec<usize>,
    pub(super) report: &'a str,
    pub(super) event: u32,
    pub(super) kinds: BTreeSet<SubEventType>,
    pub(super) summary: bool,
    /// Dates in the text, stated or from context. One off the published date alone says no more
    /// than `told_by` does, and contradicts nothing.
    pub(super) dates: Vec<Interval>,
    pub(super) places: Vec<Somewhere<'a>>,
    pub(super) also_at: Vec<&'a Location>,
    pub(super) people: Vec<Someone<'a>>,
    /// Names in its sentences, whether or not the claims say what became of those who bear them.
    pub(super) mentioned: Vec<NameKey>,
    pub(super) doers: Vec<&'a Actor>,
    pub(super) hit: Vec<&'a Actor>,
    pub(super) killed: Vec<Count>,
    /// Least number of dead that a name or a part implies, where no total is given.
    pub(super) killed_at_least: Option<u32>,
    /// Counts of a part of the dead: "13 of them Marines".
    pub(super) parts: Vec<Count>,
    pub(super) injured: Vec<Count>,
    pub(super) taken: Vec<Count>,
    /// Content words of all its sentences.
    pub(super) words: BTreeSet<String>,
    /// Content words of the roles of its persons.
    pub(super) roles: BTreeSet<String>,
    /// Abbreviations in its sentences that few others use: "MOAB".
    pub(super) marks: BTreeSet<String>,
    pub(super) quotes: BTreeSet<String>,
    /// Told as news of the days before the report was published, with no other date.
    pub(super) as_news: bool,
    /// The last day on which the report can have been written.
    pub(super) told_by: Option<Date>,
}

impl Happening<'_> {
    /// The whole stretch of its dates.
    pub(super) fn envelope(&self) -> Option<Interval> {
        let start = self.dates.iter().map(|date| date.start).min()?;
        let end = self.dates.iter().map(|date| date.end).max()?;
        Some(Interval::new(start, end))
    }

    /// Whether its date is known to some days: ten at most.
    pub(super) fn by_day(&self) -> bool {
        self.envelope().is_some_and(|when| when.days() <= 10)
    }

    /// Whether somebody in it met this fate.
    pub(super) fn has_fate(&self, fate: Fate) -> bool {
        self.people.iter().any(|someone| someone.fate == fate)
    }
}

/// All happenings, sorted by report and event number.
pub(super) fn gather<'a>(
    claims: &'a [Claim],
    reports: &BTreeMap<&str, &'a Report>,
) -> Vec<Happening<'a>> {
    let mut grouped: BTreeMap<(&str, u32), Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        grouped
            .entry((claim.report_id.as_str(), claim.event_in_report))
            .or_default()
            .push(at);
    }
    grouped
        .into_iter()
        .map(|((report, event), mut members)| {
            members.sort_by_key(|&at| claims.get(at).map(|claim| (claim.span, claim.id.as_str())));
            let told: Vec<&Claim> = members.iter().filter_map(|&at| claims.get(at)).collect();
            let mut happening = see(&told);
            happening.report = report;
            happening.event = event;
            happening.claims = members;
            happening.told_by = reports.get(report).and_then(|report| report.last_day());
            happening
        })
        .collect()
}

fn see<'a>(claims: &[&'a Claim]) -> Happening<'a> {
    let mut seen = Happening {
        claims: Vec::new(),
        report: "",
        event: 0,
        kinds: claims.iter().filter_map(|claim| claim.kind).collect(),
        summary: claims.iter().any(|claim| claim.summary),
        dates: Vec::new(),
        places: Vec::new(),
        also_at: claims.iter().flat_map(|claim| &claim.also_at).collect(),
        people: Vec::new(),
        mentioned: mentions::of(claims),
        doers: Vec::new(),
        hit: Vec::new(),
        killed: Vec::new(),
        killed_at_least: None,
        parts: Vec::new(),
        injured: Vec::new(),
        taken: Vec::new(),
        words: claims
            .iter()
            .flat_map(|claim| words::content(&claim.quote))
            .collect(),
        roles: claims
            .iter()
            .flat_map(|claim| &claim.persons)
            .filter_map(|person| person.role.as_deref())
            .flat_map(words::content)
            .collect(),
        marks: claims
            .iter()
            .flat_map(|claim| words::marks(&claim.quote))
            .collect(),
        quotes: claims
            .iter()
            .map(|claim| words::normal(&claim.quote))
            .filter(|quote| !quote.is_empty())
            .collect(),
        as_news: claims.iter().any(|claim| {
            claim
                .date
                .as_ref()
                .is_some_and(|date| date.basis == Basis::Publication)
        }),
        told_by: None,
    };
    seen.dates = claims
        .iter()
        .filter_map(|claim| claim.date.as_ref())
        .filter(|date| date.basis != Basis::Publication)
        .map(|date| date.interval)
        .collect();
    seen.dates.sort();
    seen.dates.dedup();
    for claim in claims {
        if let Some(location) = &claim.location {
            seen.places.push(Somewhere {
                location,
                own: claim.where_basis == Some(Basis::Stated),
            });
        }
        // What somebody denies is no evidence of what the happening was, only of which one is meant.
        if claim.stance != Stance::Denies {
            seen.doers.extend(&claim.actor1);
            seen.killed.extend(
                claim
                    .killed
                    .filter(|_| claim.toll_scope == Some(TollScope::Total)),
            );
            seen.killed_at_least = seen.killed_at_least.max(
                claim
                    .killed
                    .filter(|_| claim.toll_scope != Some(TollScope::Total))
                    .map(|count| count.min),
            );
            seen.parts.extend(
                claim
                    .killed
                    .filter(|_| claim.toll_scope == Some(TollScope::Part)),
            );
            seen.injured.extend(claim.injured);
            seen.taken.extend(claim.taken);
        }
        seen.hit.extend(&claim.actor2);
        for person in &claim.persons {
            let known = seen
                .people
                .iter()
                .any(|someone| someone.name == person.name && someone.fate == person.fate);
            if !known {
                seen.people.push(Someone {
                    name: &person.name,
                    key: NameKey::of(&person.name),
                    fate: person.fate,
                });
            }
        }
    }
    // Who names those that were taken does not say that there were no others.
    let named = seen
        .people
        .iter()
        .filter(|someone| {
            matches!(
                someone.fate,
                Fate::Captured | Fate::Abducted | Fate::Surrendered
            )
        })
        .count();
    seen.taken
        .retain(|count| count.max.is_none() || count.min as usize > named);
    for actors in [&mut seen.doers, &mut seen.hit] {
        actors.sort();
        actors.dedup();
    }
    for counts in [
        &mut seen.killed,
        &mut seen.parts,
        &mut seen.injured,
        &mut seen.taken,
    ] {
        tolls::tidy(counts);
    }
    seen
}
