//! Words that stand in the mouth of whoever is named in a sentence beside them.

use super::frames::{Found, Frame};
use super::reading::Reading;
use crate::model::Stance;

/// A sentence without a speaker of its own stands in the last one's words where it goes on with a
/// quotation, or follows a colon.
pub fn carried(reading: &Reading<'_>, index: usize, before: Option<&[Found]>) -> Option<Found> {
    let sentence = reading.spans.sentences.get(index)?;
    let previous = index
        .checked_sub(1)
        .and_then(|i| reading.spans.sentences.get(i))?;
    let first = sentence.tokens.start;
    let starts_quoted =
        reading.slot(first).quoted || reading.slot(first + 1).quoted && reading.is(first, &["\""]);
    let colon = reading.is(previous.tokens.end.checked_sub(1)?, &[":"]);
    if !starts_quoted && !colon {
        return None;
    }
    let frame = before?.last()?.frame.clone();
    let near = colon || sentence.paragraph <= previous.paragraph + 1;
    near.then(|| Found {
        frame: Frame {
            name: first..first,
            verb: first..first,
            rule: "speech.carried".into(),
            scope: sentence.tokens.clone(),
            said_on: None,
            stance: Stance::Asserts,
            about: None,
            future: false,
            speaker: frame.speaker,
        },
        outlet: None,
    })
}

/// A quotation that runs over several sentences is in the words of whoever is named with any of them.
pub fn open_quotes(reading: &Reading<'_>, result: &mut [Vec<Found>]) {
    for quote in &reading.spans.quotes {
        let covered: Vec<usize> = reading
            .spans
            .sentences
            .iter()
            .enumerate()
            .filter(|(_, s)| s.span.overlaps(*quote))
            .map(|(i, _)| i)
            .collect();
        if covered.len() < 2 {
            continue;
        }
        let speaker = covered
            .iter()
            .rev()
            .filter_map(|&i| result.get(i)?.iter().find(|f| !f.frame.verb.is_empty()))
            .map(|f| f.frame.speaker.clone())
            .next();
        let Some(speaker) = speaker else { continue };
        for &i in &covered {
            let Some(sentence) = reading.spans.sentences.get(i) else {
                continue;
            };
            if let Some(frames) = result.get_mut(i)
                && frames.iter().all(|f| f.frame.verb.is_empty())
            {
                frames.clear();
                let first = sentence.tokens.start;
                frames.push(Found {
                    frame: Frame {
                        speaker: speaker.clone(),
                        name: first..first,
                        verb: first..first,
                        rule: "speech.quote".into(),
                        scope: sentence.tokens.clone(),
                        stance: Stance::Asserts,
                        about: None,
                        future: false,
                        said_on: None,
                    },
                    outlet: None,
                });
            }
        }
    }
}
