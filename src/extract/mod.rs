//! Annotated sentences and locations to claims: what kind of happening, when, where, who did it to whom, how many,
//! and who says so.
//!
//! A pure function of one report: sentences are read one by one into tellings, then discourse says which
//! tellings are of one happening, and each telling becomes a claim of its speaker.

mod claims;
mod clauses;
mod dashes;
mod discourse;
mod gate;
mod reading;
mod sentence;
mod sides;
mod surroundings;
mod telling;
mod tolls;
mod triggers;
mod uses;
mod voices;
mod when_where;

pub use gate::elsewhere::is_plainly_elsewhere;
pub use triggers::verbs::Use;
pub use uses::{WordUse, word_uses};

use crate::lexicon::{self, LexiconError};
use crate::model::annotation::{Annotated, Section};
use crate::model::{Claim, Location, Report, Span};
use reading::Reading;
use telling::Telling;
use voices::frames::Frame;

/// The places that a report names, by what they are named for.
pub struct Places<'a> {
    /// Where things may have happened.
    pub told: &'a [Location],
    /// Where speakers sit and people are from.
    pub seats: &'a [Location],
    /// Where the report was written.
    pub datelines: &'a [Location],
    /// Those of the headline, which stand nowhere in the text.
    pub headline: &'a [Location],
}

/// The claims of a report, in text order within each of its happenings.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn extract(
    report: &Report,
    annotated: &Annotated,
    places: &Places<'_>,
) -> Result<Vec<Claim>, LexiconError> {
    let lexicon = lexicon::lexicon().map_err(Clone::clone)?;
    // The headline's places stand behind the last word, so that no stretch of the text holds them.
    let beyond = Span::new(report.text.len() + 1, report.text.len() + 1);
    let headline = places.headline.iter().cloned().map(|mut location| {
        location.span = beyond;
        location
    });
    let mut known: Vec<Location> = [places.told, places.seats, places.datelines].concat();
    let headline_from = known.len();
    known.extend(headline);
    let mut reading = Reading::new(report, annotated, &known, places.told.len(), lexicon);
    reading.datelines_from = places.told.len() + places.seats.len();
    reading.headline_from = headline_from;
    let frames = voices::frames::frames(&reading);
    let mut tellings = Vec::new();
    for index in 0..annotated.sentences.len() {
        let said = frames.get(index).map_or(&[][..], Vec::as_slice);
        let mut found = sentence(&reading, index, said);
        let before = tellings.last().map(|t: &Telling| t.sentence);
        voices::witnesses::read(&reading, index, before, &mut found, said);
        tellings.extend(found);
    }
    discourse::late_deaths::refer_back(&reading, &mut tellings);
    when_where::antecedents::antecedents(&reading, &mut tellings, &frames);
    gate::subject_matter::retain(&reading, &mut tellings);
    tellings.retain(|t| {
        gate::particular::tells(t) && !discourse::anew::only_says_they_are_dead(&reading, t)
    });
    discourse::pronouns::resolve(&reading, &mut tellings, &frames);
    discourse::identified::complete(&reading, &mut tellings);
    discourse::introduced::complete(&reading, &mut tellings, &frames);
    when_where::hours::hours_apart(&reading, &mut tellings);
    discourse::summaries::dead_of_summary(&reading, &mut tellings);
    discourse::summaries::means_of_summary(&mut tellings);
    let mut happenings = discourse::happenings::happenings(&reading, &tellings);
    discourse::introduced::settle(&mut tellings, &happenings);
    surroundings::settings::complete(&reading, &mut tellings, &happenings, &frames);
    surroundings::bulletins::date(&reading, &mut tellings, &happenings, &frames);
    surroundings::series::date(&reading, &mut tellings, &happenings);
    gate::particular::complete(&reading, &mut tellings, &mut happenings, &frames);
    // Beside news whose day is that of the report.
    surroundings::series::date(&reading, &mut tellings, &happenings);
    discourse::totals::settle(&reading, &mut tellings, &happenings, &frames);
    discourse::wounded::settle(&mut tellings, &happenings);
    surroundings::parties::complete(&reading, &mut tellings, &happenings, &frames);
    Ok(claims::claims(&reading, &frames, &tellings, &happenings))
}

/// "asked for more soldiers after the massacre": what is asked for is meant, what led to it happened.
fn is_cause(reading: &Reading<'_>, frame: &Frame, at: usize) -> bool {
    (frame.verb.end..at).any(|t| {
        reading.is(t, &["after", "following", "because", "since"])
            || reading.is(t, &["over"]) && reading.is(t + 1, &["the"])
    })
}

/// What one sentence tells.
fn sentence(reading: &Reading<'_>, index: usize, frames: &[Frame]) -> Vec<Telling> {
    let Some(sentence) = reading.spans.sentences.get(index) else {
        return Vec::new();
    };
    if sentence.section != Section::Body {
        return Vec::new();
    }
    let range = sentence::datelines::without_dateline(reading, &sentence.tokens);
    let found = sentence::grouping::tellings(reading, index, &range);
    let hulls: Vec<_> = found.iter().map(Telling::hull).collect();
    let mut result = Vec::new();
    for (at, mut telling) in found.into_iter().enumerate() {
        let others: Vec<_> = hulls
            .iter()
            .enumerate()
            .filter(|(i, _)| *i != at)
            .map(|(_, hull)| hull.clone())
            .collect();
        let hull = telling.hull();
        telling.frame = frames.iter().position(|f| f.scope.contains(&hull.start));
        let meant = telling
            .frame
            .and_then(|f| frames.get(f))
            .filter(|f| f.future && hull.start >= f.verb.end);
        if let Some(frame) = meant {
            if !is_cause(reading, frame, hull.start) {
                continue;
            }
            telling.frame = None;
        }
        sentence::context::describe(reading, &mut telling, &range);
        let body = telling
            .frame
            .and_then(|f| frames.get(f)?.speaker.body.first())
            .map(String::as_str);
        let named: Vec<_> = frames
            .iter()
            .filter(|f| !f.name.is_empty())
            // "put the death toll at five": the verb holds the trigger, the speaker is none of the dead.
            .flat_map(|f| [f.attribution(), f.named_before_verb()])
            .collect();
        sides::arguments::read(reading, &mut telling, &range, body, &named);
        telling.of_wounds = when_where::when::of_wounds(reading, &telling);
        tolls::read(reading, &mut telling, &range);
        when_where::when::read(reading, &mut telling, &others, frames, &range);
        when_where::lasting::read(reading, &mut telling, &range);
        when_where::lasting::for_days(reading, &mut telling, frames, &range);
        when_where::whereabouts::read(reading, &mut telling, &others, frames, &range);
        when_where::references::read(reading, &mut telling, frames, &range);
        sentence::context::kind(reading, &mut telling, &range);
        result.extend(sentence::split::split(
            reading, telling, &others, frames, &range,
        ));
    }
    voices::remarks::read(reading, index, &mut result, frames, &range);
    voices::gapped::figures(reading, index, &mut result, frames, &range);
    sentence::briefs::read(reading, index, &mut result, frames, &range);
    voices::accused::read(reading, index, &mut result, frames, &range);
    voices::blamed::planted(reading, index, &mut result, frames, &range);
    sides::among::dead(reading, index, &mut result, frames, &range);
    surroundings::aftermath::speaks_of_victims(reading, index, &mut result, frames, &range);
    sentence::context::others_alike(&mut result);
    sentence::context::outcomes(&mut result);
    for telling in &mut result {
        if telling.frame.is_none() && !frames.is_empty() && telling.triggers.is_empty() {
            telling.frame = Some(0);
        }
    }
    result
}
