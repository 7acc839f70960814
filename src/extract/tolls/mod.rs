//! How many were killed, wounded or taken, as the words say it.

mod added;
mod civilians;
mod figures;
mod listed;
mod tally;
mod things;
mod unnamed;

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::discourse::totals;
use crate::extract::reading::Reading;
use crate::extract::sides::flanks::{self, Sides};
use crate::extract::sides::leaving;
use crate::extract::telling::{Telling, Toll, Trigger};
use crate::extract::triggers::losses;
use crate::extract::triggers::nonevents::{alternatives, killed_and_wounded};
use crate::extract::triggers::verbs::Use;
use crate::lexicon::TriggerClass;
use crate::model::{Count, TollScope};

pub use civilians::civilian_harm;
use figures::{another_before, number_of, the_other_too, toll_noun};
use tally::{counted, tally};

/// Whether what stands behind a number is people, or nothing that is named.
pub fn counts_people(reading: &Reading<'_>, from: usize) -> bool {
    counted(reading, from).is_some()
}

/// Reads every toll that the triggers of a telling state into it.
pub fn read(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    let triggers = telling.triggers.clone();
    for trigger in &triggers {
        if trigger.denied {
            continue;
        }
        let one_more = another_before(reading, trigger, sentence);
        let adds = one_more.is_some();
        let toll = one_more.or_else(|| toll_of(reading, trigger, &triggers, sentence));
        let slot = match trigger.class {
            TriggerClass::Kill | TriggerClass::Die => &mut telling.killed,
            TriggerClass::Wound => &mut telling.injured,
            TriggerClass::Take | TriggerClass::Submit => &mut telling.taken,
            _ => continue,
        };
        if let Some(mut toll) = toll {
            if is_of_the_assailant(reading, trigger) {
                continue;
            }
            let besides = !of_a_sum(reading, trigger)
                && (added::is_added(reading, trigger, sentence)
                    || added::besides_those(reading, trigger, sentence).is_some());
            telling.besides |= besides && !added::of_the_hurt(reading, trigger);
            telling.of_them |= added::is_of_them(reading, &toll);
            telling.others |= added::are_others(reading, trigger, &toll);
            telling.sums_up |= of_a_sum(reading, trigger);
            // "The attacker was shot dead": not among the dead whom the sources count.
            if trigger.rule != losses::LOST && of_the_attacker(reading, trigger)
                || besides
                || is_of_those(reading, trigger)
                || added::are_the_tellers_own(reading, &toll)
                || added::are_what_one_saw(reading, trigger)
                || trigger.rule == losses::MOURNED
            {
                toll.scope = TollScope::Part;
            }
            // "All three attackers were killed, and five soldiers also died": of one sentence.
            let both = besides
                && !added::of_the_hurt(reading, trigger)
                && slot.as_ref().is_some_and(|known| known.count.is_some());
            if toll.scope == TollScope::Part && !both {
                // "nine were killed and five more wounded": more than the dead, and all who were wounded.
                if trigger.class == TriggerClass::Wound
                    && added::says_more(reading, &toll)
                    && !is_of_those(reading, trigger)
                {
                    telling.injured.get_or_insert(toll);
                    continue;
                }
                if matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die) {
                    telling.killed_part = Some(toll);
                }
                continue;
            }
            *slot = Some(match slot.take() {
                Some(known)
                    if matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die)
                        && totals::are_opposed(reading, &known, &toll) =>
                {
                    totals::sum(&known, toll)
                }
                // "Two died at once and a third in hospital".
                Some(known) if (adds || both) && known.count.is_some() => totals::sum(&known, toll),
                Some(known) => better(known, toll),
                None => toll,
            });
        }
    }
    if telling.killed.is_some() && telling.injured.is_none() {
        telling.injured = wounded_at(reading, sentence);
    }
    if telling.injured.is_none()
        && (telling.has(TriggerClass::Hit) || telling.has(TriggerClass::Fight))
    {
        telling.injured = figures::wounded_received(reading, sentence);
    }
    if telling.killed.is_some()
        || triggers
            .iter()
            .any(|t| matches!(t.class, TriggerClass::Kill | TriggerClass::Die))
    {
        telling.killed_part = telling
            .killed_part
            .take()
            .or_else(|| part(reading, &triggers, sentence));
    }
}

/// "the attacker", "the bomber" right before a passive verb.
fn of_the_attacker(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let group = crate::extract::triggers::verbs::group_start(reading, trigger.tokens.start);
    let before = group.wrapping_sub(1);
    matches!(trigger.used, Use::Passive | Use::Active)
        && matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die)
        && reading.is(before.wrapping_sub(1), &["the"])
        && reading.is_attacker(before)
        // "Four of the attackers were killed too": those are counted.
        && !(reading.is(before.wrapping_sub(2), &["of"])
            && reading.slot(before.wrapping_sub(3)).number.is_some())
        && (trigger.used == Use::Passive || trigger.class == TriggerClass::Die)
}

/// "Special forces killed the assailant": how the attack ended, and none of its victims.
fn is_of_the_assailant(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let end = trigger.tokens.end;
    trigger.used == Use::Active
        && trigger.class == TriggerClass::Kill
        && reading.is(end, &["the"])
        && reading.is_attacker(end + 1)
        && !reading.word(end + 1).ends_with('s')
        && !reading.is(end + 2, &["and", ","])
}

/// "One of those killed was a shopkeeper": a part of those counted before.
fn is_of_those(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    reading.is(start.wrapping_sub(1), &["those", "the", "people"])
        && (2..5).any(|back| {
            start.checked_sub(back).is_some_and(|t| {
                reading.is(t, &["of", "among"])
                    && (reading.is(t, &["among"])
                        || reading.slot(t.wrapping_sub(1)).number.is_some())
            })
        })
}

/// "bringing the toll to 16".
fn of_a_sum(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let tokens = &trigger.tokens;
    tokens.len() > 2
        && reading.is(tokens.end - 1, &["to"])
        && tokens
            .clone()
            .any(|t| reading.is(t, &["toll", "dead", "deaths"]))
}

/// "put the dead at 27 and the wounded at 19".
fn wounded_at(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Toll> {
    sentence.clone().find_map(|t| {
        let noun = reading.is(t, &["wounded", "injured"])
            && reading.is(t.wrapping_sub(1), &["the", "of"])
            && reading.is(t + 1, &["at"]);
        Toll::counted(reading, reading.number_at(t + 2).filter(|_| noun)?)
    })
}

/// Of two tolls of one sentence the one that gives a number, then the larger.
fn better(a: Toll, b: Toll) -> Toll {
    let rank = |t: &Toll| (t.scope != TollScope::Named, t.count.map_or(0, |c| c.min));
    if rank(&b) > rank(&a) { b } else { a }
}

fn toll_of(
    reading: &Reading<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    sentence: &Range<usize>,
) -> Option<Toll> {
    // "30 were killed or wounded": the number is of both, and of neither alone.
    if alternatives(reading, &trigger.tokens) || killed_and_wounded(reading, &trigger.tokens) {
        return None;
    }
    let Sides { sufferers, doers } = flanks::sides(reading, trigger, sentence);
    let mut tokens = sufferers;
    if trigger.class == TriggerClass::Submit && tokens.is_empty() {
        tokens = doers;
    }
    let dead_word = reading.is(trigger.tokens.start, &["dead", "fatalities"])
        || trigger.form == crate::lexicon::WordForm::Phrase && trigger.class == TriggerClass::Die;
    // "killed 35, with 90 wounded", "nine bodies and 37 wounded": a participle counts what stands right before it.
    let reduced = trigger.class == TriggerClass::Wound
        && trigger.used == Use::Passive
        && crate::extract::triggers::verbs::group_start(reading, trigger.tokens.start)
            == trigger.tokens.start
        && reading
            .slot(trigger.tokens.start.wrapping_sub(1))
            .number
            .is_some();
    let start = trigger.tokens.start;
    // "Two policemen were among the nine killed": nine.
    let among = reading.slot(start.wrapping_sub(1)).number.is_some()
        && (2..4).any(|b| {
            reading.is(start.wrapping_sub(b), &["the"])
                && reading.is(start.wrapping_sub(b + 1), &["among"])
        });
    if among {
        let number = reading.slot(start - 1).number;
        tokens = (sentence.start..start)
            .filter(|&t| reading.slot(t).number == number)
            .collect();
    } else if reduced {
        let start = trigger.tokens.start;
        let number = reading.slot(start - 1).number;
        tokens = (sentence.start..start)
            .filter(|&t| reading.slot(t).number == number)
            .collect();
    } else if leaving::verb(reading, trigger.tokens.start, sentence).is_none()
        && (dead_word || (trigger.used == Use::Passive && !has_number(reading, &tokens)))
    {
        let before = number_before(reading, trigger, all, sentence);
        if !before.is_empty() {
            tokens = before;
        }
    }
    if (trigger.used == Use::Noun || trigger.class == TriggerClass::Die)
        && !has_number(reading, &tokens)
    {
        tokens.extend(toll_noun(reading, trigger, sentence));
    }
    // "Two more had died, bringing the toll to 16": the sum, not those before it.
    let names_toll = trigger.tokens.clone().any(|t| reading.is(t, &["toll"]));
    if of_a_sum(reading, trigger) || names_toll {
        let sum = toll_noun(reading, trigger, sentence);
        if !sum.is_empty() {
            tokens = sum;
        }
    }
    // "Two thousand people carried the bodies": those who carry them are not counted with them.
    if trigger.rule == "trigger.bodies" && reading.is(start.wrapping_sub(1), &["the", "their"]) {
        tokens.retain(|&t| t >= start);
    }
    tokens.sort_unstable();
    tokens.dedup();
    // "the death of two and the wounding of one": what stands behind another outcome is its own.
    if let Some(next) = all
        .iter()
        .filter(|t| t.class != trigger.class && t.tokens.start > trigger.tokens.start)
        .filter(|t| t.class.is_outcome() || t.class == TriggerClass::Take)
        .map(|t| t.tokens.start)
        .min()
    {
        tokens.retain(|&t| t < next || t < trigger.tokens.start);
    }
    // "The police lost five men and a further 11 were wounded": the five are of their own verb.
    if let Some(lost) = all
        .iter()
        .filter(|t| t.rule == losses::LOST && t.tokens.start < trigger.tokens.start)
        .map(|t| t.tokens.end)
        .max()
        && let Some(and) =
            (lost..trigger.tokens.start).rfind(|&t| reading.is(t, &["and", "while", ","]))
    {
        tokens.retain(|&t| t < lost && reading.slot(t).number.is_none() || t > and);
    }
    if !has_number(reading, &tokens) {
        let number = number_of(reading, trigger, sentence);
        // "X gave the number of dead as six": who says so is not one of them.
        if !number.is_empty() {
            tokens.clear();
        }
        tokens.extend(number);
    }
    let mut tally = tally(reading, &tokens);
    if tally.numbers && tally.min == 1 && the_other_too(reading, trigger, all, sentence) {
        tally.min += 1;
        tally.max = tally.max.map(|m| m + 1);
    }
    added::with_others(reading, trigger, sentence, &mut tally);
    added::beside(reading, trigger, sentence, &mut tally);
    added::elliptical(reading, trigger, sentence, &mut tally);
    added::gapped(reading, trigger, sentence, &mut tally);
    tally.toll()
}

fn has_number(reading: &Reading<'_>, tokens: &[usize]) -> bool {
    tokens.iter().any(|&t| reading.slot(t).number.is_some())
}

/// "left 12 people dead", "12 dead", "five wounded": the number right before, not behind another outcome.
fn number_before(
    reading: &Reading<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    sentence: &Range<usize>,
) -> Vec<usize> {
    let mut start = trigger.tokens.start;
    while start > sentence.start && trigger.tokens.start - start < 14 {
        let at = start - 1;
        let other = all
            .iter()
            .any(|t| t.class.is_outcome() && t.tokens.contains(&at));
        let says = reading.slot(at).speech.is_some();
        if other
            || says
            || clauses::is_boundary(reading, at)
            || reading.is(at, &[","])
                && has_number(reading, &(start..trigger.tokens.start).collect::<Vec<_>>())
        {
            break;
        }
        start = at;
    }
    let tokens: Vec<usize> = (start..trigger.tokens.start).collect();
    if has_number(reading, &tokens) {
        tokens
    } else {
        Vec::new()
    }
}

/// "including 13 Marines", "13 of them soldiers".
fn part(reading: &Reading<'_>, triggers: &[Trigger], sentence: &Range<usize>) -> Option<Toll> {
    let first = triggers.iter().map(|t| t.tokens.start).min()?;
    for at in first.saturating_sub(12).max(sentence.start)..sentence.end {
        let Some(number) = reading.number_at(at) else {
            continue;
        };
        let range = reading.tokens_of(number.span);
        if range.start != at {
            continue;
        }
        let min = number.min.filter(|&m| m > 0)?;
        let before = (1..4).any(|b| {
            reading.is(
                range.start.wrapping_sub(b),
                &["including", "includes", "among"],
            )
        });
        let of_them =
            reading.is(range.end, &["of"]) && reading.is(range.end + 1, &["them", "whom", "the"]);
        // "170 people died, 13 US service members among them".
        let among = (range.end..sentence.end.min(range.end + 6))
            .take_while(|&t| !reading.is(t, &[",", ".", ";"]))
            .any(|t| reading.is(t, &["among"]) && reading.is(t + 1, &["them", "whom"]));
        if before || of_them || among {
            let mut end = range.end;
            while end < sentence.end
                && end < range.end + 6
                && !clauses::is_boundary(reading, end)
                && !reading.is(end, &[","])
                && !clauses::is_finite_verb(reading, end)
            {
                end += 1;
            }
            let span = reading.span(range.start..end);
            return Some(Toll {
                count: Some(Count {
                    min,
                    max: number.max,
                }),
                scope: TollScope::Part,
                words: reading.text_of(span),
                span,
                civilians: None,
            });
        }
    }
    None
}
