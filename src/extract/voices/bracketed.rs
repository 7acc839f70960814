//! Sources that stand apart from any verb: in brackets behind what they say, as a plain noun behind "according to", as
//! the owner of a count.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::triggers::verbs;
use crate::extract::voices::frames::Saying;
use crate::extract::voices::posts::without_article;
use crate::extract::voices::sayers::{self, is_verb};
use crate::extract::voices::speakers::{self, Named};
use crate::model::{Speaker, SpeakerKind, Stance};

/// A source in brackets has at most this many tokens.
const LONGEST: usize = 6;

/// What stands before the colon of a quotation has at most this many tokens.
const LONGEST_LABEL: usize = 18;

/// A plain noun behind "according to" has at most this many tokens.
const LONGEST_NOUN: usize = 8;

/// "One soldier killed (governor's office).": whoever stands in the brackets that close a clause says it.
pub fn source(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let open = sentence
        .clone()
        .find(|&t| reading.is(t, &["("]) && t > sentence.start)?;
    let close =
        (open + 2..sentence.end.min(open + LONGEST + 2)).find(|&t| reading.is(t, &[")"]))?;
    let closes = close + 1 >= sentence.end || reading.is(close + 1, &[".", ";", ","]);
    // "the National Directorate of Security (NDS)", "a roadside bomb (IED)": another name of what stands before.
    let word = reading.text_of(reading.span(open + 1..close));
    let short = word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let names = reading.slot(open - 1).actor.is_some()
        || reading.slot(open - 1).role.is_some()
        || reading.slot(open - 1).person.is_some()
        || reading.slot(open - 1).outlet.is_some();
    let told = (open + 1..close).any(|t| {
        let slot = reading.slot(t);
        slot.trigger.is_some()
            || slot.number.is_some()
            || slot.date.is_some()
            || is_verb(reading, t)
    });
    if !closes || short || names || told {
        return None;
    }
    let region = Region::of(open + 1..close);
    let named = speakers::named(reading, &region).or_else(|| office(reading, open + 1..close))?;
    if !matches!(named, Named::Speaker(..)) {
        return None;
    }
    Some(Saying {
        named: Some(named),
        verb: open..open + 1,
        rule: "speech.bracketed".into(),
        stance: Stance::Asserts,
        about: None,
        future: false,
        weak: false,
        shared: None,
    })
}

/// "provincial council", "hospital", without an article.
fn office(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Named> {
    let last = tokens.end.checked_sub(1)?;
    speakers::is_body_noun(reading, last).then(|| unnamed(reading, tokens, SpeakerKind::Official))
}

fn unnamed(reading: &Reading<'_>, tokens: Range<usize>, kind: SpeakerKind) -> Named {
    Named::Speaker(
        Box::new(Speaker {
            name: without_article(&reading.words(tokens.clone())),
            role: None,
            kind,
            via: None,
            said_on: None,
            body: Vec::new(),
        }),
        tokens,
    )
}

/// "according to the drivers' lawyer", "according to former inmates": a noun that no lexicon knows for a speaker.
pub fn plain(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<Named> {
    let limit = sentence.end.min(from + LONGEST_NOUN);
    let mut end = from;
    while end < limit
        && reading
            .token(end)
            .is_some_and(|t| t.word || reading.is(end, &["'s", "'"]))
        && !clauses::is_boundary(reading, end)
        && !clauses::is_preposition(reading, end)
        && !is_verb(reading, end)
        && reading.slot(end).trigger.is_none()
        && reading.slot(end).date.is_none()
    {
        end += 1;
    }
    let last = end.checked_sub(1).filter(|&t| t >= from)?;
    let noun = reading.word(last);
    let people = ["ers", "ors", "ists", "ians", "ates", "yers"]
        .iter()
        .any(|ending| noun.len() > ending.len() + 2 && noun.ends_with(ending))
        || [
            "lawyer",
            "owner",
            "driver",
            "neighbour",
            "neighbor",
            "organiser",
            "organizer",
        ]
        .contains(&noun);
    let papers = [
        "papers",
        "numbers",
        "orders",
        "letters",
        "quarters",
        "headquarters",
        "posters",
        "others",
        "rumors",
        "figures",
        "matters",
        "estimates",
        "updates",
        "candidates",
        "dates",
        "numbers",
    ];
    let capital = reading.token(last).is_some_and(|t| t.capital);
    (people && !capital && !papers.contains(&noun))
        .then(|| unnamed(reading, from..end, SpeakerKind::Anonymous))
}

/// The person who owns what stands behind a stretch: "X's" of "by X's count".
pub fn owner(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Named> {
    let end = tokens.end.checked_sub(1)?;
    let mention = reading
        .person_at(end.checked_sub(1)?)
        .filter(|_| reading.is(end, &["'s", "'"]) && end > tokens.start)?;
    let known = reading.spans.people.get(mention.person)?;
    Some(Named::Speaker(
        Box::new(speakers::person_speaker(known)),
        reading.tokens_of(mention.span),
    ))
}

/// "The Taliban put police losses at 20": whoever puts a number to something, whatever it is called.
pub fn put_at(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let verb = sentence.clone().find(|&t| {
        reading.is(t, &["put", "puts", "putting"])
            && reading.slot(t).speech.is_none()
            && !reading.slot(t).quoted
    })?;
    let at = (verb + 2..sentence.end.min(verb + LONGEST_NOUN))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .find(|&t| reading.is(t, &["at"]))?;
    let counted = (at + 1..at + 4).any(|t| reading.slot(t).number.is_some());
    let group = verbs::group_start(reading, verb).max(sentence.start);
    let named = counted.then(|| sayers::named_before(reading, group, sentence))??;
    Some(Saying {
        named: Some(named),
        verb: verb..verb + 1,
        rule: "speech.put".into(),
        stance: Stance::Asserts,
        about: None,
        future: false,
        weak: false,
        shared: None,
    })
}

/// "A presidential commission came to another result": the body that inquired, which the next "it found" is.
pub fn inquirer(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Speaker> {
    let start = sentence.start + usize::from(reading.is(sentence.start, &["but", "and"]));
    let noun = (start..sentence.end.min(start + LONGEST))
        .take_while(|&t| {
            !clauses::is_boundary(reading, t)
                && !clauses::is_preposition(reading, t)
                && !is_verb(reading, t)
        })
        .find(|&t| {
            reading.is(t, &["commission", "committee", "delegation", "panel"])
                && !reading.is(t + 1, &["'s", "'"])
        })?;
    let named = speakers::named(reading, &Region::of(start..noun + 1))?;
    match named {
        Named::Speaker(speaker, _) => Some(*speaker),
        _ => None,
    }
}

/// 'X, the police chief: "Eleven died."': a name, a colon and a quotation, without a verb.
pub fn colon(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let colon = (sentence.start + 1..sentence.end.min(sentence.start + LONGEST_LABEL))
        .take_while(|&t| !is_verb(reading, t) && !reading.is(t, &["\"", ";"]))
        .find(|&t| reading.is(t, &[":"]))?;
    let quoted = reading.is(colon + 1, &["\""]) || reading.slot(colon + 1).quoted;
    let region = Region::of(sentence.start..colon);
    let named = quoted.then(|| speakers::named(reading, &region))??;
    matches!(named, Named::Speaker(..)).then(|| Saying {
        named: Some(named),
        verb: colon..colon + 1,
        rule: "speech.colon".into(),
        stance: Stance::Asserts,
        about: None,
        future: false,
        weak: false,
        shared: None,
    })
}
