//! How near two kinds of happening are.

use std::sync::LazyLock;

use crate::model::SubEventType;

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

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl FromIterator<SubEventType> for Kinds {
    fn from_iter<I: IntoIterator<Item = SubEventType>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | bit(kind)))
    }
}

impl Kinds {
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn has(self, kind: SubEventType) -> bool {
        self.0 & bit(kind) != 0
    }

    /// The kinds in both.
    pub(super) const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn iter(self) -> impl Iterator<Item = SubEventType> {
        SubEventType::ALL
            .iter()
            .copied()
            .filter(move |kind| self.has(*kind))
    }
}

const fn bit(kind: SubEventType) -> u32 {
    1 << kind as u32
}

/// For each kind the sets of kinds that are [`Kinship::Same`], `Near`, `Loose` and `ByPerson` to it.
static NEAREST: LazyLock<Vec<[u32; 4]>> = LazyLock::new(|| {
    let to = |kind: SubEventType, how: Kinship| {
        let alike = SubEventType::ALL.iter().copied();
        alike
            .filter(|other| kin(kind, *other) == how)
            .fold(0, |set, other| set | bit(other))
    };
    let all = SubEventType::ALL.iter().copied();
    all.map(|kind| NEARNESS.map(|how| to(kind, how))).collect()
});

const NEARNESS: [Kinship; 4] = [
    Kinship::Same,
    Kinship::Near,
    Kinship::Loose,
    Kinship::ByPerson,
];

/// The nearest that any kind of one is to any of the other; near where one does not say its kind.
pub(super) fn kinship(a: Kinds, b: Kinds) -> Kinship {
    if a.is_empty() || b.is_empty() {
        return Kinship::Near;
    }
    let mut reach = [0_u32; 4];
    let mut left = a.0;
    while left != 0 {
        if let Some(row) = NEAREST.get(left.trailing_zeros() as usize) {
            for (all, one) in reach.iter_mut().zip(row) {
                *all |= one;
            }
        }
        left &= left - 1;
    }
    let near = reach.iter().zip(NEARNESS);
    near.filter(|(reach, _)| *reach & b.0 != 0)
        .map(|(_, how)| how)
        .next()
        .unwrap_or(Kinship::None)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_the_rule_says() {
        for &a in SubEventType::ALL {
            for &b in SubEventType::ALL {
                let set = |kind| Kinds::from_iter([kind]);
                assert_eq!(kinship(set(a), set(b)), kin(a, b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn of_several_kinds_the_nearest_counts() {
        let (strike, several) = (
            Kinds::from_iter([SubEventType::AirStrike]),
            Kinds::from_iter([SubEventType::Arrests, SubEventType::AirStrike]),
        );
        assert_eq!(kinship(strike, several), Kinship::Same);
        assert_eq!(kinship(strike, Kinds::default()), Kinship::Near);
    }
}
