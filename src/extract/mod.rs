//! Annotated sentences and locations to claims: what kind of happening, when, where, who did it to whom, how many,
//! and who says so.
//!
//! A pure function of one report: sentences are read one by one into tellings, then discourse says which
//! tellings are of one happening, and each telling becomes a claim of its speaker.

mod actors;
mod aftermath;
mod air;
mod antecedents;
mod apportioned;
mod arguments;
mod asides;
mod behind;
mod beside;
mod blamed;
mod bonds;
mod bulletins;
mod captives;
mod carried;
mod claims;
mod clauses;
mod context;
mod continuity;
mod datelines;
mod discourse;
mod elsewhere;
mod evidence;
mod frames;
mod grouping;
mod headline;
mod identified;
mod introduced;
mod kinds;
mod late_deaths;
mod losses;
mod modality;
mod nonevents;
mod nouns;
mod object_words;
mod objects;
mod occasions;
mod outsiders;
mod pairs;
mod parted;
mod particular;
mod parties;
mod plain_words;
mod posts;
mod projectiles;
mod pronouns;
mod reading;
mod references;
mod refined;
mod regions;
mod remarks;
mod responsibility;
mod sayers;
mod scene;
mod settings;
mod shares;
mod sides;
mod speakers;
mod split;
mod stations;
mod subject_matter;
mod subjects;
mod surroundings;
mod tales;
mod telling;
mod tolls;
mod totals;
mod verbs;
mod voices;
mod when;
mod whereabouts;

pub use elsewhere::is_plainly_elsewhere;

use crate::lexicon::{self, LexiconError};
use crate::model::annotation::{Annotated, Section};
use crate::model::{Claim, Location, Report, Span};
use frames::Frame;
use reading::Reading;
use telling::Telling;

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
    let frames = frames::frames(&reading);
    let mut tellings = Vec::new();
    for index in 0..annotated.sentences.len() {
        let said = frames.get(index).map_or(&[][..], Vec::as_slice);
        tellings.extend(sentence(&reading, index, said));
    }
    late_deaths::refer_back(&reading, &mut tellings);
    antecedents::antecedents(&reading, &mut tellings, &frames);
    subject_matter::retain(&reading, &mut tellings);
    tellings.retain(particular::tells);
    pronouns::resolve(&reading, &mut tellings, &frames);
    identified::complete(&reading, &mut tellings);
    introduced::complete(&reading, &mut tellings, &frames);
    introduced::hours_apart(&reading, &mut tellings);
    totals::means_of_summary(&mut tellings);
    let mut happenings = discourse::happenings(&reading, &tellings);
    introduced::settle(&mut tellings, &happenings);
    settings::complete(&reading, &mut tellings, &happenings, &frames);
    bulletins::date(&reading, &mut tellings, &happenings, &frames);
    particular::complete(&reading, &mut tellings, &mut happenings, &frames);
    totals::of_both_sides(&reading, &mut tellings, &happenings, &frames);
    parties::complete(&reading, &mut tellings, &happenings, &frames);
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
    let range = datelines::without_dateline(reading, &sentence.tokens);
    let found = grouping::tellings(reading, index, &range);
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
        context::describe(reading, &mut telling, &range);
        let body = telling
            .frame
            .and_then(|f| frames.get(f)?.speaker.body.first())
            .map(String::as_str);
        let named: Vec<_> = frames
            .iter()
            .filter(|f| !f.name.is_empty())
            .map(Frame::attribution)
            .collect();
        arguments::read(reading, &mut telling, &range, body, &named);
        telling.of_wounds = when::of_wounds(reading, &telling);
        tolls::read(reading, &mut telling, &range);
        when::read(reading, &mut telling, &others, frames, &range);
        whereabouts::read(reading, &mut telling, &others, frames, &range);
        references::read(reading, &mut telling, frames, &range);
        context::kind(reading, &mut telling, &range);
        result.extend(split::split(reading, telling, &others, frames, &range));
    }
    remarks::read(reading, index, &mut result, frames, &range);
    blamed::blames(reading, index, &mut result, frames, &range);
    aftermath::speaks_of_victims(reading, index, &mut result, frames, &range);
    context::outcomes(&mut result);
    for telling in &mut result {
        if telling.frame.is_none() && !frames.is_empty() && telling.triggers.is_empty() {
            telling.frame = Some(0);
        }
    }
    result
}
