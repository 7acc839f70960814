//! Persons: runs of capitalised words that no other lexicon knows, with their titles and posts.

use std::collections::HashMap;

use super::aliases::{self, Bearers};
pub use super::found::Context;
use super::marks::Marks;
use super::name_words::JOINERS;
use super::posts;
use crate::model::Span;
use crate::model::annotation::{Lex, PersonMention, ReportPerson, Section, Sentence};
use crate::text::person_names::{self, NameMatch};
use crate::text::quick::Quick;

/// A run of tokens that may be a name: its title, if any, from `start`, the bare name from `name`.
struct Run {
    start: usize,
    name: usize,
    end: usize,
}

/// The persons of a report and every mention of them, in text order.
pub fn persons(context: &Context<'_>) -> (Vec<ReportPerson>, Vec<PersonMention>) {
    let mut finder = Finder::new(context);
    for sentence in context
        .sentences
        .iter()
        .filter(|s| s.section == Section::Body)
    {
        finder.full_names(sentence);
    }
    for sentence in context.sentences {
        finder.short_names(sentence);
    }
    finder.finish()
}

/// Whether a person may be named by the words of a place's name, or by a name that ends in them: where
/// none is, no person says anything of what the names of places stand for. `surfaces` are those
/// names in small letters.
pub fn may_bear(context: &Context<'_>, surfaces: &[String]) -> bool {
    let finder = Finder::new(context);
    context.sentences.iter().any(|sentence| {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let Some(run) = finder.run_at(at, sentence.tokens.end) else {
                at += 1;
                continue;
            };
            at = run.end;
            let words = finder.span(run.start, run.end).of(context.text);
            let last = words.split_whitespace().next_back().unwrap_or_default();
            let borne = surfaces.iter().any(|s| s.eq_ignore_ascii_case(last));
            if borne || (run.start..run.end).any(|token| finder.marks.place[token]) {
                return true;
            }
        }
        false
    })
}

struct Finder<'a> {
    context: &'a Context<'a>,
    marks: Marks<'a>,
    people: Vec<ReportPerson>,
    /// Words of known names, to the persons who bear them.
    by_word: HashMap<String, Bearers, Quick>,
    mentions: Vec<PersonMention>,
    /// Whether a token is in one of them.
    named: Vec<bool>,
}

impl<'a> Finder<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            marks: Marks::of(context),
            people: Vec::new(),
            by_word: HashMap::default(),
            mentions: Vec::new(),
            named: vec![false; context.tokens.len()],
        }
    }

    fn full_names(&mut self, sentence: &Sentence) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match self.run_at(at, sentence.tokens.end) {
                Some(run) => {
                    at = run.end;
                    self.add(&run, sentence);
                }
                None => at += 1,
            }
        }
    }

    fn is_name_word(&self, at: usize) -> bool {
        self.marks.name_words[at]
    }

    fn title_at(&self, at: usize) -> Option<(usize, bool)> {
        let term = self.marks.titles.get(at).copied().flatten()?;
        let capital = self.context.tokens[at].capital;
        let in_name = self.context.lexicon.titles.rows.get(term.row)?.in_name;
        let mut end = term.tokens.end;
        end += usize::from(self.context.tokens.get(end).is_some_and(|t| t.lower == "."));
        capital.then_some((end, in_name))
    }

    /// A name that begins at a token, with its titles.
    fn run_at(&self, at: usize, limit: usize) -> Option<Run> {
        let mut start = at;
        let mut name = at;
        let mut titled = false;
        while let Some((end, in_name)) = self.title_at(name) {
            if end >= limit {
                break;
            }
            if in_name && !titled {
                start = name;
            } else if !in_name {
                start = end;
            }
            titled = true;
            name = end;
        }
        if titled && !self.is_name_word(name) {
            return None;
        }
        if !titled && (!self.is_name_word(name) || self.marks.owner[name] == Some(Lex::Role)) {
            return None;
        }
        let end = self.name_end(name, limit);
        // "DEVELOPING STORY:" is a label.
        let shouted = (name..end).all(|t| self.is_shouted(t));
        if shouted && self.context.tokens.get(end).is_some_and(|t| t.lower == ":") {
            return None;
        }
        // "Imam Sahib district", whatever an imam is.
        if (start..end).all(|t| self.marks.place[t]) && aliases::is_placed(self.context, at, end) {
            return None;
        }
        if !titled && aliases::is_typed(self.context, at, end) {
            return None;
        }
        if let Some(first) = self.behind_seat(at, name, end).filter(|_| !titled) {
            return Some(Run {
                start: first,
                name: first,
                end,
            });
        }
        let words = (name..end).filter(|&t| self.is_name_word(t)).count();
        let placed = (name..end).all(|t| self.marks.place[t] || !self.is_name_word(t));
        let posted = at > 0 && matches!(self.marks.owner[at - 1], Some(Lex::Role));
        let listed = words == 1 && (self.is_listed(name, end, limit) || self.is_called(name));
        let enough = words >= 2 || titled || (posted && words == 1) || listed;
        let likely = titled || posted || !placed || words >= 2 && self.is_described(end, limit);
        let initial_only = words == 1 && !titled && placed;
        (enough && likely && !initial_only).then_some(Run { start, name, end })
    }

    /// "the police chief of Kandahar Abdul Raziq": where the name begins behind the seat of its post.
    fn behind_seat(&self, at: usize, name: usize, end: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let of = self.context.tokens.get(before)?.lower == "of";
        let posted = (before.saturating_sub(2)..before)
            .any(|t| matches!(self.marks.owner[t], Some(Lex::Role)));
        let first = (name..end).find(|&t| !self.marks.place[t])?;
        let names = (first..end).filter(|&t| self.is_name_word(t)).count();
        (of && posted && first > name && names >= 2).then_some(first)
    }

    /// "Rahim Jan, a former governor": whoever has a post is no place.
    fn is_described(&self, end: usize, limit: usize) -> bool {
        let word = |at: usize| {
            self.context
                .tokens
                .get(at)
                .filter(|_| at < limit)
                .map_or("", |t| t.lower.as_str())
        };
        word(end) == ","
            && matches!(word(end + 1), "a" | "an" | "who" | "former")
            && (word(end + 1) == "who"
                || (end + 2..limit.min(end + 7))
                    .take_while(|&t| !matches!(word(t), "," | "of" | "in"))
                    .any(|t| matches!(self.marks.owner[t], Some(Lex::People | Lex::Role))))
    }

    fn is_shouted(&self, at: usize) -> bool {
        let words = self.context.tokens[at].span.of(self.context.text);
        words.chars().count() > 2 && words.chars().all(|c| !c.is_lowercase())
    }

    /// A single name beside another or in an apposition: "two commanders, Omid and Haji Karim", "Karim as his deputy".
    fn is_listed(&self, name: usize, end: usize, limit: usize) -> bool {
        let word = |at: usize| {
            self.context
                .tokens
                .get(at)
                .filter(|_| at < limit)
                .map_or("", |t| t.lower.as_str())
        };
        let free = |at: usize| {
            !self.marks.place[at] && self.marks.owner[at].is_none() && self.is_name_word(at)
        };
        if !free(name) || name == 0 {
            return false;
        }
        let described = self
            .marks
            .owner
            .get(name.wrapping_sub(2))
            .is_some_and(|o| matches!(o, Some(Lex::People | Lex::Role)));
        let list = self.context.tokens[name - 1].lower == ","
            && described
            && word(end) == "and"
            && end + 1 < limit
            && (self.title_at(end + 1).is_some() || free(end + 1));
        let deputy = word(end) == "as"
            && matches!(word(end + 1), "his" | "her" | "the" | "its" | "their")
            && self
                .marks
                .owner
                .get(end + 2)
                .is_some_and(|o| matches!(o, Some(Lex::People | Lex::Role)));
        list || deputy
    }

    /// "a man named Omid", "identified only as Omid", "known as Omid".
    fn is_called(&self, name: usize) -> bool {
        let before = |back: usize| {
            name.checked_sub(back)
                .map_or("", |t| self.context.tokens[t].lower.as_str())
        };
        let free = !self.marks.place[name] && self.marks.owner[name].is_none();
        let naming = |w: &str| {
            matches!(
                w,
                "named" | "identified" | "known" | "called" | "nicknamed" | "famous"
            )
        };
        let linked = matches!(before(1), "as" | "by")
            && (naming(before(2))
                || matches!(before(2), "only" | "simply" | "locally") && naming(before(3)));
        free && (matches!(before(1), "named" | "called" | "nicknamed") || linked)
    }

    fn name_end(&self, name: usize, limit: usize) -> usize {
        let tokens = self.context.tokens;
        let mut end = name + 1;
        while end < limit {
            if self.is_rank_behind_place(name, end) {
                break;
            }
            let adjacent = tokens[end - 1].span.end == tokens[end].span.start;
            let lower = tokens[end].lower.as_str();
            let joiner = (lower == "-" && adjacent || JOINERS.contains(&lower))
                && (end + 1..limit.min(end + 4)).any(|t| self.is_name_word(t))
                && self.joins(end, limit);
            let initial = lower == "." && adjacent && tokens[end - 1].lower.chars().count() == 1;
            if !(self.is_name_word(end) || joiner || initial) {
                break;
            }
            end += 1;
        }
        end
    }

    /// "of Kandahar Gen. X": a rank begins another name.
    fn is_rank_behind_place(&self, name: usize, at: usize) -> bool {
        self.title_at(at).is_some_and(|(_, in_name)| !in_name)
            && self.marks.place[name..at].iter().all(|&p| p)
    }

    /// A joiner counts only where nothing but joiners stands before the next word of the name.
    fn joins(&self, at: usize, limit: usize) -> bool {
        (at..limit)
            .find(|&t| {
                let lower = self.context.tokens[t].lower.as_str();
                lower != "-" && !JOINERS.contains(&lower)
            })
            .is_some_and(|t| self.is_name_word(t))
    }

    fn add(&mut self, run: &Run, sentence: &Sentence) {
        let span = self.span(run.start, run.end);
        let bare: Vec<String> = self.name_words(run.name, run.end);
        let alias = aliases::bearer(
            self.context,
            &self.mentions,
            run.start,
            sentence.tokens.start,
        );
        let person = match alias.or_else(|| self.known(&bare)) {
            Some(person) => person,
            None => {
                self.people.push(ReportPerson::default());
                self.people.len() - 1
            }
        };
        let words = span.of(self.context.text);
        let longer = words.chars().count() > self.people[person].name.chars().count();
        if longer && alias.is_none() {
            self.people[person].name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        for word in &bare {
            let bearers = self.by_word.entry(word.clone()).or_default();
            bearers.any.insert(person);
            if bare.last() == Some(word) {
                bearers.last.insert(person);
            }
        }
        if self.people[person].title.is_none() && run.start > sentence.tokens.start {
            self.people[person].title = self.rank_before(run.start, sentence);
        }
        if self.people[person].role.is_none()
            && let Some(post) = posts::post_of(self.context, sentence, run.start, run.end)
        {
            let entry = &mut self.people[person];
            entry.role = Some(post.words);
            entry.kind = post.kind;
            entry.body = post.body;
        }
        self.mentions.push(PersonMention { span, person });
        if let Some(named) = self.named.get_mut(run.start..run.end) {
            named.fill(true);
        }
    }

    /// The titles that stand before a name and are no part of it.
    fn rank_before(&self, name: usize, sentence: &Sentence) -> Option<String> {
        let mut start = name;
        while start > sentence.tokens.start
            && (self.marks.owner[start - 1] == Some(Lex::Title)
                || self.context.tokens[start - 1].lower == ".")
        {
            start -= 1;
        }
        while start < name && self.context.tokens[start].lower == "." {
            start += 1;
        }
        (start < name).then(|| self.span(start, name).of(self.context.text).to_owned())
    }

    fn name_words(&self, from: usize, to: usize) -> Vec<String> {
        (from..to)
            .filter(|&t| self.is_name_word(t))
            .map(|t| self.context.tokens[t].lower.to_string())
            .collect()
    }

    /// The person already met who bears all of these words, or whose words are all among these.
    fn known(&self, words: &[String]) -> Option<usize> {
        let last = words.last()?;
        let person = self.by_word.get(last)?.only()?;
        let name = self.people.get(person)?.name.to_lowercase();
        let theirs: Vec<&str> = name
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        let contained = words.iter().all(|w| theirs.contains(&w.as_str()));
        // Of two full names with one surname only those with like given names are one person's.
        let contains = theirs.last().is_some_and(|l| l == last)
            && person_names::same_person(&name, &words.join(" ")) == NameMatch::Strong;
        (contained || contains).then_some(person)
    }

    fn short_names(&mut self, sentence: &Sentence) {
        for at in sentence.tokens.clone() {
            if !self.is_name_word(at) || self.marks.place[at] {
                continue;
            }
            let token = &self.context.tokens[at];
            let span = token.span;
            if !self.named[at]
                && let Some(person) = self
                    .by_word
                    .get(token.lower.as_str())
                    .and_then(Bearers::only)
            {
                self.mentions.push(PersonMention { span, person });
            }
        }
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span::new(
            self.context.tokens[from].span.start,
            self.context.tokens[to - 1].span.end,
        )
    }

    fn finish(mut self) -> (Vec<ReportPerson>, Vec<PersonMention>) {
        self.mentions.sort_by_key(|m| m.span);
        (self.people, self.mentions)
    }
}
