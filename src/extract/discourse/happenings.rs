//! Which tellings of a report are of one happening.

use crate::extract::discourse::continuity::may_kill;
use crate::extract::discourse::evidence::{evidence, generic_outcome, interval};
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::lexicon::TriggerClass;
use crate::model::{ActorKind, Fate, Interval, PlaceKind};

/// A happening of the report: its tellings, as indices.
#[derive(Clone, Debug, Default)]
pub struct Happening {
    pub tellings: Vec<usize>,
}

/// The news of a report is at most this many days old.
const FRESH_DAYS: i32 = 31;

/// The news is told in full within this many sentences.
const NEWS_SENTENCES: usize = 5;

/// News is dated more roughly than to a week: its day may come later.
const ROUGH_DAYS: i32 = 7;

/// Evidence below this joins nothing.
const ENOUGH: i32 = 4;

/// Groups the tellings of a report, given in text order, into happenings.
pub fn happenings(reading: &Reading<'_>, tellings: &[Telling]) -> Vec<Happening> {
    let mut result: Vec<Happening> = Vec::new();
    for index in 0..tellings.len() {
        let best = result
            .iter()
            .enumerate()
            .filter_map(|(at, happening)| {
                let evidence = evidence(reading, tellings, happening, index)?;
                Some((evidence, *happening.tellings.last()?, at))
            })
            .filter(|(evidence, ..)| *evidence >= ENOUGH)
            .max();
        match best {
            Some((_, _, at)) => {
                if let Some(happening) = result.get_mut(at) {
                    happening.tellings.push(index);
                }
            }
            None => result.push(Happening {
                tellings: vec![index],
            }),
        }
    }
    result
}

/// The report's undated news is fresh: what happened long before is another happening.
pub fn old_news(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let fresh = told
        .first()
        .is_some_and(|t| particular::is_lead(reading, t.sentence))
        && told.iter().all(|t| t.date.is_none());
    let reference = reading
        .spans
        .sentences
        .get(telling.sentence)
        .and_then(|s| s.reference);
    // "The killings took place on 30 August", "Fighters killed them on 4 July": of those which the report tells first.
    let next = told
        .last()
        .is_some_and(|t| telling.sentence <= t.sentence + 1);
    let of_it = telling.definite
        && telling.triggers.iter().all(|t| {
            (t.tokens.end..t.tokens.end + 3)
                .any(|v| reading.is(v, &["took", "occurred", "happened"]))
                || next && reading.is(t.tokens.end, &["them"])
        });
    fresh
        && !of_it
        && telling.has_outcome()
        && interval(telling)
            .zip(reference)
            .is_some_and(|(date, day)| date.gap_days(Interval::day(day)) > FRESH_DAYS)
}

/// "five men were killed besides X": the sentence names the victim of the happening.
pub fn mentions_victim(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    generic_outcome(telling)
        && telling.persons.is_empty()
        && told.iter().flat_map(|t| &t.persons).any(|victim| {
            victim.fate == Fate::Killed
                && reading
                    .spans
                    .persons
                    .iter()
                    .any(|m| m.person == victim.person && sentence.span.covers(m.span))
        })
}

/// The news as the first sentences tell it, with neither day nor place nor name, is what the next ones tell in full.
pub fn bare_news(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let Some(first) = told.first() else {
        return false;
    };
    let near =
        telling.sentence > first.sentence && telling.sentence - first.sentence <= NEWS_SENTENCES;
    let bare = told.iter().all(|t| {
        t.persons.is_empty()
            && t.place
                .and_then(|p| reading.locations.get(p))
                .is_none_or(|l| l.kind == PlaceKind::Country)
            && t.date.as_ref().is_none_or(|d| {
                // "earlier this month": the day is told later.
                d.value.interval.days() > ROUGH_DAYS
                    && interval(telling).is_some_and(|i| i.overlaps(d.value.interval))
            })
    });
    let lead = particular::is_lead(reading, first.sentence);
    let made = telling.has(TriggerClass::Make);
    let same_kind = first.kind.is_some() && first.kind == telling.kind;
    let same_death = generic_outcome(first) && first.kind.is_none() && telling.has_outcome();
    lead && !made && near && bare && !telling.vague && !first.vague && (same_kind || same_death)
}

/// "X was killed in an airstrike in A, officials said. A drone hit his car on Thursday": the news has no day of its own,
/// and what is told next has one, no victim and no toll of its own, and no place that is another.
pub fn dates_the_news(
    reading: &Reading<'_>,
    all: &[Telling],
    happening: &Happening,
    telling: &Telling,
) -> bool {
    let told = || happening.tellings.iter().filter_map(|&i| all.get(i));
    let news = happening.tellings.first() == Some(&0)
        && all
            .first()
            .is_some_and(|first| particular::is_lead(reading, first.sentence));
    let near = told()
        .next_back()
        .is_some_and(|t| telling.sentence > t.sentence && telling.sentence - t.sentence <= 3);
    let reference = reading
        .spans
        .sentences
        .get(telling.sentence)
        .and_then(|s| s.reference);
    let recent = interval(telling).zip(reference).is_some_and(|(date, day)| {
        date.days() <= 2 && date.gap_days(Interval::day(day)) <= ROUGH_DAYS
    });
    let undated = told().all(|t| {
        t.date.as_ref().is_none_or(|d| {
            d.value.interval.days() > 2
                && interval(telling).is_some_and(|i| i.overlaps(d.value.interval))
        })
    });
    let hits = |t: &Telling| t.has(TriggerClass::Hit) || t.has(TriggerClass::Fight);
    let plain = telling.persons.iter().all(|p| p.fate == Fate::Targeted)
        && telling.killed.is_none()
        && hits(telling)
        && !telling.vague
        && !telling.summary;
    let dead = told().any(|t| t.has_outcome());
    let place = |t: &Telling| {
        t.place
            .and_then(|p| reading.locations.get(p))
            .filter(|l| l.point.is_some() && l.kind != PlaceKind::Country)
    };
    let elsewhere =
        place(telling).is_some_and(|here| told().filter_map(place).any(|l| l.contradicts(here)));
    news && near && recent && undated && plain && dead && !elsewhere
}

/// Two tellings of fighting between the same two sides.
pub fn same_fight(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    if !told.iter().any(|t| t.has(TriggerClass::Fight))
        || !(telling.has(TriggerClass::Fight) || generic_outcome(telling))
    {
        return false;
    }
    fn sides(t: &Telling) -> impl Iterator<Item = &str> {
        t.doers.iter().chain(&t.sufferers).map(|a| a.value.as_str())
    }
    let mut shared: Vec<&str> = sides(telling)
        .filter(|s| told.iter().any(|t| sides(t).any(|x| x == *s)))
        .collect();
    shared.sort_unstable();
    shared.dedup();
    let hull = telling.hull();
    let each_other = (hull.start..hull.end + 2)
        .any(|t| reading.is(t, &["each"]) && reading.is(t + 1, &["other"]));
    shared.len() > 1 || each_other
}

/// "at least two had been killed", with neither day nor place nor name: the dead of the report's news.
pub fn bare_outcome(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let outcome = generic_outcome(telling) && telling.has_outcome();
    // Whoever is named among the dead of an attack is named once.
    let named = told.iter().any(|t| !t.persons.is_empty());
    // "A car exploded on Saturday; 34 people died": one date for both.
    let same_day = telling.date.as_ref().is_none_or(|d| {
        told.iter().any(|t| {
            t.sentence == telling.sentence && t.date.as_ref().is_some_and(|o| o.span == d.span)
        })
    });
    let bare = same_day
        && (telling.persons.is_empty()
            || !named && (told.iter().all(|t| !t.has_outcome()) || are_among(told, telling)))
        && (telling.place.is_none() || telling.place_rule == "place.post")
        && !telling.vague;
    outcome
        && bare
        && told
            .iter()
            .any(|t| may_kill(t) && !(fell(t) && !t.has_outcome() && !of_forces(reading, telling)))
}

/// "They named the judge as X": soon after the dead were counted, one of them.
fn are_among(told: &[&Telling], telling: &Telling) -> bool {
    let min = |t: &Telling| t.killed.as_ref().and_then(|k| k.count).map(|c| c.min);
    let dead = told.iter().filter_map(|t| min(t)).max();
    let near = told.last().is_some_and(|t| {
        telling.sentence > t.sentence && telling.sentence - t.sentence <= NEWS_SENTENCES
    });
    near && dead
        .zip(min(telling))
        .is_some_and(|(all, some)| some <= all)
}

fn fell(telling: &Telling) -> bool {
    telling.has(TriggerClass::Gain) || telling.has(TriggerClass::Lose)
}

/// Whether those who died are of an armed side: they fell in the fight for a place.
fn of_forces(reading: &Reading<'_>, telling: &Telling) -> bool {
    telling
        .sufferers
        .iter()
        .filter_map(|s| reading.lexicon.actors.get(&s.value))
        .any(|row| !matches!(row.kind, ActorKind::Civilians))
}

/// Told in the sentence right before, in the same paragraph.
pub fn follows(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let paragraph = |t: &Telling| reading.spans.sentences.get(t.sentence).map(|s| s.paragraph);
    told.last().is_some_and(|t| {
        telling.sentence - t.sentence.min(telling.sentence) <= 1
            && paragraph(t) == paragraph(telling)
    })
}

/// A report seldom tells of two surrenders, breakouts or releases of one group.
pub fn same_change(told: &[&Telling], telling: &Telling) -> bool {
    let change = |t: &Telling| {
        [TriggerClass::Submit, TriggerClass::Flee, TriggerClass::Free]
            .into_iter()
            .any(|c| t.has(c))
    };
    change(telling) && told.iter().any(|t| change(t) && t.kind == telling.kind)
        || fell(telling)
            && telling.kind.is_some()
            && told.iter().any(|t| {
                fell(t)
                    && t.kind == telling.kind
                    && (telling.place.is_none() || telling.place == t.place)
            })
}
