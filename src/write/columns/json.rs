//! The columns that hold JSON, as text: nested objects make QGIS's "Save as" fail.

use serde::Serialize;

use crate::model::incident::JoinedClaim;
use crate::model::{Basis, Claim, Field, Incident, Stance};
use crate::write::clean::{CELL_LIMIT, clean, shorten, utf16_len};

/// A claim as `claims_json` holds it; the rest is in the claims files.
#[derive(Serialize)]
struct LeanClaim {
    claim_id: String,
    report_id: String,
    outlet: Option<String>,
    speaker: String,
    speaker_role: Option<String>,
    via: Option<String>,
    stance: Stance,
    quote: String,
}

impl LeanClaim {
    fn new(joined: &JoinedClaim) -> Self {
        let claim = &joined.claim;
        let optional = |text: Option<&str>| text.map(clean);
        Self {
            claim_id: clean(&claim.id),
            report_id: clean(&claim.report_id),
            outlet: optional(joined.outlet.as_deref()),
            speaker: clean(&claim.speaker.name),
            speaker_role: optional(claim.speaker.role.as_deref()),
            via: optional(claim.speaker.via.as_deref()),
            stance: claim.stance,
            quote: clean(&claim.quote),
        }
    }
}

/// Stands at the end of an array whose claims would not fit a cell even with their quotes cut.
#[derive(Serialize)]
struct Omitted {
    omitted_claims: usize,
}

/// The incident's claims. Where the cell would exceed [`CELL_LIMIT`], all quotes are cut to the
/// greatest length that fits; where even that is too much, the last claims are left out and
/// counted.
pub fn claims(incident: &Incident) -> String {
    let mut lean: Vec<LeanClaim> = incident.claims.iter().map(LeanClaim::new).collect();
    let cut = array_of_a_cell(&mut lean, |claim| &mut claim.quote);
    if utf16_len(&cut) <= CELL_LIMIT {
        cut
    } else {
        first_claims(&lean)
    }
}

/// The items as an array. Where the cell would exceed [`CELL_LIMIT`], the text of each is cut to the greatest length
/// with which all of them fit, to nothing where none does.
fn array_of_a_cell<T: Serialize>(items: &mut [T], text: fn(&mut T) -> &mut String) -> String {
    let whole = array(items);
    if utf16_len(&whole) <= CELL_LIMIT {
        return whole;
    }
    let texts: Vec<String> = items.iter_mut().map(|item| text(item).clone()).collect();
    let mut at_limit = |limit: usize| {
        for (item, whole) in items.iter_mut().zip(&texts) {
            *text(item) = shorten(whole, limit);
        }
        array(items)
    };
    // Halving: `fits` is the longest text known to fit, `over` the shortest known not to.
    let (mut fits, mut over) = (0, CELL_LIMIT);
    while over - fits > 1 {
        let middle = usize::midpoint(fits, over);
        if utf16_len(&at_limit(middle)) <= CELL_LIMIT {
            fits = middle;
        } else {
            over = middle;
        }
    }
    at_limit(fits)
}

/// As many claims as fit, and how many do not.
fn first_claims(lean: &[LeanClaim]) -> String {
    let items: Vec<String> = lean.iter().map(object).collect();
    let room = CELL_LIMIT - 60;
    let mut used = 0;
    let kept: Vec<&str> = items
        .iter()
        .take_while(|item| {
            used += utf16_len(item) + 1;
            used <= room
        })
        .map(String::as_str)
        .collect();
    let omitted = object(&Omitted {
        omitted_claims: items.len() - kept.len(),
    });
    let separator = if kept.is_empty() { "" } else { "," };
    format!("[{}{separator}{omitted}]", kept.join(","))
}

/// A value of a claim with the words that it was read from.
#[derive(Serialize)]
struct LeanEvidence<'a> {
    field: Field,
    start: usize,
    end: usize,
    words: String,
    basis: Basis,
    rule: &'a str,
}

/// The claim's evidence, in text order; its words are cut where the cell would exceed [`CELL_LIMIT`].
pub fn evidence(claim: &Claim) -> String {
    let mut evidence: Vec<_> = claim.evidence.iter().collect();
    evidence.sort_by_key(|e| (e.span, e.field));
    let mut lean: Vec<LeanEvidence<'_>> = evidence
        .into_iter()
        .map(|e| LeanEvidence {
            field: e.field,
            start: e.span.start,
            end: e.span.end,
            words: clean(&e.words),
            basis: e.basis,
            rule: &e.rule,
        })
        .collect();
    array_of_a_cell(&mut lean, |e| &mut e.words)
}

fn array<T: Serialize>(items: &[T]) -> String {
    format!(
        "[{}]",
        items.iter().map(object).collect::<Vec<_>>().join(",")
    )
}

fn object<T: Serialize>(item: &T) -> String {
    // Structs of text and numbers: serialising them has no way to fail.
    serde_json::to_string(item).unwrap_or_else(|_| "null".to_owned())
}
