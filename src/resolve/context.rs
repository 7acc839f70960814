//! A report's tokens and names as the rules of this stage look at them.

use std::ops::Range;

use crate::gazetteer::Gazetteer;
use crate::model::Span;
use crate::model::annotation::{Annotated, Section};
use crate::model::location::MentionRole;
use crate::model::place::{PlaceId, PlaceKind};

use super::{quarter, words};

/// What every rule may read.
pub(super) struct Ctx<'a> {
    pub text: &'a str,
    pub ann: &'a Annotated,
    pub gaz: &'a Gazetteer,
}

/// A place name on its way to being resolved.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The name with no type word.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its tokens with the type word after it.
    pub whole: Range<usize>,
    /// Its sentence, as an index; the number of sentences where it stands in none.
    pub sentence: usize,
    /// Every place that bears the name; empty where the gazetteer does not know it.
    pub candidates: Vec<PlaceId>,
    /// The level a type word gives it.
    pub typed: Option<PlaceKind>,
    /// That type word is a plural one: it may cover the other names of a list.
    pub plural: bool,
    /// One end of "between X and Y" or "the X-Y highway".
    pub anchors: bool,
    /// What it stands for.
    pub role: MentionRole,
    /// The choice, made by `score`.
    pub place: Option<PlaceId>,
    /// How sure it is.
    pub score: f64,
    /// The candidates could not be told apart: `place` is a parent of them.
    pub undecided: bool,
    /// `place` is only the parent of a place that the gazetteer does not know.
    pub unknown: bool,
    /// The gazetteer does not have the name: its one candidate is spelt much like it.
    pub fuzzy: bool,
}

impl<'a> Ctx<'a> {
    /// The plain lower-case form of a token, empty outside of the text.
    pub fn word(&self, at: usize) -> &'a str {
        self.ann.tokens.get(at).map_or("", |t| t.lower.as_str())
    }

    /// The token `back` places before `at`, empty outside of the text.
    pub fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    /// Whether the token begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.ann.tokens.get(at).is_some_and(|t| t.capital)
    }

    /// Whether the token is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.ann.tokens.get(at).is_some_and(|t| t.word)
    }

    /// Whether two neighbouring tokens touch, as in "Kabul-based".
    pub fn touches(&self, left: usize) -> bool {
        match (self.ann.tokens.get(left), self.ann.tokens.get(left + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// The token's letters are all capitals ("KABUL", "ISKP"), two or more of them.
    pub fn shouts(&self, at: usize) -> bool {
        self.ann.tokens.get(at).is_some_and(|t| {
            let word = t.span.of(self.text);
            word.chars().filter(|c| c.is_alphabetic()).count() >= 2
                && word.chars().all(|c| !c.is_lowercase())
        })
    }

    /// The tokens that a span touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let from = self
            .ann
            .tokens
            .partition_point(|t| t.span.end <= span.start);
        let to = self.ann.tokens.partition_point(|t| t.span.start < span.end);
        from..to.max(from)
    }

    /// The index of the sentence that holds the span.
    pub fn sentence_of(&self, span: Span) -> usize {
        let at = self
            .ann
            .sentences
            .partition_point(|s| s.span.end <= span.start);
        match self.ann.sentences.get(at) {
            Some(s) if s.span.overlaps(span) => at,
            _ => self.ann.sentences.len(),
        }
    }

    /// The tokens of a sentence; all of them where there is no such sentence.
    pub fn bounds(&self, sentence: usize) -> Range<usize> {
        self.ann
            .sentences
            .get(sentence)
            .map_or(0..self.ann.tokens.len(), |s| s.tokens.clone())
    }

    /// Whether most words of the sentence are capitalised: a headline, where capitals say nothing.
    pub fn headline(&self, sentence: usize) -> bool {
        let Some(s) = self.ann.sentences.get(sentence) else {
            return false;
        };
        let words = s
            .tokens
            .clone()
            .filter(|&i| self.is_word(i) && self.word(i).len() > 3);
        let (mut all, mut capital) = (0, 0);
        for i in words {
            all += 1;
            capital += usize::from(self.capital(i));
        }
        (s.section == Section::Heading && capital * 3 >= all * 2)
            || (all > 3 && capital * 5 >= all * 4)
    }

    /// Whether `at` is the first word of its sentence, quotation marks not counted.
    pub fn opens_sentence(&self, at: usize, sentence: usize) -> bool {
        let bounds = self.bounds(sentence);
        (bounds.start..at).all(|i| !self.is_word(i))
    }
}

impl Name {
    /// A name that is not yet resolved, with the type words that stand directly beside it.
    pub fn new(ctx: &Ctx<'_>, span: Span, candidates: Vec<PlaceId>) -> Self {
        let tokens = ctx.tokens_of(span);
        let mut name = Self {
            span,
            whole: tokens.clone(),
            sentence: ctx.sentence_of(span),
            tokens,
            candidates,
            typed: None,
            plural: false,
            anchors: false,
            role: MentionRole::Place,
            place: None,
            score: 0.0,
            undecided: false,
            unknown: false,
            fuzzy: false,
        };
        name.find_type(ctx);
        name
    }

    fn find_type(&mut self, ctx: &Ctx<'_>) {
        // "The third police district of Kabul", "Kabul's PD 5": only a city has those.
        if quarter::beside(ctx, self).is_some() {
            self.typed = Some(PlaceKind::City);
            if ctx.word(self.tokens.end) == "city" {
                self.whole.end = self.tokens.end + 1;
            }
            return;
        }
        let bounds = ctx.bounds(self.sentence);
        let after = self.tokens.end;
        if after < bounds.end {
            // "Darzab (district)" and "Darzab district"; "Sar-e Pul province capital" is the city.
            let open = usize::from(ctx.word(after) == "(");
            if let Some((kind, plural)) = words::type_word(ctx.word(after + open)) {
                self.typed = Some(kind);
                self.plural = plural;
                self.whole.end = (after + 1 + 2 * open).min(bounds.end);
                if kind == PlaceKind::Province && ctx.word(self.whole.end) == "capital" {
                    self.typed = Some(PlaceKind::City);
                    self.whole.end += 1;
                }
                return;
            }
            if let Some(kind) = self.apposition(ctx, after, bounds.end) {
                self.typed = Some(kind);
                return;
            }
        }
        self.type_before(ctx, bounds.start);
    }

    /// "Mughul, an isolated village of", "Mirza Olang, a Shia-populated valley in",
    /// "Jalalabad, the capital of", "Sar-i-Pul city, the capital".
    fn apposition(&self, ctx: &Ctx<'_>, after: usize, end: usize) -> Option<PlaceKind> {
        if !matches!(ctx.word(after), "," | "-" | "(") {
            return None;
        }
        let mut at = after + 1;
        let article = matches!(ctx.word(at), "a" | "an" | "the");
        if article {
            at += 1;
        }
        let limit = (at + 6).min(end);
        while at < limit {
            let word = ctx.word(at);
            if word == "capital" && (ctx.word(at + 1) == "of" || !ctx.capital(at + 1)) {
                return Some(PlaceKind::City);
            }
            if let Some((kind, false)) =
                words::type_word(word).filter(|_| words::is_region_type(word))
            {
                let goes_on = matches!(
                    ctx.word(at + 1),
                    "of" | "in"
                        | "near"
                        | ","
                        | "on"
                        | "."
                        | "that"
                        | "which"
                        | "adjoining"
                        | "bordering"
                        | "where"
                        | "outside"
                        | "close"
                );
                return (article && goes_on).then_some(kind);
            }
            // Only lower-case description, or a people before a hyphen, may come between.
            let described = !ctx.capital(at) || ctx.word(at + 1) == "-";
            if !article
                || !(described || word == "'s")
                || words::is_place_preposition(word)
                || word == ","
            {
                return None;
            }
            at += 1;
        }
        None
    }

    /// "the village of X", "district of X", "the capital X", "the eastern city of X".
    fn type_before(&mut self, ctx: &Ctx<'_>, first: usize) {
        let mut at = self.tokens.start;
        while at > first && (words::is_direction(ctx.word(at - 1)) || ctx.word(at - 1) == "the") {
            at -= 1;
        }
        if at <= first {
            return;
        }
        let previous = ctx.word(at - 1);
        if at == self.tokens.start
            && (previous == "capital" || (previous == "," && ctx.before(at, 2) == "capital"))
        {
            self.typed = Some(PlaceKind::City);
        } else if previous == "of" && at >= first + 2 {
            let word = ctx.word(at - 2);
            let holds = holds_what_follows(ctx, at - 2, first);
            if let Some((kind, plural)) =
                words::type_word(word).filter(|_| words::is_region_type(word) && !holds)
            {
                self.typed = Some(kind);
                self.plural = plural;
            }
        } else if at == self.tokens.start {
            // "in Nangarhar's Haska Mina": nothing before; "the province Jowzjan", "District Achin".
            if let Some((
                kind @ (PlaceKind::Province
                | PlaceKind::District
                | PlaceKind::City
                | PlaceKind::Village),
                plural,
            )) = words::type_word(previous)
                && !ctx.capital(at.saturating_sub(2))
            {
                self.typed = Some(kind);
                self.plural = plural;
            }
        }
    }

    /// The words of the name as the report spells them.
    pub fn surface<'a>(&self, ctx: &Ctx<'a>) -> &'a str {
        self.span.of(ctx.text)
    }

    /// Whether the name says where something is.
    pub const fn locates(&self) -> bool {
        matches!(self.role, MentionRole::Place | MentionRole::Relative)
    }
}

/// The token at which the words that introduce a name begin: "the" of "the northern province of
/// X" and of "the capital X"; the name's own first token where there are none.
pub(super) fn phrase_start(ctx: &Ctx<'_>, name: &Name) -> usize {
    let first = ctx.bounds(name.sentence).start;
    let own = name.tokens.start;
    let back = |at: usize, n: usize| {
        if at >= first + n {
            ctx.before(at, n)
        } else {
            ""
        }
    };
    let mut at = own;
    if back(at, 1) == "of" && (words::type_word(back(at, 2)).is_some() || back(at, 2) == "capital")
    {
        at -= 2;
    } else if back(at, 1) == "capital" {
        at -= 1;
    } else if back(at, 1) == "," && back(at, 2) == "capital" {
        at -= 2;
    } else {
        return own;
    }
    while at > first && words::is_describer(ctx.word(at - 1)) && ctx.word(at - 1) != "-" {
        at -= 1;
    }
    if matches!(back(at, 1), "the" | "a" | "an" | "its" | "their") {
        at -= 1;
    }
    at
}

/// Whether what follows "<type word> of" is a larger place: "areas of Kunar", "Achin district of
/// Nangarhar", "a village of Darzab"; but "the village of X" and "villages of X and Y" are X and Y.
fn holds_what_follows(ctx: &Ctx<'_>, type_at: usize, first: usize) -> bool {
    let word = ctx.word(type_at);
    if word != "valley" && matches!(words::type_word(word), Some((PlaceKind::Area, _))) {
        return true;
    }
    let mut at = type_at;
    while at > first && words::is_describer(ctx.word(at - 1)) && !ctx.capital(at - 1) {
        at -= 1;
    }
    if at == first {
        return false;
    }
    let before = at - 1;
    let counted = matches!(
        ctx.word(before),
        "a" | "an"
            | "another"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "several"
            | "some"
            | "many"
            | "all"
            | "most"
            | "other"
            | "various"
            | "every"
    ) || ctx.word(before).starts_with(|c: char| c.is_ascii_digit());
    let named = ctx.word(before) == ")"
        || ctx.is_word(before) && ctx.capital(before) && !words::is_function(ctx.word(before));
    counted || named
}
