//! What one report tells of one event: its claims with the same event number, seen together and
//! brought into numbers.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::model::{Basis, Claim, Count, Fate, Interval, Report, Stance, SubEventType, TollScope};

use super::few::Few;
use super::kinship::Kinds;
use super::losses::{self, Loss};
use super::symbols::{Symbol, set};
use super::world::{BATCH, Named, World};
use super::{Reports, mentions, tolls, words};

/// A stretch of days since 1970-01-01, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) start: i32,
    pub(super) end: i32,
}

impl Days {
    fn of(interval: Interval) -> Self {
        Self {
            start: day_number(interval.start),
            end: day_number(interval.end),
        }
    }

    /// Length in days, at least 1.
    pub(super) const fn count(self) -> i32 {
        self.end - self.start + 1
    }

    /// The days from one to the other where they do not overlap, else 0.
    pub(super) fn gap(self, other: Self) -> i32 {
        (other.start - self.end).max(self.start - other.end).max(0)
    }
}

/// Days since 1970-01-01.
fn day_number(date: Date) -> i32 {
    jiff::civil::date(1970, 1, 1)
        .until(date)
        .map_or(0, |span| span.get_days())
}

/// A person to whom something happened, ready to be compared.
#[derive(Debug)]
pub(super) struct Someone<'a> {
    pub(super) written: &'a str,
    pub(super) name: u32,
    pub(super) fate: Fate,
}

/// A place that a claim gives, and whether it is the claim's own.
#[derive(Debug)]
pub(super) struct Somewhere {
    pub(super) ground: u32,
    pub(super) own: bool,
}

/// The claims of one report on one event. Names, places and actors stand by their number in
/// [`Named`], words by their symbol; all sets of either are sorted.
#[derive(Debug)]
pub(super) struct Happening<'a> {
    /// Positions of its claims in the run's claims, in the report's order.
    pub(super) claims: Few<u32>,
    pub(super) report: &'a str,
    pub(super) kinds: Kinds,
    pub(super) summary: bool,
    /// Told as news of the days before the report was published, with no other date.
    pub(super) as_news: bool,
    /// The whole stretch of its dates.
    pub(super) envelope: Option<Days>,
    /// Dates in the text, stated or from context. One off the published date alone says no more
    /// than `told_by` does, and contradicts nothing.
    pub(super) dates: Few<Days>,
    /// The last day on which the report can have been written.
    pub(super) told_by: Option<i32>,
    pub(super) places: Few<Somewhere>,
    pub(super) also_at: Few<u32>,
    pub(super) people: Box<[Someone<'a>]>,
    /// Names in its sentences, whether or not the claims say what became of those who bear them.
    pub(super) mentioned: Few<u32>,
    pub(super) doers: Few<u32>,
    pub(super) hit: Few<u32>,
    /// Ids of the armed groups that fight in it.
    pub(super) groups: Box<[Symbol]>,
    pub(super) killed: Box<[Count]>,
    /// The same totals by side, where any is told of a side of a fight.
    pub(super) losses: Box<[Loss]>,
    /// Least number of dead that a name or a part implies, where no total is given.
    pub(super) killed_at_least: Option<u32>,
    /// Counts of a part of the dead: "13 of them Marines".
    pub(super) parts: Box<[Count]>,
    pub(super) injured: Box<[Count]>,
    pub(super) taken: Box<[Count]>,
    /// Content words of all its sentences.
    pub(super) words: Box<[Symbol]>,
    /// Content words of the roles of its persons.
    pub(super) roles: Box<[Symbol]>,
    /// Abbreviations in its sentences that few others use: "MOAB".
    pub(super) marks: Box<[Symbol]>,
    /// Its sentences of six words or more, each as one symbol.
    pub(super) quotes: Few<Symbol>,
}

impl Happening<'_> {
    /// Whether its date is known to some days: ten at most.
    pub(super) fn by_day(&self) -> bool {
        self.envelope.is_some_and(|when| when.count() <= 10)
    }

    /// Whether somebody in it met this fate.
    pub(super) fn has_fate(&self, fate: Fate) -> bool {
        self.people.iter().any(|someone| someone.fate == fate)
    }
}

/// All happenings, sorted by report and event number.
pub(super) fn gather<'a>(claims: &'a [Claim], reports: &Reports<'a>) -> World<'a> {
    let count = u32::try_from(claims.len()).unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (0..count).collect();
    let claim = |at: u32| claims.get(at as usize);
    let home = |claim: &'a Claim| (claim.report_id.as_str(), claim.event_in_report);
    order.par_sort_by(|&a, &b| {
        let key = |at| claim(at).map(|claim| (home(claim), claim.span, claim.id.as_str()));
        key(a).cmp(&key(b))
    });
    let groups: Vec<&[u32]> = order
        .chunk_by(|&a, &b| claim(a).map(home) == claim(b).map(home))
        .collect();
    let seen: Vec<(Vec<Happening<'a>>, Named<'a>)> = groups
        .par_chunks(BATCH)
        .map(|batch| {
            let mut named = Named::default();
            let happenings = batch
                .iter()
                .map(|members| {
                    let told: Vec<&Claim> = members.iter().filter_map(|&at| claim(at)).collect();
                    let report = told.first().map_or("", |claim| claim.report_id.as_str());
                    let told_by = reports
                        .get(report)
                        .and_then(|report| Report::last_day(report));
                    let mut happening = see(&told, &mut named);
                    happening.claims = members.to_vec().into();
                    happening.report = report;
                    happening.told_by = told_by.map(day_number);
                    happening
                })
                .collect();
            (happenings, named)
        })
        .collect();
    let mut world = World::default();
    for (mut happenings, named) in seen {
        let renumbered = world.named.take_over(named);
        for happening in &mut happenings {
            renumbered.apply(happening);
        }
        world.batches.push(happenings);
    }
    world.named.close();
    world
}

fn see<'a>(claims: &[&'a Claim], named: &mut Named<'a>) -> Happening<'a> {
    let kinds: Kinds = claims.iter().filter_map(|claim| claim.kind).collect();
    let dates = dates(claims);
    let people = people(claims, named);
    // What somebody denies is no evidence of what the happening was, only of which one is meant.
    let said = || {
        claims
            .iter()
            .copied()
            .filter(|claim| claim.stance != Stance::Denies)
    };
    let count = |read: &dyn Fn(&Claim) -> Option<Count>| tolls::tidy(said().filter_map(read));
    let scoped = |scope: TollScope| {
        move |claim: &Claim| claim.killed.filter(|_| claim.toll_scope == Some(scope))
    };
    // Who names those that were taken does not say that there were no others.
    let names_taken = people
        .iter()
        .filter(|someone| {
            matches!(
                someone.fate,
                Fate::Captured | Fate::Abducted | Fate::Surrendered
            )
        })
        .count();
    let doers: Vec<_> = said().flat_map(|claim| &claim.actor1).collect();
    let hit: Vec<_> = claims.iter().flat_map(|claim| &claim.actor2).collect();
    let number = |named: &mut Named<'a>, actors: Vec<_>| {
        Few::from(set(actors
            .into_iter()
            .map(|actor| named.actor(actor))
            .collect()))
    };
    let (doers, hit) = (number(named, doers), number(named, hit));
    let roles = claims
        .iter()
        .flat_map(|claim| &claim.persons)
        .filter_map(|person| person.role.as_deref());
    let quotes = || claims.iter().map(|claim| claim.quote.as_str());
    Happening {
        claims: Few::default(),
        report: "",
        summary: claims.iter().any(|claim| claim.summary),
        as_news: claims.iter().any(|claim| {
            claim
                .date
                .as_ref()
                .is_some_and(|date| date.basis == Basis::Publication)
        }),
        envelope: envelope(&dates),
        dates,
        told_by: None,
        places: claims
            .iter()
            .filter_map(|claim| {
                Some(Somewhere {
                    ground: named.ground(claim.location.as_ref()?),
                    own: claim.where_basis == Some(Basis::Stated),
                })
            })
            .collect(),
        also_at: claims
            .iter()
            .flat_map(|claim| &claim.also_at)
            .map(|place| named.ground(place))
            .collect(),
        people,
        mentioned: mentions::of(claims, named).into(),
        groups: groups(kinds, &doers, &hit, named),
        doers,
        hit,
        kinds,
        losses: losses::losses(kinds, said(), named),
        killed: count(&scoped(TollScope::Total)),
        killed_at_least: said()
            .filter(|claim| claim.toll_scope != Some(TollScope::Total))
            .filter_map(|claim| Some(claim.killed?.min))
            .max(),
        parts: count(&scoped(TollScope::Part)),
        injured: count(&|claim| claim.injured),
        taken: count(&|claim| {
            claim
                .taken
                .filter(|count| count.max.is_none() || count.min as usize > names_taken)
        }),
        words: words::content(quotes()),
        roles: words::content(roles),
        marks: words::marks(quotes()),
        quotes: words::sentences(quotes()).into(),
    }
}

fn dates(claims: &[&Claim]) -> Few<Days> {
    let told = claims
        .iter()
        .filter_map(|claim| claim.date.as_ref())
        .filter(|date| date.basis != Basis::Publication);
    set(told.map(|date| Days::of(date.interval)).collect()).into()
}

fn envelope(dates: &[Days]) -> Option<Days> {
    Some(Days {
        start: dates.iter().map(|date| date.start).min()?,
        end: dates.iter().map(|date| date.end).max()?,
    })
}

fn people<'a>(claims: &[&'a Claim], named: &mut Named<'a>) -> Box<[Someone<'a>]> {
    let mut people: Vec<Someone<'a>> = Vec::new();
    for person in claims.iter().flat_map(|claim| &claim.persons) {
        let known = people
            .iter()
            .any(|someone| someone.written == person.name && someone.fate == person.fate);
        if !known {
            people.push(Someone {
                written: &person.name,
                name: named.name(&person.name),
                fate: person.fate,
            });
        }
    }
    people.into_boxed_slice()
}

fn groups(kinds: Kinds, doers: &[u32], hit: &[u32], named: &Named<'_>) -> Box<[Symbol]> {
    if !kinds.has(SubEventType::ArmedClash) {
        return Box::default();
    }
    let parties = doers
        .iter()
        .chain(hit)
        .filter_map(|&actor| named.actors.get(actor as usize));
    set(parties
        .filter(|party| party.is_group)
        .map(|party| party.id)
        .collect())
}
