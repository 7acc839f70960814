//! Which happenings are particular enough for a claim, and the day of fresh news.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::extract::discourse::happenings::Happening;
use crate::extract::gate::lives;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling, Trigger};
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::annotation::{Lex, Section};
use crate::model::{Basis, DateIs, EventDate, Fate, Interval, SubEventType, TollScope};

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
    let fought = told().any(|t| t.kind == Some(SubEventType::ArmedClash) && t.has_outcome());
    let brought = |kind: &SubEventType| {
        matches!(kind, SubEventType::Arrests | SubEventType::DisruptedWeapons)
    };
    let exact = told()
        .filter(|t| t.has_means() && !t.generic)
        .filter_map(|t| t.kind)
        .find(|kind| !(fought && brought(kind)));
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
    if told
        .iter()
        .all(|t| lives::is_of_a_life(reading, t, is_first(reading, t.sentence)))
    {
        return false;
    }
    // "The district center never fell": nobody has said that it did.
    if told
        .iter()
        .all(|t| t.denied && t.date.is_none() && t.place_rule == "place.definite")
    {
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
            && t.place_rule != "place.only-one"
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
    // "Their crews were released": what became of those taken.
    if told.iter().all(|t| t.has(TriggerClass::Free)) && !toll && !dated && !named {
        return news;
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
        (crate::extract::triggers::verbs::group_start(reading, t.tokens.start)..t.tokens.start)
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

/// A happening first told within this many sentences of the body is the report's news.
const LEAD_SENTENCES: usize = 3;

/// Dead who are counted over more days than this are a sum over happenings.
const LONGEST_HAPPENING: i32 = 60;

/// Whoever died over so many days died in many happenings.
const MORE_THAN_A_YEAR: i32 = 370;

/// Whether a telling tells of anything: a bare plural with neither day nor toll nor name does not.
pub fn tells(telling: &Telling) -> bool {
    // "1,601 deaths from January to June": a sum over happenings.
    let outcome = !telling.has_means() && telling.has_outcome();
    let long = telling
        .date
        .as_ref()
        .is_some_and(|d| d.value.interval.days() > LONGEST_HAPPENING);
    let counted = [&telling.killed, &telling.injured]
        .into_iter()
        .flatten()
        .any(|toll| toll.count.is_some());
    let years = telling
        .date
        .as_ref()
        .is_some_and(|d| d.value.interval.days() > MORE_THAN_A_YEAR);
    let sum = years
        || outcome
        || telling.place.is_none() && telling.triggers.iter().any(Trigger::is_plural_noun);
    if sum && long && counted && telling.persons.is_empty() && telling.described.is_empty() {
        return false;
    }
    let toll = telling.killed.is_some() || telling.injured.is_some() || telling.taken.is_some();
    // "The incident is being looked into" tells of nothing.
    if !telling.triggers.is_empty()
        && telling
            .triggers
            .iter()
            .all(|t| t.rule == "trigger.incident")
    {
        return telling.date.is_some() || telling.place.is_some() || toll;
    }
    !telling.vague
        || !telling.also_at.is_empty()
        || toll
        || telling.date.is_some()
        || telling.summary
        || !telling.persons.is_empty()
}
