//! What sums several happenings up, and what its single ones take from it.

use crate::extract::reading::Reading;
use crate::extract::telling::Telling;

/// What is told one by one follows its sum within this many sentences.
const SUMMARY_REACH: usize = 3;

/// "The forces conducted 14 operations in seven provinces. As a result 41 insurgents were killed": the dead of them all.
pub fn dead_of_summary(reading: &Reading<'_>, tellings: &mut [Telling]) {
    let paragraph = |t: &Telling| reading.spans.sentences.get(t.sentence).map(|s| s.paragraph);
    for index in 1..tellings.len() {
        let of_them = tellings
            .get(index)
            .zip(tellings.get(index - 1))
            .is_some_and(|(own, before)| {
                before.summary
                    && own.sentence == before.sentence + 1
                    && paragraph(own) == paragraph(before)
                    && !own.has_means()
                    && own.place.is_none()
                    && own.date.is_none()
                    && own.persons.is_empty()
                    && own.killed.as_ref().is_some_and(|k| k.count.is_some())
                    && opens_with_result(reading, own)
            });
        if of_them && let Some(own) = tellings.get_mut(index) {
            own.summary = true;
        }
    }
}

/// "As a result", "In total", "In these operations".
fn opens_with_result(reading: &Reading<'_>, telling: &Telling) -> bool {
    const OPENING: usize = 5;
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    let start = sentence.tokens.start;
    let opens = start..telling.hull().start.min(start + OPENING);
    opens.clone().any(|t| {
        reading.is(
            t,
            &[
                "result",
                "total",
                "all",
                "overall",
                "altogether",
                "consequence",
                "resulted",
            ],
        ) || reading.is(t, &["these", "those", "the"])
            && reading.is(
                t + 1,
                &[
                    "operations",
                    "raids",
                    "airstrikes",
                    "strikes",
                    "attacks",
                    "clashes",
                    "incidents",
                ],
            )
    })
}

/// "20 died in separate airstrikes. 12 were killed in A and eight in B": what is told one by one has the means of the
/// sum before it.
pub fn means_of_summary(tellings: &mut [Telling]) {
    for index in 1..tellings.len() {
        let kind = tellings
            .get(index)
            .filter(|t| !t.has_means() && t.killed.is_some() && t.place.is_some())
            .and_then(|own| {
                let mut before = tellings.iter().take(index).rev().filter(|t| t.has_means());
                let last = before.next()?;
                // "The first blast killed one": an item before this one, of the sum's kind.
                let sum = if last.summary {
                    last
                } else {
                    before.find(|t| t.summary || t.kind != last.kind)?
                };
                Some(sum)
                    .filter(|t| t.summary && t.killed.is_some() && own.sentence > t.sentence)
                    .filter(|t| t.kind == last.kind && own.sentence - t.sentence <= SUMMARY_REACH)?
                    .kind
            });
        if let Some(kind) = kind
            && let Some(telling) = tellings.get_mut(index)
        {
            telling.kind = Some(kind);
            telling.generic = true;
            telling.means_named = true;
        }
    }
}
