//! Sayings without a plain verb of saying: accounts that are given, versions that come from somebody, statements
//! and views; and what shows that a verb with other meanings says something.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::triggers::verbs;
use crate::extract::voices::behind;
use crate::extract::voices::bracketed;
use crate::extract::voices::frames::Saying;
use crate::extract::voices::sayers::{self, is_verb};
use crate::extract::voices::speakers::{self, Named};
use crate::lexicon::SpeechRow;
use crate::model::Stance;
use crate::model::annotation::Term;

/// Nouns of what is told.
const ACCOUNTS: &[&str] = &[
    "account",
    "version",
    "explanation",
    "word",
    "emphasis",
    "claim",
    "confirmation",
    "report",
    "reports",
    "news",
    "denial",
    "statement",
    "story",
    "figure",
    "figures",
    "number",
    "toll",
    "count",
    "information",
    "announcement",
    "warning",
    "message",
    "picture",
    "reaction",
    "answer",
    "date",
    "day",
    "place",
    "description",
    "details",
    "tally",
    "estimate",
    "testimony",
    "reply",
    "response",
];

/// Nouns of counts that are somebody's.
const FIGURES: &[&str] = &[
    "figures", "figure", "count", "tally", "estimate", "number", "numbers",
];

/// Nouns of somebody's view: "in the ministry's reading".
const VIEWS: &[&str] = &[
    "assessment",
    "view",
    "reading",
    "account",
    "version",
    "words",
    "telling",
    "estimate",
    "estimates",
    "reckoning",
    "opinion",
    "eyes",
    "count",
    "tally",
    "description",
    "judgment",
    "judgement",
    "figures",
    "information",
    "numbers",
    "accounting",
    "calculation",
];

/// Rows whose verb says something of its bare object: "described him", "blamed the group".
const WITH_OBJECT: &[&str] = &[
    "describe",
    "call",
    "put",
    "accuse",
    "condemn",
    "reject",
    "dispute",
    "post",
    "speak",
    "reply",
    "investigate",
    "agree",
    "mention",
    "report",
    "claim",
    "warn",
    "quote-recall",
    "repeat",
    "declare",
    "insist",
    "ask",
    "plan",
    "order",
    "attribute",
    "counter",
    "inform",
    "predict",
    "link",
];

/// Who gives an account, or from whom one comes.
pub fn teller(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    came_from(reading, sentence)
        .or_else(|| gave_account(reading, sentence))
        .or_else(|| owned_figures(reading, sentence))
        .or_else(|| learned_from(reading, sentence))
        .or_else(|| account_of(reading, sentence))
        .or_else(|| bracketed::put_at(reading, sentence))
}

fn saying(named: Named, verb: Range<usize>, rule: &str) -> Saying {
    Saying {
        named: Some(named),
        verb,
        rule: rule.into(),
        stance: Stance::Asserts,
        about: None,
        future: false,
        weak: false,
        shared: None,
    }
}

/// "A third version came from X", "Word of it had come first from X", "From X came another account".
fn came_from(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let limit = sentence.end.min(sentence.start + 30);
    let came =
        (sentence.start..limit).find(|&t| reading.is(t, &["came", "come", "comes", "emerged"]))?;
    if reading.is(sentence.start, &["from"]) {
        let told = (came + 1..sentence.end.min(came + 7)).any(|t| reading.is(t, ACCOUNTS));
        let named =
            told.then(|| speakers::named(reading, &Region::of(sentence.start + 1..came)))??;
        return Some(saying(named, came..came + 1, "speech.came-from"));
    }
    let from = (came + 1..sentence.end.min(came + 4)).find(|&t| reading.is(t, &["from"]))?;
    let told = (sentence.start..came.min(sentence.start + 5)).any(|t| reading.is(t, ACCOUNTS));
    let named = told.then(|| behind::after(reading, from + 1, sentence))??;
    Some(saying(named, came..from + 1, "speech.came-from"))
}

/// "From X, the agency learned that".
fn learned_from(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    if !reading.is(sentence.start, &["from"]) {
        return None;
    }
    let verb = sentence
        .clone()
        .take(40)
        .find(|&t| reading.is(t, &["learned", "learnt", "heard", "gathered"]))?;
    let comma = (sentence.start..verb).find(|&t| reading.is(t, &[","]))?;
    let named = speakers::named(reading, &Region::of(sentence.start + 1..comma))?;
    Some(saying(named, verb..verb + 1, "speech.learned-from"))
}

/// "so runs the account given by X", "that is the version of X".
fn account_of(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let noun = sentence.clone().find(|&t| {
        reading.is(
            t,
            &["account", "version", "story", "testimony", "explanation"],
        ) && reading.is(t.wrapping_sub(1), &["the", "an", "this"])
            && !reading.slot(t).quoted
    })?;
    let opens = sentence.clone().take(2).any(|t| t == noun)
        || (1..5).any(|b| {
            reading.is(
                noun.wrapping_sub(b),
                &[
                    "runs", "goes", "ran", "went", "is", "was", "reads", "in", "by",
                ],
            )
        });
    let given = noun
        + 1
        + usize::from(reading.is(noun + 1, &["given", "offered", "put", "provided", "told"]));
    let link = (given..given + 2).find(|&t| reading.is(t, &["by", "of", "from"]))?;
    let named = opens.then(|| behind::after(reading, link + 1, sentence))??;
    Some(saying(named, noun..link + 1, "speech.account-of"))
}

/// "The health ministry's figures were 18 dead", "figures from the hospital put".
fn owned_figures(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let limit = sentence.end.min(sentence.start + 14);
    let noun = (sentence.start..limit).find(|&t| reading.is(t, FIGURES))?;
    let verb =
        (noun + 1..limit).find(|&t| is_verb(reading, t) || reading.is(t, &["put", "puts"]))?;
    let named = if reading.is(noun.wrapping_sub(1), &["'s", "'"]) {
        speakers::named(reading, &Region::of(sentence.start..noun - 1))?
    } else if reading.is(noun + 1, &["from", "by"]) {
        speakers::named(reading, &Region::of(noun + 2..verb))?
    } else {
        return None;
    };
    Some(saying(named, verb..verb + 1, "speech.figures"))
}

/// "X gave the agency much the same account", "the police have another explanation".
fn gave_account(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let verb = sentence.clone().find(|&t| {
        reading.is(
            t,
            &[
                "gave",
                "gives",
                "give",
                "offered",
                "offers",
                "offer",
                "provided",
                "presented",
            ],
        ) || reading.is(t, &["have", "has", "had"])
            && (t + 1..t + 4).any(|n| reading.is(n, &["another", "different", "other", "own"]))
    })?;
    let limit = sentence.end.min(verb + 10);
    (verb + 1..limit)
        .take_while(|&t| {
            !reading.is(
                t,
                &[",", ".", "no", "of", "without", "further", "more", "for"],
            ) && !is_verb(reading, t)
        })
        .find(|&t| reading.is(t, ACCOUNTS))?;
    let group = verbs::group_start(reading, verb).max(sentence.start);
    if reading.is(group.wrapping_sub(1), &["but", "and"]) || reading.slot(verb).quoted {
        return None;
    }
    let named = sayers::named_before(reading, group, sentence)?;
    Some(saying(named, verb..verb + 1, "speech.account"))
}

/// "In the ministry's reading", "by U.S. estimates", "in her view": the view's holder.
pub fn view(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Saying> {
    let noun = sentence
        .clone()
        .take(12)
        .find(|&t| reading.is(t, VIEWS) && !reading.slot(t).quoted)?;
    let from = (sentence.start..noun)
        .rev()
        .take(8)
        .find(|&t| reading.is(t, &["in", "by", "on"]))?;
    let named = match reading.word(from + 1) {
        "his" | "her" => Named::Person(from + 1..from + 2),
        "its" | "their" => Named::Anyone(from + 1..from + 2),
        _ => bracketed::owner(reading, from + 1..noun)
            .or_else(|| speakers::named(reading, &Region::of(from + 1..noun)))
            .or_else(|| speakers::nation(reading, from + 1..noun))?,
    };
    Some(saying(named, noun..noun + 1, "speech.view"))
}

/// Whose a statement is: "a military statement said", "the statement read".
pub fn paper(reading: &Reading<'_>, term: &Term, sentence: &Range<usize>) -> Option<Named> {
    let last = reading.word(term.tokens.end - 1);
    if reading.speech(term).is_none_or(|row| row.id != "statement") {
        return None;
    }
    if !matches!(
        last,
        "said" | "says" | "read" | "reads" | "added" | "noted" | "stated"
    ) {
        return None;
    }
    let group = term.tokens.start;
    let region = Region::of(sentence.start.max(group.saturating_sub(8))..group);
    let start = region
        .range()
        .rev()
        .find(|&t| clauses::is_boundary(reading, t) || reading.is(t, &[","]) || is_verb(reading, t))
        .map_or(region.start, |t| t + 1);
    speakers::named(reading, &Region::of(start..group)).or_else(|| {
        let bare = (start..group).any(|t| speakers::is_body_noun(reading, t));
        if bare {
            return speakers::named(reading, &Region::of(start..group + 1));
        }
        Some(Named::Anyone(group..group + 1))
    })
}

/// Whether a verb that has other meanings says something: a clause, a quotation or a fitting object follows, or it
/// stands behind what is said.
pub fn has_content(
    reading: &Reading<'_>,
    term: &Term,
    row: &SpeechRow,
    sentence: &Range<usize>,
) -> bool {
    let next = term.tokens.end;
    if WITH_OBJECT.contains(&row.id.as_str()) {
        return true;
    }
    if next >= sentence.end
        || reading.is(
            next,
            &[
                "that", "\"", ",", ".", ":", ";", "how", "what", "who", "why", "whether", "as",
                "to", "too", "by",
            ],
        )
    {
        return true;
    }
    if row.id == "count" || row.id == "recognise" {
        let limit = sentence.end.min(next + 14);
        let named = reading.slot(next).person.is_some()
            || reading.slot(next).title.is_some()
            || reading.is(next, &["him", "her", "them", "it", "neither", "no"]);
        // "listed 23 enemy dead", "counted at least nine graves".
        let number = reading.is(term.tokens.start, &["counted", "listed"])
            && (next..next + 3).any(|t| reading.slot(t).number.is_some());
        return named
            || number
            || (next..limit)
                .take_while(|&t| !reading.is(t, &[","]))
                .any(|t| reading.is(t, &["as"]));
    }
    // A clause without "that" has its own verb; a group that "heard blasts" tells of them.
    row.id == "learn" && !reading.is(term.tokens.start, &["learn", "learned", "learnt"])
        || (next..sentence.end)
            .take_while(|&t| !reading.is(t, &[",", ";", "\"", "which", "who", "where", "when"]))
            .any(|t| is_verb(reading, t) || reading.slot(t).trigger.is_some())
}

/// "claimed 20 lives", "claims at least nine more lives": what kills, and says nothing.
pub fn takes_lives(reading: &Reading<'_>, from: usize) -> bool {
    (from..from + 6)
        .take_while(|&t| !clauses::is_boundary(reading, t) && !is_verb(reading, t))
        .any(|t| reading.is(t, &["life", "lives"]))
}

/// "two commanders named X and Y": what they are called.
pub fn is_called(reading: &Reading<'_>, verb: &Range<usize>) -> bool {
    let next = reading.slot(verb.end);
    let named = next.person.is_some() || next.title.is_some();
    let before = verb.start.wrapping_sub(1);
    let whom = reading.slot(before).people.is_some() && reading.slot(before).actor.is_none();
    reading.is(verb.start, &["named", "identified"])
        && whom
        && named
        && !(verb.end..verb.end + 8)
            .take_while(|&t| !clauses::is_boundary(reading, t))
            .any(|t| reading.is(t, &["as"]))
}

/// The subject with which the clause of a later verb begins: "X survived the blast and said".
pub fn first_subject(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> Option<Named> {
    let first =
        (sentence.start..verb).find(|&t| is_verb(reading, t) || is_plain_verb(reading, t))?;
    let group = verbs::group_start(reading, first).max(sentence.start);
    sayers::named_before(reading, group, sentence)
}

/// A word in the past tense behind a name: "Zamani fled and told".
fn is_plain_verb(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let before = reading.slot(at.wrapping_sub(1));
    let irregular = matches!(
        word,
        "fled" | "came" | "went" | "saw" | "took" | "ran" | "raised" | "made" | "met" | "left"
    );
    let plain = reading.token(at).is_some_and(|t| t.word && !t.capital);
    plain
        && (irregular || word.ends_with("ed") && word.len() > 4)
        && (before.person.is_some()
            || before.role.is_some()
            || before.actor.is_some()
            || before.people.is_some())
}
