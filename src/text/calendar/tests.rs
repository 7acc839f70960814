//! What expressions are read as.
#![expect(clippy::unwrap_used, reason = "tests stop at what is not as expected")]

use jiff::civil::Date;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Every mention as "words: what they say".
fn read(text: &str, reference: Option<&str>) -> Vec<String> {
    find_dates(text, Span::new(0, text.len()), reference.map(day))
        .iter()
        .map(|mention| {
            let says = match mention.meaning {
                DateMeaning::Days(days) if days.start == days.end => days.start.to_string(),
                DateMeaning::Days(days) => format!("{}..{}", days.start, days.end),
                DateMeaning::FromAntecedent { months, days } => format!("{months:+}m{days:+}d"),
            };
            let is = match mention.is {
                crate::model::date::DateIs::Within => "",
                other => other.as_str(),
            };
            format!("{}: {says} {is}", mention.span.of(text))
                .trim_end()
                .to_owned()
        })
        .collect()
}

/// Read on Wednesday 2019-05-15.
#[rstest]
// Weekdays.
#[case("Police said Tuesday that shells fell.", &["Tuesday: 2019-05-14"])]
#[case("It was Wednesday.", &["Wednesday: 2019-05-15"])]
#[case("the mayor said on Thursday", &["Thursday: 2019-05-09"])]
#[case("a raid last Wednesday", &["last Wednesday: 2019-05-08"])]
#[case("a raid this past Monday", &["this past Monday: 2019-05-13"])]
#[case("The hearing is next Friday.", &[])]
#[case("They meet every Monday and on Tuesdays.", &[])]
#[case("after Friday prayers", &["Friday: 2019-05-10"])]
#[case("he led the Friday prayers", &[])]
#[case("he told The Sunday Times", &[])]
#[case("on Monday night", &["Monday night: 2019-05-13"])]
#[case("late on Sunday", &["late on Sunday: 2019-05-12"])]
#[case("early Saturday in Ghazni", &["early Saturday: 2019-05-11"])]
#[case("in the early hours of Monday", &["the early hours of Monday: 2019-05-13"])]
#[case("around midnight Friday", &["around midnight Friday: 2019-05-10..2019-05-11"])]
#[case("around midnight on Sunday evening", &["around midnight on Sunday evening: 2019-05-12..2019-05-13"])]
#[case("Monday at around midnight", &["Monday at around midnight: 2019-05-13..2019-05-14"])]
#[case("overnight Monday", &["overnight Monday: 2019-05-13..2019-05-14"])]
#[case("overnight into Tuesday", &["overnight into Tuesday: 2019-05-13..2019-05-14"])]
#[case("at 2:30 a.m. Sunday (local time) near the dam", &["at 2:30 a.m. Sunday (local time): 2019-05-12"])]
#[case("on Monday at about 10:30 p.m. in Kunduz", &["Monday at about 10:30 p.m.: 2019-05-13"])]
#[case("late on Monday or early on Tuesday", &["late on Monday: 2019-05-13", "early on Tuesday: 2019-05-14"])]
#[case("from Saturday to Monday", &["from Saturday to Monday: 2019-05-11..2019-05-13"])]
#[case("Friday-Saturday night", &["Friday-Saturday night: 2019-05-10..2019-05-11"])]
#[case("Thursday's blast and Friday’s raid", &["Thursday: 2019-05-09", "Friday: 2019-05-10"])]
#[case("on Thursday last week", &["Thursday last week: 2019-05-09"])]
#[case("fighting since Sunday", &["since Sunday: 2019-05-12..2019-05-15 ongoing"])]
#[case("closed until Friday", &[])]
// Days named from the day of writing.
#[case("today", &["today: 2019-05-15"])]
#[case("this morning", &["this morning: 2019-05-15"])]
#[case("yesterday's strike", &["yesterday: 2019-05-14"])]
#[case("the day before yesterday", &["the day before yesterday: 2019-05-13"])]
#[case("last night", &["last night: 2019-05-14..2019-05-15"])]
#[case("in an overnight raid", &["overnight: 2019-05-14..2019-05-15"])]
#[case("in an overnight raid on Monday", &["Monday: 2019-05-13"])]
#[case("tomorrow", &[])]
// Weeks, months, years.
#[case("earlier this week", &["earlier this week: 2019-05-12..2019-05-14"])]
#[case("this week", &["this week: 2019-05-12..2019-05-15"])]
#[case("last week", &["last week: 2019-05-05..2019-05-11"])]
#[case("next week", &[])]
#[case("over the weekend", &["the weekend: 2019-05-11..2019-05-12"])]
#[case("last month", &["last month: 2019-04-01..2019-04-30"])]
#[case("late last month", &["late last month: 2019-04-21..2019-04-30"])]
#[case("earlier this month", &["earlier this month: 2019-05-01..2019-05-15"])]
#[case("Earlier this year", &["Earlier this year: 2019-01-01..2019-05-15"])]
#[case("early last year", &["early last year: 2018-01-01..2018-04-30"])]
#[case("three days ago", &["three days ago: 2019-05-12"])]
#[case("two weeks ago", &["two weeks ago: 2019-04-28..2019-05-04"])]
#[case("about six months ago", &["about six months ago: 2018-10-01..2018-12-31"])]
#[case("a few months ago", &[])]
#[case("more than two years ago", &[])]
#[case("less than a week ago", &["less than a week ago: 2019-05-08..2019-05-15"])]
#[case("during the last three weeks", &["the last three weeks: 2019-04-24..2019-05-15 lasting"])]
#[case("over the previous 24 hours", &["the previous 24 hours: 2019-05-14..2019-05-15 lasting"])]
#[case("in recent months", &[])]
#[case("for two days", &[])]
#[case("the second time in three months", &[])]
#[case("in the last week of April", &["the last week of April: 2019-04-24..2019-04-30"])]
// Distances from another happening.
#[case("Two months later he fled", &["Two months later: +2m+0d"])]
#[case("a day earlier", &["a day earlier: +0m-1d"])]
#[case("not even two months after", &["not even two months after: +2m+0d"])]
#[case("nine months before", &["nine months before: -9m+0d"])]
#[case("two years earlier", &["two years earlier: -24m+0d"])]
#[case("the following day", &["the following day: +0m+1d"])]
#[case("that night", &["that night: +0m+0d"])]
#[case("hours later", &["hours later: +0m+0d"])]
#[case("a few weeks later", &[])]
fn relative_to_a_wednesday(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(read(text, Some("2019-05-15")), expected, "{text}");
}

/// Read on 2019-05-15.
#[rstest]
#[case("on Monday, April 8", &["Monday, April 8: 2019-04-08"])]
#[case("Sat. 4 May 2019", &["Sat. 4 May 2019: 2019-05-04"])]
#[case("Feb. 3, 2018", &["Feb. 3, 2018: 2018-02-03"])]
#[case("on Mar. 22", &["Mar. 22: 2019-03-22"])]
#[case("the March 8 ambush", &["March 8: 2019-03-08"])]
#[case("a November 11 airstrike", &["November 11: 2018-11-11"])]
#[case("28 January", &["28 January: 2019-01-28"])]
#[case("05 Jul", &[])]
#[case("05 Dec", &["05 Dec: 2018-12-05"])]
#[case("August 28th", &["August 28th: 2018-08-28"])]
#[case("the 9th of April last year", &["9th of April last year: 2018-04-09"])]
#[case("2018-04-05", &["2018-04-05: 2018-04-05"])]
#[case("25/12/2018", &["25/12/2018: 2018-12-25"])]
#[case("07/04/2018", &[])]
#[case("news.example/2018/04/07/storm", &[])]
#[case("polls on June 20 will go ahead", &[])]
#[case("on May 3 and 4", &["May 3 and 4: 2019-05-03..2019-05-04"])]
#[case("on May 3 and 12 people were hurt", &["May 3: 2019-05-03"])]
#[case("from about July 1 to July 30, 2016", &["from about July 1 to July 30, 2016: 2016-07-01..2016-07-30 lasting"])]
#[case("on the night of 3 to 4 April", &["3 to 4 April: 2019-04-03..2019-04-04"])]
#[case("between 28 December and 3 January", &["between 28 December and 3 January: 2018-12-28..2019-01-03"])]
#[case("late on April 30", &["late on April 30: 2019-04-30"])]
#[case("on April 27 at 10:30 p.m.", &["April 27 at 10:30 p.m.: 2019-04-27"])]
#[case("after the Sept. 11 attacks", &["Sept. 11 attacks: 2001-09-11"])]
// Months.
#[case("late in July of 2016", &["late in July of 2016: 2016-07-21..2016-07-31"])]
#[case("late July 2016", &["late July 2016: 2016-07-21..2016-07-31"])]
#[case("in early March", &["early March: 2019-03-01..2019-03-10"])]
#[case("mid-April", &["mid-April: 2019-04-11..2019-04-20"])]
#[case("late this past April", &["late this past April: 2019-04-21..2019-04-30"])]
#[case("last May", &["last May: 2018-05-01..2018-05-31"])]
#[case("last January", &["last January: 2019-01-01..2019-01-31"])]
#[case("in May", &["May: 2019-05-01..2019-05-15"])]
#[case("in January", &["January: 2019-01-01..2019-01-31"])]
#[case("In August Ghormach fell", &["August: 2018-08-01..2018-08-31"])]
#[case("April this year", &["April this year: 2019-04-01..2019-04-30"])]
#[case("in April last year", &["April last year: 2018-04-01..2018-04-30"])]
#[case("March-May 2017", &["March-May 2017: 2017-03-01..2017-05-31 lasting"])]
#[case("between March and May 2017", &["between March and May 2017: 2017-03-01..2017-05-31"])]
#[case("from November to February", &["from November to February: 2018-11-01..2019-02-28 lasting"])]
#[case("since March", &["since March: 2019-03-01..2019-05-15 ongoing"])]
#[case("an April raid", &["April: 2019-04-01..2019-04-30"])]
#[case("They may march on the town.", &[])]
#[case("May I ask who did it?", &[])]
#[case("Theresa May said", &[])]
#[case("April Johnson was there", &[])]
#[case("Jan Mohammad and Gul Jan", &[])]
#[case("the second man, aged 20", &[])]
// Years and seasons.
#[case("in 2015", &["2015: 2015-01-01..2015-12-31"])]
#[case("the 2016 bombing", &["2016: 2016-01-01..2016-12-31"])]
#[case("since 2014", &["since 2014: 2014-01-01..2019-05-15 ongoing"])]
#[case("in 2,015 houses", &[])]
#[case("some 2000 people", &[])]
#[case("mid-2017", &["mid-2017: 2017-05-01..2017-08-31"])]
#[case("early in 2015", &["early in 2015: 2015-01-01..2015-04-30"])]
#[case("the 2014-2016 campaign", &["2014-2016: 2014-01-01..2016-12-31 lasting"])]
#[case("between 2014 and 2016", &["between 2014 and 2016: 2014-01-01..2016-12-31"])]
#[case("summer 2017", &["summer 2017: 2017-06-01..2017-08-31"])]
#[case("last autumn", &["last autumn: 2018-09-01..2018-11-30"])]
#[case("in winter 2017", &[])]
#[case("in the winter of 2016-17", &["the winter of 2016-17: 2016-12-01..2017-02-28"])]
#[case("the fall of Kunduz", &[])]
#[case("in the 1990s", &[])]
// Solar Hijri.
#[case("the 17th of Saur 1397", &["the 17th of Saur 1397: 2018-05-07"])]
#[case("Hamal 18, 1397", &["Hamal 18, 1397: 2018-04-07"])]
#[case("in Qaws 1396", &["Qaws 1396: 2017-11-22..2017-12-21"])]
fn with_a_month_or_year(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(read(text, Some("2019-05-15")), expected, "{text}");
}

#[rstest]
#[case("It fell on Friday, last week, yesterday and three days ago.", &[])]
#[case("Snow came on March 8.", &[])]
#[case("In April 2017 it rained, and on April 13 again.", &["April 2017: 2017-04-01..2017-04-30", "April 13: 2017-04-13"])]
#[case("on 4 May 2019", &["4 May 2019: 2019-05-04"])]
#[case("in July", &[])]
#[case("a week later", &["a week later: +0m+7d"])]
fn without_a_reference(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(read(text, None), expected, "{text}");
}

#[test]
fn without_a_reference_the_documents_full_dates_tell_the_year() {
    let text = "The camp burned on 2 June. The man was held on 4 May 2019; he came in 2014.";
    let found = find_dates(text, Span::new(0, 26), None);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found.first().unwrap().meaning,
        DateMeaning::Days(crate::model::date::Interval::day(day("2019-06-02")))
    );
}

#[test]
fn look_alike_letters_are_read() {
    assert_eq!(
        read("on Fridаy and on Julу 9", Some("2019-07-14")),
        ["Fridаy: 2019-07-12", "Julу 9: 2019-07-09"]
    );
}

#[test]
fn leap_days_are_found() {
    assert_eq!(
        read("on February 29", Some("2019-05-15")),
        ["February 29: 2016-02-29"]
    );
}

#[rstest]
#[case(
    "Update, May 17: The ministry said",
    Some("2019-05-15"),
    Some("2019-05-17")
)]
#[case(
    "UPDATE (May 17): The ministry said",
    Some("2019-05-15"),
    Some("2019-05-17")
)]
#[case("Updated on 9 April 2018 with a new toll", None, Some("2018-04-09"))]
#[case(
    "This story was updated on May 15 to add a quote.",
    Some("2019-05-15"),
    Some("2019-05-15")
)]
#[case(
    "Update, January 2: He was freed",
    Some("2019-12-30"),
    Some("2020-01-02")
)]
#[case("Update: In a statement, the army said", Some("2019-05-15"), None)]
#[case("The list was due for an update on May 17", Some("2019-05-15"), None)]
#[case("Updated on 9 April", None, None)]
fn update_headings(
    #[case] sentence: &str,
    #[case] published: Option<&str>,
    #[case] expected: Option<&str>,
) {
    assert_eq!(
        update_date(sentence, published.map(day)),
        expected.map(day),
        "{sentence}"
    );
}

#[rstest]
#[case(
    "Bridge opens\n3 min read\n12 May, 2019\nA bridge has opened.",
    Some("2019-05-12")
)]
#[case(
    "Bridge opens\nPublished: Sunday, May 12, 2019 14:05\nA bridge opened.",
    Some("2019-05-12")
)]
#[case(
    "A bridge opened.\n\nThis article appeared in the print edition of The Gazette on May 12, 2019, with a headline.",
    Some("2019-05-12")
)]
#[case("KABUL, May 12, 2019 — A bridge opened on May 10.", Some("2019-05-12"))]
#[case("KABUL, May 12 (XYZ) - A bridge opened.", None)]
#[case(
    "KABUL, May 12 (XYZ) - A bridge opened.\n\nLast updated: 13 May 2019",
    Some("2019-05-12")
)]
#[case("A bridge opened.\nLast updated on May 13, 2019", Some("2019-05-13"))]
#[case(
    "A bridge opened, officials said Sunday.\n— Somebody (@some_body) May 12, 2019\nMore.",
    Some("2019-05-12")
)]
#[case(
    "A bridge opened, officials said Monday.\n— Somebody (@some_body) May 12, 2019\nMore.",
    None
)]
#[case("A bridge opened on May 12, 2019, and the mayor spoke.", None)]
#[case("He was born in 1976.", None)]
#[case("", None)]
fn publication_in_the_text(#[case] text: &str, #[case] expected: Option<&str>) {
    let found = published_in_text(text);
    assert_eq!(found.map(|(date, _)| date), expected.map(day), "{text}");
    if let Some((_, span)) = found {
        assert!(!span.of(text).is_empty());
    }
}

#[test]
fn what_stands_beside_dates_compiles() {
    assert!(extend::complete());
}

proptest! {
    #[test]
    fn nothing_panics_and_spans_fit(
        text in "(?:on |since |at |late |[A-Za-z]{1,6} |Friday|May|5|2018|,| |—|é|midnight |ago|three |\n|Julу|to |-|last |week){0,24}",
        reference in prop::option::of(0_i32..20_000),
    ) {
        let reference = reference.and_then(|d| reckon::plus_days(day("1990-01-01"), d));
        let mut end = 0;
        for mention in find_dates(&text, Span::new(0, text.len()), reference) {
            prop_assert!(!mention.span.of(&text).is_empty());
            prop_assert!(mention.span.start >= end);
            end = mention.span.end;
        }
        published_in_text(&text);
        update_date(&text, reference);
    }
}
