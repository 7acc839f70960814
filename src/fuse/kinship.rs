//! How near two kinds of happening are.

use crate::model::SubEventType;

use super::happening::Happening;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// Never one happening.
    None,
    /// Only where a named person met the same fate in both.
    ByPerson,
    /// "Attack" says no more than that somebody was harmed: it may be any of the others.
    Loose,
    /// Two words for one thing.
    Near,
    /// The same kind.
    Same,
}

/// The nearest that any kind of one is to any of the other; near where one does not say its kind.
pub(super) fn kinship(a: &Happening<'_>, b: &Happening<'_>) -> Kinship {
    if a.kinds.is_empty() || b.kinds.is_empty() {
        return Kinship::Near;
    }
    a.kinds
        .iter()
        .flat_map(|left| b.kinds.iter().map(|right| kin(*left, *right)))
        .max()
        .unwrap_or(Kinship::Near)
}

/// How near two kinds are: the same, two words for one thing, or two ways to be killed or taken.
fn kin(a: SubEventType, b: SubEventType) -> Kinship {
    use SubEventType as K;
    let violent = &[
        K::AirStrike,
        K::ArmedClash,
        K::GovernmentRegains,
        K::NonStateOvertakes,
        K::Attack,
        K::SuicideBomb,
        K::RemoteExplosive,
        K::Shelling,
        K::Grenade,
    ];
    let both = |group: &[K]| group.contains(&a) && group.contains(&b);
    if a == b {
        Kinship::Same
    } else if both(&[K::SuicideBomb, K::RemoteExplosive, K::Grenade, K::Attack])
        || both(&[K::ArmedClash, K::GovernmentRegains])
        || both(&[K::ArmedClash, K::NonStateOvertakes])
        || both(&[K::NonStateOvertakes, K::NonViolentTransfer])
        || both(&[K::Shelling, K::RemoteExplosive])
        || both(&[K::Arrests, K::Abduction])
        || both(&[K::ChangeToGroup, K::NonViolentTransfer, K::Agreement])
        || both(&[K::ChangeToGroup, K::Other])
        || both(&[K::Looting, K::Attack])
    {
        Kinship::Near
    } else if both(violent) && (a == K::Attack || b == K::Attack) {
        Kinship::Loose
    } else if both(violent) || both(&[K::Arrests, K::Abduction, K::ChangeToGroup, K::ArmedClash]) {
        Kinship::ByPerson
    } else {
        Kinship::None
    }
}
