//! Who did it, as somebody says of the means or of the attackers: "the Taliban had laid the mine", "the shell had been
//! fired by the army", "the attackers were Daesh members".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::actors;
use crate::extract::sides::regions;
use crate::extract::telling::{Read, Telling};
use crate::extract::triggers::verbs;
use crate::extract::voices::frames::Frame;
use crate::model::SubEventType;

/// "The Taliban had put the mine on the road": who laid what went off, as somebody says.
pub fn planted(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    let verb = sentence.clone().find(|&t| {
        reading.is(
            t,
            &[
                "planted", "laid", "buried", "put", "placed", "rigged", "planting", "hidden",
            ],
        ) && (t + 1..sentence.end.min(t + 6))
            .take_while(|&n| !clauses::is_boundary(reading, n) && !reading.is(n, &[","]))
            .any(|n| {
                reading.is(
                    n,
                    &[
                        "mine",
                        "mines",
                        "bomb",
                        "bombs",
                        "ied",
                        "ieds",
                        "device",
                        "devices",
                        "explosives",
                        "landmine",
                        "landmines",
                    ],
                )
            })
    });
    let Some(verb) = verb else {
        laid_by(reading, tellings, sentence);
        return;
    };
    let group = verbs::group_start(reading, verb);
    let passive =
        (group..verb).any(|t| reading.is(t, &["was", "were", "been", "being", "to", "not"]));
    let subject: Vec<usize> = regions::subject(reading, group, sentence)
        .tokens()
        .collect();
    let doers = named(reading, &subject, "actor.named-later");
    if passive || doers.is_empty() || tellings.iter().any(|t| !t.doers.is_empty()) {
        return;
    }
    if let Some(telling) = tellings.first_mut() {
        telling.doers = doers;
    } else {
        let mut remark = Telling::new(index, Vec::new());
        remark.definite = true;
        remark.frame = frames.iter().position(|f| f.scope.contains(&verb));
        remark.doers = doers;
        tellings.push(remark);
    }
}

/// "Their car ran over a mine planted by the Taliban": the mine says who did it.
fn laid_by(reading: &Reading<'_>, tellings: &mut [Telling], sentence: &Range<usize>) {
    let [telling] = tellings else { return };
    let bomb = matches!(telling.kind, Some(SubEventType::RemoteExplosive));
    let by = sentence.clone().find(|&t| {
        reading.is(t, &["by"])
            && reading.is(
                t.wrapping_sub(1),
                &["planted", "laid", "buried", "placed", "hidden", "left"],
            )
            && (2..4).any(|back| {
                reading.is(
                    t.wrapping_sub(back),
                    &[
                        "mine",
                        "bomb",
                        "landmine",
                        "ied",
                        "device",
                        "explosives",
                        "mines",
                        "bombs",
                    ],
                )
            })
    });
    if let Some(by) = by.filter(|_| bomb && telling.doers.is_empty()) {
        let who: Vec<usize> = regions::phrase(reading, by + 1, sentence).collect();
        telling.doers = actors::actors(reading, &who, true);
    }
}

/// "The shell had been fired by the Taliban", "the attackers were Daesh members", "described the gunmen as Taliban":
/// who did it, as a speaker says of the means or of those who did it.
pub fn named_doers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Read<String>> {
    let by = |t: usize| {
        reading.is(t, &["by"])
            && (1..4).any(|back| {
                t >= sentence.start + back
                    && reading.is(
                        t - back,
                        &[
                            "fired",
                            "planted",
                            "laid",
                            "launched",
                            "placed",
                            "detonated",
                            "set",
                            "carried",
                            "thrown",
                            "hurled",
                            "lobbed",
                        ],
                    )
            })
    };
    let were = |t: usize| {
        reading.is(t, &["as", "were", "was", "belonged"]) && reading.is_attacker(t.wrapping_sub(1))
    };
    let Some(link) = sentence.clone().find(|&t| by(t) || were(t)) else {
        return Vec::new();
    };
    let who: Vec<usize> = (link + 1..sentence.end.min(link + 7))
        .take_while(|&t| {
            !clauses::is_boundary(reading, t)
                && !reading.is(t, &["at", "from", "in", "on", ",", "not", "after"])
        })
        .collect();
    named(reading, &who, "actor.named-later")
}

/// The actors that stand there under a name of their own, as one rule found them.
pub fn named(reading: &Reading<'_>, tokens: &[usize], rule: &'static str) -> Vec<Read<String>> {
    actors::actors(reading, tokens, true)
        .into_iter()
        .filter(|actor| {
            reading
                .lexicon
                .actors
                .get(&actor.value)
                .is_some_and(|row| !row.generic)
        })
        .map(|actor| Read { rule, ..actor })
        .collect()
}
