//! Single persons without a name: "a senior commander", "his bodyguard".

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::asides::is_called;
use crate::extract::sides::attributed::says_who;

/// Words that tell who said it are at most this long before the verb.
const ATTRIBUTION: usize = 14;

/// "a senior commander", "his bodyguard", "the group's leader": one person without a name.
pub fn is_single_person(reading: &Reading<'_>, at: usize, tokens: &[usize]) -> bool {
    let slot = reading.slot(at);
    if slot.person.is_some() {
        return false;
    }
    let term = slot.people.or(slot.role).and_then(|t| reading.term(t));
    let Some(term) = term else { return false };
    if term.tokens.start != at || !tokens.contains(&(term.tokens.end - 1)) {
        return false;
    }
    let counts = slot
        .people
        .and_then(|t| reading.term(t))
        .and_then(|t| reading.people(t))
        .is_none_or(|row| row.countable);
    if !counts {
        return false;
    }
    let last = reading.word(term.tokens.end - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss")
        || matches!(
            last,
            "people"
                | "men"
                | "women"
                | "children"
                | "personnel"
                | "troops"
                | "police"
                | "dead"
                | "wounded"
                | "injured"
        )
        || last.ends_with("men") && !last.ends_with("specimen");
    if plural || is_group_noun(last) {
        return false;
    }
    // "X, the group's paymaster": a description behind a comma is of the person before it.
    let apposition = (1..8)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| {
            !reading.is(t, &["and", "with", "."]) && !clauses::is_finite_verb(reading, t)
        })
        .find(|&t| reading.is(t, &[","]))
        .is_some_and(|comma| reading.slot(comma.wrapping_sub(1)).person.is_some());
    if apposition {
        return false;
    }
    // "The leader of the group, X": the name behind the comma is his.
    let end = term.tokens.end;
    let apposed = (end..end + 12)
        .take_while(|&t| {
            // "the head of the group for Afghanistan and Pakistan, X".
            let places = |t: usize| {
                reading.slot(t).location.is_some()
                    || reading.token(t).is_some_and(|t| t.word && t.capital)
            };
            let joins = reading.is(t, &["and"]) && !(places(t - 1) && places(t + 1));
            !clauses::is_finite_verb(reading, t) && !joins && !reading.is(t, &["."])
        })
        .find(|&t| reading.is(t, &[","]))
        // "a child, X, the governor's spokesman, said": the name is the speaker's.
        .filter(|&comma| !says_who(reading, comma, comma + ATTRIBUTION))
        .is_some_and(|comma| {
            (comma + 1..comma + 5)
                .take_while(|&t| {
                    let slot = reading.slot(t);
                    slot.person.is_some()
                        || slot.title.is_some()
                        || reading.is(t, &[".", "the", "a"])
                })
                .any(|t| reading.slot(t).person.is_some())
                && (end..comma).all(|t| reading.slot(t).person.is_none())
        });
    if apposed {
        return false;
    }
    // A post beside a name is that person.
    let named = (term.tokens.end..term.tokens.end + 8)
        // "a policeman were killed, X said": the name is the speaker's.
        .take_while(|&t| !clauses::is_finite_verb(reading, t) || is_called(reading, t))
        .take_while(|&t| !says_who(reading, t, t + ATTRIBUTION))
        .take_while(|&t| {
            // "the police chief of Kandahar, General X".
            let named = |t: usize| reading.token(t).is_some_and(|t| t.word && t.capital);
            let seat = reading.is(t, &["of", "in", "for"]) && named(t + 1);
            let slot = reading.slot(t);
            let between = named(t)
                || slot.title.is_some()
                || slot.person.is_some()
                || reading.is(t, &[".", ",", "province", "district", "city"]);
            let near = t < term.tokens.end + 4;
            seat || between || near && !reading.is(t, &["and", "of", "in"])
        })
        .any(|t| reading.slot(t).person.is_some())
        || (1..4)
            .map_while(|b| at.checked_sub(b))
            .take_while(|&t| !reading.is(t, &["and", "with", "in"]))
            .any(|t| {
                reading.slot(t).person.is_some() && !reading.is(at.wrapping_sub(1), &["'s", "'"])
            });
    if named || is_of_counted(reading, at) || is_description(reading, at) {
        return false;
    }
    (1..8)
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

/// "22 members of an elite unit": what stands behind "of" is no one more.
fn is_of_counted(reading: &Reading<'_>, at: usize) -> bool {
    (1..6)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &["and", ","]))
        .find(|&t| reading.is(t, &["of"]))
        .is_some_and(|of| {
            (1..4).any(|back| of > back && reading.slot(of - back).number.is_some())
                && reading.slot(of - 1).number.is_none()
        })
}

/// "X who was the governor": a description of the person before it.
fn is_description(reading: &Reading<'_>, at: usize) -> bool {
    (1..8)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| !reading.is(t, &[".", ";", "and"]))
        .find(|&t| reading.is(t, &["who"]))
        .is_some_and(|who| {
            reading.is(who + 1, &["was", "is", "were", "are", "had", "has"])
                && (reading.slot(who - 1).person.is_some()
                    || who > 1 && reading.slot(who - 2).person.is_some())
        })
}

/// "both" for two people told of before, not "both X and Y" or "both sides".
pub fn is_both(reading: &Reading<'_>, at: usize) -> bool {
    // "killed a couple and their three children"
    if reading.is(at, &["couple"]) {
        return !reading.is(at + 1, &["of"]) && reading.slot(at + 1).people.is_none();
    }
    if !reading.is(at, &["both"]) {
        return false;
    }
    let next = at + 1;
    let alone = reading.token(next).is_none()
        || clauses::is_boundary(reading, next)
        || clauses::is_finite_verb(reading, next)
        || clauses::is_preposition(reading, next)
        || reading.is(next, &[",", "and", "before"]);
    let people = reading.slot(next).people.is_some()
        && !(next + 1..next + 3).any(|t| reading.is(t, &["and"]));
    alone || people
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
