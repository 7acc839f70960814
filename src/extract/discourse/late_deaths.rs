//! "Two of the wounded died in hospital overnight": who dies of what was told before does so on a day and at a place
//! of his own, which are not those of the happening.

use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Trigger};
use crate::extract::triggers::verbs;
use crate::lexicon::TriggerClass;

/// Words between a number and those who were hurt, and what they died of, stand within this many tokens of the verb.
const REACH: usize = 6;

/// Makes tellings of late deaths speak of the happening told before.
pub fn refer_back(reading: &Reading<'_>, tellings: &mut [Telling]) {
    for telling in tellings.iter_mut().skip(1) {
        let deaths = telling.triggers.iter().any(|t| is_late(reading, t))
            && telling
                .triggers
                .iter()
                .all(|t| t.class == TriggerClass::Die || is_late(reading, t));
        if deaths {
            telling.definite = true;
            telling.date = None;
            telling.place = None;
        } else if counted_on(reading, telling) {
            telling.definite = true;
            telling.date = None;
        }
    }
}

/// "On Thursday he put the toll at nine": the day of the counting.
fn counted_on(reading: &Reading<'_>, telling: &Telling) -> bool {
    let toll = |t: &Trigger| {
        t.class == TriggerClass::Die && t.tokens.clone().any(|w| reading.is(w, &["toll"]))
    };
    let Some(date) = telling.date.as_ref() else {
        return false;
    };
    let day = reading.tokens_of(date.span);
    let Some(first) = reading
        .spans
        .sentences
        .get(telling.sentence)
        .map(|s| s.tokens.start)
    else {
        return false;
    };
    let heads = day.start <= first + 2;
    // "but on Tuesday raised the toll to seven"
    let before = telling
        .triggers
        .iter()
        .filter(|t| toll(t))
        .any(|t| (day.end..day.end + 3).contains(&t.tokens.start));
    (heads || before)
        && !reading.is(day.end, &["'s", "'"])
        && telling.triggers.iter().any(toll)
        && telling.triggers.iter().all(|t| t.class.is_outcome())
}

/// "of the wounded died", "succumbed to his injuries", "died of her wounds".
fn is_late(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    if trigger.class != TriggerClass::Die {
        return false;
    }
    let group = verbs::group_start(reading, trigger.tokens.start);
    let of_the_hurt = (group.saturating_sub(REACH)..group).any(|t| {
        reading.is(t, &["wounded", "injured", "survivors"])
            && reading.is(t.wrapping_sub(1), &["the", "those"])
    });
    let end = trigger.tokens.end;
    let of_wounds = (end..end + REACH).any(|t| {
        reading.is(t, &["wounds", "injuries", "burns"])
            && (end..t).any(|w| reading.is(w, &["of", "from", "to"]))
    });
    let of_them = (group.saturating_sub(REACH)..group).any(|t| {
        reading.is(t, &["of"])
            && reading.is(t + 1, &["them", "whom"])
            && (reading.is(trigger.tokens.start, &["succumbed"])
                || (t..end + 1).any(|w| reading.is(w, &["later", "subsequently"])))
    });
    // "and one later died", "two others died later in hospital".
    let later = (group.saturating_sub(2)..group).any(|t| reading.slot(t).number.is_some())
        && (group.saturating_sub(1)..end + 2)
            .any(|t| reading.is(t, &["later", "subsequently", "eventually"]));
    of_the_hurt || of_wounds || of_them || later
}
