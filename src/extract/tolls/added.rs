//! Dead who come on top of others: "a soldier also died", "two shepherds died along with the militants", "in addition to
//! Fazlullah".

use std::ops::Range;

use super::tally::Tally;
use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Toll, Trigger};
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::TriggerClass;
use crate::model::Count;

/// "in addition to X" is looked for within this many tokens of the verb.
const BESIDE_REACH: usize = 12;

/// "Besides the two generals, two other guards and a cameraman were killed": the verb follows within this many tokens.
const FRONTED_REACH: usize = 22;

fn kills(trigger: &Trigger) -> bool {
    matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die)
}

/// "A soldier also died", "two guards were killed as well": besides those counted before.
pub fn is_added(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let group = verbs::group_start(reading, trigger.tokens.start);
    let end = trigger.tokens.end;
    let closes = |t: usize| {
        reading.token(t).is_none()
            || t >= sentence.end
            || reading.is(t, &[".", ",", ";", "when", "in", "as"])
    };
    let as_well = reading.is(end, &["as"]) && reading.is(end + 1, &["well"]) && closes(end + 2)
        || reading.is(end, &["too"]) && closes(end + 1);
    kills(trigger)
        && matches!(trigger.used, Use::Passive | Use::Active)
        && (as_well
            || (group..trigger.tokens.start).any(|t| reading.is(t, &["also"]))
            || of_the_hurt(reading, trigger))
        && (trigger.used == Use::Passive || trigger.class == TriggerClass::Die)
}

/// "Two of the injured later died".
pub fn of_the_hurt(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let group = verbs::group_start(reading, trigger.tokens.start);
    (group.saturating_sub(5)..group)
        .any(|t| reading.is(t, &["injured", "wounded"]) && reading.is(t.wrapping_sub(1), &["the"]))
}

/// "Three of them died": of whom was told.
pub fn is_of_them(reading: &Reading<'_>, toll: &Toll) -> bool {
    let end = reading.tokens_of(toll.span).end;
    let after =
        |t: usize| reading.is(t, &["of"]) && reading.is(t + 1, &["them", "whom", "those", "these"]);
    after(end) || end > 1 && after(end - 1)
}

/// "besides the militants", "along with the two generals": those of whom was told share the fate of those counted
/// here; where they stand.
pub fn besides_those(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
) -> Option<usize> {
    if !kills(trigger) || !matches!(trigger.used, Use::Passive | Use::Active) {
        return None;
    }
    near(trigger, sentence).find_map(|at| {
        let those = company_of(reading, at, trigger)?;
        let known = reading.is(those, &["the", "these", "those"]);
        let many = (those + 1..those + 5)
            .take_while(|&t| {
                !clauses::is_preposition(reading, t) && !clauses::is_finite_verb(reading, t)
            })
            .any(|t| {
                let slot = reading.slot(t);
                let word = reading.word(t);
                (slot.people.is_some() || slot.role.is_some() || slot.actor.is_some())
                    && (word.ends_with('s') || word.ends_with("men"))
            });
        (known && many).then_some(those)
    })
}

fn near(trigger: &Trigger, sentence: &Range<usize>) -> Range<usize> {
    let start = trigger.tokens.start;
    let from = if start <= sentence.start + FRONTED_REACH {
        sentence.start
    } else {
        start - BESIDE_REACH
    };
    from..sentence.end.min(trigger.tokens.end + BESIDE_REACH)
}

/// The token behind words that put others beside those who are counted.
fn company_of(reading: &Reading<'_>, at: usize, trigger: &Trigger) -> Option<usize> {
    if reading.is(at, &["beside", "besides"]) {
        return Some(at + 1);
    }
    let two = reading.is(at, &["addition"]) && reading.is(at + 1, &["to"])
        || reading.is(at, &["apart", "aside"]) && reading.is(at + 1, &["from"])
        || reading.is(at, &["along", "together"]) && reading.is(at + 1, &["with"]);
    if two {
        return Some(at + 2);
    }
    let alongside = reading.is(at, &["alongside"])
        || reading.is(at, &["with"])
            && at >= trigger.tokens.end
            && at < trigger.tokens.end + 3
            && !reading.is(at.wrapping_sub(1), &["along", "together"]);
    alongside.then_some(at + 1)
}

/// "X died in A on Monday with three other members", "was killed in a strike along with two guards": those who died
/// with the one named.
pub fn with_others(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
    tally: &mut Tally,
) {
    if !kills(trigger) || trigger.used == Use::Noun || tally.numbers || !tally.is_one_name(reading)
    {
        return;
    }
    let end = trigger.tokens.end;
    let company = (end..sentence.end.min(end + FRONTED_REACH))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !clauses::is_finite_verb(reading, t))
        .filter_map(|t| {
            company_of(reading, t, trigger).or_else(|| reading.is(t, &["with"]).then_some(t + 1))
        })
        .find_map(|t| reading.number_at(t));
    let Some(number) = company else { return };
    let after = reading.tokens_of(number.span).end;
    let others = reading.is(after, &["other", "others", "more", "fellow"])
        || (after..after + 4).any(|t| reading.is(t, &["of"]) && reading.is(t + 1, &["his", "her"]))
        || (after..after + 3).any(|t| reading.slot(t).people.is_some());
    if let Some(min) = number.min.filter(|&min| min > 0 && others) {
        let count = Count {
            min,
            max: number.max,
        };
        tally.add(count, reading.text_of(number.span), number.span);
    }
}

/// "in addition to Fazlullah", "beside the commander", "died with Fazlullah": one more dead than the number says.
pub fn beside(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
    tally: &mut Tally,
) {
    if !kills(trigger) || besides_those(reading, trigger, sentence).is_some() {
        return;
    }
    // "his bodyguard was killed with him".
    let end = trigger.tokens.end;
    let with_him = reading.is(end, &["with", "alongside"]) && reading.is(end + 1, &["him", "her"]);
    // "losing X and the others killed with him": he is X.
    let himself = tally.is_one_name(reading);
    if with_him && !himself && !tally.numbers && tally.named == 1 {
        tally.named += 1;
        return;
    }
    if !tally.numbers || tally.named > 0 {
        return;
    }
    // "With him died two companions".
    let first = sentence.start;
    if reading.is(first, &["with", "beside", "alongside"])
        && (first + 1..first + 3)
            .any(|t| reading.is(t, &["him", "her"]) || reading.slot(t).person.is_some())
    {
        tally.min += 1;
        tally.max = tally.max.map(|m| m + 1);
        return;
    }
    for at in near(trigger, sentence) {
        let Some(from) = company_of(reading, at, trigger) else {
            continue;
        };
        let one = (from..sentence.end.min(from + 5)).find(|&t| {
            reading.slot(t).person.is_some()
                || reading.slot(t).people.is_some()
                || reading.slot(t).role.is_some()
                || reading.is(t, &["him", "her"])
        });
        if let Some(one) = one
            && (from..=one).all(|t| reading.slot(t).number.is_none())
            && !(from..one).any(|t| clauses::is_finite_verb(reading, t))
        {
            tally.min += 1;
            tally.max = tally.max.map(|m| m + 1);
            return;
        }
    }
}

/// "Five died at the scene and two more on the way to hospital": the second number shares the verb of the first.
pub fn elliptical(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
    tally: &mut Tally,
) {
    if !kills(trigger) || !tally.numbers || trigger.used == Use::Noun {
        return;
    }
    let end = trigger.tokens.end;
    let and = (end..sentence.end.min(end + BESIDE_REACH))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !clauses::is_finite_verb(reading, t))
        .find(|&t| reading.is(t, &["and"]) && reading.number_at(t + 1).is_some());
    let Some((number, range)) = and.and_then(|and| {
        let number = reading.number_at(and + 1)?;
        Some((number, reading.tokens_of(number.span)))
    }) else {
        return;
    };
    let more = range.end;
    let shares = reading.is(more, &["more", "others", "another"])
        && (clauses::is_preposition(reading, more + 1)
            || reading.is(more + 1, &["later", "shortly", "hours"]));
    if let (true, Some(min)) = (shares, number.min) {
        tally.min = tally.min.saturating_add(min);
        tally.max = tally.max.zip(number.max).map(|(a, b)| a.saturating_add(b));
    }
}

/// "X died in A and 32 of his fighters with him", "..., and a brother with him": those who share the verb of one named.
pub fn gapped(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
    tally: &mut Tally,
) {
    if !kills(trigger) || trigger.used == Use::Noun || tally.numbers || tally.named != 1 {
        return;
    }
    let end = trigger.tokens.end;
    let with = (end..sentence.end.min(end + FRONTED_REACH))
        .take_while(|&t| !clauses::is_finite_verb(reading, t) && !reading.is(t, &[".", ";"]))
        .find(|&t| reading.is(t, &["with"]) && reading.is(t + 1, &["him", "her"]));
    let and = with.and_then(|with| {
        (end..with)
            .rev()
            .take(BESIDE_REACH)
            .find(|&t| reading.is(t, &["and"]))
    });
    let (Some(with), Some(and)) = (with, and) else {
        return;
    };
    let number = (and + 1..with).find_map(|t| reading.number_at(t));
    if let Some((number, min)) = number.and_then(|n| Some((n, n.min.filter(|&m| m > 0)?))) {
        let count = Count {
            min,
            max: number.max,
        };
        tally.add(count, reading.text_of(number.span), number.span);
    } else if reading.is(and + 1, &["a", "an", "his", "her", "another"])
        && (and + 2..with).any(|t| reading.slot(t).people.is_some() || reading.is_kin(t))
        && !reading.word(with - 1).ends_with('s')
    {
        tally.named += 1;
    }
}

/// "Two others died later in hospital", "three more were killed": besides those counted before.
pub fn are_others(reading: &Reading<'_>, trigger: &Trigger, toll: &Toll) -> bool {
    let end = reading.tokens_of(toll.span).end;
    // "Two other members died with him": he is counted with them.
    let with_one = (trigger.tokens.end..trigger.tokens.end + 2)
        .any(|t| company_of(reading, t, trigger).is_some())
        // "He died in A with three other members".
        || reading.number_at(end.wrapping_sub(1)).is_some_and(|n| {
            let before = reading.tokens_of(n.span).start.wrapping_sub(1);
            reading.is(before, &["with", "alongside", "beside"])
        });
    kills(trigger) && !with_one && trigger.used != Use::Noun && says_more(reading, toll)
}

/// "three more", "two other policemen": a count with words that put it besides another, not "more than three".
pub fn says_more(reading: &Reading<'_>, toll: &Toll) -> bool {
    let end = reading.tokens_of(toll.span).end;
    let word = |t: usize| reading.is(t, &["others", "more", "other", "further", "additional"]);
    (word(end) || word(end.wrapping_sub(1)) || word(end.wrapping_sub(2)))
        && !reading.is(end, &["than"])
        && !reading.is(end + 1, &["than"])
}

/// "My brother and his two daughters were martyred": a witness counts his own dead.
pub fn are_the_tellers_own(reading: &Reading<'_>, toll: &Toll) -> bool {
    let range = reading.tokens_of(toll.span);
    let kin = |t: usize| reading.is_kin(t);
    let from = range.start.saturating_sub(BESIDE_REACH);
    (from..range.end)
        .rev()
        .take_while(|&t| !reading.is(t, &[".", ";", "\""]))
        .any(|t| {
            reading.is(t, &["my", "our"])
                && ((t + 1..t + 4).any(kin) || reading.slot(t + 1).number.is_some())
        })
}

/// "He had carried four bodies", "I saw three bodies": what one witness did or saw is no count of the dead.
pub fn are_what_one_saw(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    trigger.rule == "trigger.bodies"
        && (1..6)
            .map_while(|back| trigger.tokens.start.checked_sub(back))
            .take_while(|&t| !clauses::is_boundary(reading, t))
            .any(|t| {
                reading.is(
                    t,
                    &[
                        "carried", "saw", "seen", "washed", "buried", "loaded", "lifted", "helped",
                    ],
                ) && (1..4).any(|back| {
                    t.checked_sub(back)
                        .is_some_and(|who| reading.is(who, &["he", "she", "i"]))
                })
            })
}
