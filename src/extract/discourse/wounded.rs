//! Wounded who are counted besides others: "13 more were hurt".

use crate::extract::discourse::happenings::Happening;
use crate::extract::telling::Telling;
use crate::model::TollScope;

/// "13 more were hurt": besides the dead, and then all who were wounded; or besides wounded who were counted before,
/// and then a part of them that says nothing of their sum.
pub fn settle(tellings: &mut [Telling], happenings: &[Happening]) {
    let besides = |t: &Telling| {
        t.injured
            .as_ref()
            .is_some_and(|toll| toll.scope == TollScope::Part)
    };
    for happening in happenings {
        let counted = happening
            .tellings
            .iter()
            .filter_map(|&i| tellings.get(i))
            .any(|t| t.injured.is_some() && !besides(t));
        for &index in &happening.tellings {
            let Some(telling) = tellings.get_mut(index).filter(|t| besides(t)) else {
                continue;
            };
            if counted {
                telling.injured = None;
            } else if let Some(toll) = &mut telling.injured {
                toll.scope = TollScope::Total;
            }
        }
    }
}
