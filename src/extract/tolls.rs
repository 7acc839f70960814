//! How many were killed, wounded or taken, as the words say it.

use std::ops::Range;

use super::arguments::{self, Sides};
use super::clauses::{self, Use};
use super::reading::Reading;
use super::telling::{Read, Telling, Toll, Trigger};
use crate::lexicon::TriggerClass;
use crate::model::annotation::NumberMention;
use crate::model::{Count, Span, TollScope};

/// What a stretch counts.
#[derive(Clone, Debug, Default)]
struct Tally {
    min: u32,
    max: Option<u32>,
    open: bool,
    numbers: bool,
    vague: bool,
    named: u32,
    part: bool,
    civilians: Option<Count>,
    words: Vec<String>,
    span: Option<Span>,
}

impl Tally {
    fn add(&mut self, count: Count, words: String, span: Span) {
        self.min = self.min.saturating_add(count.min);
        match count.max {
            Some(max) => self.max = Some(self.max.unwrap_or(0).saturating_add(max)),
            None => self.open = true,
        }
        self.numbers = true;
        self.words.push(words);
        self.span = Some(self.span.map_or(span, |s| s.union(span)));
    }

    fn toll(self) -> Option<Toll> {
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

/// Reads every toll that the triggers of a telling state into it.
pub fn read(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    let triggers = telling.triggers.clone();
    for trigger in &triggers {
        if trigger.denied {
            continue;
        }
        let toll = toll_of(reading, trigger, &triggers, sentence);
        let slot = match trigger.class {
            TriggerClass::Kill | TriggerClass::Die => &mut telling.killed,
            TriggerClass::Wound => &mut telling.injured,
            TriggerClass::Take | TriggerClass::Submit => &mut telling.taken,
            _ => continue,
        };
        if let Some(toll) = toll {
            if toll.scope == TollScope::Part {
                if matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die) {
                    telling.killed_part = Some(toll);
                }
                continue;
            }
            *slot = Some(match slot.take() {
                Some(known) => better(known, toll),
                None => toll,
            });
        }
    }
    if telling.killed.is_some()
        || triggers
            .iter()
            .any(|t| matches!(t.class, TriggerClass::Kill | TriggerClass::Die))
    {
        telling.killed_part = telling
            .killed_part
            .take()
            .or_else(|| part(reading, &triggers, sentence));
    }
}

/// Of two tolls of one sentence the one that gives a number, then the larger.
fn better(a: Toll, b: Toll) -> Toll {
    let rank = |t: &Toll| (t.scope != TollScope::Named, t.count.map_or(0, |c| c.min));
    if rank(&b) > rank(&a) { b } else { a }
}

fn toll_of(
    reading: &Reading<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    sentence: &Range<usize>,
) -> Option<Toll> {
    let Sides { sufferers, doers } = arguments::sides(reading, trigger, sentence);
    let mut tokens = sufferers;
    if trigger.class == TriggerClass::Submit && tokens.is_empty() {
        tokens = doers;
    }
    let dead_word = reading.is(trigger.tokens.start, &["dead", "fatalities"])
        || trigger.form == crate::lexicon::WordForm::Phrase && trigger.class == TriggerClass::Die;
    if dead_word || (trigger.used != Use::Active && !has_number(reading, &tokens)) {
        let before = number_before(reading, trigger, all, sentence);
        if !before.is_empty() {
            tokens = before;
        }
    }
    if trigger.used == Use::Noun && !has_number(reading, &tokens) {
        tokens.extend(toll_noun(reading, trigger, sentence));
    }
    tokens.sort_unstable();
    tokens.dedup();
    let mut tally = tally(reading, &tokens);
    beside(reading, trigger, sentence, &mut tally);
    tally.toll()
}

fn has_number(reading: &Reading<'_>, tokens: &[usize]) -> bool {
    tokens.iter().any(|&t| reading.slot(t).number.is_some())
}

/// "left 12 people dead", "12 dead", "five wounded": the number right before, not behind another outcome.
fn number_before(
    reading: &Reading<'_>,
    trigger: &Trigger,
    all: &[Trigger],
    sentence: &Range<usize>,
) -> Vec<usize> {
    let mut start = trigger.tokens.start;
    while start > sentence.start && trigger.tokens.start - start < 14 {
        let at = start - 1;
        let other = all
            .iter()
            .any(|t| t.class.is_outcome() && t.tokens.contains(&at));
        if other
            || clauses::is_boundary(reading, at)
            || reading.is(at, &[","])
                && has_number(reading, &(start..trigger.tokens.start).collect::<Vec<_>>())
        {
            break;
        }
        start = at;
    }
    let tokens: Vec<usize> = (start..trigger.tokens.start).collect();
    if has_number(reading, &tokens) {
        tokens
    } else {
        Vec::new()
    }
}

/// "the death toll rose to 94", "a death toll of 12".
fn toll_noun(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    let toll = trigger
        .tokens
        .clone()
        .any(|t| reading.is(t, &["toll", "deaths", "fatalities"]));
    if !toll {
        return Vec::new();
    }
    let limit = sentence.end.min(trigger.tokens.end + 9);
    (trigger.tokens.end..limit)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .filter(|&t| reading.slot(t).number.is_some())
        .collect()
}

fn tally(reading: &Reading<'_>, tokens: &[usize]) -> Tally {
    let mut tally = Tally::default();
    let mut last_number = usize::MAX;
    for (position, &at) in tokens.iter().enumerate() {
        let slot = reading.slot(at);
        if let Some(index) = slot.number {
            if index == last_number {
                continue;
            }
            last_number = index;
            let Some(number) = reading.spans.numbers.get(index) else {
                continue;
            };
            count_number(reading, number, tokens, &mut tally);
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
            if first && !owner && !of_whom && !listed_part {
                tally.named += 1;
                tally.span = Some(tally.span.map_or(mention.span, |s| s.union(mention.span)));
            }
            continue;
        }
        if is_single_person(reading, at, tokens) && !preceded_by_part(reading, at, tokens) {
            tally.named += 1;
            let span = reading.span(at..at + 1);
            tally.span = Some(tally.span.map_or(span, |s| s.union(span)));
        }
    }
    tally
}

fn count_number(
    reading: &Reading<'_>,
    number: &NumberMention,
    tokens: &[usize],
    tally: &mut Tally,
) {
    let range = reading.tokens_of(number.span);
    let Some(noun) = counted(reading, range.end) else {
        return;
    };
    if preceded_by_part(reading, range.start, tokens) {
        return;
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
}

struct Counted {
    end: usize,
    civilian: bool,
}

/// What a number counts: people, or nothing named ("killed 12 and wounded 5"); `None` for things.
fn counted(reading: &Reading<'_>, from: usize) -> Option<Counted> {
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
        if slot.trigger.is_some() || slot.target.is_some() {
            let outcome = reading.is(
                at,
                &[
                    "dead",
                    "killed",
                    "wounded",
                    "injured",
                    "died",
                    "killed",
                    "hurt",
                    "arrested",
                    "surrendered",
                    "casualties",
                    "deaths",
                    "fatalities",
                ],
            );
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

/// Plural nouns that numbers count and that are no people; other words may be adjectives.
fn is_thing(word: &str) -> bool {
    matches!(
        word,
        "vehicles"
            | "vehicle"
            | "motorcycles"
            | "tanks"
            | "humvees"
            | "weapons"
            | "rifles"
            | "rockets"
            | "bombs"
            | "mines"
            | "houses"
            | "homes"
            | "shops"
            | "villages"
            | "districts"
            | "provinces"
            | "checkpoints"
            | "outposts"
            | "bases"
            | "days"
            | "hours"
            | "weeks"
            | "months"
            | "years"
            | "minutes"
            | "times"
            | "kilometers"
            | "kilometres"
            | "miles"
            | "operations"
            | "airstrikes"
            | "strikes"
            | "attacks"
            | "raids"
            | "platoons"
            | "families"
            | "schools"
            | "mosques"
            | "percent"
            | "sides"
            | "areas"
            | "positions"
            | "hideouts"
            | "cases"
            | "incidents"
            | "places"
            | "points"
            | "buses"
            | "cars"
            | "trucks"
            | "meters"
            | "metres"
            | "tons"
            | "kilograms"
            | "kg"
            | "groups"
            | "units"
            | "aircraft"
            | "helicopters"
            | "drones"
    )
}

/// "including", "among them": a part of the number before.
fn preceded_by_part(reading: &Reading<'_>, at: usize, tokens: &[usize]) -> bool {
    (1..8)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| tokens.contains(&t) || reading.is(t, &["including", "among", "them"]))
        .any(|t| reading.is(t, &["including", "among", "includes", "included"]))
}

/// "a senior commander", "his bodyguard", "the group's leader": one person without a name.
fn is_single_person(reading: &Reading<'_>, at: usize, tokens: &[usize]) -> bool {
    let slot = reading.slot(at);
    if slot.person.is_some() {
        return false;
    }
    let term = slot.people.or(slot.role).and_then(|t| reading.term(t));
    let Some(term) = term else { return false };
    if term.tokens.start != at || !tokens.contains(&(term.tokens.end - 1)) {
        return false;
    }
    let last = reading.word(term.tokens.end - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss")
        || matches!(
            last,
            "people" | "men" | "women" | "children" | "personnel" | "troops" | "police"
        );
    if plural || is_group_noun(last) {
        return false;
    }
    // A post beside a name is that person.
    let named = (term.tokens.end..term.tokens.end + 4)
        .take_while(|&t| !reading.is(t, &["and", "of", "in"]))
        .any(|t| reading.slot(t).person.is_some())
        || (1..4)
            .map_while(|b| at.checked_sub(b))
            .take_while(|&t| !reading.is(t, &["and", "with", "in"]))
            .any(|t| {
                reading.slot(t).person.is_some() && !reading.is(at.wrapping_sub(1), &["'s", "'"])
            });
    if named {
        return false;
    }
    (1..6)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| tokens.contains(&t))
        .any(|t| {
            reading.is(
                t,
                &[
                    "a", "an", "the", "his", "her", "another", "one", "their", "its",
                ],
            ) || reading.is(t, &["'s", "'"])
        })
}

fn is_group_noun(word: &str) -> bool {
    matches!(
        word,
        "militia"
            | "army"
            | "group"
            | "crowd"
            | "staff"
            | "crew"
            | "convoy"
            | "squad"
            | "team"
            | "unit"
            | "platoon"
            | "family"
            | "couple"
    )
}

/// "in addition to Fazlullah", "beside the commander", "died with Fazlullah": one more dead than the number says.
fn beside(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>, tally: &mut Tally) {
    if !tally.numbers
        || !matches!(trigger.class, TriggerClass::Kill | TriggerClass::Die)
        || tally.named > 0
    {
        return;
    }
    for at in sentence.clone() {
        let adds = reading.is(at, &["beside", "besides", "alongside"])
            || reading.is(at, &["addition"]) && reading.is(at + 1, &["to"])
            || reading.is(at, &["apart"]) && reading.is(at + 1, &["from"])
            || reading.is(at, &["with"]) && at >= trigger.tokens.end && at < trigger.tokens.end + 3;
        if !adds {
            continue;
        }
        let one = (at + 1..sentence.end.min(at + 6)).find(|&t| {
            reading.slot(t).person.is_some()
                || reading.slot(t).people.is_some()
                || reading.slot(t).role.is_some()
                || reading.is(t, &["him", "her"])
        });
        if let Some(one) = one
            && reading.slot(one).number.is_none()
            && !(at + 1..one).any(|t| clauses::is_finite_verb(reading, t))
        {
            tally.min += 1;
            tally.max = tally.max.map(|m| m + 1);
            return;
        }
    }
}

/// "including 13 Marines", "13 of them soldiers".
fn part(reading: &Reading<'_>, triggers: &[Trigger], sentence: &Range<usize>) -> Option<Toll> {
    let first = triggers.iter().map(|t| t.tokens.start).min()?;
    for at in first.saturating_sub(12).max(sentence.start)..sentence.end {
        let Some(number) = reading.number_at(at) else {
            continue;
        };
        let range = reading.tokens_of(number.span);
        if range.start != at {
            continue;
        }
        let min = number.min.filter(|&m| m > 0)?;
        let before = (1..4).any(|b| {
            reading.is(
                range.start.wrapping_sub(b),
                &["including", "includes", "among"],
            )
        });
        let of_them =
            reading.is(range.end, &["of"]) && reading.is(range.end + 1, &["them", "whom", "the"]);
        if before || of_them {
            let mut end = range.end;
            while end < sentence.end
                && end < range.end + 6
                && !clauses::is_boundary(reading, end)
                && !reading.is(end, &[","])
                && !clauses::is_finite_verb(reading, end)
            {
                end += 1;
            }
            let span = reading.span(range.start..end);
            return Some(Toll {
                count: Some(Count {
                    min,
                    max: number.max,
                }),
                scope: TollScope::Part,
                words: reading.text_of(span),
                span,
                civilians: None,
            });
        }
    }
    None
}

/// "no civilians were hurt", "no known civilian casualties"; "women and children are among the dead".
pub fn civilian_harm(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Read<bool>> {
    for at in sentence.clone() {
        let civilian = reading.is(at, &["civilian", "civilians", "noncombatants"]);
        let window = at.saturating_sub(7).max(sentence.start)..sentence.end.min(at + 10);
        let harm = |t: usize| {
            reading.is(
                t,
                &[
                    "casualties",
                    "casualty",
                    "harm",
                    "harmed",
                    "deaths",
                    "killed",
                    "hurt",
                    "injured",
                    "died",
                    "wounded",
                    "death",
                    "affected",
                    "losses",
                ],
            )
        };
        if civilian && window.clone().any(harm) {
            let none = (window.start..at)
                .any(|t| reading.is(t, &["no", "without", "zero", "not", "any", "nor"]))
                || (at..window.end).any(|t| reading.is(t, &["zero", "nil"]));
            if none && !(window.start..at).any(|t| reading.is(t, &["if", "whether"])) {
                return Some(Read {
                    value: false,
                    span: reading.span(at..at + 1),
                    rule: "civilians.denied",
                });
            }
        }
        let innocent = reading.is(
            at,
            &["women", "children", "civilians", "villagers", "child"],
        );
        if innocent {
            let among = (at..sentence.end.min(at + 10)).any(|t| reading.is(t, &["among"]))
                || (at.saturating_sub(5)..at).any(|t| reading.is(t, &["among", "including"]));
            let dead = sentence.clone().any(|t| {
                reading.is(
                    t,
                    &[
                        "victims",
                        "dead",
                        "killed",
                        "died",
                        "casualties",
                        "beheaded",
                        "slain",
                        "wounded",
                        "injured",
                    ],
                )
            });
            let none = (at.saturating_sub(4)..at).any(|t| reading.is(t, &["no", "not"]));
            if among && dead && !none {
                return Some(Read {
                    value: true,
                    span: reading.span(at..at + 1),
                    rule: "civilians.among",
                });
            }
        }
    }
    None
}
