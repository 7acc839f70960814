//! What counts are read as.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn read(text: &str) -> Vec<String> {
    find_numbers(text, Span::new(0, text.len()))
        .iter()
        .map(|number| {
            let end = |end: Option<u32>| end.map_or("?".to_owned(), |end| end.to_string());
            format!(
                "{}: {}..{}",
                number.span.of(text),
                end(number.min),
                end(number.max)
            )
        })
        .collect()
}

#[rstest]
#[case("Five soldiers were hurt.", &["Five: 5..5"])]
#[case("killed 1,600 fighters", &["1,600: 1600..1600"])]
#[case("Ninety-four men", &["Ninety-four: 94..94"])]
#[case("two hundred and fifty families", &["two hundred and fifty: 250..250"])]
#[case("three thousand four hundred houses", &["three thousand four hundred: 3400..3400"])]
#[case("12 thousand voters", &["12 thousand: 12000..12000"])]
#[case("a dozen guards", &["a dozen: 12..12"])]
#[case("two dozen guards", &["two dozen: 24..24"])]
#[case("half a dozen guards", &["half a dozen: 6..6"])]
#[case("a hundred guards", &["a hundred: 100..100"])]
#[case("at least 14 people", &["at least 14: 14..?"])]
#[case("more than fifty villagers", &["more than fifty: 50..?"])]
#[case("upwards of 30 cars", &["upwards of 30: 30..?"])]
#[case("no fewer than six men", &["no fewer than six: 6..?"])]
#[case("30 or more men", &["30 or more: 30..?"])]
#[case("50+ fighters", &["50+: 50..?"])]
#[case("up to 70 dead", &["up to 70: 70..70"])]
#[case("as many as 475 families", &["as many as 475: 475..475"])]
#[case("about 400 fighters", &["about 400: 400..400"])]
#[case("some 4,000 troops", &["some 4,000: 4000..4000"])]
#[case("fewer than 1,000 men", &["fewer than 1,000: ?..1000"])]
#[case("between 20 and 30 men", &["between 20 and 30: 20..30"])]
#[case("20 to 30 men", &["20 to 30: 20..30"])]
#[case("20–30 men", &["20–30: 20..30"])]
#[case("three or four men", &["three or four: 3..4"])]
#[case("numbers range from 1,000 to 1,500 men", &["from 1,000 to 1,500: 1000..1500"])]
#[case("the toll rose from 12 to 15 dead", &["12: 12..12", "15: 15..15"])]
#[case("three men and four women", &["three: 3..3", "four: 4..4"])]
#[case("10 and 12 men of two clans", &["10: 10..10", "12: 12..12", "two: 2..2"])]
#[case("dozens of shops", &["dozens: ?..?"])]
#[case("hundreds of people and scores of cars", &["hundreds: ?..?", "scores of: ?..?"])]
#[case("several dozen men, a few boys, a number of girls", &["several dozen: ?..?", "a few: ?..?", "a number of: ?..?"])]
#[case("there were no civilian casualties", &["no: 0..0"])]
#[case("no one was hurt and there was no doubt", &[])]
#[case("both men", &["both: 2..2"])]
#[case("both the army and the police", &[])]
#[case("a pair of drones", &["a pair of: 2..2"])]
#[case("one soldier and one Afghan civilian", &["one: 1..1", "one: 1..1"])]
#[case("one was killed and two wounded", &["one: 1..1", "two: 2..2"])]
#[case("one of the men, one another, no one, the one who, one day", &[])]
#[case("a man and an officer", &[])]
#[case("a 300-strong force", &["300: 300..300"])]
#[case("13 US Marines", &["13: 13..13"])]
#[case("his two successors", &["two: 2..2"])]
#[case("in 13 raids", &["13: 13..13"])]
// No counts.
#[case("on April 5, 2018, at 2:30 a.m. Thursday", &[])]
#[case("in 2015 and since 2014", &[])]
#[case("three days ago, for two days, 16 years of war", &[])]
#[case("the 201st unit and the 3rd", &[])]
#[case("$500 and 20 million dollars and 300 afghanis", &[])]
#[case("20 percent, 5% and ten per cent", &[])]
#[case("12 square kilometers, 120km, 120 km, 8 to 10 kilometres", &[])]
#[case("a 15-year-old and a two-day fight", &[])]
#[case("AC-130, F-16, PD-7, Mi-17, COVID-19", &[])]
#[case("the 205 Atal Military Corps", &[])]
#[case("the 209 Corps", &[])]
#[case("call 0799 123 456 or +93 700 111 222", &[])]
#[case("Ahmad, 35, a farmer aged 40", &[])]
#[case("two-thirds of the town", &[])]
#[case("struck three times, how many is not known", &[])]
#[case("many years and hundreds of kilometres", &[])]
#[case("a 24/7 watch at 10.5 degrees", &[])]
fn counts(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn patterns_compile() {
    assert!(pattern::complete() && context::complete());
}

proptest! {
    #[test]
    fn nothing_panics_and_spans_fit(
        text in "(?:[a-zA-Z]{1,5} |[0-9]{1,12}|,| |—|é|one |two |hundred |thousand |dozen |at least |to |-|million |no |\n){0,24}",
    ) {
        let mut end = 0;
        for number in find_numbers(&text, Span::new(0, text.len())) {
            prop_assert!(!number.span.of(&text).is_empty());
            prop_assert!(number.span.start >= end);
            end = number.span.end;
        }
    }
}
