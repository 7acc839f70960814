//! What a text tells of people's lives: "a girl who was killed by a rocket", "his brother died fighting", "as a young
//! captain he was captured". With neither day nor place nor name it says who somebody is, not what happened.

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Trigger};
use crate::extract::triggers::losses;
use crate::extract::triggers::verbs;
use crate::extract::when_where::whereabouts;

/// A noun phrase is looked through over at most this many tokens.
const PHRASE: usize = 5;

/// Whether a telling says no more than what somebody's life was like; the report's first sentence seldom does.
pub fn is_of_a_life(reading: &Reading<'_>, telling: &Telling, first: bool) -> bool {
    let placed = telling
        .place
        .filter(|_| telling.place_rule == "place.stated")
        .is_some_and(|p| whereabouts::is_local(reading, p));
    let bare = telling.date.is_none()
        && telling.after_antecedent.is_none()
        && !placed
        && !telling.definite
        && !telling.triggers.is_empty();
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    bare && (as_somebody(reading, sentence.tokens.start)
        || !first
            && telling.persons.is_empty()
            && telling.triggers.iter().any(|t| {
                let group = verbs::group_start(reading, t.tokens.start);
                t.rule == losses::MOURNED
                    || tells_who(reading, t, sentence.tokens.start)
                    || happens_to_kin(reading, group, sentence.tokens.start)
            }))
}

/// "a teacher who died", "a man whose son was killed": a clause that tells which one an indefinite noun is.
fn tells_who(reading: &Reading<'_>, trigger: &Trigger, start: usize) -> bool {
    let group = verbs::group_start(reading, trigger.tokens.start);
    // "a labourer shot at a checkpoint": without its pronoun.
    let before = group.wrapping_sub(1);
    let pronoun = if reading.is(before, &["who", "that"]) {
        before
    } else {
        group
    };
    let article = (start.max(pronoun.saturating_sub(PHRASE))..pronoun)
        .rfind(|&t| reading.is(t, &["a", "an"]));
    let Some(article) = article else {
        return false;
    };
    // What a preposition holds has no verb of its own: "the lunch box of a labourer shot there".
    let held = article > start && clauses::is_preposition(reading, article - 1);
    let reduced = group == trigger.tokens.start && (trigger.used == verbs::Use::Passive || held);
    if pronoun <= start || pronoun == group && !reduced {
        return false;
    }
    let noun = reading.slot(pronoun.wrapping_sub(1));
    noun.people.is_some() || noun.role.is_some()
}

/// "His brother was killed", "her two sons died": relatives of somebody of whom the text tells.
fn happens_to_kin(reading: &Reading<'_>, group: usize, start: usize) -> bool {
    let kin = |t: usize| reading.is_kin(t);
    let Some(noun) = group.checked_sub(1).filter(|&t| t > start && kin(t)) else {
        return false;
    };
    (start.max(noun.saturating_sub(PHRASE))..noun).any(|t| {
        reading.is(t, &["his", "her", "my", "their", "whose"])
                // "an imam and his son were killed".
                && !reading.is(t.wrapping_sub(1), &["and", "with"])
    })
}

/// "As a young captain he was captured": a stage of a life.
fn as_somebody(reading: &Reading<'_>, start: usize) -> bool {
    // "When she was 19, her husband was killed".
    let aged = reading.is(start, &["when"])
        && (start + 2..start + PHRASE)
            .any(|t| reading.is(t, &["was"]) && reading.slot(t + 1).number.is_some());
    aged || reading.is(start, &["as"])
        && reading.is(start + 1, &["a", "an"])
        && (start + 3..start + PHRASE + 2).any(|t| reading.is(t, &["he", "she", "i"]))
}
