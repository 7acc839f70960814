//! Places taken, told with a general verb or with a pronoun: "took the district centre", "retook it".

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::annotation::Lex;

/// What is somebody's is named within this many tokens of the verb.
const SUBJECT_REACH: usize = 10;

/// "took the district centre", "took two villages": no captives, but not "took the village elders", "took part".
pub fn takes_place(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    const SEATS: &[&str] = &[
        "district",
        "districts",
        "village",
        "villages",
        "town",
        "towns",
        "city",
        "centre",
        "center",
        "centres",
        "centers",
        "outpost",
        "outposts",
        "checkpoint",
        "checkpoints",
        "checkpost",
        "checkposts",
        "base",
        "bases",
        "headquarters",
        "post",
        "posts",
    ];
    let end = trigger.tokens.end;
    let phrase = (end..end + 6).take_while(|&t| {
        !clauses::is_boundary(reading, t)
            && !clauses::is_preposition(reading, t)
            && !reading.is(t, &[",", "and"])
    });
    let people = phrase.clone().any(|t| {
        let slot = reading.slot(t);
        slot.people.is_some() || slot.role.is_some() || slot.person.is_some()
    });
    let seat = phrase.last().is_some_and(|t| reading.is(t, SEATS));
    let opened = reading.is(end, &["the", "a", "both", "several"])
        || reading.slot(end).number.is_some()
        || reading.slot(end).location.is_some();
    reading.is(trigger.tokens.start, &["took", "take", "takes", "taking"])
        && trigger.used == Use::Active
        && opened
        && seat
        && !people
}

/// Whether a place changes hands: "the base is in government hands", but not "he is in government hands", nor "the
/// area has been cleared" of whatever had blown up there.
pub fn changes_hands(reading: &Reading<'_>, trigger: &Trigger, place: bool) -> bool {
    const SCENES: &[&str] = &["area", "scene", "site", "road", "building", "compound"];
    let fixed = trigger.form == WordForm::Phrase && !reading.is(trigger.tokens.start, &["in"]);
    let end = trigger.tokens.end;
    let before = verbs::group_start(reading, trigger.tokens.start).wrapping_sub(1);
    let scene = trigger.rule == "trigger.clear"
        && trigger.used == Use::Passive
        && reading.is(before, SCENES)
        && !reading.is(end, &["of", "from", "by", "after"]);
    (place || fixed) && !scene && !is_state(reading, trigger)
}

/// "Large parts of Helmand are under the control of the Taliban": how things stand, and no happening.
fn is_state(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    let be = (1..4).map_while(|back| start.checked_sub(back)).find(|&t| {
        reading.is(
            t,
            &["is", "are", "was", "were", "remain", "remains", "remained"],
        )
    });
    reading.is(start, &["under", "in"])
        && trigger.form == WordForm::Phrase
        && be.is_some_and(|be| {
            (1..SUBJECT_REACH)
                .map_while(|back| be.checked_sub(back))
                .take_while(|&t| !clauses::is_boundary(reading, t))
                .any(|t| {
                    reading.is(
                        t,
                        &[
                            "parts",
                            "swathes",
                            "swaths",
                            "areas",
                            "portions",
                            "stretches",
                        ],
                    ) && !reading.is(t.wrapping_sub(1), &["the", "these", "those"])
                })
        })
}

/// "Government forces retook it", where the sentence before tells how a place was fought for.
pub fn takes_it_back(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let sentences = &reading.spans.sentences;
    let own = sentences.partition_point(|s| s.tokens.end <= trigger.tokens.start);
    let of_it = matches!(trigger.class, TriggerClass::Gain | TriggerClass::Lose)
        && reading.is(trigger.tokens.end, &["it"]);
    of_it
        && own
            .checked_sub(1)
            .and_then(|before| sentences.get(before))
            .is_some_and(|before| {
                reading
                    .terms_in(before.tokens.clone(), Lex::Trigger)
                    .filter_map(|term| reading.trigger(term))
                    .any(|(row, _)| {
                        row.class == TriggerClass::Take && row.generic
                            || matches!(
                                row.class,
                                TriggerClass::Gain | TriggerClass::Lose | TriggerClass::Fight
                            )
                    })
                    && before
                        .tokens
                        .clone()
                        .any(|t| reading.slot(t).location.is_some())
            })
}

/// "won back over half the districts that the group used to hold": the sum of many happenings.
pub fn of_a_share(reading: &Reading<'_>, end: usize) -> bool {
    const SHARES: &[&str] = &[
        "half", "most", "third", "thirds", "quarter", "quarters", "percent", "majority", "much",
    ];
    const TERRITORY: &[&str] = &[
        "district",
        "districts",
        "territory",
        "country",
        "province",
        "provinces",
        "areas",
        "villages",
        "land",
    ];
    (end..end + 4)
        .find(|&t| reading.is(t, SHARES))
        .is_some_and(|share| (share + 1..share + 5).any(|t| reading.is(t, TERRITORY)))
}
