//! Which reports are copies or newer versions of one another, and where each claim comes from.
//!
//! Rules:
//!
//! 1. Two reports are copies when their word 5-grams agree: Jaccard index 0.5 or more, or 0.8 of
//!    the shorter one's 5-grams stand in the longer one. Copies of copies are one group.
//! 2. Of a group, the original is the report that credits an agency, then the earliest, then the
//!    least id. All claims of the group have one origin: the agency credited in any of its
//!    reports, else the original's outlet, else the original's id.
//! 3. Copies from one outlet, or with one address, are versions: the newest by its update or
//!    publication (then the greatest id) replaces the others.
//! 4. A claim told through somebody ("via Pajhwok"), or by another outlet, has that origin; a claim made to the outlet
//!    itself ("told The Defense Post") has the outlet's; every other claim has its report's
//!    (rule 2; for a report that is no copy: its agency, the one that it credits in its text, its
//!    outlet, its id).
//!
//! Known errors: a report re-told in other words counts as independent; a body's statement quoted
//! by two outlets counts as two origins, since both may have heard it; a report that credits an
//! agency ("With reporting from AFP") gives that agency all that it does not mark as its own, so
//! origins are rather too few than too many; a form of words that a ministry sends out, printed at
//! length by two outlets, makes them copies.

mod credits;
mod prints;
mod shingles;
mod windows;

use std::collections::{BTreeMap, HashSet};
use std::io;

use crate::model::{Claim, Provenance, Report, SpeakerKind, Words};
pub use prints::{Print, Prints, print};

/// Finds copies, versions and each claim's origin. Neither the order of the reports nor that of
/// the claims matters, but origins are asked for by a claim's position in `claims`.
pub fn origins(reports: &[Report], claims: &[Claim]) -> Provenance {
    let prints = Prints::in_memory(reports.iter().map(print));
    let mut numbers: Vec<usize> = (0..reports.len()).collect();
    let id = |at: &usize| reports.get(*at).map(|report| report.id.as_str());
    numbers.sort_by(|a, b| id(a).cmp(&id(b)));
    let speaking: HashSet<&str> = claims.iter().map(|c| c.report_id.as_str()).collect();
    let speaks = |at| id(&at).is_some_and(|id| speaking.contains(id));
    // Memory has no errors of reading.
    let copies = copies(&prints, &numbers, speaks).unwrap_or_default();
    let in_order: Vec<usize> = (0..reports.len()).collect();
    origins_of(reports, &in_order, &prints, &copies, claims)
}

/// Which of the reports are copies, by their prints' numbers, which come in the order of the reports' ids: groups of
/// two or more. Copies and versions matter for claims alone: of two reports that do not speak nothing is asked.
///
/// # Errors
/// When the prints' temporary file cannot be read.
pub fn copies(
    prints: &Prints,
    numbers: &[usize],
    speaks: impl Fn(usize) -> bool,
) -> io::Result<Vec<Vec<usize>>> {
    let number = |at: &usize| numbers.get(*at).copied();
    let groups = prints.groups(numbers, |at| number(&at).is_some_and(&speaks))?;
    let named = |group: Vec<usize>| group.iter().filter_map(number).collect();
    Ok(groups.into_iter().map(named).collect())
}

/// [`origins`] of reports whose texts are no longer at hand: `numbers` gives for each of them the number of its print,
/// `copies` the groups of those numbers that [`copies`] found. Reports without claims need not be there, but for those
/// that are in such a group.
pub fn origins_of(
    reports: &[Report],
    numbers: &[usize],
    prints: &Prints,
    copies: &[Vec<usize>],
    claims: &[Claim],
) -> Provenance {
    let by_number: BTreeMap<usize, &Report> = numbers.iter().copied().zip(reports).collect();
    let grouped: HashSet<usize> = copies.iter().flatten().copied().collect();
    let alone = numbers.iter().filter(|number| !grouped.contains(number));
    let alone: Vec<[usize; 1]> = alone.map(|number| [*number]).collect();
    let groups = copies.iter().map(Vec::as_slice);
    let groups = groups.chain(alone.iter().map(<[usize; 1]>::as_slice));
    let agency = |at: usize| prints.agency(at).map(str::to_owned);

    let mut found = Provenance::default();
    let mut of_report: BTreeMap<&str, (Words, &Report)> = BTreeMap::new();
    for group in groups {
        let mut members: Vec<(&Report, usize)> = group
            .iter()
            .filter_map(|&number| Some((*by_number.get(&number)?, number)))
            .collect();
        members.sort_by_key(|(report, print)| {
            (
                prints.agency(*print).is_none(),
                report.published.is_none(),
                report.published,
                report.id.as_str(),
            )
        });
        let Some(&(original, print)) = members.first() else {
            continue;
        };
        let origin = agency(print).map_or_else(|| own(original), Words::from);
        let members: Vec<&Report> = members.iter().map(|(report, _)| *report).collect();
        for &report in &members {
            of_report.insert(&report.id, (origin.clone(), report));
            if report.id != original.id {
                found.copies.insert(report.id.clone(), original.id.clone());
            }
            let newest = members
                .iter()
                .filter(|other| is_version(report, other))
                .max_by_key(|other| (other.last_day(), other.id.as_str()));
            if let Some(newest) = newest
                && (newest.last_day(), &newest.id) > (report.last_day(), &report.id)
            {
                found.replaced.insert(report.id.clone(), newest.id.clone());
            }
        }
    }
    found.origins = claims
        .iter()
        .map(|claim| claim_origin(claim, of_report.get(claim.report_id.as_str())))
        .collect();
    found
}

fn claim_origin(claim: &Claim, report: Option<&(Words, &Report)>) -> Words {
    if let Some(via) = &claim.speaker.via {
        return credits::canonical(via).into();
    }
    let Some((origin, report)) = report else {
        return claim.report_id.as_str().into();
    };
    let speaker = &claim.speaker;
    if speaker.kind == SpeakerKind::Outlet
        && speaker.name != "report"
        && report.outlet.as_deref() != Some(speaker.name.as_str())
    {
        return credits::canonical(&speaker.name).into();
    }
    if speaker.kind != SpeakerKind::Outlet && credits::told_to_outlet(&claim.quote, report) {
        return own(report);
    }
    origin.clone()
}

/// The outlet, or the report's id where it names none: such a report counts as its own.
fn own(report: &Report) -> Words {
    report.outlet.as_deref().unwrap_or(&report.id).into()
}

fn is_version(report: &Report, other: &Report) -> bool {
    report.id != other.id
        && ((report.outlet.is_some() && report.outlet == other.outlet)
            || (report.url.is_some() && report.url == other.url))
}

#[cfg(test)]
mod tests;
