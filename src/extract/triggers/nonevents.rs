//! Words that tell of a happening and stand for none: what somebody is accused of, sums, "no deaths".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::objects;
use crate::extract::triggers::verbs;
use crate::model::annotation::{DateMeaning, Term};

/// "two men accused of kidnapping", "on charges of planting bombs": why, not what happened.
pub fn is_imputed(reading: &Reading<'_>, at: usize) -> bool {
    // "confessed to the killing of two clerics": told of those who were caught, not of the day.
    let confessed = (1..5).map_while(|back| at.checked_sub(back)).any(|t| {
        reading.is(t, &["confessed", "confess", "confessing", "confesses"])
            && reading.is(t + 1, &["to"])
    });
    if confessed {
        return true;
    }
    let of = (1..4)
        .map_while(|back| at.checked_sub(back))
        .find(|&t| reading.is(t, &["of", "for"]));
    of.and_then(|of| of.checked_sub(1)).is_some_and(|cue| {
        let charged = reading.is(
            cue,
            &[
                "charges",
                "suspicion",
                "allegations",
                "suspected",
                "convicted",
                "guilty",
            ],
        ) || reading.is(cue, &["wanted", "sought", "sentenced"])
            && reading.is(cue + 1, &["for"]);
        let accused = reading.is(cue, &["accused"])
            && cue
                .checked_sub(1)
                .is_some_and(|b| reading.slot(b).people.is_some());
        charged || accused
    })
}

/// "arrested a man accused of a killing in X", "in connection with the attack on Y": from here on the words tell of
/// something else.
pub fn imputes(reading: &Reading<'_>, at: usize) -> bool {
    let next = |words: &[&str]| reading.is(at + 1, words);
    reading.is(
        at,
        &["accused", "suspected", "convicted", "blamed", "responsible"],
    ) && next(&["of", "for", "in"])
        || reading.is(at, &["charged", "involved", "connection", "linked"])
            && next(&["with", "in", "to"])
        || reading.is(at, &["wanted", "sought"]) && next(&["for", "in", "over"])
        || reading.is(
            at,
            &[
                "planning",
                "plotting",
                "preparing",
                "planned",
                "plotted",
                "attempting",
            ],
        ) && (reading.is(
            at.wrapping_sub(1),
            &["who", "was", "were", "had", "been", "men", "of"],
        ) || next(&["to"]))
}

/// "came to the capital to protest against an airstrike": what is behind it is told of another day and place.
pub fn answers(reading: &Reading<'_>, at: usize) -> bool {
    const DEEDS: &[&str] = &[
        "protest",
        "protests",
        "protested",
        "protesting",
        "demonstrate",
        "demonstrated",
        "demonstrating",
        "demonstration",
        "rally",
        "rallied",
        "rallying",
        "march",
        "marched",
        "marching",
        "mourn",
        "mourned",
        "mourning",
        "condemn",
        "condemned",
        "condemning",
        "complain",
        "complained",
        "demand",
        "demanded",
    ];
    reading.is(at, DEEDS)
        && (at + 1..at + 4).any(|t| {
            reading.is(t, &["against", "over", "about", "following", "after", "at"])
                || reading.is(t, &["the", "a", "an"]) && reading.word(at).starts_with("condemn")
        })
}

/// "killed or captured": a sum over many happenings.
pub fn alternatives(reading: &Reading<'_>, term: &Range<usize>) -> bool {
    let outcome = |at: usize| {
        reading.is(
            at,
            &[
                "killed",
                "captured",
                "wounded",
                "injured",
                "arrested",
                "hurt",
                "detained",
                "killing",
                "capturing",
            ],
        )
    };
    let (start, end) = (term.start, term.end);
    outcome(start)
        && (reading.is(end, &["or"]) && outcome(end + 1)
            || reading.is(start.wrapping_sub(1), &["or"]) && outcome(start.wrapping_sub(2)))
        && !reading.is(end + 1, &["hurt"])
}

/// "300 fighters were killed and wounded": one number for both, and of neither alone.
pub fn killed_and_wounded(reading: &Reading<'_>, term: &Range<usize>) -> bool {
    let hurt = |at: usize| reading.is(at, &["wounded", "injured"]);
    let killed = |at: usize| reading.is(at, &["killed"]);
    let (start, end) = (term.start, term.end);
    reading.is(end, &["and"]) && killed(start) && hurt(end + 1)
        || reading.is(start.wrapping_sub(1), &["and"])
            && hurt(start)
            && killed(start.wrapping_sub(2))
}

/// Whether a sentence tells of a day or a night: what came to pass then is one happening, however its victims fared.
pub fn is_of_a_day(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|t| {
        reading
            .slot(t)
            .date
            .and_then(|d| reading.spans.dates.get(d))
            .is_some_and(|d| matches!(d.meaning, DateMeaning::Days(days) if days.days() <= 2))
    })
}

/// "no civilian deaths", "without casualties".
pub fn none_of(reading: &Reading<'_>, noun: usize, sentence: &Range<usize>) -> bool {
    let outcome = reading.is(
        noun,
        &["death", "deaths", "fatalities", "killings", "killing"],
    );
    // "no attack was reported", "passed without an incident".
    let none = (1..3).any(|back| {
        reading.is(noun.wrapping_sub(back), &["no", "without", "nor"])
            && (noun.saturating_sub(back) + 1..noun).all(|t| {
                reading.is(
                    t,
                    &["a", "an", "any", "other", "single", "major", "serious"],
                )
            })
    });
    none || drives_out(reading, noun)
        || uproots(reading, noun)
        || outcome
            && (1..5)
                .map_while(|back| noun.checked_sub(back))
                .take_while(|&t| {
                    t >= sentence.start
                        && !clauses::is_boundary(reading, t)
                        && !clauses::is_finite_verb(reading, t)
                })
                .any(|t| reading.is(t, &["no", "without", "zero"]))
}

/// What makes people leave.
const MOVERS: &[&str] = &["fighting", "clashes", "violence", "conflict"];

/// "had left because of the fighting", "fled the clashes": why people moved.
fn drives_out(reading: &Reading<'_>, noun: usize) -> bool {
    let start = (noun.saturating_sub(3)..noun)
        .rev()
        .take_while(|&t| reading.is(t, &["the", "ongoing", "heavy", "recent", "fierce"]))
        .last()
        .unwrap_or(noun);
    let before = |back: usize, words: &[&str]| reading.is(start.wrapping_sub(back), words);
    reading.is(noun, MOVERS)
        && (before(1, &["of", "to"]) && before(2, &["because", "due"])
            || before(
                1,
                &["fled", "fleeing", "escape", "escaping", "escaped", "flee"],
            )
            || before(1, &["by"]) && before(2, &["displaced", "uprooted"]))
}

/// "Clashes have driven out 2,000 families", "fighting forced people to flee": what it did to those who left.
fn uproots(reading: &Reading<'_>, noun: usize) -> bool {
    let verb =
        (noun + 1..noun + 5).find(|&t| !reading.is(t, &["has", "have", "had", "also", "already"]));
    let Some(verb) = verb.filter(|_| reading.is(noun, MOVERS)) else {
        return false;
    };
    reading.is(verb, &["displaced", "uprooted", "displaces"])
        || reading.is(verb, &["drove", "driven", "forced"])
            && (verb + 1..verb + 9).any(|t| {
                reading.is(
                    t,
                    &["families", "people", "residents", "villagers", "households"],
                )
            })
}

/// "Targeting civilians is a crime": what a gerund names as the subject of a judgement is no happening.
pub fn is_judged(reading: &Reading<'_>, term: &Term, sentence: &Range<usize>) -> bool {
    let first = (sentence.start..term.tokens.start).all(|t| reading.is(t, &["\"", "but", "that"]));
    first
        && reading.word(term.tokens.end - 1).ends_with("ing")
        && (term.tokens.end..sentence.end.min(term.tokens.end + 9))
            .take_while(|&t| !reading.is(t, &[",", ";", "."]))
            .any(|t| {
                reading.is(
                    t,
                    &[
                        "is",
                        "are",
                        "was",
                        "violates",
                        "amounts",
                        "must",
                        "should",
                        "constitutes",
                        "cannot",
                        "will",
                        "remains",
                        "shows",
                        "can",
                        "has",
                    ],
                )
            })
}

/// "cluster bombs, rockets, grenades": a plural in a list that looks like a verb of the present.
pub fn is_listed_thing(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(1);
    let listed = |t: usize| reading.is(t, &[",", ";", ":", "and", "or", "of"]);
    let weapon = reading.is(
        tokens.start,
        &["rockets", "shells", "mortars", "mines", "bombs"],
    );
    weapon && (listed(before) || reading.slot(before).number.is_some()) && listed(tokens.end)
}

/// "nobody", "no one", "none" before a verb of harm.
pub fn spares_all(reading: &Reading<'_>, verb: usize) -> bool {
    (1..7)
        .map_while(|back| verb.checked_sub(back))
        .take_while(|&t| !reading.is(t, &[",", ".", ";"]))
        .any(|t| {
            reading.is(t, &["nobody", "none", "neither", "no-one"])
                || reading.is(t, &["no"])
                    && (reading.is(t + 1, &["one"]) || reading.slot(t + 1).people.is_some())
        })
}

/// "Clashes have driven out 2,000 families": no side takes a place.
pub fn empties(reading: &Reading<'_>, verb: usize) -> bool {
    let group = verbs::group_start(reading, verb);
    reading.is(group.wrapping_sub(1), MOVERS)
}

/// "was wounded twice", "the number of those killed rose": many happenings, told as a sum.
pub fn is_repeated(reading: &Reading<'_>, term: &Term) -> bool {
    let (start, end) = (term.tokens.start, term.tokens.end);
    let times = reading.is(end, &["twice", "thrice", "repeatedly"])
        || reading.is(end + 1, &["times"]) && !reading.is(end, &["two", "2"]);
    let counted = (2..5).any(|back| {
        reading.is(
            start.wrapping_sub(back),
            &["number", "numbers", "share", "proportion"],
        ) && reading.is(start.wrapping_sub(back) + 1, &["of"])
            && !reading.is(start.wrapping_sub(back + 1), &["a", "an"])
    });
    let changed = (end..end + 7).any(|t| {
        reading.is(
            t,
            &[
                "rose",
                "risen",
                "fell",
                "fallen",
                "increased",
                "dropped",
                "doubled",
                "tripled",
                "declined",
                "climbed",
                "grew",
                "grown",
            ],
        )
    });
    times || counted && changed && reading.word(end - 1).ends_with("ed")
}

/// "the story died", "the bill was killed", "hopes for a deal died": what lives only in speech.
pub fn dies_out(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    const SPOKEN_OF: &[&str] = &[
        "story",
        "stories",
        "hope",
        "hopes",
        "idea",
        "ideas",
        "dream",
        "dreams",
        "deal",
        "bill",
        "plan",
        "plans",
        "talks",
        "proposal",
        "rumour",
        "rumor",
        "rumours",
        "rumors",
        "debate",
        "engine",
        "motion",
        "project",
        "movement",
        "tradition",
        "truth",
        "conversation",
        "interest",
        "amendment",
    ];
    let subject = verbs::group_start(reading, trigger.tokens.start).wrapping_sub(1);
    trigger.class.is_outcome()
        && trigger.used != verbs::Use::Noun
        && reading.is(subject, SPOKEN_OF)
        && reading.slot(subject).people.is_none()
        && reading.slot(subject).actor.is_none()
}

/// Whether what dies or is killed are animals or plants, and nobody.
pub fn of_no_people(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let subject = verbs::group_start(reading, trigger.tokens.start).wrapping_sub(1);
    objects::tokens(reading, trigger, sentence)
        .into_iter()
        .chain([subject])
        .any(|t| {
            reading.is(
                t,
                &[
                    "sheep",
                    "goats",
                    "cows",
                    "cattle",
                    "camels",
                    "animals",
                    "livestock",
                    "donkeys",
                    "horses",
                    "chickens",
                    "birds",
                    "fish",
                    "trees",
                    "crops",
                    "fruit",
                    "plants",
                    "bees",
                    "dogs",
                    "wolves",
                ],
            )
        })
}

/// "no one lost his life", "nobody was killed", "none of them died".
pub fn happened_to_nobody(reading: &Reading<'_>, verb: usize) -> bool {
    let group = verbs::group_start(reading, verb);
    (1..5)
        .map_while(|back| group.checked_sub(back))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !clauses::is_finite_verb(reading, t))
        .any(|t| {
            reading.is(t, &["nobody", "none", "no-one"])
                || reading.is(t, &["no", "not"]) && reading.is(t + 1, &["one"])
        })
}
