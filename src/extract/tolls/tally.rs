//! What a stretch of a sentence counts: numbers of people, named persons, single persons without a name.

use super::listed::{breakdown, is_age, is_listed, preceded_by_part};
use super::things::is_thing;
use super::unnamed::{is_both, is_single_person};
use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Toll;
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::annotation::NumberMention;
use crate::model::{Count, Span, TollScope};

/// Whom a number is added to is named within this many tokens.
const NEAR_NAME: usize = 12;

/// What a stretch counts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub min: u32,
    pub max: Option<u32>,
    open: bool,
    pub numbers: bool,
    vague: bool,
    pub named: u32,
    part: bool,
    civilians: Option<Count>,
    words: Vec<String>,
    span: Option<Span>,
}

impl Tally {
    pub fn add(&mut self, count: Count, words: String, span: Span) {
        self.min = self.min.saturating_add(count.min);
        match count.max {
            Some(max) => self.max = Some(self.max.unwrap_or(0).saturating_add(max)),
            None => self.open = true,
        }
        self.numbers = true;
        self.words.push(words);
        self.span = Some(self.span.map_or(span, |s| s.union(span)));
    }

    /// Whether all that is counted is one person by name.
    pub fn is_one_name(&self, reading: &Reading<'_>) -> bool {
        !self.numbers
            && self.named == 1
            && self
                .span
                .is_some_and(|span| reading.spans.persons.iter().any(|m| m.span == span))
    }

    pub fn toll(self) -> Option<Toll> {
        let span = self.span?;
        let count = (self.numbers || self.named > 0).then(|| Count {
            min: self.min.saturating_add(self.named),
            max: if self.open {
                None
            } else {
                Some(self.max.unwrap_or(0).saturating_add(self.named))
            },
        });
        let scope = match (self.part, self.numbers) {
            (true, _) => TollScope::Part,
            (false, true) => TollScope::Total,
            (false, false) => TollScope::Named,
        };
        (count.is_some() || self.vague).then(|| Toll {
            count: if self.numbers || !self.vague {
                count
            } else {
                None
            },
            scope,
            words: self.words.join(" and "),
            span,
            civilians: self.civilians,
        })
    }
}

pub fn tally(reading: &Reading<'_>, tokens: &[usize]) -> Tally {
    let mut tally = Tally::default();
    // "X was among three dead": he is one of the three.
    let among = tokens.iter().any(|&t| {
        reading.is(t, &["among"]) && (t + 1..t + 3).any(|n| reading.slot(n).number.is_some())
    });
    let mut last_number = usize::MAX;
    let mut counted_to = 0;
    // Where the last single person's description ends.
    let mut single_to = 0;
    let mut listed_to = usize::MAX;
    let parts = breakdown(reading, tokens);
    for (position, &at) in tokens.iter().enumerate() {
        if parts.as_ref().is_some_and(|parts| parts.contains(&at)) {
            continue;
        }
        let slot = reading.slot(at);
        if let Some(index) = slot.number {
            if index == last_number {
                continue;
            }
            last_number = index;
            let Some(number) = reading.spans.numbers.get(index) else {
                continue;
            };
            if is_age(reading, number) {
                continue;
            }
            // "one man": the man is the one.
            counted_to = count_number(reading, number, tokens, &mut tally).max(counted_to);
            listed_to = counted_to;
            continue;
        }
        if let Some(mention) = reading.person_at(at) {
            let range = reading.tokens_of(mention.span);
            let first = range.start == at || position == 0;
            let owner =
                reading.is(range.end, &["'s", "'"]) && reading.slot(range.end + 1).people.is_some();
            let of_whom = reading.is(range.start.wrapping_sub(1), &["of"])
                && reading.slot(range.start.wrapping_sub(2)).people.is_some();
            let listed_part = preceded_by_part(reading, range.start, tokens);
            if is_listed(reading, listed_to, range.start) {
                listed_to = range.end;
                continue;
            }
            // "X, also known as Y": one.
            let again = reading.names_before(&tokens[..position], mention);
            if first && !owner && !of_whom && !listed_part && !again {
                tally.named += 1;
                tally.span = Some(tally.span.map_or(mention.span, |s| s.union(mention.span)));
            }
            continue;
        }
        // "killed him and two of his sons".
        if reading.is(at, &["him", "her", "he", "she"])
            && reading.is(at + 1, &["and", "along", "together"])
            && !tally.numbers
        {
            tally.named += 1;
            let span = reading.span(at..at + 1);
            tally.span = Some(tally.span.map_or(span, |s| s.union(span)));
            continue;
        }
        // "The gunmen killed both", "both men were shot dead".
        if is_both(reading, at) && !tally.numbers && tally.named == 0 {
            let span = reading.span(at..at + 1);
            tally.add(Count::exactly(2), reading.text_of(span), span);
            continue;
        }
        // "the state leader", "the deputy police chief": terms in or behind one another are one person.
        let inner = counted_to > at;
        let term_end = |at: usize| {
            slot.people
                .or(slot.role)
                .and_then(|t| reading.term(t))
                .map_or(at, |term| term.tokens.end)
        };
        if at > 0 && single_to == at && (slot.people.is_some() || slot.role.is_some()) {
            counted_to = term_end(at);
            single_to = counted_to;
            continue;
        }
        if !inner && is_single_person(reading, at, tokens) && !preceded_by_part(reading, at, tokens)
        {
            counted_to = term_end(at);
            single_to = counted_to;
            tally.named += 1;
            let span = reading.span(at..counted_to.max(at + 1));
            tally.span = Some(tally.span.map_or(span, |s| s.union(span)));
        }
    }
    if among && tally.numbers {
        tally.named = 0;
    }
    tally
}

/// Adds what a number counts; the token behind what it counts.
fn count_number(
    reading: &Reading<'_>,
    number: &NumberMention,
    tokens: &[usize],
    tally: &mut Tally,
) -> usize {
    let range = reading.tokens_of(number.span);
    // "13 of them": a part of the number before.
    if tally.numbers
        && reading.is(range.end, &["of"])
        && (reading.is(range.end + 1, &["them", "whom", "those"])
            || reading.is(range.end + 1, &["their", "the", "its"])
                && reading.is(range.start.wrapping_sub(1), &[","]))
    {
        return range.end;
    }
    // "Not one policeman was hurt".
    if reading.is(range.start.wrapping_sub(1), &["not"]) && number.min == Some(1) {
        return range.end;
    }
    // "Two more died": besides those counted before, not "two more died besides X".
    let beside = (range.start.saturating_sub(NEAR_NAME)..range.end + NEAR_NAME).any(|t| {
        reading.slot(t).person.is_some()
            || reading.is(t, &["beside", "besides", "addition", "apart", "alongside"])
            || reading.is(t, &["him", "her"]) && reading.is(t.wrapping_sub(1), &["with"])
    });
    if !tally.numbers
        && tally.named == 0
        && !beside
        && reading.is(range.end, &["more", "additional"])
        && !(range.end..range.end + 9).any(|t| reading.slot(t).location.is_some())
    {
        tally.part = true;
    }
    let Some(noun) = counted(reading, range.end) else {
        return range.end;
    };
    let of_them =
        reading.is(noun.end, &["among"]) && reading.is(noun.end + 1, &["them", "those", "whom"]);
    // "among them three children, and 15 more": those are no part.
    let more = reading.is(
        range.end,
        &["more", "others", "other", "further", "additional"],
    );
    // "nine soldiers including two officers and 15 rebels": more than there are of whom the part is told.
    let apart = tally.numbers
        && reading.is(range.start.wrapping_sub(1), &["and"])
        && number.min.is_some_and(|min| min > tally.min);
    if preceded_by_part(reading, range.start, tokens) && !more && !apart || of_them && tally.numbers
    {
        return range.end;
    }
    let end = noun.end.max(range.end);
    let span = reading.span(range.start..end);
    match number.min {
        Some(min) if number.max != Some(0) => {
            let count = Count {
                min,
                max: number.max,
            };
            tally.add(count, reading.text_of(number.span), span);
            if noun.civilian {
                tally.civilians = Some(tally.civilians.map_or(count, |c| Count {
                    min: c.min + count.min,
                    max: c.max.zip(count.max).map(|(a, b)| a + b),
                }));
            }
        }
        Some(_) => {}
        None => {
            tally.vague = true;
            tally.words.push(reading.text_of(span));
            tally.span = Some(tally.span.map_or(span, |s| s.union(span)));
        }
    }
    end
}

pub struct Counted {
    end: usize,
    civilian: bool,
}

/// What a number counts: people, or nothing named ("killed 12 and wounded 5"); `None` for things.
pub fn counted(reading: &Reading<'_>, from: usize) -> Option<Counted> {
    let mut at = from;
    let mut actor = false;
    for _ in 0..7 {
        let slot = reading.slot(at);
        if let Some(row) = slot
            .people
            .and_then(|t| reading.term(t))
            .and_then(|t| reading.people(t))
        {
            let end = slot
                .people
                .and_then(|t| reading.term(t))
                .map_or(at + 1, |t| t.tokens.end);
            return row.countable.then_some(Counted {
                end,
                civilian: row.civilian == Some(true),
            });
        }
        if slot.actor.is_some() {
            actor = true;
            at += 1;
            continue;
        }
        let word = reading.word(at);
        // "seven highway policemen".
        if slot.target.is_some() && slot.trigger.is_none() && reading.slot(at + 1).people.is_some()
        {
            at += 1;
            continue;
        }
        if slot.trigger.is_some() || slot.target.is_some() {
            // "four got wounded", "nine sustained injuries": what became of them, whatever the words.
            let outcome = reading.is(at, &["casualties", "deaths", "fatalities"])
                || slot
                    .trigger
                    .and_then(|t| reading.term(t))
                    .and_then(|t| reading.trigger(t))
                    .is_some_and(|(row, form)| becomes_of_people(row.class, form));
            return (outcome || actor).then_some(Counted {
                end: at,
                civilian: false,
            });
        }
        if matches!(
            word,
            "others"
                | "other"
                | "more"
                | "additional"
                | "of"
                | "lives"
                | "life"
                | "deaths"
                | "casualties"
                | "fatalities"
                | "bodies"
                | "members"
                | "member"
                | "nationals"
                | "wounds"
        ) {
            if word == "other" || word == "more" || word == "additional" {
                at += 1;
                continue;
            }
            // "two of the group's hideouts"
            if word == "of" && is_of_things(reading, at + 1) {
                return None;
            }
            return Some(Counted {
                end: at + 1,
                civilian: false,
            });
        }
        let plain = reading.token(at).is_none()
            || clauses::is_boundary(reading, at)
            || clauses::is_preposition(reading, at)
            || clauses::is_finite_verb(reading, at)
            || matches!(word, "," | "and" | "or")
            || slot.date.is_some();
        if plain {
            return Some(Counted {
                end: at,
                civilian: false,
            });
        }
        // An adjective may stand between; a noun that is no people is what is counted.
        if is_thing(word) {
            return None;
        }
        at += 1;
    }
    actor.then_some(Counted {
        end: at,
        civilian: false,
    })
}

/// Whether the noun behind "of" is of things: "the group's hideouts", "their vehicles".
fn is_of_things(reading: &Reading<'_>, from: usize) -> bool {
    (from..from + 6)
        .take_while(|&t| {
            let ends = clauses::is_boundary(reading, t)
                || clauses::is_preposition(reading, t)
                || clauses::is_finite_verb(reading, t)
                || reading.is(t, &[",", "and"]);
            !ends
        })
        .last()
        .is_some_and(|t| is_thing(reading.word(t)))
}

/// Whether a trigger tells what became of the people before it: no noun, which a number would count.
const fn becomes_of_people(class: TriggerClass, form: WordForm) -> bool {
    matches!(
        class,
        TriggerClass::Kill
            | TriggerClass::Die
            | TriggerClass::Wound
            | TriggerClass::Take
            | TriggerClass::Free
            | TriggerClass::Submit
    ) && !matches!(form, WordForm::Noun | WordForm::Nouns)
}
