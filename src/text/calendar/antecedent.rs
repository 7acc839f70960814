//! Distances from another happening of the report: "two months later", "a day earlier", "that night".

use regex::Captures;

use super::keys;
use super::rule::{Context, Outcome, Rule};
use super::weeks::{Distance, distance};
use super::words::{COUNT, ROUGHLY, count};

pub(super) fn rules() -> Vec<Rule> {
    vec![
        Rule {
            id: "date.later",
            needs: &[keys::UNIT, keys::LATER],
            pattern: format!(
                r"(?:(?:{ROUGHLY}|(?i:less than|more than|not even|not|over)) )?(?P<n>{COUNT})(?: (?i:or so))? (?P<unit>(?i:minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?|decades?)) (?P<way>(?i:later|after|afterwards?|earlier|before|beforehand|previously|prior))"
            ),
            read: counted,
        },
        Rule {
            id: "date.later",
            needs: &[keys::UNIT | keys::DAYPART, keys::LATER],
            pattern: r"(?i:the) (?P<unit>(?i:day|night|morning|evening|week|month|year)) (?P<way>(?i:after|before))".into(),
            read: counted,
        },
        Rule {
            id: "date.later",
            needs: &[keys::UNIT | keys::DAYPART, keys::WHICH],
            pattern: r"(?i:the) (?P<way>(?i:next|following|previous|preceding)) (?P<unit>(?i:day|night|morning|afternoon|evening|week|month|year))".into(),
            read: counted,
        },
        Rule {
            id: "date.hours-later",
            needs: &[keys::UNIT | keys::SOON, keys::LATER],
            pattern: r"(?i:(?:(?:just |only |a few |several |some )?(?:minutes|hours)|moments|shortly|soon) (?:later|afterwards?))".into(),
            read: |_, _| Outcome::from_antecedent(0, 0),
        },
        Rule {
            id: "date.same-day",
            needs: &[keys::SAME, keys::UNIT | keys::DAYPART],
            pattern: r"(?i:(?:later |earlier )?(?:that|the same|that same|that very) (?:day|night|morning|afternoon|evening))".into(),
            read: |_, _| Outcome::from_antecedent(0, 0),
        },
        Rule {
            id: "date.same-day",
            needs: &[keys::UNIT | keys::DAYPART, keys::LATER],
            pattern: r"(?i:(?:earlier|later) in the (?:day|night|morning|afternoon|evening))".into(),
            read: |_, _| Outcome::from_antecedent(0, 0),
        },
        Rule {
            id: "date.none",
            needs: &[keys::UNIT, keys::LATER],
            pattern: r"(?i:(?:a few|several|some|many|a couple of|couple of) (?:days|weeks|months|years) (?:later|after|afterwards?|earlier|before|previously|prior)|(?:days|weeks|months|years) (?:later|afterwards?|earlier))".into(),
            read: |_, _| Outcome::Silent,
        },
    ]
}

fn counted(_: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let read = || {
        let lower = |name| captures.name(name).map(|g| g.as_str().to_ascii_lowercase());
        let n = lower("n").map_or(Some(1), |words| count(&words))?;
        let sign = match lower("way")?.as_str() {
            "later" | "after" | "afterward" | "afterwards" | "next" | "following" => 1,
            _ => -1,
        };
        Some(match distance(&lower("unit")?)? {
            Distance::Hours => (0, sign * (n / 24)),
            Distance::Days(each) => (0, sign * n.checked_mul(each)?),
            Distance::Months(each) => (sign * n.checked_mul(each)?, 0),
        })
    };
    match read() {
        Some((months, days)) => Outcome::from_antecedent(months, days),
        None => Outcome::Silent,
    }
}
