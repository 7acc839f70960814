//! An incident with the names taken out of every field that can hold one.

use std::ops::Deref;

use crate::model::incident::JoinedClaim;
use crate::model::{Claim, Incident, Location, Person};
use crate::text::veil::{Set, Veil};

/// Takes hidden names out of an incident and its claims. Ids, dates, points and figures stay.
pub fn protect(incident: &mut Incident, veil: &Veil) {
    for joined in &mut incident.claims {
        claim(joined, veil);
    }
    if veil.is_empty() {
        return;
    }
    bare(&mut incident.title, veil);
    for list in [
        &mut incident.other_dates,
        &mut incident.also_at,
        &mut incident.other_locations,
        &mut incident.responsibility,
        &mut incident.attributed_to,
        &mut incident.caveats,
        &mut incident.outlets,
    ] {
        for words in list {
            bare(words, veil);
        }
    }
    bare(&mut incident.shown_because, veil);
    for words in [
        &mut incident.actors_by_claim,
        &mut incident.killed_as_written,
        &mut incident.killed_detail,
        &mut incident.corrected,
    ]
    .into_iter()
    .flatten()
    {
        bare(words, veil);
    }
    for each in &mut incident.persons {
        person(each, veil);
    }
    if let Some(date) = &mut incident.date
        && let Some(words) = &mut date.as_written
    {
        bracketed(words, veil);
    }
    if let Some(place) = &mut incident.location {
        location(place, veil);
    }
}

fn claim(joined: &mut JoinedClaim, veil: &Veil) {
    let report = joined.claim.report_id.clone();
    let shown = super::of_path(&report, veil);
    // A report without an outlet is its own origin, under its id.
    if joined.origin == report {
        joined.origin = shown.as_str().into();
    }
    joined.claim.report_id = shown;
    if veil.is_empty() {
        return;
    }
    if let Some(title) = &mut joined.title {
        bracketed(title, veil);
    }
    joined.url = joined.url.take().filter(|url| !veil.is_in_address(url));
    bare(&mut joined.joined_by, veil);
    words_of(&mut joined.claim, veil);
}

fn words_of(claim: &mut Claim, veil: &Veil) {
    bracketed(&mut claim.quote, veil);
    match veil.of_name(&claim.speaker.name) {
        Some(who) => who.words().clone_into(&mut claim.speaker.name),
        None => bare(&mut claim.speaker.name, veil),
    }
    for words in [&mut claim.speaker.role, &mut claim.killed_detail]
        .into_iter()
        .flatten()
    {
        bare(words, veil);
    }
    for words in [&mut claim.killed_as_written, &mut claim.hedge]
        .into_iter()
        .flatten()
    {
        bracketed(words, veil);
    }
    for each in &mut claim.persons {
        person(each, veil);
    }
    if let Some(date) = &mut claim.date
        && let Some(words) = &mut date.as_written
    {
        bracketed(words, veil);
    }
    for place in claim.location.iter_mut().chain(&mut claim.also_at) {
        location(place, veil);
    }
    for evidence in &mut claim.evidence {
        bracketed(&mut evidence.words, veil);
    }
}

fn person(person: &mut Person, veil: &Veil) {
    match veil.of_name(&person.name) {
        Some(who) => who.words().clone_into(&mut person.name),
        None => bare(&mut person.name, veil),
    }
    if let Some(role) = &mut person.role {
        bare(role, veil);
    }
}

/// The place itself stays; the words for it may say whose house it is.
fn location(place: &mut Location, veil: &Veil) {
    let before = place.as_written.clone();
    bracketed(&mut place.as_written, veil);
    // A place that no gazetteer knows has its name from the source.
    if place.as_written != before && before == place.name {
        bare(&mut place.name, veil);
    }
}

fn bare<W: From<String> + Deref<Target = str>>(words: &mut W, veil: &Veil) {
    *words = veil.over(words, Set::Bare).into();
}

fn bracketed<W: From<String> + Deref<Target = str>>(words: &mut W, veil: &Veil) {
    *words = veil.over(words, Set::Bracketed).into();
}
