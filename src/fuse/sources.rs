//! An incident's claims with what their reports and provenance add, and which of them count.

use jiff::civil::Date;

use crate::model::Provenance;
use crate::model::{Claim, Report, SpeakerKind, Stance};
use crate::text::person_names::{NameMatch, same_person};

use super::Reports;
use super::told::Joined;

/// A claim among its siblings.
#[derive(Clone, Debug)]
pub(super) struct Source<'a> {
    pub(super) claim: &'a Claim,
    /// Its position in the run's claims.
    pub(super) at: u32,
    pub(super) report: Option<&'a Report>,
    pub(super) origin: &'a str,
    /// Why it was joined, as [`Told::words`](super::told::Told::words) takes it.
    pub(super) why: u32,
    /// A newer version of its report tells of the incident too: the claim is kept and counts for nothing.
    pub(super) outdated: bool,
}

impl Source<'_> {
    pub(super) fn published(&self) -> Option<Date> {
        self.report.and_then(|report| report.published)
    }

    /// The day it was said, as far as is known.
    pub(super) fn said(&self) -> Option<Date> {
        self.claim
            .speaker
            .said_on
            .or_else(|| self.report.and_then(Report::last_day))
    }

    /// Whether its values speak for the incident: it is said to be so, in the newest version.
    pub(super) fn counts(&self) -> bool {
        !self.outdated && self.claim.stance == Stance::Asserts
    }

    /// The speaker's name, as it is written beside a value.
    pub(super) fn label(&self) -> &str {
        &self.claim.speaker.name
    }
}

/// The order of an incident's claims, and its anchor's: published (unknown last), report, span.
pub(super) fn order<'a>(
    source: &Source<'a>,
) -> (bool, Option<Date>, &'a str, crate::model::Span, &'a str) {
    (
        source.published().is_none(),
        source.published(),
        source.claim.report_id.as_str(),
        source.claim.span,
        source.claim.id.as_str(),
    )
}

/// Gathers and orders a cluster's claims.
pub(super) fn gather<'a>(
    told: &[Joined],
    claims: &'a [Claim],
    reports: &Reports<'a>,
    provenance: &'a Provenance,
) -> Vec<Source<'a>> {
    let mut sources: Vec<Source<'a>> = told
        .iter()
        .filter_map(|&Joined { claim: at, why }| {
            let claim = claims.get(at as usize)?;
            Some(Source {
                claim,
                at,
                report: reports.get(claim.report_id.as_str()).copied(),
                origin: provenance.origin_of(at as usize),
                why,
                outdated: false,
            })
        })
        .collect();
    sources.sort_by(|a, b| order(a).cmp(&order(b)));
    if provenance.replaced.is_empty() {
        return sources;
    }
    let told: Vec<&str> = sources
        .iter()
        .map(|source| source.claim.report_id.as_str())
        .collect();
    let outdated: Vec<bool> = sources
        .iter()
        .map(|source| {
            provenance
                .replaced_by(&source.claim.report_id)
                .is_some_and(|newer| told.contains(&newer))
        })
        .collect();
    for (source, outdated) in sources.iter_mut().zip(outdated) {
        source.outdated = outdated;
    }
    sources
}

/// Whether two claims are by one speaker who can correct himself: a named person or a body.
/// "Residents" of two reports are not the same residents.
pub(super) fn same_voice(a: &Claim, b: &Claim) -> bool {
    let nameless = |claim: &Claim| {
        let kind = claim.speaker.kind;
        // "report" stands for an outlet without a name.
        (kind == SpeakerKind::Outlet && claim.speaker.name == "report")
            || matches!(kind, SpeakerKind::Anonymous | SpeakerKind::Resident)
    };
    if a.speaker.name == b.speaker.name {
        return !(nameless(a) || nameless(b)) || a.report_id == b.report_id;
    }
    let body =
        |claim: &Claim| claim.speaker.kind == SpeakerKind::Outlet || claim.speaker.role.is_none();
    !body(a) && !body(b) && same_person(&a.speaker.name, &b.speaker.name) == NameMatch::Strong
}
