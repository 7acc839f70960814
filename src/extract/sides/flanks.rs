//! The tokens on both sides of a trigger: who does it, to whom.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::leaving;
use crate::extract::sides::nouns;
use crate::extract::sides::regions;
use crate::extract::sides::shots::{fired_by, shot_at, under_bombs};
use crate::extract::sides::subjects::{antecedent, subject_or_shared};
use crate::extract::telling::Trigger;
use crate::extract::triggers::losses;
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{TriggerClass, WordForm};

/// Between a verb and "along with" stand at most this many tokens.
const LONGEST_WAY: usize = 22;

/// What a trigger's surroundings name: tokens of the doers and of those who suffer it.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    pub doers: Vec<usize>,
    pub sufferers: Vec<usize>,
}

/// The tokens on both sides of a trigger.
pub fn sides(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Sides {
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    if trigger.class.is_outcome() && leaving::verb(reading, start, sentence).is_some() {
        return left_dead(reading, trigger, sentence);
    }
    match trigger.used {
        Use::Noun => nouns::sides(reading, trigger, sentence),
        Use::Active | Use::Bare => {
            let group = verbs::group_start(reading, start);
            let subject = subject_or_shared(reading, group, sentence);
            let mut object: Vec<usize> = regions::object(reading, end, sentence).collect();
            if let Some(whom) = verbs::whom_before(reading, start) {
                object = antecedent(reading, whom, sentence);
            }
            // "captured a commander in X along with two guards".
            let shares = matches!(
                trigger.class,
                TriggerClass::Take | TriggerClass::Kill | TriggerClass::Free | TriggerClass::Wound
            );
            if let Some(with) = farther(reading, end, sentence)
                && shares
                && !object.contains(&with)
                && object
                    .iter()
                    .any(|&t| is_somebody(reading, t) || reading.is(t, &["him", "her"]))
            {
                let company = regions::phrase(reading, with + 1, sentence);
                // "an unstated number of his followers" counts nobody.
                let uncounted = company
                    .clone()
                    .any(|t| reading.number_at(t).is_some_and(|n| n.min.is_none()));
                if !uncounted {
                    object.extend(company);
                }
            }
            if shares && let Some(name) = named_after_clause(reading, &object, sentence) {
                object.extend(name);
            }
            // "captured the caves from the Taliban": whose they were.
            if trigger.class == TriggerClass::Gain
                && let Some(from) = (end..sentence.end.min(end + LONGEST_WAY))
                    .take_while(|&t| {
                        !clauses::is_boundary(reading, t) && !clauses::is_finite_verb(reading, t)
                    })
                    .find(|&t| reading.is(t, &["from"]))
                && !object.contains(&from)
            {
                let whose = regions::phrase(reading, from + 1, sentence);
                object.extend(whose.filter(|&t| {
                    reading.slot(t).actor.is_some() || reading.slot(t).people.is_some()
                }));
            }
            if trigger.rule == "trigger.targets-of" {
                object = (end..sentence.end)
                    .filter(|&t| reading.slot(t).person.is_some())
                    .collect();
            }
            match trigger.class {
                TriggerClass::Die if leaving::counted_dead(reading, trigger) => Sides {
                    doers: Vec::new(),
                    sufferers: leaving::losses_before(reading, start, sentence),
                },
                TriggerClass::Die if leaving::of_a_number(reading, start) => Sides::default(),
                // "put the dead at 90", "gave the toll as five", "spoke of 42": the subject only says so.
                TriggerClass::Die
                    if leaving::gives_count(reading, trigger)
                        || trigger.rule == losses::SPOKE_OF =>
                {
                    Sides {
                        doers: Vec::new(),
                        sufferers: (start + 1..end)
                            .chain(regions::phrase(reading, end, sentence))
                            .collect(),
                    }
                }
                TriggerClass::Die
                    if trigger.rule == losses::OUTLIVED
                        && subject.iter().all(|&t| reading.slot(t).number.is_none()) =>
                {
                    Sides {
                        doers: Vec::new(),
                        sufferers: losses::counted_before(reading, start, sentence),
                    }
                }
                // "The attackers lost eight men": the men, of those who lost them.
                TriggerClass::Die
                    if [losses::LOST, losses::MOURNED].contains(&trigger.rule.as_str()) =>
                {
                    Sides {
                        doers: Vec::new(),
                        sufferers: subject
                            .into_iter()
                            .filter(|&t| reading.slot(t).number.is_none() && is_side(reading, t))
                            // "lost five men and a further 11 were wounded".
                            .chain(
                                object
                                    .into_iter()
                                    .take_while(|&t| !reading.is(t, &["and", ","])),
                            )
                            .collect(),
                    }
                }
                // "With him died two companions".
                TriggerClass::Die
                    if !subject.iter().any(|&t| is_somebody(reading, t))
                        && object.iter().any(|&t| is_somebody(reading, t)) =>
                {
                    Sides {
                        doers: Vec::new(),
                        sufferers: object,
                    }
                }
                TriggerClass::Die | TriggerClass::Submit | TriggerClass::Flee => Sides {
                    doers: under_bombs(reading, trigger, sentence),
                    sufferers: with_company(reading, subject, end, sentence),
                },
                TriggerClass::Lose => Sides {
                    doers: object,
                    sufferers: subject,
                },
                TriggerClass::Wound if trigger.form == WordForm::Phrase => Sides {
                    doers: Vec::new(),
                    sufferers: subject,
                },
                TriggerClass::Wound if reading.is(end, &["in", "when", "by", "during"]) => Sides {
                    doers: Vec::new(),
                    sufferers: subject,
                },
                // "The base came under attack from the Taliban": the subject suffers it.
                TriggerClass::Fight | TriggerClass::Hit if comes_under(reading, trigger) => Sides {
                    doers: from_whom(reading, end, sentence),
                    sufferers: subject,
                },
                // ", killing three and wounding eleven": the doer stands with the verb of the clause.
                _ => Sides {
                    sufferers: if object.is_empty() && trigger.class == TriggerClass::Hit {
                        shot_at(reading, trigger, sentence)
                    } else {
                        object
                    },
                    doers: if has_means(reading, &subject, trigger)
                        || is_participle(reading, trigger)
                    {
                        fired_by(reading, trigger, sentence)
                    } else {
                        subject
                    },
                },
            }
        }
        Use::Passive => {
            let group = verbs::group_start(reading, start);
            // "no reports of civilians killed": of those right before it, not of who has no reports.
            // "people stabbed, shot and beheaded": the participles share them.
            let mut first = start;
            while reading.is(first.wrapping_sub(1), &[",", "and"])
                && reading.slot(first.wrapping_sub(2)).trigger.is_some()
            {
                first -= 2;
            }
            let reduced = group == start
                && first > sentence.start
                && reading.slot(first - 1).people.is_some()
                && (sentence.start..first).any(|t| {
                    (clauses::is_finite_verb(reading, t) || reading.slot(t).speech.is_some())
                        && (t..first).any(|w| clauses::is_preposition(reading, w))
                });
            let subject = apposed(reading, trigger, group, sentence)
                .or_else(|| reduced.then(|| leaving::right_before(reading, first, sentence)))
                .unwrap_or_else(|| subject_or_shared(reading, group, sentence));
            let doers: Vec<usize> = regions::agent(reading, end, sentence)
                .or_else(|| owner(reading, trigger, sentence))
                .map_or_else(Vec::new, Iterator::collect);
            let doers = if has_means(reading, &doers, trigger) {
                Vec::new()
            } else {
                doers
            };
            // "Rockets were fired at a police post".
            let shot = if trigger.class == TriggerClass::Hit
                && !subject.iter().any(|&t| is_somebody(reading, t))
            {
                shot_at(reading, trigger, sentence)
            } else {
                Vec::new()
            };
            let mut sufferers = with_company(reading, subject, end, sentence);
            sufferers.extend(shot);
            Sides { doers, sufferers }
        }
    }
}

/// "The commandos left five fighters dead": who left them, and who stands between.
fn left_dead(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Sides {
    let end = trigger.tokens.start;
    let Some(verb) = leaving::verb(reading, end, sentence) else {
        return Sides::default();
    };
    // "A blast tore through the market, leaving five dead": the doer stands with the verb of the clause.
    let doers = if reading.is(verb, &["leaving"]) {
        Vec::new()
    } else {
        subject_or_shared(reading, verbs::group_start(reading, verb), sentence)
    };
    Sides {
        doers: if has_means(reading, &doers, trigger) {
            Vec::new()
        } else {
            doers
        },
        sufferers: (verb + 1..end).collect(),
    }
}

/// "killed X, who led the fighters in A and B, and Y, an expert": the second name behind the clause on the first.
fn named_after_clause(
    reading: &Reading<'_>,
    object: &[usize],
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let last = *object.last()?;
    let named = object.iter().any(|&t| reading.slot(t).person.is_some());
    let who = (last..last + 3).find(|&t| reading.is(t, &["who", "whom", "whose"]))?;
    let comma = reading.is(who.wrapping_sub(1), &[","]);
    let and = (who..sentence.end.min(who + LONGEST_WAY))
        .find(|&t| reading.is(t, &["and"]) && reading.is(t.wrapping_sub(1), &[","]))?;
    let name = reading.tokens_of(reading.person_at(and + 1)?.span);
    // "and Y said so", "and Y was hurt": a clause of its own.
    let own = clauses::is_finite_verb(reading, name.end);
    (named && comma && !own).then_some(name)
}

/// "came under fire": a phrase that is passive in sense.
fn comes_under(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let at = trigger.tokens.start;
    reading.is(at, &["came", "come", "comes", "coming"]) && reading.is(at + 1, &["under"])
}

/// "came under attack by gunmen", "under fire from the Taliban".
fn from_whom(reading: &Reading<'_>, end: usize, sentence: &Range<usize>) -> Vec<usize> {
    (end..sentence.end.min(end + 2))
        .find(|&t| reading.is(t, &["from", "by"]) && reading.slot(t + 1).location.is_none())
        .map_or_else(Vec::new, |link| {
            regions::phrase(reading, link + 1, sentence).collect()
        })
}

/// "and then by X, killed in May": a participle behind a name and a comma is of that name.
fn apposed(
    reading: &Reading<'_>,
    trigger: &Trigger,
    group: usize,
    sentence: &Range<usize>,
) -> Option<Vec<usize>> {
    let comma = group.checked_sub(1).filter(|&c| c > sentence.start)?;
    let bare = group == trigger.tokens.start && reading.is(comma, &[","]);
    let name = reading.person_at(comma - 1)?;
    let tokens = reading.tokens_of(name.span);
    (bare && tokens.end == comma).then(|| tokens.collect())
}

/// Whether an outcome hangs behind a comma or "and" as a participle.
fn is_participle(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    trigger.class.is_outcome()
        && reading
            .word(trigger.tokens.end.wrapping_sub(1))
            .ends_with("ing")
        && reading.is(trigger.tokens.start.wrapping_sub(1), &[",", "and"])
}

fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    slot.person.is_some() || slot.people.is_some() || slot.number.is_some() || slot.role.is_some()
}

/// A group, force or plural of people, which is no single person.
fn is_side(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    let word = reading.word(at);
    slot.actor.is_some() || slot.people.is_some() && (word.ends_with('s') || word.ends_with("men"))
}

/// "targeted by aircraft attached to X", "by a drone of X": behind a phrase that holds its "by" stands whose
/// the means were.
fn owner(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let end = trigger.tokens.end;
    if !trigger.tokens.clone().any(|t| reading.is(t, &["by"])) {
        return None;
    }
    let link = (end..sentence.end.min(end + 3)).find(|&t| reading.is(t, &["to", "of", "from"]))?;
    let range = regions::phrase(reading, link + 1, sentence);
    (!range.is_empty()).then_some(range)
}

/// "a clash", "the fighting": a word for what two sides do.
fn is_fight(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .slot(at)
        .trigger
        .and_then(|t| reading.term(t))
        .and_then(|term| reading.trigger(term))
        .is_some_and(|(row, _)| row.class == TriggerClass::Fight)
}

/// Where the company is named behind a verb: at "with", or the "with" of "along with" somewhat farther on.
fn company(reading: &Reading<'_>, verb_end: usize, sentence: &Range<usize>) -> Option<usize> {
    let near = (verb_end..sentence.end.min(verb_end + 6))
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .find(|&t| {
            reading.is(t, &["with", "alongside"])
                && !nouns::is_help(reading, t)
                // "killed in a clash with the police": those on the other side.
                && !(t > verb_end && is_fight(reading, t - 1))
        });
    near.or_else(|| farther(reading, verb_end, sentence))
}

/// The "with" of "along with", "together with" behind a verb and its object.
fn farther(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<usize> {
    (from..sentence.end.min(from + LONGEST_WAY))
        .take_while(|&t| {
            !clauses::is_boundary(reading, t)
                && (!clauses::is_finite_verb(reading, t) || reading.is(t, &["identified", "named"]))
        })
        .find(|&t| reading.is(t, &["along", "together"]) && reading.is(t + 1, &["with"]))
        .map(|t| t + 1)
}

/// "died together with his bodyguard": the company shares the fate.
fn with_company(
    reading: &Reading<'_>,
    mut subject: Vec<usize>,
    verb_end: usize,
    sentence: &Range<usize>,
) -> Vec<usize> {
    if let Some(with) = company(reading, verb_end, sentence) {
        let company: Vec<usize> = regions::phrase(reading, with + 1, sentence)
            .take_while(|&t| !reading.is(t, &[","]))
            .collect();
        // "with 134 more arrested": those have a fate of their own.
        let own_fate = company
            .last()
            .is_some_and(|&t| reading.slot(t + 1).trigger.is_some());
        if !own_fate {
            subject.extend(company);
        }
    }
    subject
}

/// Whether the stretch is about a means ("an airstrike killed"): then the means' own words say who did it.
pub fn has_means(reading: &Reading<'_>, tokens: &[usize], trigger: &Trigger) -> bool {
    tokens.iter().any(|&t| {
        !trigger.tokens.contains(&t)
            && reading
                .slot(t)
                .trigger
                .and_then(|i| reading.term(i))
                .and_then(|term| reading.trigger(term))
                .is_some_and(|(row, _)| !row.class.is_outcome())
    })
}
