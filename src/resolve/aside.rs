//! Places that a report names without saying that something happened there.

use crate::model::Span;
use crate::model::annotation::Section;

use super::context::{Ctx, Name};
use super::words;

/// Why a named place is not where something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Where the report was written: "KABUL, April 7 (AFP) -".
    Dateline,
    /// Where a speaker sits or speaks: "a spokesman in Balkh", "told reporters in Washington".
    Seat,
    /// Outside of the place: "come from outside Afghanistan", "close to Pakistan".
    Beyond,
    /// Where somebody is from: "the brothers were from X", "a native of X".
    Origin,
    /// Where the place before it lies: "Bagram, north of Kabul".
    Bearing,
}

/// Longest dateline in bytes.
const DATELINE: usize = 90;

/// The spans of the report's datelines: from the line's start to the dash, colon or bullet.
pub(super) fn datelines(ctx: &Ctx<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in ctx.text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if let Some(length) = dateline(line.trim_start()) {
            let span = Span::new(start + indent, start + indent + length);
            let heading = ctx
                .ann
                .sentences
                .get(ctx.sentence_of(span))
                .is_some_and(|s| s.section == Section::Heading);
            if !heading {
                spans.push(span);
            }
        }
        start += line.len();
    }
    spans
}

/// The datelines that are headings of a list by places: "HERAT: ...", "KUNAR: ...", two or more that differ.
pub(super) fn headings(ctx: &Ctx<'_>, datelines: &[Span]) -> Vec<Span> {
    let labels: Vec<Span> = datelines
        .iter()
        .copied()
        .filter(|d| {
            let rest = ctx.text.get(d.end..).unwrap_or_default();
            rest.starts_with(':') && !d.of(ctx.text).contains(['(', ','])
        })
        .collect();
    let of_first = |d: &Span| {
        labels
            .first()
            .is_some_and(|f| f.of(ctx.text) == d.of(ctx.text))
    };
    if labels.iter().all(of_first) {
        return Vec::new();
    }
    labels
}

/// The length of the dateline at the line's start: names in capitals, a date, an agency in
/// brackets, and no other word.
fn dateline(line: &str) -> Option<usize> {
    let (end, mark) = [" - ", " -- ", " — ", " – ", " • ", ": ", "— ", "– "]
        .iter()
        .filter_map(|mark| line.find(mark).map(|at| (at, *mark)))
        .min()?;
    let head = line.get(..end)?;
    let rest = line.get(end + mark.len()..)?.trim_start();
    if end == 0 || end > DATELINE || rest.split_whitespace().count() < 5 {
        return None;
    }
    let mut depth = 0;
    let mut shouted = false;
    for word in head.split(|c: char| c.is_whitespace() || c == '/') {
        depth += word.matches('(').count();
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let small = letters.chars().next().is_some_and(char::is_lowercase);
        if depth == 0 && small {
            return None;
        }
        shouted |=
            depth == 0 && letters.chars().count() > 2 && !letters.chars().any(char::is_lowercase);
        depth = depth.saturating_sub(word.matches(')').count());
    }
    // "Kabul: Police said" has no capitals to tell it by, but a colon after one or two words.
    let brief = head.split_whitespace().count() <= 2 && mark != " - ";
    (shouted || brief || head.contains('(')).then_some(end)
}

/// Why the place said by the names `first..=last` of a chain is not where something happened.
pub(super) fn aside(ctx: &Ctx<'_>, datelines: &[Span], first: &Name, last: &Name) -> Option<Aside> {
    if datelines.iter().any(|d| d.covers(first.span)) {
        return Some(Aside::Dateline);
    }
    let bounds = ctx.bounds(first.sentence);
    let preposition = preposition(ctx, first, bounds.start)?;
    let word = ctx.word(preposition);
    if word == "outside" && ctx.before(preposition, 1) == "from" {
        return Some(Aside::Beyond);
    }
    let previous = ctx.before(preposition, 1);
    let from = word == "from"
        && matches!(
            previous,
            "was" | "were" | "is" | "are" | "originally" | "hails" | "hailed" | "hailing"
        );
    if from
        || (matches!(word, "of" | "from") && matches!(previous, "native" | "natives"))
        || (word == "in" && previous == "born")
    {
        return Some(Aside::Origin);
    }
    if !matches!(word, "in" | "of" | "for" | "from" | "at") {
        return None;
    }
    let seat = is_spoken_in(ctx, preposition, bounds.start)
        || is_seat(ctx, preposition, bounds.start, last.whole.end, bounds.end);
    seat.then_some(Aside::Seat)
}

/// The preposition that governs the chain, before its articles, descriptions and type words.
fn preposition(ctx: &Ctx<'_>, first: &Name, bound: usize) -> Option<usize> {
    let mut at = first.tokens.start;
    while at > bound {
        let word = ctx.before(at, 1);
        let type_of = word == "of"
            && at >= bound + 2
            && (words::type_word(ctx.before(at, 2)).is_some() || ctx.before(at, 2) == "capital");
        if type_of {
            at -= 2;
        } else if words::is_determiner(word)
            || words::is_describer(word)
            || matches!(word, "capital" | "city" | "town")
        {
            at -= 1;
        } else {
            return Some(at - 1);
        }
    }
    None
}

/// "told reporters in Washington", "said at a briefing in Kabul".
fn is_spoken_in(ctx: &Ctx<'_>, preposition: usize, bound: usize) -> bool {
    for at in (bound..preposition).rev().take(6) {
        let word = ctx.word(at);
        if words::is_speech(word) {
            return true;
        }
        let listener = ctx.capital(at)
            || words::is_month_or_day(word)
            || (words::is_determiner(word) && word != "that")
            || matches!(
                word,
                "reporters"
                    | "journalists"
                    | "press"
                    | "news"
                    | "conference"
                    | "briefing"
                    | "at"
                    | "on"
                    | "phone"
                    | "by"
                    | "interview"
                    | "gathering"
                    | "media"
                    | "in"
                    | "agency"
            );
        if !listener {
            return false;
        }
    }
    false
}

/// "a spokesman for the corps in Balkh province", "an elder in Jalalabad said".
fn is_seat(
    ctx: &Ctx<'_>,
    preposition: usize,
    bound: usize,
    end: usize,
    sentence_end: usize,
) -> bool {
    for at in (bound..preposition).rev().take(10) {
        let word = ctx.word(at);
        let direct = at + 1 == preposition;
        if words::is_spokesman(word)
            || (direct && matches!(word, "governor" | "chief" | "mayor" | "ambassador"))
        {
            return true;
        }
        if words::is_speaker(word) && speaks_after(ctx, end, sentence_end) {
            return true;
        }
        let part = !(words::is_speech(word)
            || matches!(
                word,
                "," | ";"
                    | ":"
                    | "."
                    | "\""
                    | "that"
                    | "was"
                    | "were"
                    | "is"
                    | "are"
                    | "has"
                    | "have"
                    | "had"
                    | "killed"
                    | "died"
                    | "after"
                    | "when"
                    | "as"
            ));
        if !part {
            return false;
        }
    }
    false
}

/// A verb of saying after the chain, an apposition between commas skipped.
fn speaks_after(ctx: &Ctx<'_>, end: usize, sentence_end: usize) -> bool {
    let mut at = end;
    if ctx.word(at) == "," {
        let close = (at + 1..(at + 12).min(sentence_end)).find(|&i| ctx.word(i) == ",");
        match close {
            Some(close) => at = close + 1,
            None => return false,
        }
    }
    while matches!(
        ctx.word(at),
        "has" | "have" | "had" | "also" | "later" | "who"
    ) && at < sentence_end
    {
        at += 1;
    }
    at < sentence_end && words::is_political(ctx.word(at))
}

/// The name whose place a relation that begins at a token tells about: "X district, about 60 km
/// south of", "X, north of".
pub(super) fn bearing_of(ctx: &Ctx<'_>, names: &[Name], begin: usize) -> Option<usize> {
    let mut at = begin;
    while matches!(
        ctx.before(at, 1),
        "about"
            | "some"
            | "around"
            | "roughly"
            | "just"
            | "only"
            | "located"
            | "situated"
            | "lying"
            | "approximately"
            | "which"
            | "lies"
            | "is"
    ) && at > 0
    {
        at -= 1;
    }
    if ctx.before(at, 1) != "," {
        return None;
    }
    names
        .iter()
        .position(|n| n.locates() && n.whole.end + 1 == at)
}
