//! Verbs parted by their object: "took a woman into custody", "shot a judge dead".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::crowds;
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::SubEventType;

/// The object between the parts is at most this many tokens long.
const LONGEST_OBJECT: usize = 16;

struct Parted {
    verbs: &'static [&'static str],
    tail: &'static [&'static str],
    class: TriggerClass,
    /// `None` where the verb only stands for a happening told before: its object is a pronoun.
    kind: Option<SubEventType>,
    rule: &'static str,
}

const TABLE: &[Parted] = &[
    Parted {
        verbs: &["took", "taken", "takes", "taking"],
        tail: &["into", "custody"],
        class: TriggerClass::Take,
        kind: Some(SubEventType::Arrests),
        rule: "trigger.took-into-custody",
    },
    Parted {
        verbs: &["took", "taken", "takes", "taking"],
        tail: &["prisoner"],
        class: TriggerClass::Take,
        kind: Some(SubEventType::Arrests),
        rule: "trigger.took-prisoner",
    },
    Parted {
        verbs: &["took", "taken", "takes", "taking"],
        tail: &["captive"],
        class: TriggerClass::Take,
        kind: Some(SubEventType::Abduction),
        rule: "trigger.took-captive",
    },
    Parted {
        verbs: &["took", "taken", "takes", "taking"],
        tail: &["hostage"],
        class: TriggerClass::Take,
        kind: Some(SubEventType::Abduction),
        rule: "trigger.took-hostage",
    },
    Parted {
        verbs: &["shot", "shoots", "shooting", "gunned"],
        tail: &["dead"],
        class: TriggerClass::Kill,
        kind: Some(SubEventType::Attack),
        rule: "trigger.shot-dead",
    },
    Parted {
        verbs: &["sprayed", "raked", "peppered", "riddled", "spraying"],
        tail: &["with", "bullets"],
        class: TriggerClass::Hit,
        kind: Some(SubEventType::Attack),
        rule: "trigger.sprayed",
    },
    Parted {
        verbs: &["sprayed", "raked", "peppered", "riddled", "spraying"],
        tail: &["with", "gunfire"],
        class: TriggerClass::Hit,
        kind: Some(SubEventType::Attack),
        rule: "trigger.sprayed",
    },
    Parted {
        verbs: &["set"],
        tail: &["on", "fire"],
        class: TriggerClass::Wreck,
        kind: Some(SubEventType::Looting),
        rule: "trigger.set-on-fire",
    },
    Parted {
        verbs: &["dropped", "drops", "dropping"],
        tail: &["bomb"],
        class: TriggerClass::Hit,
        kind: Some(SubEventType::AirStrike),
        rule: "trigger.dropped-bomb",
    },
    Parted {
        verbs: &["dropped", "drops", "dropping"],
        tail: &["bombs"],
        class: TriggerClass::Hit,
        kind: Some(SubEventType::AirStrike),
        rule: "trigger.dropped-bomb",
    },
    Parted {
        verbs: &[
            "pushed", "drove", "driven", "forced", "flushed", "chased", "beaten",
        ],
        tail: &["out", "of"],
        class: TriggerClass::Gain,
        kind: None,
        rule: "trigger.drove-out",
    },
    Parted {
        verbs: &["claimed", "claims", "cost", "costs"],
        tail: &["lives"],
        class: TriggerClass::Kill,
        kind: None,
        rule: "trigger.claimed-lives",
    },
    Parted {
        verbs: &["put", "puts", "putting"],
        tail: &["dead", "at"],
        class: TriggerClass::Die,
        kind: None,
        rule: "trigger.put-dead-at",
    },
    Parted {
        verbs: &["put", "puts", "putting"],
        tail: &["killed", "at"],
        class: TriggerClass::Die,
        kind: None,
        rule: "trigger.put-dead-at",
    },
    Parted {
        verbs: &["put", "puts", "putting"],
        tail: &["toll", "at"],
        class: TriggerClass::Die,
        kind: None,
        rule: "trigger.put-dead-at",
    },
    Parted {
        verbs: &["carried"],
        tail: &["out"],
        class: TriggerClass::Hit,
        kind: None,
        rule: "trigger.carried-out",
    },
    Parted {
        verbs: &["blocked", "blocking", "blocks"],
        tail: &["road"],
        class: TriggerClass::Crowd,
        kind: Some(SubEventType::PeacefulProtest),
        rule: "trigger.blocked-road",
    },
    Parted {
        verbs: &["blocked", "blocking", "blocks"],
        tail: &["highway"],
        class: TriggerClass::Crowd,
        kind: Some(SubEventType::PeacefulProtest),
        rule: "trigger.blocked-road",
    },
    Parted {
        verbs: &["burnt", "burned"],
        tail: &["down"],
        class: TriggerClass::Wreck,
        kind: Some(SubEventType::Looting),
        rule: "trigger.burnt-down",
    },
    Parted {
        verbs: &["set"],
        tail: &["ablaze"],
        class: TriggerClass::Wreck,
        kind: Some(SubEventType::Looting),
        rule: "trigger.set-ablaze",
    },
];

/// The parted verbs of a sentence that no lexicon's phrase has found whole.
pub fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut result = Vec::new();
    for at in sentence.clone() {
        for row in TABLE {
            if !reading.is(at, row.verbs)
                || reading.slot(at).trigger.is_some()
                    && !matches!(
                        row.class,
                        TriggerClass::Kill | TriggerClass::Take | TriggerClass::Gain
                    )
            {
                continue;
            }
            let whole = row.rule == "trigger.claimed-lives" && reading.slot(at).trigger.is_some();
            if whole {
                continue;
            }
            let limit = sentence.end.min(at + LONGEST_OBJECT);
            let tail = (at + 2..limit)
                .take_while(|&t| {
                    !clauses::is_boundary(reading, t)
                        || reading.is(t, &["\""])
                        // "a man identified as X".
                        || reading.is(t, &["as"]) && reading.is(t - 1, &["identified", "named"])
                })
                .find(|&t| {
                    row.tail
                        .iter()
                        .enumerate()
                        .all(|(i, w)| reading.is(t + i, &[w]))
                });
            let Some(tail) = tail else { continue };
            let stands_for = row.kind.is_none() && row.class == TriggerClass::Hit;
            if stands_for && !(tail == at + 2 && reading.is(at + 1, &["it", "this", "them"])) {
                continue;
            }
            if row.class == TriggerClass::Crowd && !crowds::by_a_crowd(reading, at, sentence) {
                continue;
            }
            let passive = verbs::group_start(reading, at) < at
                && (verbs::group_start(reading, at)..at)
                    .any(|t| reading.is(t, &["was", "were", "been", "being", "is", "are"]));
            result.push(Trigger {
                tokens: if row.class == TriggerClass::Die {
                    at..tail + row.tail.len()
                } else {
                    at..at + 1
                },
                class: row.class,
                kind: row.kind,
                generic: stands_for,
                refers: stands_for,
                form: if reading.word(at).ends_with("ing") {
                    WordForm::Gerund
                } else {
                    WordForm::Past
                },
                used: if passive { Use::Passive } else { Use::Active },
                denied: false,
                rule: row.rule.to_owned(),
            });
        }
    }
    result
}
