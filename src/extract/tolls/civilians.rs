//! Whether a sentence says that civilians were hurt, or that none were.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::telling::Read;

/// "no civilians were hurt", "no known civilian casualties"; "women and children are among the dead".
pub fn civilian_harm(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<Read<bool>> {
    for at in sentence.clone() {
        let civilian = reading.is(
            at,
            &[
                "civilian",
                "civilians",
                "noncombatants",
                "bystanders",
                "bystander",
                "passers-by",
                "innocents",
                "villagers",
            ],
        );
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
            let none = (window.start..at).any(|t| {
                reading.is(
                    t,
                    &[
                        "no",
                        "without",
                        "zero",
                        "not",
                        "any",
                        "nor",
                        "rejected",
                        "denied",
                        "dismissed",
                        "ruled",
                        "rejects",
                        "denies",
                    ],
                )
            }) || (at..window.end).any(|t| reading.is(t, &["zero", "nil"]));
            if none && !(window.start..at).any(|t| reading.is(t, &["if", "whether"])) {
                return Some(Read {
                    value: false,
                    span: reading.span(at..at + 1),
                    rule: "civilians.denied",
                });
            }
        }
        if civilian && reading.is(at.wrapping_sub(1), &["only"]) && (at..window.end).any(harm) {
            return Some(Read {
                value: true,
                span: reading.span(at..at + 1),
                rule: "civilians.only",
            });
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
