//! Whether a sentence turns from what was told before to something else.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::telling::Telling;

/// Words that turn to another happening stand within this many tokens of a sentence's head.
const HEAD_TOKENS: usize = 6;

/// "Separately", "in another incident", "elsewhere in the province": the sentence turns to something else.
pub fn starts_anew(reading: &Reading<'_>, telling: &Telling) -> bool {
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    if came_after(reading, sentence.tokens.start, telling.hull().start)
        || hours_later(reading, sentence.tokens.start, telling)
    {
        return true;
    }
    let head = sentence.tokens.start..sentence.tokens.end.min(sentence.tokens.start + HEAD_TOKENS);
    let hull = telling.hull();
    head.clone().any(|t| {
        // "In other violence in the province".
        let others = reading.is(t, &["other"])
            && reading.is(t.wrapping_sub(1), &["in"])
            && reading.is(
                t + 1,
                &[
                    "violence",
                    "incident",
                    "incidents",
                    "news",
                    "developments",
                    "attacks",
                    "fighting",
                    "operations",
                    "events",
                ],
            );
        // "In Garmsir, another district of the province,", "In another village".
        let place = reading.is(t, &["another"])
            && reading.is(
                t + 1,
                &[
                    "district", "village", "province", "city", "town", "part", "area",
                ],
            )
            && reading.is(head.start, &["in", "at", "near"]);
        let turns = reading.is(t, &["separately", "elsewhere"]) || others || place;
        let other = reading.is(
            t,
            &["another", "separate", "similar", "different", "unrelated"],
        ) && (t + 1..t + 4).any(|n| {
            // "Another 37 were injured" goes on with those counted before.
            let counted = reading.is(t, &["another"]) && reading.slot(t + 1).number.is_some();
            reading.slot(n).trigger.is_some_and(|_| {
                n < hull.end.max(t + 4) && !(counted && is_outcome(reading, telling, n))
            }) || reading.is(
                n,
                &["incident", "incidents", "case", "development", "event"],
            )
        }) && (reading.is(head.start, &["in", "at", "another", "a", "on", "last"])
            || reading.slot(head.start).date.is_some());
        turns || other
    }) || second_such(reading, head, hull.start)
        || in_another(reading, &hull, sentence.tokens.end)
        || is_avenged(reading, telling)
}

/// "It was revenge, he said: earlier that day police had killed their commander": what was avenged came before.
pub fn is_avenged(reading: &Reading<'_>, telling: &Telling) -> bool {
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    let (start, hull) = (sentence.tokens.start, telling.hull().start);
    let revenge = (start..hull).find(|&t| {
        reading.is(
            t,
            &[
                "revenge",
                "retaliation",
                "retaliated",
                "avenge",
                "reprisal",
                "vengeance",
            ],
        )
    });
    revenge.is_some_and(|revenge| {
        (revenge + 1..hull).any(|t| {
            reading.is(t, &["because", ":", "earlier", "after"])
                && !(revenge..t).any(|b| reading.is(b, &[".", ";"]))
        })
    })
}

fn is_outcome(reading: &Reading<'_>, telling: &Telling, at: usize) -> bool {
    telling.triggers.iter().any(|t| {
        t.tokens.contains(&at) && t.class.is_outcome() && reading.slot(at).trigger.is_some()
    })
}

/// "The man before him, X, was killed", "both earlier chiefs were dead": of those who held the post before the one of
/// whom was told.
pub fn is_on_predecessors(reading: &Reading<'_>, telling: &Telling) -> bool {
    const BEFORE: &[&str] = &["earlier", "previous", "former", "prior", "preceding"];
    const POSTS: &[&str] = &[
        "chiefs",
        "leaders",
        "heads",
        "commanders",
        "emirs",
        "bosses",
    ];
    reading
        .spans
        .sentences
        .get(telling.sentence)
        .is_some_and(|s| {
            s.tokens.clone().any(|t| {
                reading.is(
                    t,
                    &["predecessor", "predecessors", "successor", "successors"],
                ) || reading.is(t, BEFORE) && reading.is(t + 1, POSTS)
                    || reading.is(t, &["before", "after"])
                        && reading.is(t + 1, &["him", "her"])
                        && reading.slot(t.wrapping_sub(1)).people.is_some()
            })
        })
}

/// "Last month six people were killed in a similar incident".
fn in_another(reading: &Reading<'_>, hull: &Range<usize>, end: usize) -> bool {
    (hull.start..end.min(hull.end + 3)).any(|t| {
        reading.is(t, &["in"])
            && reading.is(t + 1, &["a", "another"])
            && reading.is(
                t + 1 + usize::from(reading.is(t + 1, &["a"])),
                &["similar", "separate", "different", "unrelated", "another"],
            )
    })
}

/// "It was the second such killing this week: on Monday a cameraman was shot": what stands behind the colon.
fn second_such(reading: &Reading<'_>, head: Range<usize>, hull: usize) -> bool {
    const NTH: &[&str] = &["second", "third", "fourth", "fifth", "latest", "sixth"];
    head.filter(|&t| reading.is(t, NTH) && reading.is(t + 1, &["such", "similar"]))
        .any(|t| (t + 1..hull).any(|c| reading.is(c, &[":", ";", "after"])))
}

/// "It came a day after gunmen stormed a hotel": what stands behind "after" is another happening.
fn came_after(reading: &Reading<'_>, start: usize, hull: usize) -> bool {
    let came = (start..start + 6).find(|&t| {
        reading.is(
            t,
            &[
                "came", "comes", "follows", "followed", "occurred", "happened",
            ],
        )
    });
    came.is_some_and(|came| {
        (came + 1..hull).any(|t| reading.is(t, &["after", "before"]))
            || reading.is(came, &["follows", "followed"])
    })
}

/// "An hour later gunmen killed two tribesmen": what others did after the news is another happening.
fn hours_later(reading: &Reading<'_>, start: usize, telling: &Telling) -> bool {
    let later = (start..start + 4).find(|&t| {
        reading.is(t, &["later", "earlier"])
            && (start..t).any(|u| {
                reading.is(
                    u,
                    &["hour", "hours", "day", "days", "week", "weeks", "night"],
                )
            })
    });
    let Some(later) = later else { return false };
    let subject = later + 1 + usize::from(reading.is(later + 1, &[","]));
    // "the wounded", "they", "he": of whom was told.
    let known = reading.is(
        subject,
        &[
            "the", "he", "she", "it", "they", "his", "her", "their", "its", "this", "that",
        ],
    );
    !known
        && reading.slot(subject).person.is_none()
        && (!telling.doers.is_empty() || telling.has_means())
}

/// "because both earlier chiefs were dead": who held the post before, without a name, a day or a place.
pub fn only_says_they_are_dead(reading: &Reading<'_>, telling: &Telling) -> bool {
    !telling.has_means()
        && telling.date.is_none()
        && telling.place.is_none()
        && telling.persons.is_empty()
        && is_on_predecessors(reading, telling)
}
