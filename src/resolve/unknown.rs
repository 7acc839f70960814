//! Names of villages and valleys that the gazetteer does not have: "Aaq Abdal village".

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::gazetteer::geocode::district_alike;
use crate::model::Span;
use crate::model::place::{PlaceId, PlaceKind};

use super::context::{Ctx, Name};
use super::{quarter, words};

/// Longest unknown name, in words.
const WORDS: usize = 4;

/// What the words have in them that show a name which the gazetteer does not know, in small letters.
const SIGNS: &[&str] = &[
    "village", "hamlet", "kala", "kale", "qarya", "valley", "area", "district", "uswali",
    "leswali", "olswali",
];

/// Made once: every text that names a place is searched for all of them.
static FIND_SIGNS: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| SIGNS.iter().map(Finder::new).collect());

/// From the first to the last word of a text that may show a name which the gazetteer does not know:
/// where there is none, [`add`] adds nothing.
pub fn signs(text: &str) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    let bytes = text.as_bytes();
    let found = FIND_SIGNS
        .iter()
        .flat_map(|sign| sign.find_iter(lower.as_bytes()));
    let words = found.map(|at| {
        let before = bytes.get(..at).unwrap_or_default();
        let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic());
        let after = bytes.get(at..).unwrap_or_default();
        let rest = after.iter().take_while(|b| b.is_ascii_alphabetic());
        Span::new(at - letters.count(), at + rest.count())
    });
    words
        .filter(|word| !shows_nothing(bytes, *word))
        .reduce(Span::union)
}

/// Whether a word for a kind of place stands plainly behind a word in small letters, and before
/// neither "of" nor "in": as in "the quiet valley, where".
fn shows_nothing(bytes: &[u8], word: Span) -> bool {
    let before = bytes.get(..word.start).unwrap_or_default();
    let Some(before) = before.strip_suffix(b" ") else {
        return false;
    };
    let letters = before.iter().rev().take_while(|b| b.is_ascii_lowercase());
    let (rest, last) = before.split_at(before.len() - letters.count());
    // Those stand within names.
    let particle = matches!(last, b"" | b"e" | b"i" | b"ye" | b"ul" | b"o");
    if particle || !matches!(rest.last(), None | Some(b' ' | b'\n')) {
        return false;
    }
    let after = bytes.get(word.end..).unwrap_or_default();
    let Some(after) = after.strip_prefix(b" ") else {
        return matches!(after.first(), Some(b'.' | b','));
    };
    let letters = after.iter().take_while(|b| b.is_ascii_alphabetic());
    let (next, rest) = after.split_at(letters.count());
    let goes_on = [b"of", b"in"]
        .iter()
        .any(|word| next.eq_ignore_ascii_case(*word));
    !next.is_empty() && !goes_on && rest.first().is_none_or(u8::is_ascii)
}

/// Adds the names that a type word shows and the gazetteer does not know, and takes out shorter
/// names that they hold.
pub(super) fn add(ctx: &Ctx<'_>, names: &mut Vec<Name>) {
    let mut found: Vec<Name> = Vec::new();
    for sentence in 0..ctx.ann.sentences.len() {
        if ctx.headline(sentence) {
            continue;
        }
        for at in ctx.bounds(sentence) {
            let Some((kind, plural)) = kind_of(ctx.word(at)) else {
                continue;
            };
            if kind == PlaceKind::District && quarter::holds(ctx, at) {
                continue;
            }
            let before = name_before(ctx, sentence, at, kind);
            if let Some(run) = before {
                push(ctx, names, &mut found, run, kind, false);
            } else if ctx.word(at + 1) == "of" {
                list_after(ctx, names, &mut found, sentence, at + 2, kind, plural);
            }
        }
    }
    names.retain(|n| !found.iter().any(|f| f.span.covers(n.span)));
    names.append(&mut found);
    names.sort_by_key(|n| n.span);
}

/// Gives an unknown "Sengeen district", which is told to be in Helmand, the district of Helmand that it
/// is a spelling of. Elsewhere nothing is taken for what it merely looks like: of few places that the
/// text itself narrows it down to, one can be alike by chance, but hardly.
pub(super) fn spelt_like_a_district(ctx: &Ctx<'_>, name: &mut Name, holder: Option<PlaceId>) {
    let is_province = |id: &PlaceId| ctx.gaz.place(*id).kind == PlaceKind::Province;
    let Some(province) = holder.filter(is_province) else {
        return;
    };
    if !name.candidates.is_empty() || name.plural || name.typed != Some(PlaceKind::District) {
        return;
    }
    name.candidates
        .extend(district_alike(ctx.gaz, name.surface(ctx), province));
    name.fuzzy = !name.candidates.is_empty();
}

fn kind_of(word: &str) -> Option<(PlaceKind, bool)> {
    match words::type_word(word)? {
        (kind @ PlaceKind::Village, plural) => Some((kind, plural)),
        (PlaceKind::Area, plural) if matches!(word, "valley" | "valleys" | "area" | "areas") => {
            Some((PlaceKind::Area, plural))
        }
        (PlaceKind::District, false) => Some((PlaceKind::District, false)),
        _ => None,
    }
}

/// "Aaq Abdal" before "village", or "Moghol" before ", a village of".
fn name_before(
    ctx: &Ctx<'_>,
    sentence: usize,
    type_at: usize,
    kind: PlaceKind,
) -> Option<Range<usize>> {
    let first = ctx.bounds(sentence).start;
    let mut end = type_at;
    if kind == PlaceKind::Village && matches!(ctx.word(type_at + 1), "of" | "in") {
        // Back over "a remote" to the comma of an apposition.
        while end > first && words::is_describer(ctx.word(end - 1)) {
            end -= 1;
        }
        let article = end > first && matches!(ctx.before(end, 1), "a" | "an" | "the");
        if article && ctx.before(end, 2) == "," {
            end = end.saturating_sub(2);
        } else {
            end = type_at;
        }
    }
    let mut start = end;
    while start > first && end - start < WORDS && part_of_name(ctx, start - 1) {
        start -= 1;
    }
    while start < end
        && (!ctx.capital(start)
            || (ctx.opens_sentence(start, sentence) && words::is_function(ctx.word(start))))
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// The names of "the villages of X, Y and Z".
fn list_after(
    ctx: &Ctx<'_>,
    names: &[Name],
    found: &mut Vec<Name>,
    sentence: usize,
    from: usize,
    kind: PlaceKind,
    plural: bool,
) {
    let last = ctx.bounds(sentence).end;
    let mut at = from;
    loop {
        let start = at;
        while at < last && at - start < WORDS && part_of_name(ctx, at) {
            at += 1;
        }
        if start == at || !ctx.capital(start) {
            return;
        }
        push(ctx, names, found, start..at, kind, plural);
        if !plural {
            return;
        }
        let mut joined = false;
        while matches!(ctx.word(at), "," | "and") && at < last {
            joined = true;
            at += 1;
        }
        if !joined {
            return;
        }
    }
}

fn part_of_name(ctx: &Ctx<'_>, at: usize) -> bool {
    let word = ctx.word(at);
    let particle =
        matches!(word, "-" | "e" | "i" | "ye" | "ul" | "o") && (ctx.touches(at) || word != "-");
    particle
        || (ctx.is_word(at)
            && ctx.capital(at)
            && !ctx.shouts(at)
            && word.chars().all(char::is_alphabetic)
            && !words::is_describer(word)
            && !words::is_month_or_day(word)
            && !words::is_determiner(word)
            && words::type_word(word).is_none()
            && !is_people(word))
}

/// Capitalised words that describe a village without naming it.
fn is_people(word: &str) -> bool {
    matches!(
        word,
        "hazara"
            | "sunni"
            | "pashtun"
            | "uzbek"
            | "tajik"
            | "turkmen"
            | "taliban"
            | "taleban"
            | "daesh"
            | "pakistani"
            | "shiite"
            | "muslim"
            | "shi'ite"
            | "christian"
            | "iranian"
            | "islamic"
            | "each"
            | "every"
            | "one"
            | "two"
            | "another"
    )
}

fn push(
    ctx: &Ctx<'_>,
    names: &[Name],
    found: &mut Vec<Name>,
    run: Range<usize>,
    kind: PlaceKind,
    plural: bool,
) {
    let (Some(a), Some(b)) = (
        ctx.ann.tokens.get(run.start),
        ctx.ann.tokens.get(run.end.saturating_sub(1)),
    ) else {
        return;
    };
    let span = Span::new(a.span.start, b.span.end);
    // A known name that is the run, or more than the tail of it, stands.
    let known = names.iter().any(|n| {
        n.span.overlaps(span) && !(span.covers(n.span) && n.span.end == span.end && n.span != span)
    });
    // The type word beats a person's name of the very words, not a longer one.
    let person = ctx
        .ann
        .persons
        .iter()
        .any(|p| p.span.overlaps(span) && !span.covers(p.span))
        || ctx.ann.bodies.iter().any(|b| b.span.overlaps(span));
    let spelt_too_short = span
        .of(ctx.text)
        .chars()
        .filter(|c| c.is_alphabetic())
        .count()
        < 3;
    let tail_of_known_parent = names.iter().any(|n| {
        span.covers(n.span)
            && n.span != span
            && n.candidates
                .iter()
                .any(|&c| ctx.gaz.place(c).kind.level() >= 2)
    });
    if known
        || person
        || spelt_too_short
        || tail_of_known_parent
        || found.iter().any(|f| f.span.overlaps(span))
    {
        return;
    }
    let mut name = Name::new(ctx, span, Vec::new());
    name.typed = Some(kind);
    name.plural |= plural;
    name.unknown = true;
    found.push(name);
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("A fair in the quiet valley drew many.", None)]
    #[case("Two small villages, both old; a flooded area.", None)]
    #[case("It rained in Aaq Abdal village.", Some("village"))]
    #[case("the villages of Aaq and Bala", Some("villages"))]
    #[case("in Moghol, a remote village in Kunar", Some("village"))]
    #[case("the hills of ul valley", Some("valley"))]
    #[case("the valley's end", Some("valley"))]
    #[case("old O'hara valley", Some("valley"))]
    #[case("a village \u{456}n Kunar", Some("village"))]
    #[case(
        "Ab valley and a far valley and the districts of Ab",
        Some("valley and a far valley and the districts")
    )]
    fn words_that_may_show_a_name(#[case] text: &str, #[case] due: Option<&str>) {
        assert_eq!(signs(text).map(|span| span.of(text)), due, "{text}");
    }
}
