//! An incident's id.

use crate::model::Claim;

/// "i" and the digest of the anchor claim's id: so any claim's id with "i" for "c" names the
/// incident that holds it.
pub(super) fn incident_id(anchor: &Claim) -> String {
    format!("i{}", anchor.id.strip_prefix('c').unwrap_or(&anchor.id))
}
