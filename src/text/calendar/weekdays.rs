//! Weekdays and days named from the day of writing: "Friday", "last Tuesday", "yesterday".

use jiff::civil::Date;
use regex::Captures;

use super::keys;
use super::reckon::{plus_days, recent_weekday};
use super::rule::{Context, Outcome, Rule};
use super::weeks::{last_week, this_week};
use super::words::{WEEKDAY, weekday};
use crate::model::date::Interval;

const PART_OF_DAY: &str = r"(?i:morning|afternoon|evening|night|noon|midday|dawn|dusk)";

pub(super) fn rules() -> Vec<Rule> {
    vec![
        Rule {
            id: "date.none",
            needs: &[keys::WEEKDAY],
            pattern: format!(
                r"(?i:next|coming|this coming|the coming|the following|every|each|one|black|good) {WEEKDAY}|{WEEKDAY} (?i:mosque|congregation|congregational|times|telegraph|express|mirror|mail|herald|guardian)"
            ),
            read: |_, _| Outcome::Silent,
        },
        // "during Friday prayers" is a day, "leads Friday prayers" is none.
        Rule {
            id: "date.none",
            needs: &[keys::WEEKDAY, keys::PRAYERS],
            pattern: format!(r"(?i:leads?|led|the|regular|weekly) {WEEKDAY} (?i:prayers?|sermons?)"),
            read: |_, _| Outcome::Silent,
        },
        Rule {
            id: "date.weekday",
            needs: &[keys::WEEKDAY],
            pattern: format!(r"(?P<wd>{WEEKDAY})"),
            read: plain_weekday,
        },
        // "Mon. afternoon", "(Tue)": a short form with a part of the day, a stop or brackets to it.
        Rule {
            id: "date.weekday",
            needs: &[keys::SHORT_DAY],
            pattern: format!(
                r"(?P<wd>(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b)(?:\.? {PART_OF_DAY}|\.)"
            ),
            read: plain_weekday,
        },
        Rule {
            id: "date.weekday",
            needs: &[keys::WEEKDAY, keys::WHICH],
            pattern: format!(r"(?P<which>(?i:this past|last|past|this)) (?P<wd>{WEEKDAY})"),
            read: which_weekday,
        },
        Rule {
            id: "date.weekday",
            needs: &[keys::WEEKDAY, keys::UNIT],
            pattern: format!(
                r"(?P<wd>{WEEKDAY})(?: {PART_OF_DAY})?,? (?:of )?(?P<week>(?i:last|this)) (?i:week)|(?P<week2>(?i:last|this)) (?i:week),? (?:on )?(?P<wd2>{WEEKDAY})"
            ),
            read: weekday_of_week,
        },
        Rule {
            id: "date.weekday-range",
            needs: &[keys::TWO_WEEKDAYS],
            pattern: format!(
                r"(?P<from>(?i:from|(?:in |on |during )?the night (?:between|of|from)|between|overnight) )?(?P<wd>{WEEKDAY})(?: {PART_OF_DAY})?(?P<join> (?i:and|or|to|until|till|through|into) |~|/)(?:(?i:early|the early hours of) )?(?P<wd2>{WEEKDAY})(?: {PART_OF_DAY})?"
            ),
            read: weekday_range,
        },
        Rule {
            id: "date.today",
            needs: &[keys::TODAY | keys::WHICH, keys::TODAY | keys::DAYPART],
            pattern: format!(
                r"(?i:(?:earlier |late |later |early )?today|tonight|this (?:very )?(?:early )?{PART_OF_DAY}|early this (?:morning|evening)|late this (?:morning|afternoon|evening))"
            ),
            read: |context, _| Outcome::day(context.reference),
        },
        Rule {
            id: "date.yesterday",
            needs: &[keys::YESTERDAY],
            pattern: format!(r"(?i:(?:early |late |earlier )?yesterday(?: {PART_OF_DAY})?)"),
            read: |context, _| Outcome::day(back(context.reference, 1)),
        },
        Rule {
            id: "date.before-yesterday",
            needs: &[keys::YESTERDAY],
            pattern: r"(?i:(?:the )?day before yesterday)".into(),
            read: |context, _| Outcome::day(back(context.reference, 2)),
        },
        Rule {
            id: "date.last-night",
            needs: &[keys::WHICH, keys::DAYPART],
            pattern: r"(?i:(?:late |early )?last (?:night|evening))".into(),
            read: |context, _| Outcome::within(nightly(context.reference)),
        },
        Rule {
            id: "date.overnight",
            needs: &[keys::OVERNIGHT | keys::DAYPART],
            pattern: r"(?i:overnight|during the night(?: hours)?|in the dead of (?:the )?night)".into(),
            read: |context, _| Outcome::within(nightly(context.reference)),
        },
        Rule {
            id: "date.none",
            needs: &[keys::TOMORROW | keys::WHICH, keys::TOMORROW | keys::UNIT],
            pattern: r"(?i:tomorrow|the other day|(?:the )?(?:next|coming|following) (?:(?:few|several|couple of|two|three|four|five|[0-9]+) )?(?:hours|days|weeks|months|years)|(?:next|this coming|the coming) (?:week|weekend|month|year))".into(),
            read: |_, _| Outcome::Silent,
        },
    ]
}

fn back(reference: Option<Date>, days: i32) -> Option<Date> {
    plus_days(reference?, -days)
}

/// The night that ends on the day of writing.
fn nightly(reference: Option<Date>) -> Option<Interval> {
    Some(Interval::new(back(reference, 1)?, reference?))
}

fn plain_weekday(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let day = || recent_weekday(context.reference?, weekday(captures.name("wd")?.as_str())?);
    Outcome::day(day())
}

/// "last Friday" lies before the day of writing; "this Friday" is read only where it is that day.
fn which_weekday(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let day = || {
        let reference = context.reference?;
        let named = weekday(captures.name("wd")?.as_str())?;
        let which = captures.name("which")?.as_str().to_ascii_lowercase();
        if which == "this" {
            return (reference.weekday() == named).then_some(reference);
        }
        recent_weekday(plus_days(reference, -1)?, named)
    };
    Outcome::day(day())
}

fn weekday_of_week(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let named = |one, two| captures.name(one).or_else(|| captures.name(two));
    let day = || {
        let reference = context.reference?;
        let named_day = weekday(named("wd", "wd2")?.as_str())?;
        let week = if named("week", "week2")?
            .as_str()
            .eq_ignore_ascii_case("last")
        {
            last_week(reference)?
        } else {
            this_week(reference)?
        };
        let mut day = recent_weekday(week.end, named_day)?;
        // Written on a Sunday: nobody calls the day before "Saturday of last week".
        if Some(day) == back(Some(reference), 1) && week.start < day {
            day = plus_days(day, -7)?;
        }
        (week.start <= day).then_some(day)
    };
    Outcome::day(day())
}

fn weekday_range(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let join = captures
        .name("join")
        .map_or("", |join| join.as_str())
        .trim();
    let from = captures.name("from").is_some();
    // "Friday and Saturday" are two days.
    if matches!(join, "and" | "to" | "/") && !from {
        return Outcome::Unfit;
    }
    let interval = || {
        let reference = context.reference?;
        let end = recent_weekday(reference, weekday(captures.name("wd2")?.as_str())?)?;
        let start = recent_weekday(end, weekday(captures.name("wd")?.as_str())?)?;
        Some(Interval::new(start, end))
    };
    Outcome::within(interval())
}
