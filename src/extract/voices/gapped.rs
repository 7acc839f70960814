//! Figures of a second speaker that share the verb of the first: "the defence ministry said 89 people had been killed,
//! the interior ministry 43", "officials put the toll at 12, the hospital at 19".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::telling::{Telling, Toll};
use crate::extract::voices::frames::{Found, Frame, Saying};
use crate::extract::voices::speakers::{self, Named};
use crate::model::Stance;
use crate::model::annotation::NumberMention;

/// The rule of an attribution without a verb.
const RULE: &str = "speech.gapped";

/// A second speaker is named in at most this many tokens.
const LONGEST_NAME: usize = 12;

/// Who gives a figure in the verb of the speaker before: a name between a comma and a number that ends the clause.
pub fn speaker(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    earlier: &[Found],
) -> Option<Saying> {
    let first = earlier.iter().find(|f| {
        f.outlet.is_none()
            && f.frame.stance == Stance::Asserts
            && f.frame.name.end <= f.frame.verb.start
    })?;
    let said = first.frame.verb.end;
    let counted = |t: usize| reading.number_at(t).is_some_and(|n| n.min.is_some());
    (said..sentence.end).find_map(|at| {
        let number = number_at(reading, at)?;
        let link = at - usize::from(reading.is(at - 1, &["at", "as"]));
        let comma = (said.max(link.saturating_sub(LONGEST_NAME))..link)
            .rev()
            .take_while(|&t| !clauses::is_finite_verb(reading, t) && !counted(t))
            .find(|&t| reading.is(t, &[",", ";"]))?;
        let from = comma + 1 + usize::from(reading.is(comma + 1, &["and", "but", "while"]));
        let ends = ends_clause(reading, reading.tokens_of(number.span).end, sentence);
        if !ends || !(said..comma).any(counted) {
            return None;
        }
        let named = speakers::named(reading, &Region::of(from..link))
            .filter(|named| matches!(named, Named::Speaker(..)))?;
        Some(Saying {
            named: Some(named),
            verb: link..link,
            rule: RULE.into(),
            stance: Stance::Asserts,
            about: None,
            future: false,
            weak: false,
            shared: None,
        })
    })
}

/// The dead or wounded of such figures, as tellings that refer back to what the first speaker tells.
pub fn figures(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    for (at, frame) in frames.iter().enumerate().skip(1) {
        let from = frame.name.end.max(frame.verb.end);
        let from = from + usize::from(reading.is(from, &["at", "as", "that"]));
        let (Some(number), false) = (
            number_at(reading, from),
            tellings.iter().any(|t| t.frame == Some(at)),
        ) else {
            continue;
        };
        let ends = ends_clause(reading, reading.tokens_of(number.span).end, sentence);
        let (true, Some(toll)) = (ends, Toll::counted(reading, number)) else {
            continue;
        };
        let counted = |t: &Option<Toll>| t.as_ref().is_some_and(|t| t.count.is_some());
        let before = tellings
            .iter()
            .rev()
            .find(|t| counted(&t.killed) || counted(&t.injured));
        let mut remark = Telling::new(index, Vec::new());
        match before {
            Some(t) if counted(&t.killed) => remark.killed = Some(toll),
            Some(_) => remark.injured = Some(toll),
            None => continue,
        }
        remark.definite = true;
        remark.frame = Some(at);
        tellings.push(remark);
    }
}

/// The number of people that begins at a token.
fn number_at<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a NumberMention> {
    let number = reading.number_at(at)?;
    let begins = reading.tokens_of(number.span).start == at;
    (begins && number.min.is_some() && reading.slot(at).date.is_none()).then_some(number)
}

/// Whether a figure is all that the clause still says.
fn ends_clause(reading: &Reading<'_>, end: usize, sentence: &Range<usize>) -> bool {
    end >= sentence.end
        || reading.is(end, &[".", ",", ";"])
        || reading.is(end, &["dead", "deaths"]) && reading.is(end + 1, &[".", ",", ";"])
}
