//! At whose door a deed is laid by somebody else: "he blamed the Taliban", "police suspect the network", "the group
//! was behind it", "it had been planted by the Taliban", "the attack bore the hallmarks of the network".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions;
use crate::extract::telling::{Read, Telling};
use crate::extract::triggers::verbs;
use crate::extract::voices::blamed::named;
use crate::extract::voices::frames::Frame;
use crate::model::annotation::Lex;

/// Words that make blaming a habit, or nobody's.
const NO_BLAME: &[&str] = &[
    "often",
    "usually",
    "regularly",
    "repeatedly",
    "frequently",
    "routinely",
    "nobody",
    "not",
    "never",
    "has",
    "have",
];

/// Deeds that an accusation names behind "of".
const ACCUSED_OF: &[&str] = &[
    "it",
    "firing",
    "carrying",
    "being",
    "planting",
    "launching",
    "killing",
    "shelling",
    "bombing",
    "attacking",
    "perpetrating",
    "conducting",
];

/// Participles of what is done to bring a happening about.
const BROUGHT_ABOUT: &[&str] = &[
    "planted",
    "laid",
    "placed",
    "buried",
    "rigged",
    "fired",
    "launched",
    "lobbed",
    "detonated",
    "triggered",
    "carried",
    "conducted",
    "staged",
    "mounted",
    "committed",
    "perpetrated",
    "executed",
    "ordered",
    "organised",
    "organized",
    "orchestrated",
    "masterminded",
    "engineered",
    "coordinated",
    "directed",
    "planned",
];

/// What is brought about, where no word of the lexicon says it.
const DEEDS: &[&str] = &[
    "it",
    "they",
    "this",
    "that",
    "which",
    "bomb",
    "bombs",
    "mine",
    "mines",
    "device",
    "ied",
    "explosives",
    "shell",
    "shells",
    "rocket",
    "rockets",
    "mortars",
    "deed",
    "act",
    "crime",
    "incident",
    "operation",
    "plot",
];

/// The doers that a sentence names so, put into the telling that they belong to or into one that refers back.
pub fn read(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    let found = sentence
        .clone()
        .find_map(|t| accused(reading, t, sentence).map(|who| (t, who)));
    if let Some((at, who)) = found {
        let doers = named(reading, &who, "actor.blamed");
        lay(index, tellings, frames, at, doers);
        return;
    }
    let found = sentence
        .clone()
        .find_map(|t| answerable(reading, t, sentence).map(|who| (t, who)));
    if let Some((at, who)) = found
        && tellings.iter().all(|t| t.responsibility.is_none())
    {
        let doers = named(reading, &who, "actor.named-later");
        lay(index, tellings, frames, at, doers);
    }
}

/// Gives the doers to what is told in the words of the same speaker, else to a telling of their own that refers back.
fn lay(
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    at: usize,
    doers: Vec<Read<String>>,
) {
    if doers.is_empty() {
        return;
    }
    let frame = frames
        .iter()
        .position(|f| f.scope.contains(&at) || f.verb.contains(&at));
    // "The attack bore the hallmarks of X": X was not attacked.
    for telling in &mut *tellings {
        telling
            .sufferers
            .retain(|s| !doers.iter().any(|d| d.span == s.span));
    }
    let open = tellings
        .iter_mut()
        .find(|t| (t.triggers.is_empty() || t.definite) && t.doers.is_empty());
    if let Some(telling) = open {
        telling.doers = doers;
    } else if tellings
        .iter()
        .all(|t| t.doers.is_empty() && t.frame != frame)
    {
        let mut remark = Telling::new(index, Vec::new());
        remark.definite = true;
        remark.frame = frame;
        remark.doers = doers;
        tellings.push(remark);
    }
}

/// Whom somebody accuses with the word that stands at a token.
fn accused(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
    let next = |from: usize, reach: usize, words: &[&str]| {
        (from..sentence.end.min(from + reach))
            .take_while(|&t| !reading.is(t, &[".", ";", ","]))
            .find(|&t| reading.is(t, words))
    };
    let from = match reading.word(at) {
        "blamed" | "blames" | "blaming" => Some(at + 1),
        "accused" | "accuses" | "accusing" | "accuse" => {
            let of = next(at + 1, 8, &["of"]).is_some_and(|of| reading.is(of + 1, ACCUSED_OF));
            // "The family accuses the Taliban."
            let bare = !reading.is(at, &["accusing"])
                && reading
                    .terms_in(at + 1..sentence.end.min(at + 5), Lex::Actor)
                    .next()
                    .map(|term| term.tokens.end)
                    .is_some_and(|end| {
                        end + 1 >= sentence.end || reading.is(end, &[",", ";", "and", "."])
                    });
            (of || bare).then_some(at + 1)
        }
        // "Police suspect the network", but not "a suspect", "suspected militants".
        "suspect" | "suspects" | "suspected" => {
            let slot = reading.slot(at.wrapping_sub(1));
            let someone = slot.people.is_some()
                || slot.role.is_some()
                || slot.actor.is_some()
                || slot.person.is_some()
                || reading.is(at.wrapping_sub(1), &["they", "he", "she", "we", "also"]);
            let whom = reading.is(at + 1, &["the"]) || reading.slot(at + 1).actor.is_some();
            (at > sentence.start && someone && whom).then_some(at + 1)
        }
        "held" | "hold" | "holds" | "holding" => {
            next(at + 1, 8, &["responsible", "accountable"]).map(|_| at + 1)
        }
        "finger" | "fingers" => reading
            .is(at + 1, &["at", "towards", "toward"])
            .then_some(at + 2),
        "blame" => reading.is(at + 1, &["on", "upon"]).then_some(at + 2),
        "suspicion" | "suspicions" => next(at + 1, 5, &["on"]).map(|on| on + 1),
        "attributed" | "attribute" | "attributes" | "attributing" => {
            next(at + 1, 6, &["to"]).map(|to| to + 1)
        }
        "hallmarks" | "hallmark" | "signature" | "handiwork" | "fingerprints" => {
            reading.is(at + 1, &["of"]).then_some(at + 2)
        }
        "work" => (reading.is(at + 1, &["of"]) && reading.is(at.wrapping_sub(1), &["the"]))
            .then_some(at + 2),
        _ => None,
    }?;
    let habit = (1..3).any(|back| reading.is(at.wrapping_sub(back), NO_BLAME));
    let who: Vec<usize> = (from..sentence.end.min(from + 8))
        .take_while(|&t| {
            !clauses::is_boundary(reading, t)
                && !reading.is(t, &["for", ",", "on", "of", "responsible", "accountable"])
                && !clauses::is_finite_verb(reading, t)
        })
        .collect();
    (!habit && !named(reading, &who, "").is_empty()).then_some(who)
}

/// Who is said to be the one that did it: "X was behind it", "were to blame", "it had been planted by X".
fn answerable(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
    let group = verbs::group_start(reading, at).max(sentence.start);
    let denied = (group..at).any(|t| reading.is(t, &["not", "never"]));
    if reading.is(at, BROUGHT_ABOUT) {
        let passive = (group..at).any(|t| reading.is(t, &["was", "were", "been", "is", "are"]));
        let before = group.checked_sub(1).filter(|&t| t >= sentence.start)?;
        let deed = reading.is(before, DEEDS) || reading.slot(before).trigger.is_some();
        let by = (at + 1..at + 3).find(|&t| reading.is(t, &["by"]))?;
        return (passive && deed && !denied)
            .then(|| regions::phrase(reading, by + 1, sentence).collect());
    }
    let be = reading.is(at, &["was", "were", "are", "is", "be", "been"]);
    let behind = reading.is(at + 1, &["behind"])
        && reading.is(at + 2, &["it", "this", "the", "that", "these", "those"])
        || reading.is(at + 1, &["responsible"])
            && (reading.is(at + 2, &[".", ",", ";", "\""])
                || reading.is(at + 2, &["for"]) && is_deed_behind(reading, at + 3))
        || reading.is(at + 1, &["to"]) && reading.is(at + 2, &["blame"]);
    if !be || !behind {
        return None;
    }
    let subject: Vec<usize> = regions::subject(reading, group, sentence)
        .tokens()
        .collect();
    let unsure = subject
        .iter()
        .any(|&t| reading.is(t, &["who", "no", "nobody", "none", "whoever", "not"]));
    (!unsure && !denied).then_some(subject)
}

/// "responsible for the attack", "for it", "for the deaths": not "for security".
fn is_deed_behind(reading: &Reading<'_>, from: usize) -> bool {
    (from..from + 4)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| reading.is(t, DEEDS) || reading.slot(t).trigger.is_some())
}
