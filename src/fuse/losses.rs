//! The dead of a fight by side: two claims may count different men.

use crate::model::{Actor, Claim, Count, SubEventType, TollScope};

use super::both::Both;
use super::kinship::Kinds;
use super::symbols::set;
use super::world::Named;

/// A total of the dead, with who is said to have killed them and whose they were.
#[derive(Debug)]
pub(super) struct Loss {
    count: Count,
    pub(super) by: Box<[u32]>,
    pub(super) of: Box<[u32]>,
}

/// All totals where any of them is told of a side of a fight, else nothing.
pub(super) fn losses<'a>(
    kinds: Kinds,
    said: impl Iterator<Item = &'a Claim>,
    named: &mut Named<'a>,
) -> Box<[Loss]> {
    let fights = [
        SubEventType::ArmedClash,
        SubEventType::GovernmentRegains,
        SubEventType::NonStateOvertakes,
    ];
    if !fights.iter().any(|kind| kinds.has(*kind)) {
        return Box::default();
    }
    let mut side = |actors: &'a [Actor]| set(actors.iter().map(|a| named.actor(a)).collect());
    let totals = said.filter(|claim| claim.toll_scope == Some(TollScope::Total));
    let told: Vec<Loss> = totals
        .filter_map(|claim| {
            Some(Loss {
                count: claim.killed?,
                by: side(&claim.actor1),
                of: side(&claim.actor2),
            })
        })
        .collect();
    if told.iter().all(|loss| loss.is_of_nobody()) {
        return Box::default();
    }
    told.into_boxed_slice()
}

impl Loss {
    const fn is_of_nobody(&self) -> bool {
        self.by.is_empty() && self.of.is_empty()
    }

    /// Whether it counts the dead of those who fought each other, all together.
    fn is_of_both_sides(&self, both: &Both<'_, '_>) -> bool {
        self.of.len() >= 2 && both.meet(&self.by, &self.of)
    }

    /// Whether it counts the dead of one side, and no more than the other counts of both.
    fn is_part_of(&self, whole: &Self, both: &Both<'_, '_>) -> bool {
        whole.is_of_both_sides(both)
            && !self.is_of_nobody()
            && !both.meet(&self.by, &self.of)
            && (both.meet(&self.by, &whole.of) || both.meet(&self.of, &whole.of))
            && whole.count.max.is_none_or(|most| self.count.min <= most)
    }
}

/// The totals of both that count the same men; `None` where all may.
pub(super) fn comparable(both: &Both<'_, '_>) -> Option<(Vec<Count>, Vec<Count>)> {
    let (a, b) = (both.a, both.b);
    let alike = |x: &Loss, y: &Loss| {
        !(opposed(both, x, y) || x.is_part_of(y, both) || y.is_part_of(x, both))
    };
    if pairs(&a.losses, &b.losses).all(|(x, y)| alike(x, y)) {
        return None;
    }
    let left = a
        .losses
        .iter()
        .filter(|x| b.losses.iter().any(|y| alike(x, y)));
    let right = b
        .losses
        .iter()
        .filter(|y| a.losses.iter().any(|x| alike(x, y)));
    let counts = |losses: Vec<&Loss>| losses.iter().map(|loss| loss.count).collect();
    Some((counts(left.collect()), counts(right.collect())))
}

fn pairs<'l>(a: &'l [Loss], b: &'l [Loss]) -> impl Iterator<Item = (&'l Loss, &'l Loss)> {
    a.iter().flat_map(|x| b.iter().map(move |y| (x, y)))
}

/// Whether one counts the dead of one side of the fight, the other those of the other side.
fn opposed(both: &Both<'_, '_>, x: &Loss, y: &Loss) -> bool {
    !x.of.is_empty()
        && !y.of.is_empty()
        && !both.meet(&x.of, &y.of)
        && (both.meet(&x.of, &both.b.doers) || both.meet(&y.of, &both.a.doers))
}
