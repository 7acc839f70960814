//! An incident in a few lines of plain text: when, where, how many, what is disputed, and who says
//! what. Escaped, because viewers put it into HTML.

use super::clean::{clean, escape, list, one_line, shorten};
use super::columns::persons;
use crate::model::incident::{JoinedClaim, Range};
use crate::model::{About, EventDate, Incident, Location, PointOf, Stance};

/// Claims told; the rest are counted.
const MOST_CLAIMS: usize = 12;
/// Characters of a quote.
const MOST_QUOTE: usize = 240;

/// The description, lines joined with "\n".
pub fn of(incident: &Incident) -> String {
    let mut lines = vec![format!(
        "{}. {}.",
        when(incident.date.as_ref()),
        place(incident.location.as_ref())
    )];
    let tolls = [
        ("killed", incident.killed),
        ("injured", incident.injured),
        ("taken", incident.taken),
    ];
    let tolls: Vec<String> = tolls
        .iter()
        .filter_map(|(word, range)| toll(word, *range))
        .collect();
    if !tolls.is_empty() {
        lines.push(format!("{}.", tolls.join(", ")));
    }
    if let Some(persons) = persons(incident) {
        lines.push(format!("Named: {persons}."));
    }
    if let Some(disputed) = list(incident.disputed.iter().map(|d| d.as_str())) {
        lines.push(format!("Disputed: {}.", disputed.replace("; ", ", ")));
    }
    for (word, rivals) in [
        ("Other dates", list(&incident.other_dates)),
        ("Other places", list(&incident.other_locations)),
        ("Said to have done it", incident.actors_by_claim.clone()),
    ] {
        if let Some(rivals) = rivals {
            lines.push(format!("{word}: {rivals}."));
        }
    }
    lines.push("Who says what:".to_owned());
    lines.extend(incident.claims.iter().take(MOST_CLAIMS).map(said));
    let more = incident.claims.len().saturating_sub(MOST_CLAIMS);
    if more > 0 {
        lines.push(format!("- and {more} more: see the claims."));
    }
    if let Some(caveats) = list(&incident.caveats) {
        lines.push(format!("Mind: {caveats}."));
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| escape(&one_line(&clean(line))))
        .collect();
    lines.join("\n")
}

fn when(date: Option<&EventDate>) -> String {
    match date.map(|d| d.interval) {
        None => "Date not known".to_owned(),
        Some(days) if days.start == days.end => days.start.to_string(),
        Some(days) => format!("{} to {}", days.start, days.end),
    }
}

fn place(location: Option<&Location>) -> String {
    let Some(place) = location else {
        return "Place not known".to_owned();
    };
    let mut names = vec![place.name.as_str()];
    for admin in [&place.admin2, &place.admin1, &place.country]
        .into_iter()
        .flatten()
    {
        if !names.contains(&admin.name.as_str()) {
            names.push(&admin.name);
        }
    }
    let names = names.join(", ");
    match place.point_of {
        Some(PointOf::Near) => format!("Near {names}"),
        Some(PointOf::District) => format!("{names} (shown at the district's point)"),
        Some(PointOf::Province) => format!("{names} (shown at the province's point)"),
        Some(PointOf::Exact | PointOf::Area) | None => names,
    }
}

fn toll(word: &str, range: Range) -> Option<String> {
    Some(match (range.min?, range.max) {
        (min, Some(max)) if min == max => format!("{min} {word}"),
        (min, Some(max)) => format!("{min} to {max} {word}"),
        (min, None) => format!("at least {min} {word}"),
    })
}

fn said(joined: &JoinedClaim) -> String {
    let claim = &joined.claim;
    let mut who = vec![claim.speaker.name.clone()];
    who.extend(claim.speaker.role.clone());
    who.extend(claim.speaker.via.as_ref().map(|via| format!("via {via}")));
    // What is set off by commas is closed by one.
    let comma = if who.len() > 1 { "," } else { "" };
    let who = who.join(", ");
    let says = match (claim.stance, claim.about) {
        (Stance::Asserts, _) => "says",
        (Stance::Neither, _) => "neither confirms nor denies",
        (Stance::Denies, About::Event) => "denies it",
        (Stance::Denies, About::Actor) => "denies that they did it",
        (Stance::Denies, About::Location) => "denies the place",
        (Stance::Denies, About::Date) => "denies the date",
        (Stance::Denies, About::Toll) => "denies the toll",
        (Stance::Denies, About::Civilians) => "denies harm to civilians",
        (Stance::Denies, About::Responsibility) => "denies a part in it",
    };
    let mut source = joined
        .outlet
        .as_deref()
        .unwrap_or(&claim.report_id)
        .to_owned();
    if let Some(day) = joined.published {
        source.push_str(&format!(", {day}"));
    }
    let quote = shorten(&one_line(&claim.quote), MOST_QUOTE);
    format!("- {who}{comma} {says} ({source}): “{quote}”")
}
