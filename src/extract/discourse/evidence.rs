//! What speaks for a telling being of a happening told before, and what rules it out.

use crate::extract::discourse::anew::{is_on_predecessors, starts_anew};
use crate::extract::discourse::continuity::{
    belongs_to_it, besides, dead_of_the_fight, elaborates, goes_on_about, happens_to_known,
    in_update, is_among_the_dead, is_first_deadly, is_on_the_same_people, points_back,
    some_of_them, stands_alone,
};
use crate::extract::discourse::happenings::{
    Happening, bare_news, bare_outcome, dates_the_news, follows, mentions_victim, old_news,
    same_change, same_fight,
};
use crate::extract::discourse::introduced;
use crate::extract::discourse::same_person::shared_person;
use crate::extract::reading::Reading;
use crate::extract::sentence::briefs;
use crate::extract::telling::Telling;
use crate::extract::triggers::kinds;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::TriggerClass;
use crate::model::{Fate, Interval, Location, PlaceKind, SubEventType};

/// What speaks for a telling being of a happening; `None` where it cannot be.
pub fn evidence(
    reading: &Reading<'_>,
    all: &[Telling],
    happening: &Happening,
    index: usize,
) -> Option<i32> {
    let telling = all.get(index)?;
    let told: Vec<&Telling> = happening
        .tellings
        .iter()
        .filter_map(|&i| all.get(i))
        .collect();
    let same_person = told
        .iter()
        .map(|t| shared_person(reading, t, telling))
        .max()
        .unwrap_or(0);
    if told.iter().any(|t| t.summary != telling.summary) {
        return None;
    }
    // "The toll of the bombing rose, a day after a man blew himself up".
    let counted_anew = told.iter().any(|t| {
        t.sentence == telling.sentence
            && t.triggers
                .iter()
                .any(|w| w.tokens.clone().any(|w| reading.is(w, &["toll"])))
    });
    if told
        .iter()
        .any(|t| t.sentence == telling.sentence && same_person == 0 && told_apart(t, telling))
        && !counted_anew
    {
        return None;
    }
    // "Separately, on Monday": another happening than any told before.
    if same_person == 0
        && told.iter().all(|t| t.sentence < telling.sentence)
        && starts_anew(reading, telling)
    {
        return None;
    }
    let same_name = told
        .iter()
        .flat_map(|t| &t.persons)
        .any(|x| telling.persons.iter().any(|y| y.person == x.person));
    let fated = telling.persons.iter().any(|p| p.fate == Fate::Killed);
    if !same_name
        && (generic_outcome(telling) || fated)
        && told.iter().all(|t| t.sentence < telling.sentence)
        && is_on_predecessors(reading, telling)
    {
        return None;
    }
    let mut score = same_person;
    let known = happens_to_known(reading, &told, telling);
    score += kind_evidence(&told, telling, known)?;
    let versions = told.iter().all(|t| other_voice(t, telling));
    if old_news(reading, &told, telling) && same_person == 0 {
        return None;
    }
    if counted_anew {
        score += 4;
    }
    if mentions_victim(reading, &told, telling) {
        score += 5;
    }
    let date = date_evidence(&told, telling, same_person > 0, versions)?;
    let place = place_evidence(reading, &told, telling, same_person > 0, versions)?;
    score += date + place;
    score += victim_evidence(&told, telling, same_person)?;
    if telling.definite && !stands_alone(&told, telling, date + place + same_person) {
        score += 4;
    }
    if versions && telling.generic && score >= 3 {
        score += 1;
    }
    if introduced::names_the_victim(&told, telling) {
        score += 4;
    }
    if known {
        score += 4;
    }
    if storms_the_centre(&told, telling) {
        score += 2;
    }
    if is_on_the_same_people(reading, &told, telling) {
        score += 4;
    }
    if goes_on_about(reading, &told, telling) {
        score += 2;
    }
    if belongs_to_it(&told, telling) {
        score += 4;
    }
    if is_among_the_dead(reading, &told, telling) {
        score += 4;
    }
    if same_change(&told, telling) {
        score += 3;
    }
    if same_fight(reading, &told, telling) || dead_of_the_fight(reading, &told, telling) {
        score += 3;
    }
    if bare_outcome(reading, &told, telling) {
        // The dead of the sentence right before, else of the report's news.
        if happening
            .tellings
            .last()
            .is_some_and(|&last| last + 1 == index)
            && follows(reading, &told, telling)
        {
            score += 6;
        } else if is_first_deadly(all, happening) {
            score += 4;
        }
    }
    // An update is on the report's news; "that attack" on what was told last.
    if telling.definite && happening.tellings.first() == Some(&0) && in_update(reading, telling) {
        score += 3;
    }
    let last = happening
        .tellings
        .last()
        .is_some_and(|&last| last + 1 == index);
    if points_back(reading, telling) && last {
        score += 2;
    }
    if (besides(telling) || some_of_them(telling)) && last && told.iter().any(|t| t.has_outcome()) {
        score += 5;
    }
    if elaborates(reading, &told, telling) {
        score += 4;
    }
    // A remark is on what was told last.
    if telling.triggers.is_empty()
        && happening
            .tellings
            .last()
            .is_some_and(|&last| last + 1 == index)
        && follows(reading, &told, telling)
    {
        score += 4;
    }
    if telling.triggers.is_empty()
        && told
            .iter()
            .any(|t| t.has(TriggerClass::Hit) && t.has_outcome())
    {
        score += 2;
    }
    if bare_news(reading, &told, telling) || dates_the_news(reading, all, happening, telling) {
        score += 4;
    }
    Some(score)
}

/// Two tellings of one sentence with a word for the happening each are two, unless one only refers.
fn told_apart(a: &Telling, b: &Telling) -> bool {
    a.has_means() && b.has_means() && !b.definite
}

fn kind_evidence(told: &[&Telling], telling: &Telling, known: bool) -> Option<i32> {
    let kinds: Vec<(SubEventType, bool)> = told
        .iter()
        .filter_map(|t| t.kind.map(|k| (k, t.generic)))
        .collect();
    let Some(kind) = telling.kind else {
        return Some(0);
    };
    // Those killed after a place had fallen are another happening than its fall.
    let fell = |t: &Telling| t.has(TriggerClass::Gain) || t.has(TriggerClass::Lose);
    let massacre = kind == SubEventType::Attack && generic_outcome(telling);
    if massacre && told.iter().all(|t| fell(t)) {
        return None;
    }
    if kinds.is_empty() {
        return Some(0);
    }
    let fits = kinds.iter().all(|&(k, generic)| {
        kinds::compatible(k, kind, generic, telling.generic) || generic_outcome(telling)
    }) || told.iter().any(|t| generic_outcome(t))
        && told
            .iter()
            .all(|t| t.kind.is_none() || generic_outcome(t) || t.kind == telling.kind)
        || known
        || of_the_assault(told, telling)
        || belongs_to_it(told, telling);
    if !fits {
        return None;
    }
    let plot =
        |k: SubEventType| matches!(k, SubEventType::Arrests | SubEventType::DisruptedWeapons);
    let one = kinds
        .iter()
        .any(|&(k, _)| k == kind || plot(k) && plot(kind));
    Some(i32::from(one))
}

/// "captured the district", and then "they stormed the district centre".
fn storms_the_centre(told: &[&Telling], telling: &Telling) -> bool {
    let fell = |t: &&Telling| t.has(TriggerClass::Gain) || t.has(TriggerClass::Lose);
    telling.place_rule == "place.definite"
        && telling.kind == Some(SubEventType::ArmedClash)
        && told.iter().all(|t| t.date.is_none())
        && told
            .last()
            .is_some_and(|t| telling.sentence - t.sentence.min(telling.sentence) <= 2)
        && told.iter().any(fell)
}

/// "The assault began when a bomber blew up the gate", of a place fought for.
fn of_the_assault(told: &[&Telling], telling: &Telling) -> bool {
    let fought = |t: &&Telling| {
        t.has(TriggerClass::Gain) || t.has(TriggerClass::Lose) || t.has(TriggerClass::Fight)
    };
    storms_the_centre(told, telling)
        || telling.definite
            && telling
                .triggers
                .iter()
                .any(|t| t.generic && t.used == Use::Noun && t.class == TriggerClass::Hit)
            && told.iter().any(fought)
}

/// "was killed", "his death": the means was guessed from who did it.
pub fn generic_outcome(telling: &Telling) -> bool {
    !telling.has_means()
}

fn date_evidence(
    told: &[&Telling],
    telling: &Telling,
    same_person: bool,
    versions: bool,
) -> Option<i32> {
    let Some(date) = interval(telling) else {
        return Some(0);
    };
    let known: Vec<Interval> = told.iter().filter_map(|t| interval(t)).collect();
    if known.is_empty() {
        return Some(0);
    }
    if known.iter().any(|k| k.overlaps(date)) {
        let exact = known
            .iter()
            .any(|k| k.overlaps(date) && k.days() <= 2 && date.days() <= 2);
        return Some(if exact { 3 } else { 1 });
    }
    let gap = known
        .iter()
        .map(|k| k.gap_days(date))
        .min()
        .unwrap_or(i32::MAX);
    // A named person killed once is killed once; sources may be some days apart.
    let allowed = if same_person {
        10
    } else {
        i32::from(telling.definite || versions)
    };
    // The day of one voice against the day of another is a version; of one voice, rather another happening.
    (gap <= allowed).then_some(if same_person || versions { 0 } else { -1 })
}

pub fn interval(telling: &Telling) -> Option<Interval> {
    telling.date.as_ref().map(|d| d.value.interval)
}

fn place_evidence(
    reading: &Reading<'_>,
    told: &[&Telling],
    telling: &Telling,
    same_person: bool,
    versions: bool,
) -> Option<i32> {
    let local = |t: &Telling| -> Option<Location> {
        let location = reading.locations.get(t.place?)?;
        (t.place_rule != "place.post" && location.point.is_some()).then(|| location.clone())
    };
    let Some(place) = local(telling) else {
        return Some(0);
    };
    let known: Vec<Location> = told.iter().filter_map(|t| local(t)).collect();
    if known.is_empty() {
        return Some(0);
    }
    // "WHERE: In A, says one. Another says it was B".
    if telling.place_rule == briefs::PLACE {
        return Some(0);
    }
    // "along the A-B highway" lies in no one place.
    let line = |l: &Location| l.name.starts_with("between ");
    if line(&place) || known.iter().any(line) {
        return Some(0);
    }
    if known.iter().any(|k| !k.contradicts(&place)) {
        return Some(3);
    }
    // "on the road between X and Y" and then "the incident happened in Z".
    let line = known.iter().all(|k| k.kind == PlaceKind::Area);
    let refers = telling.definite
        && !telling.triggers.is_empty()
        && telling
            .triggers
            .iter()
            .all(|t| t.rule == "trigger.incident");
    if line
        && refers
        && told
            .last()
            .is_some_and(|t| telling.sentence - t.sentence <= 2)
    {
        return Some(0);
    }
    // Another place for "the strike" is another speaker's version of it, or another strike.
    let same_kind = told
        .iter()
        .any(|t| t.kind.is_some() && (t.kind == telling.kind || telling.generic));
    (same_person || (telling.definite && versions && same_kind)).then_some(0)
}

/// Victims: a person described without a name may be the one named elsewhere; two named persons are two.
fn victim_evidence(told: &[&Telling], telling: &Telling, same_person: i32) -> Option<i32> {
    if same_person > 0 {
        return Some(0);
    }
    let fate = |t: &Telling| t.persons.iter().any(|p| p.fate != Fate::Targeted);
    let named_before = told.iter().any(|t| fate(t));
    let named_any = told.iter().any(|t| !t.persons.is_empty());
    let mut score = 0;
    // "X died of his wounds": the attack of which was told last had more than one victim.
    // "A second leader, X, was killed as well".
    if fate(telling) && named_before && !telling.of_wounds && !besides(telling) {
        return None;
    }
    if telling.of_wounds && named_before {
        score += 4;
    }
    let outcome = |t: &Telling| t.has(TriggerClass::Kill) || t.has(TriggerClass::Die);
    let described = |t: &Telling| !t.described.is_empty() && outcome(t);
    if fate(telling)
        && told.iter().any(|t| described(t))
        && (generic_outcome(telling)
            || told
                .iter()
                .any(|t| t.kind.is_some() && t.kind == telling.kind || generic_outcome(t)))
    {
        score += 4;
    }
    if described(telling)
        && !telling.vague
        && named_any
        && told
            .iter()
            .any(|t| t.kind == telling.kind || generic_outcome(telling))
    {
        score += 2;
    }
    let toll = |t: &Telling| t.killed.as_ref().and_then(|k| k.count);
    if let Some(count) = toll(telling)
        && count.min > 1
        && told.iter().any(|t| toll(t) == Some(count))
    {
        score += 3;
    }
    Some(score)
}

/// Two named speakers give each a version.
fn other_voice(a: &Telling, b: &Telling) -> bool {
    a.sentence != b.sentence && (a.frame.is_some() || b.frame.is_some())
}
