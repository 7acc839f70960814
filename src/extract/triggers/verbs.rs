//! How a verb stands in its clause: active, passive, bare, or a noun after all.

use crate::extract::clauses::{self, BE, BETWEEN, HAVE, MODALS, is_boundary, is_preposition};
use crate::extract::reading::Reading;
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::annotation::Term;

/// How a trigger stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A noun.
    Noun,
    /// A finite active verb, or a participle with the sense of one.
    Active,
    /// A passive verb or a participle with that sense.
    Passive,
    /// An infinitive or a verb after a modal.
    Bare,
}

/// Between "whom" and its verb stand at most this many tokens.
const LONGEST_SUBJECT: usize = 12;

/// Words right before a gerund that is a verb.
pub const BEFORE_GERUND: &[&str] = &[
    ",", "was", "were", "is", "are", "been", "be", "while", "after", "before", "by", "began",
    "started", "and", "from", "in", "for", "of",
];

/// "31 people die when a bomber strikes": a count, a verb in the present and how it came about.
fn is_historic_present(reading: &Reading<'_>, verb: usize) -> bool {
    const TO_COUNT: usize = 5;
    let counted = (1..TO_COUNT)
        .map_while(|back| verb.checked_sub(back))
        .take_while(|&t| !is_boundary(reading, t) && !reading.is(t, &[",", "that", "to"]))
        .any(|t| reading.slot(t).number.is_some());
    counted && reading.is(verb + 1, &["when", "as", "after"])
}

/// How a trigger stands in its clause.
pub fn use_of(reading: &Reading<'_>, term: &Term, class: TriggerClass, form: WordForm) -> Use {
    let start = term.tokens.start;
    let before = auxiliary(reading, start);
    let bare = matches!(before, Before::To | Before::Modal | Before::Did);
    match form {
        WordForm::Noun | WordForm::Nouns if bare && !is_to_place(reading, start) => Use::Bare,
        WordForm::Noun | WordForm::Nouns if is_gerund(reading, term) => Use::Active,
        WordForm::Noun | WordForm::Nouns => Use::Noun,
        WordForm::Base if !bare && is_historic_present(reading, start) => Use::Active,
        WordForm::Base => Use::Bare,
        WordForm::Present if is_thing(reading, start) => Use::Noun,
        WordForm::Present => Use::Active,
        WordForm::Gerund if before == Before::Be && reading.is(term.tokens.end, &["by"]) => {
            Use::Passive
        }
        WordForm::Gerund => Use::Active,
        WordForm::Phrase => phrase_use(reading, term, before),
        WordForm::Past | WordForm::Participle => match before {
            Before::Be => Use::Passive,
            Before::Have => Use::Active,
            Before::To | Before::Modal | Before::Did => Use::Bare,
            Before::Nothing => {
                let transitive = !matches!(
                    class,
                    TriggerClass::Die
                        | TriggerClass::Submit
                        | TriggerClass::Fight
                        | TriggerClass::Flee
                        | TriggerClass::Lose
                );
                let next = term.tokens.end;
                let counted = reading.slot(next).number.is_some();
                // "57 wounded had been brought in".
                let subject = reading.is(next, HAVE) || reading.is(next, BE);
                // "The Taliban attacked on a check post", as papers of the country write.
                let upon = reading.is(start, &["attacked"])
                    && reading.is(next, &["on", "upon", "over"])
                    && reading.is(next + 1, &["a", "an", "the", "their", "some"])
                    && reading.slot(next + 1).date.is_none();
                // "raided by night a house in X".
                let manner = clauses::is_manner(reading, next)
                    && !is_preposition(reading, next + 2)
                    && !is_boundary(reading, next + 2)
                    && reading.token(next + 2).is_some();
                let objectless = !counted && !upon && !manner && is_preposition(reading, next)
                    || subject
                    || is_boundary(reading, next)
                    || reading.is(next, &[",", "and"])
                    || reading.slot(next).date.is_some()
                    || reading.token(next).is_none();
                // "whom the troops killed in May": the object stands before.
                let object_before = follows_whom(reading, start);
                if form == WordForm::Participle || (transitive && objectless && !object_before) {
                    Use::Passive
                } else {
                    Use::Active
                }
            }
        },
    }
}

/// Whether a verb closes a clause that "whom" opens, with its subject between.
pub fn follows_whom(reading: &Reading<'_>, verb: usize) -> bool {
    whom_before(reading, verb).is_some_and(|whom| whom + 1 < verb)
}

/// The "whom" that opens the clause of a verb.
pub fn whom_before(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    (1..LONGEST_SUBJECT)
        .map_while(|back| verb.checked_sub(back))
        .take_while(|&t| {
            reading.slot(t).trigger.is_none()
                && (!is_boundary(reading, t) || reading.is(t, &["whom"]))
        })
        .find(|&t| reading.is(t, &["whom"]))
}

/// "the road to battle": "to" before a noun with an article is a preposition.
fn is_to_place(reading: &Reading<'_>, start: usize) -> bool {
    reading.is(
        start.wrapping_sub(1),
        &["a", "an", "the", "this", "his", "their"],
    )
}

/// "died of his heavy wounds", "their targets": a plural with the form of a verb of the present, where a determiner
/// opens its phrase. Weapons that were fired ("the shells") tell of a happening, and stay.
fn is_thing(reading: &Reading<'_>, start: usize) -> bool {
    const OPENS: &[&str] = &["the", "his", "her", "its", "their", "our"];
    const BETWEEN_THEM: &[&str] = &[
        "heavy", "serious", "severe", "fatal", "bullet", "gunshot", "shrapnel", "head", "stab",
    ];
    let before = start.wrapping_sub(1);
    let opened = reading.is(before, OPENS)
        || reading.is(before, BETWEEN_THEM) && reading.is(before.wrapping_sub(1), OPENS);
    opened && !reading.is(start, &["rockets", "shells", "mortars"])
}

fn phrase_use(reading: &Reading<'_>, term: &Term, before: Before) -> Use {
    let passive = term.tokens.clone().any(|t| reading.is(t, BE))
        || term
            .tokens
            .clone()
            .any(|t| reading.is(t, &["by"]) && !clauses::is_manner(reading, t));
    // "are back in control of", "have been the rulers of": what follows is the object.
    let takes_object = !passive && reading.is(term.tokens.end - 1, &["of"]);
    // "They were blindfolded and shot at close range": a participle with its adverb, and no object behind.
    let start = term.tokens.start;
    let undergone = reading.is(
        start,
        &[
            "shot",
            "found",
            "hacked",
            "stabbed",
            "beaten",
            "stoned",
            "tortured",
            "clubbed",
            "strangled",
            "burned",
            "burnt",
            "lined",
            "taken",
            "seized",
            "held",
            "dragged",
            "driven",
            "forced",
        ],
    ) && (clauses::is_preposition(reading, term.tokens.end)
        && reading.slot(term.tokens.end).number.is_none()
        || is_boundary(reading, term.tokens.end)
        || reading.is(term.tokens.end, &[",", "and"])
        || reading.slot(term.tokens.end).date.is_some()
        || reading.token(term.tokens.end).is_none());
    match before {
        Before::Nothing if undergone => Use::Passive,
        Before::Be if takes_object => Use::Active,
        Before::Be => Use::Passive,
        Before::To | Before::Modal if !passive => Use::Bare,
        _ if passive => Use::Passive,
        _ => Use::Active,
    }
}

/// "killing two men" is a verb, "the killing of two men" a noun.
fn is_gerund(reading: &Reading<'_>, term: &Term) -> bool {
    let last = term.tokens.end - 1;
    if !reading.word(last).ends_with("ing") {
        return false;
    }
    let slot = reading.slot(term.tokens.end);
    let object = slot.number.is_some()
        || slot.people.is_some()
        || slot.person.is_some()
        || slot.actor.is_some()
        || slot.role.is_some()
        || slot.title.is_some()
        || reading.is(
            term.tokens.end,
            &[
                "a",
                "an",
                "the",
                "at",
                "him",
                "her",
                "them",
                "his",
                "their",
                "dozens",
                "several",
                "many",
                "civilians",
                "its",
                "our",
                "another",
                "more",
                "all",
                "both",
                "some",
                "scores",
                "hundreds",
                "thousands",
                "others",
                "over",
                "nearly",
                "around",
                "about",
                "almost",
                "only",
                "up",
            ],
        );
    let before = term.tokens.start.wrapping_sub(1);
    // ", killing schoolteacher X": a participle, whatever its object.
    let next = term.tokens.end;
    let hanging = reading.is(before, &[","])
        && reading.token(next).is_some_and(|t| t.word)
        && !is_preposition(reading, next)
        && !is_boundary(reading, next)
        && !clauses::is_finite_verb(reading, next)
        && !reading.is(next, &["and", "or"]);
    let object = object || hanging;
    let determined = reading.is(
        before,
        &[
            "the", "a", "an", "of", "'s", "this", "that", "his", "their", "for", "twin", "deadly",
        ],
    ) || reading.slot(before).nationality.is_some();
    object && !determined
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Be,
    Have,
    Modal,
    Did,
    To,
}

/// The auxiliary that governs a verb: the nearest one before it with nothing but adverbs between.
fn auxiliary(reading: &Reading<'_>, verb: usize) -> Before {
    let mut at = verb;
    for _ in 0..5 {
        let Some(before) = at.checked_sub(1) else {
            return Before::Nothing;
        };
        at = before;
        let word = reading.word(at);
        if BE.contains(&word) {
            return Before::Be;
        }
        if HAVE.contains(&word) {
            return Before::Have;
        }
        if MODALS.contains(&word) {
            return Before::Modal;
        }
        match word {
            "did" | "do" | "does" | "didn't" => return Before::Did,
            "to" => return Before::To,
            // 'had been "martyred"'
            "\"" if at + 1 == verb && !is_boundary(reading, at) => {}
            _ if BETWEEN.contains(&word) || (word.ends_with("ly") && word.len() > 4) => {}
            _ => return Before::Nothing,
        }
    }
    Before::Nothing
}

/// The first token of a verb's group: its auxiliaries and adverbs belong to it.
pub fn group_start(reading: &Reading<'_>, verb: usize) -> usize {
    let mut at = verb;
    // 'had been "martyred"'
    if verb > 1
        && reading.is(verb - 1, &["\""])
        && !is_boundary(reading, verb - 1)
        && (BE.contains(&reading.word(verb - 2)) || HAVE.contains(&reading.word(verb - 2)))
    {
        at -= 1;
    }
    while at > 0 {
        let word = reading.word(at - 1);
        let belongs = BE.contains(&word)
            || HAVE.contains(&word)
            || MODALS.contains(&word)
            || BETWEEN.contains(&word)
            || matches!(
                word,
                "did"
                    | "to"
                    | "reportedly"
                    | "allegedly"
                    | "reported"
                    | "said"
                    | "believed"
                    | "known"
                    | "have"
            );
        if !belongs
            || (reading.slot(at - 1).speech.is_some()
                && !matches!(word, "reported" | "said" | "believed" | "known"))
        {
            break;
        }
        // "he said was killed" keeps "said" out unless "be" stands before it ("is said to have").
        if matches!(word, "reported" | "said" | "believed" | "known")
            && !reading.is(at.wrapping_sub(2), BE)
        {
            break;
        }
        at -= 1;
    }
    at
}
