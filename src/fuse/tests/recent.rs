//! News that gives no day of its own, and what it may be joined to.

use super::joins::strike;
use super::*;

fn joined(left: Say, right: Say, told: (jiff::civil::Date, jiff::civil::Date)) -> bool {
    let reports = [report("a", "One", told.0), report("b", "Two", told.1)];
    let mut said = vec![left, right];
    for say in &mut said {
        if say.0.quote.starts_with("Sentence") {
            say.0.quote.clear();
        }
    }
    run(&reports, said).len() == 1
}

#[test]
fn a_month_told_soon_after_a_day_is_likelier_that_day() {
    let day = || strike("a", 1).day(2019, 5, 3).at(nangarhar());
    let month = || strike("b", 1).month(2019, 5).at(nangarhar());
    let at = |day: i8| (date(2019, 5, 4), date(2019, 5, day));
    assert!(joined(day(), month(), at(6)));
    assert!(!joined(day(), month(), at(29)));
}

#[test]
fn a_month_told_before_the_day_is_another_day() {
    let told = |say: Say| say.at(moghol()).by(&[us()]).on(&[iskp()]);
    let day = || told(strike("a", 1).day(2019, 5, 23));
    let month = || told(strike("b", 1).month(2019, 5));
    assert!(joined(
        day(),
        month(),
        (date(2019, 5, 24), date(2019, 5, 31))
    ));
    assert!(!joined(
        day(),
        month(),
        (date(2019, 5, 24), date(2019, 5, 12))
    ));
}

#[test]
fn a_battle_of_two_groups_is_one_wherever_the_news_puts_it() {
    let battle = |report: &str| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .by(&[taliban()])
            .on(&[iskp()])
    };
    let day = || battle("a").day(2019, 5, 3).at(jowzjan());
    let told = |day: i8| (date(2019, 5, 4), date(2019, 5, day));
    assert!(joined(day(), battle("b"), told(5)));
    assert!(!joined(day(), battle("b"), told(25)));
    let state = battle("b").on(&[afghan()]);
    assert!(!joined(day(), state, told(5)));
}

#[test]
fn a_days_slip_is_forgiven_within_a_province() {
    let told = |report: &str, day: i8| {
        strike(report, 1)
            .day(2019, 5, day)
            .by(&[us()])
            .on(&[iskp()])
            .dead(4, TollScope::Total)
    };
    let at = (date(2019, 5, 6), date(2019, 5, 6));
    assert!(joined(
        told("a", 3).at(achin()),
        told("b", 4).at(nangarhar()),
        at
    ));
    assert!(!joined(
        told("a", 3).at(achin()),
        told("b", 5).at(nangarhar()),
        at
    ));
    assert!(!joined(told("a", 3).at(achin()), told("b", 4), at));
}

#[test]
fn the_larger_the_toll_the_more_it_says() {
    let told = |report: &str, dead: u32| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .day(2019, 5, 3)
            .dead(dead, TollScope::Total)
    };
    let at = (date(2019, 5, 4), date(2019, 5, 4));
    assert!(joined(told("a", 14).at(achin()), told("b", 14), at));
    assert!(!joined(told("a", 0).at(achin()), told("b", 0), at));
}

#[test]
fn one_who_is_named_among_those_who_surrendered_is_no_count_of_them() {
    let surrender = |report: &str, taken: u32| {
        say(report, 1, 1)
            .kind(SubEventType::ChangeToGroup)
            .at(jowzjan())
            .on(&[iskp()])
            .also(|claim| claim.taken = Some(Count::exactly(taken)))
    };
    let named = surrender("b", 1).person("Habib Rahman", Fate::Surrendered);
    let crowd = || surrender("a", 250).day(2019, 5, 3);
    let at = (date(2019, 5, 4), date(2019, 5, 4));
    assert!(joined(crowd(), named, at));
    assert!(!joined(crowd(), surrender("b", 1), at));
}

#[test]
fn the_dead_of_one_side_contradict_neither_those_of_both_nor_those_of_the_other() {
    let battle = |report: &str, dead: u32| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .day(2019, 5, 3)
            .at(achin())
            .dead(dead, TollScope::Total)
    };
    let at = (date(2019, 5, 4), date(2019, 5, 4));
    let both = [iskp(), taliban()];
    let both_sides = || battle("a", 300).by(&both).on(&both);
    assert!(joined(both_sides(), battle("b", 40).by(&[taliban()]), at));
    assert!(joined(both_sides(), battle("b", 40).on(&[iskp()]), at));
    // More dead on one side than on both are another battle's, and so are another army's.
    assert!(!joined(both_sides(), battle("b", 900).on(&[iskp()]), at));
    assert!(!joined(both_sides(), battle("b", 40).on(&[afghan()]), at));

    let theirs = || battle("a", 35).by(&[afghan()]).on(&[iskp()]);
    let ours = |by: Actor| battle("b", 2).by(&[by]).on(&[afghan()]);
    assert!(joined(theirs(), ours(iskp()), at));
    assert!(!joined(
        theirs(),
        battle("b", 2).by(&[afghan()]).on(&[iskp()]),
        at
    ));
}

#[test]
fn a_spot_of_a_city_that_the_other_names_is_more_than_the_city() {
    let mut airport = place(
        PlaceKind::Site,
        &[
            ("jalalabad-airport", "Jalalabad Airport"),
            ("af0601", "Jalalabad"),
            ("af06", "Nangarhar"),
        ],
        70.49,
        34.4,
    );
    airport.point_of = Some(PointOf::Near);
    let bomb = |report: &str, kind| say(report, 1, 1).kind(kind).dead(11, TollScope::Part);
    let dated = || {
        bomb("a", SubEventType::SuicideBomb)
            .day(2019, 5, 3)
            .at(airport.clone())
    };
    let told = |words: &str| {
        bomb("b", SubEventType::RemoteExplosive)
            .at(jalalabad())
            .quote(words)
            .also(|claim| claim.killed = None)
    };
    let at = (date(2019, 5, 4), date(2019, 5, 5));
    assert!(joined(
        dated(),
        told("The bomb at the airport took dozens."),
        at
    ));
    assert!(!joined(
        dated(),
        told("The bomb at the bazaar took dozens."),
        at
    ));
}

/// All speaks for one, so that only whether the two are held against each other decides.
fn told_alike(report: &str) -> Say {
    strike(report, 1)
        .by(&[us()])
        .on(&[iskp()])
        .dead(17, TollScope::Total)
}

#[test]
fn news_with_neither_day_nor_place_meets_what_happened_just_before() {
    let day = || told_alike("a").day(2019, 5, 3).at(achin());
    let told = |day: i8| (date(2019, 5, 4), date(2019, 5, day));
    assert!(joined(day(), told_alike("b"), told(6)));
    assert!(!joined(day(), told_alike("b"), told(20)));
    // A month alone says no more of the day than none does.
    let month = || told_alike("b").month(2019, 5).at(achin());
    let placeless = || {
        told_alike("a")
            .day(2019, 5, 3)
            .also(|claim| claim.kind = None)
    };
    assert!(joined(placeless(), month(), told(5)));
}

#[test]
fn what_is_told_late_and_without_a_day_meets_its_district_by_a_word() {
    let words = "Drones fired on the bazaar of the old fortress";
    let day = || told_alike("a").day(2019, 5, 3).at(achin()).quote(words);
    let late = |words: &str| {
        told_alike("b")
            .at(achin())
            .quote(words)
            .also(|claim| claim.killed = None)
    };
    let told = (date(2019, 5, 4), date(2019, 9, 20));
    assert!(joined(
        day(),
        late("At the fortress the bazaar burned when drones fired"),
        told
    ));
    assert!(!joined(
        day(),
        late("Soldiers searched orchards along some canal"),
        told
    ));
}
