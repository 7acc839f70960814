//! Whether two tellings are of one person.

use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::model::Fate;
use crate::text::person_names::{self, NameMatch};

/// A person with the same fate on both sides: 10 by the same name, 8 under a spelling variant.
pub fn shared_person(reading: &Reading<'_>, a: &Telling, b: &Telling) -> i32 {
    let mut best = 0;
    for x in &a.persons {
        for y in &b.persons {
            if !fates_agree(x.fate, y.fate) {
                continue;
            }
            if x.person == y.person {
                return 10;
            }
            let name = |i: usize| reading.spans.people.get(i).map_or("", |p| p.name.as_str());
            best = best.max(
                match person_names::same_person(name(x.person), name(y.person)) {
                    NameMatch::Strong => 9,
                    NameMatch::Weak => 6,
                    NameMatch::No => 0,
                },
            );
        }
    }
    best
}

fn fates_agree(a: Fate, b: Fate) -> bool {
    let hit = |f: Fate| matches!(f, Fate::Killed | Fate::Injured | Fate::Targeted);
    let held = |f: Fate| matches!(f, Fate::Captured | Fate::Abducted | Fate::Surrendered);
    a == b || (hit(a) && hit(b)) || (held(a) && held(b))
}
