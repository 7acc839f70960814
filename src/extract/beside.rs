//! Fates told side by side: "killed 15 and arrested six".

use super::clauses;
use super::reading::Reading;
use super::telling::Trigger;
use super::verbs;
use crate::lexicon::TriggerClass;
use crate::model::SubEventType;

/// Between two fates of one fight stand at most this many tokens.
const LONGEST_FATE: usize = 14;

/// The killing told right beside an arrest, with neither a day nor a place nor a clause between.
pub fn coordinate(reading: &Reading<'_>, triggers: &[Trigger], taken: usize) -> Option<usize> {
    let take = &triggers[taken];
    let arrest = take.class == TriggerClass::Take
        && take.kind == Some(SubEventType::Arrests)
        && take.used != verbs::Use::Noun;
    if !arrest {
        return None;
    }
    let near = [taken.checked_sub(1), Some(taken + 1)];
    near.into_iter().flatten().find(|&other| {
        let Some(fate) = triggers.get(other) else {
            return false;
        };
        let between =
            fate.tokens.end.min(take.tokens.end)..fate.tokens.start.max(take.tokens.start);
        matches!(
            fate.class,
            TriggerClass::Kill | TriggerClass::Die | TriggerClass::Wound
        ) && fate.kind.is_none()
            && fate.used != verbs::Use::Noun
            && fate.denied == take.denied
            && between.len() <= LONGEST_FATE
            && between
                .clone()
                .any(|t| reading.is(t, &["and", ",", "while"]))
            && !between.clone().any(|t| {
                let slot = reading.slot(t);
                let splits = clauses::is_boundary(reading, t) && !reading.is(t, &["while"]);
                splits || slot.location.is_some() || slot.date.is_some()
            })
    })
}
