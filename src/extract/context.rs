//! What a telling has from its surroundings: definiteness, the happening before it, the report's date; and which
//! happenings are worth a claim.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::air;
use super::discourse::Happening;
use super::frames::Frame;
use super::kinds;
use super::reading::Reading;
use super::split;
use super::telling::{Read, Telling};
use super::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::annotation::{Lex, Section};
use crate::model::{ActorKind, Basis, DateIs, EventDate, Fate, Interval, SubEventType, TollScope};

/// A happening first told within this many sentences of the body is the report's news.
const LEAD_SENTENCES: usize = 3;

/// "later" bounds a date only where the report was written within this many days.
const LATER_DAYS: i32 = 31;

/// Whether a telling tells of anything: a bare plural with neither day nor toll nor name does not.
pub fn tells(telling: &Telling) -> bool {
    let toll = telling.killed.is_some() || telling.injured.is_some() || telling.taken.is_some();
    !telling.vague
        || !telling.also_at.is_empty()
        || toll
        || telling.date.is_some()
        || telling.summary
        || !telling.persons.is_empty()
}

/// Reads off a telling's nouns whether it refers back, sums up or is a bare plural; and its hedge.
pub fn describe(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    telling.denied = telling.triggers.iter().any(|t| t.denied);
    let nouns: Vec<_> = telling
        .triggers
        .iter()
        .filter(|t| matches!(t.used, super::clauses::Use::Noun))
        .collect();
    let finite = telling.triggers.len() > nouns.len();
    telling.definite = nouns
        .iter()
        .any(|t| is_definite(reading, t.tokens.start, sentence))
        && !nouns
            .iter()
            .any(|t| is_indefinite(reading, t.tokens.start, sentence));
    telling.definite |= telling.triggers.iter().any(|t| t.refers);
    // "It was an American strike": of the happening told before.
    telling.definite |= reading.is(sentence.start, &["it"])
        && reading.is(sentence.start + 1, &["was"])
        && !nouns.is_empty();
    let number = split::number_before(reading, telling);
    telling.summary = number.is_some_and(|n| n > 1) || counts_places(reading, telling, sentence);
    let plural = nouns.iter().any(|t| t.is_plural_noun())
        && nouns
            .iter()
            .all(|t| t.is_plural_noun() || t.class.is_outcome());
    telling.vague = plural && number.is_none() && !finite;
    let hull = telling.hull();
    let clause = super::clauses::clause(reading, hull.start, sentence);
    telling.hedge = reading
        .terms_in(
            clause.start.min(hull.start)..clause.end.max(hull.end),
            Lex::Hedge,
        )
        .find(|t| reading.hedge(t).is_some())
        .map(|t| Read {
            value: reading.text_of(t.span),
            span: t.span,
            rule: "hedge",
        });
}

/// "struck 13 times", "in seven provinces": several happenings in one sentence.
fn counts_places(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    let hull = telling.hull();
    (hull.start..sentence.end.min(hull.end + 12)).any(|t| {
        reading
            .number_at(t)
            .and_then(|n| n.min)
            .is_some_and(|n| n > 1)
            && {
                let end = reading
                    .number_at(t)
                    .map_or(t, |n| reading.tokens_of(n.span).end);
                reading.is(end, &["times", "provinces"]) || reading.is(end + 1, &["provinces"])
            }
    })
}

fn noun_phrase(
    reading: &Reading<'_>,
    noun: usize,
    sentence: &Range<usize>,
) -> impl Iterator<Item = usize> {
    let start = sentence.start;
    (1..6)
        .map_while(move |back| noun.checked_sub(back).filter(|&t| t >= start))
        .take_while(|&t| {
            !super::clauses::is_boundary(reading, t)
                && !super::clauses::is_preposition(reading, t)
                && !super::clauses::is_finite_verb(reading, t)
                && !reading.is(t, &[","])
        })
}

fn is_definite(reading: &Reading<'_>, noun: usize, sentence: &Range<usize>) -> bool {
    // "that attack": elsewhere "that" begins a clause.
    if reading.is(noun.wrapping_sub(1), &["that", "those"]) {
        return true;
    }
    noun_phrase(reading, noun, sentence).any(|t| {
        reading.is(
            t,
            &[
                "the", "this", "that", "his", "her", "their", "its", "these", "'s",
            ],
        )
    })
}

fn is_indefinite(reading: &Reading<'_>, noun: usize, sentence: &Range<usize>) -> bool {
    noun_phrase(reading, noun, sentence).any(|t| reading.is(t, &["a", "an", "another"]))
}

/// "... was overrun in August; some 50 were killed": the dead of a sentence have its day and place.
pub fn outcomes(tellings: &mut [Telling]) {
    for late in 1..tellings.len() {
        let Some(telling) = tellings.get(late) else {
            continue;
        };
        if telling.has_means()
            || !telling.has_outcome()
            || telling.date.is_some()
            || telling.place.is_some()
        {
            continue;
        }
        let Some(before) = tellings.get(late - 1) else {
            continue;
        };
        if before.frame != telling.frame || before.triggers.is_empty() {
            continue;
        }
        let (date, place) = (before.date.clone(), before.place);
        if let Some(telling) = tellings.get_mut(late) {
            telling.date = date.map(|mut d| {
                d.value.basis = Basis::Context;
                d.rule = "date.same-sentence";
                d
            });
            telling.place = place;
            telling.place_rule = "place.same-sentence";
        }
    }
}

/// Reads the kind of a telling.
pub fn kind(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    let civilian_dead = telling
        .killed
        .as_ref()
        .is_some_and(|k| k.civilians.is_some())
        || telling
            .sufferers
            .iter()
            .filter_map(|s| reading.lexicon.actors.get(&s.value))
            .any(|row| row.kind == ActorKind::Civilians);
    let civilian_target = civilian_target(reading, telling, sentence);
    let (kind, generic) = kinds::kind(telling, reading.lexicon, civilian_target, civilian_dead);
    telling.kind = kind;
    telling.generic = generic;
    if generic && air::from_the_air(reading, telling, sentence) {
        telling.kind = Some(SubEventType::AirStrike);
        telling.generic = false;
        telling.by_air = true;
    }
    let outcome = |c: TriggerClass| matches!(c, TriggerClass::Kill | TriggerClass::Die);
    if telling.triggers.iter().any(|t| outcome(t.class))
        && telling.persons.iter().all(|p| p.fate != Fate::Killed)
        && telling
            .killed
            .as_ref()
            .is_some_and(|k| k.scope == TollScope::Named)
    {
        telling.described.push(
            telling
                .killed
                .as_ref()
                .map_or_else(|| reading.span(telling.hull()), |k| k.span),
        );
    }
}

fn civilian_target(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    let hull = telling.hull();
    let window = hull.start.saturating_sub(8).max(sentence.start)..sentence.end.min(hull.end + 14);
    let targets: Vec<Option<bool>> = reading
        .terms_in(window, Lex::Target)
        .filter_map(|t| reading.target(t))
        .map(|row| row.civilian)
        .collect();
    targets.contains(&Some(true)) && !targets.contains(&Some(false))
}

/// "Two months later": counted from the dated happening told before.
pub fn antecedents(reading: &Reading<'_>, tellings: &mut [Telling]) {
    let mut last: Option<Interval> = None;
    let mut first: Option<Interval> = None;
    for telling in tellings {
        if telling.date.is_none()
            && let Some(after) = &telling.after_antecedent
        {
            let (months, days) = after.value;
            // What happened before is told from the report's news, what came after from the last.
            let from = if months < 0 || days < 0 {
                first.or(last)
            } else {
                last
            };
            if let Some(interval) = from.and_then(|f| shifted(f, months, days)) {
                telling.date = Some(Read {
                    value: EventDate {
                        interval,
                        is: DateIs::Within,
                        as_written: None,
                        basis: Basis::Context,
                    },
                    span: after.span,
                    rule: after.rule,
                });
            }
        }
        if telling.date.is_none()
            && let Some(after) = later(reading, telling)
            && let (Some(from), Some(until)) = (
                last,
                reading
                    .spans
                    .sentences
                    .get(telling.sentence)
                    .and_then(|s| s.reference),
            )
            && from.start <= until
        {
            let interval = Interval::new(from.start, until);
            if interval.days() <= LATER_DAYS {
                telling.date = Some(Read {
                    value: EventDate {
                        interval,
                        is: DateIs::Within,
                        as_written: Some(reading.words(after..after + 1)),
                        basis: Basis::Context,
                    },
                    span: reading.span(after..after + 1),
                    rule: "date.later-than",
                });
            }
        }
        if let Some(date) = &telling.date {
            last = Some(date.value.interval);
            first = first.or(last);
        }
    }
}

/// "later", "afterwards" beside a trigger with no measure of time: between the happening before and the report.
fn later(reading: &Reading<'_>, telling: &Telling) -> Option<usize> {
    let start = telling.hull().start;
    (1..5).map_while(|back| start.checked_sub(back)).find(|&t| {
        reading.is(t, &["later", "afterwards", "afterward", "subsequently"])
            && reading.slot(t).date.is_none()
    })
}

/// An interval moved by months or days; a distance in months is known to the month.
fn shifted(from: Interval, months: i32, days: i32) -> Option<Interval> {
    let span = months.months().days(days);
    let start = from.start.checked_add(span).ok()?;
    let end = from.end.checked_add(span).ok()?;
    if months != 0 {
        return Some(Interval::new(start.first_of_month(), end.last_of_month()));
    }
    Some(Interval::new(start, end))
}

/// Gives each happening what its tellings lack and the report supplies, and drops those that are no particular
/// happening.
pub fn complete(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &mut Vec<Happening>,
    frames: &[Vec<Frame>],
) {
    happenings.retain(|h| is_particular(reading, tellings, h));
    for happening in happenings.iter() {
        means_said_elsewhere(tellings, happening);
    }
    for (place, happening) in happenings.iter().enumerate() {
        publication_date(reading, tellings, happening, frames, place == 0);
    }
}

/// A kind guessed from who killed whom gives way where another telling of the happening says the means; a word that
/// may stand for several means takes the one that is named exactly.
fn means_said_elsewhere(tellings: &mut [Telling], happening: &Happening) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let said = told().any(|t| t.has_means() && t.kind.is_some());
    let exact = told()
        .filter(|t| t.has_means() && !t.generic)
        .find_map(|t| t.kind);
    for &index in &happening.tellings {
        let Some(telling) = tellings.get_mut(index) else {
            continue;
        };
        if !telling.has_means() {
            if said {
                telling.kind = None;
            }
        } else if telling.generic && exact.is_some() {
            telling.kind = exact;
        }
    }
}

fn is_particular(reading: &Reading<'_>, tellings: &[Telling], happening: &Happening) -> bool {
    let told: Vec<&Telling> = happening
        .tellings
        .iter()
        .filter_map(|&i| tellings.get(i))
        .collect();
    // A remark alone tells of nothing.
    if told.iter().all(|t| t.triggers.is_empty()) {
        return false;
    }
    let toll = told.iter().any(|t| {
        [&t.killed, &t.injured, &t.taken]
            .into_iter()
            .flatten()
            .any(|k| k.scope == TollScope::Total)
    });
    let dated = told.iter().any(|t| {
        t.date
            .as_ref()
            .is_some_and(|d| d.value.interval.days() <= 31)
    });
    // A change of sides is told of many a person as part of his life.
    let named = told.iter().any(|t| {
        t.persons
            .iter()
            .any(|p| !matches!(p.fate, Fate::Targeted | Fate::Surrendered))
    });
    let local = told.iter().any(|t| {
        !t.place_rule.starts_with("place.victims")
            && !t.place_rule.starts_with("place.speakers")
            && t.place.is_some_and(|p| whereabouts::is_local(reading, p))
    });
    // Who lives or serves in a place tells of the dead there.
    let at_speakers = told
        .iter()
        .any(|t| t.place_rule == "place.speakers-seat" && t.has_outcome() && !t.definite);
    let news = told.iter().any(|t| is_lead(reading, t.sentence));
    let year = told.iter().any(|t| t.date.is_some());
    let vague = told.iter().all(|t| t.vague);
    if vague {
        return toll && (dated || local) || dated && local;
    }
    let means = told.iter().any(|t| t.has_means() && !t.generic);
    if told.iter().all(|t| t.has(TriggerClass::Make)) {
        let reported = local && told.iter().any(|t| t.frame.is_some());
        return year || reported || told.iter().any(|t| is_first(reading, t.sentence));
    }
    // "came under attack in X", "was active in X": with neither day nor toll nor name a general word tells of a state.
    let exact = told.iter().any(|t| t.has_means() && !t.generic)
        || told.iter().any(|t| aims_at(reading, t));
    (local && (exact || toll || news))
        || dated
        || at_speakers
        || named
        || (news
            && (toll || means || told.iter().any(|t| !t.described.is_empty()) || told.len() > 1))
        || (year && toll)
}

/// Whether a building, vehicle or the like is said to be hit.
fn aims_at(reading: &Reading<'_>, telling: &Telling) -> bool {
    let hull = telling.hull();
    reading
        .terms_in(hull.start.saturating_sub(4)..hull.end + 8, Lex::Target)
        .next()
        .is_some()
}

pub fn is_lead(reading: &Reading<'_>, sentence: usize) -> bool {
    body_before(reading, sentence) < LEAD_SENTENCES
}

fn is_first(reading: &Reading<'_>, sentence: usize) -> bool {
    body_before(reading, sentence) == 0
}

/// How many sentences of the report's body stand before one.
fn body_before(reading: &Reading<'_>, sentence: usize) -> usize {
    reading
        .spans
        .sentences
        .iter()
        .take(sentence)
        .filter(|s| s.section == Section::Body)
        .count()
}

/// News with no date of its own that is plainly fresh happened in the week that ends with the saying.
fn publication_date(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
    first_of_report: bool,
) {
    let told = |t: &[Telling]| {
        happening
            .tellings
            .iter()
            .any(|&i| t.get(i).is_some_and(|t| t.date.is_some()))
    };
    if told(tellings) {
        return;
    }
    let Some(&first) = happening.tellings.first() else {
        return;
    };
    let Some(telling) = tellings.get_mut(first) else {
        return;
    };
    if !is_lead(reading, telling.sentence)
        || telling.summary
        || background(telling.kind, telling.vague)
    {
        return;
    }
    let said: Option<Date> = frames
        .get(telling.sentence)
        .and_then(|f| f.iter().find_map(|f| f.speaker.said_on));
    let perfect = telling.triggers.iter().any(|t| {
        (super::clauses::group_start(reading, t.tokens.start)..t.tokens.start)
            .any(|a| reading.is(a, &["has", "have"]))
    });
    let begun = telling.has(TriggerClass::Make);
    if !(said.is_some() || perfect || (first_of_report && !begun)) {
        return;
    }
    let Some(last) = said.or(reading.report.published) else {
        return;
    };
    // "by night", "overnight" in fresh news is the last night.
    let night = reading
        .spans
        .sentences
        .get(telling.sentence)
        .is_some_and(|s| {
            s.tokens.clone().any(|t| {
                reading.is(t, &["night", "overnight", "midnight"]) && reading.slot(t).date.is_none()
            })
        });
    let back = if night { 1 } else { 6 };
    let Ok(first_day) = last.checked_sub(back.days()) else {
        return;
    };
    telling.date = Some(Read {
        value: EventDate {
            interval: Interval::new(first_day, last),
            is: DateIs::Within,
            as_written: None,
            basis: Basis::Publication,
        },
        span: reading.span(telling.hull()),
        rule: "date.publication",
    });
}

const fn background(kind: Option<SubEventType>, vague: bool) -> bool {
    vague || kind.is_none()
}
