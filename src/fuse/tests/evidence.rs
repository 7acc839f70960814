//! Each kind of evidence that joins where no named person settles it, and what it must not join.

use super::joins::strike;
use super::*;

fn two() -> Vec<Report> {
    vec![
        report("a", "One", date(2019, 5, 4)),
        report("b", "Two", date(2019, 5, 4)),
    ]
}

/// Sentences that no test gives words of its own would be alike.
fn joined(left: Say, right: Say) -> bool {
    let mut said = vec![left, right];
    for say in &mut said {
        if say.0.quote.starts_with("Sentence") {
            say.0.quote.clear();
        }
    }
    run(&two(), said).len() == 1
}

fn bomb(report: &str) -> Say {
    say(report, 1, 1).kind(SubEventType::RemoteExplosive)
}

#[test]
fn a_name_in_the_sentence_joins_what_happened_to_its_bearer() {
    let ambush = |report: &str| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .day(2019, 5, 3)
            .dead(2, TollScope::Total)
    };
    let named = || ambush("a").person("Abdul Raziq", Fate::Killed).at(achin());
    let told = |words: &str| {
        say("b", 1, 1)
            .kind(SubEventType::ArmedClash)
            .day(2019, 5, 3)
            .dead(5, TollScope::Total)
            .person("Momin Hasankhel", Fate::Killed)
            .quote(words)
    };
    assert!(joined(
        named().at(nangarhar()),
        told("Gen. Abdul Raziq and Gen. Momin Hasankhel were killed.").at(achin())
    ));
    assert!(!joined(
        named().at(nangarhar()),
        told("Gen. Momin Hasankhel was killed.").at(achin())
    ));
}

#[test]
fn a_name_in_the_sentence_joins_nothing_of_another_month() {
    let killed = strike("a", 1)
        .day(2019, 3, 3)
        .at(achin())
        .person("Qari Hekmat", Fate::Killed);
    let later = strike("b", 1)
        .day(2019, 5, 3)
        .at(achin())
        .quote("The strike hit men who had followed Qari Hekmat.");
    assert!(!joined(killed, later));
}

#[test]
fn attack_is_no_other_kind_than_a_bombing() {
    let attack = say("b", 1, 1)
        .kind(SubEventType::Attack)
        .day(2019, 5, 3)
        .at(achin())
        .dead(6, TollScope::Total);
    assert!(joined(
        bomb("a")
            .day(2019, 5, 3)
            .at(achin())
            .dead(6, TollScope::Total),
        attack.clone()
    ));
    assert!(!joined(
        bomb("a").day(2019, 5, 3).at(achin()),
        say("b", 1, 1)
            .kind(SubEventType::Attack)
            .day(2019, 5, 3)
            .at(nangarhar())
    ));
}

#[test]
fn one_dead_more_is_no_other_happening_and_three_more_are() {
    let told = |report: &str, dead: u32| {
        bomb(report)
            .day(2019, 5, 3)
            .at(moghol())
            .dead(dead, TollScope::Total)
    };
    assert!(joined(told("a", 2), told("b", 3)));
    assert!(!joined(told("a", 2), told("b", 5)));
}

#[test]
fn the_two_who_are_named_are_the_two_who_are_counted() {
    let month = || strike("b", 1).month(2019, 3);
    let named = || {
        strike("a", 1)
            .day(2019, 3, 16)
            .at(jowzjan())
            .person("Omair", Fate::Killed)
            .person("Abu Samaya", Fate::Killed)
    };
    assert!(joined(named(), month().dead(2, TollScope::Total)));
    assert!(!joined(named(), month().dead(5, TollScope::Total)));
}

#[test]
fn a_crowd_that_surrenders_is_counted_loosely_and_a_few_are_not() {
    let surrender = |report: &str, taken: u32| {
        say(report, 1, 1)
            .kind(SubEventType::ChangeToGroup)
            .on(&[iskp()])
            .day(2019, 5, 1)
            .at(darzab())
            .also(|claim| claim.taken = Some(Count::exactly(taken)))
    };
    assert!(joined(surrender("a", 150), surrender("b", 250)));
    assert!(!joined(surrender("a", 5), surrender("b", 250)));
}

#[test]
fn of_a_crowd_that_surrenders_two_reports_name_two_men() {
    let surrender = |report: &str, taken: u32, name: &str| {
        say(report, 1, 1)
            .kind(SubEventType::ChangeToGroup)
            .on(&[iskp()])
            .day(2019, 5, 1)
            .at(darzab())
            .person(name, Fate::Surrendered)
            .also(|claim| claim.taken = Some(Count::exactly(taken)))
    };
    let of = |taken: u32| {
        joined(
            surrender("a", taken, "Mufti Nemat"),
            surrender("b", taken, "Habib Rahman"),
        )
    };
    assert!(of(200));
    assert!(!of(1));
}

#[test]
fn news_without_a_date_joins_what_happened_just_before_in_the_province() {
    let dated = |day: i8| {
        strike("a", 1)
            .day(2019, 5, day)
            .at(nangarhar())
            .dead(2, TollScope::Total)
    };
    let news = || {
        strike("b", 1)
            .days(date(2019, 4, 28), date(2019, 5, 4))
            .at(nangarhar())
            .dead(2, TollScope::Total)
            .also(|claim| {
                if let Some(date) = &mut claim.date {
                    date.basis = Basis::Publication;
                }
            })
    };
    assert!(joined(dated(3), news()));
    assert!(!joined(dated(20), news()));
}

#[test]
fn a_word_that_few_use_joins_a_village_and_its_province() {
    let fell = |report: &str, words: &str| {
        say(report, 1, 1)
            .kind(SubEventType::AirStrike)
            .day(2019, 5, 3)
            .quote(words)
    };
    let toll = |words: &str| fell("a", words).at(achin()).dead(94, TollScope::Total);
    let passing = |words: &str| fell("b", words).at(nangarhar());
    assert!(joined(
        toll("The weapon, the MOAB, was dropped on tunnels."),
        passing("Less than a mile from the patch where the MOAB fell.")
    ));
    assert!(!joined(
        toll("The weapon was dropped on tunnels."),
        passing("Less than a mile from the patch where NATO struck.")
    ));
}

#[test]
fn who_took_part_together_carries_a_slip_of_a_year() {
    let raid = |report: &str, year: i16, month: i8| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .by(&[us(), afghan()])
            .month(year, month)
            .person("Abdul Hasib", Fate::Killed)
    };
    assert!(joined(raid("a", 2017, 4), raid("b", 2016, 7)));
    assert!(!joined(
        raid("a", 2017, 4),
        raid("b", 2016, 7).by(&[taliban()])
    ));
}

#[test]
fn an_armed_group_that_calls_the_victims_of_a_massacre_fighters_disputes_who_they_were() {
    let massacre = |report: &str| {
        say(report, 1, 1)
            .kind(SubEventType::Attack)
            .by(&[taliban()])
            .day(2019, 5, 3)
            .at(moghol())
    };
    let militia = actor("militia", "Militia", ActorKind::Militia, &[]);
    let told = massacre("a").also(|claim| claim.civilians_harmed = Some(true));
    let group = massacre("b")
        .on(&[militia])
        .says("Taliban", SpeakerKind::ArmedGroup, &["taliban"]);
    let incidents = run(&two(), vec![told, group.clone()]);
    assert_eq!(incidents.len(), 1);
    assert_eq!(incidents.first().unwrap().disputed, [Disputed::Victims]);
    let bombing = group.kind(SubEventType::SuicideBomb);
    let told = say("a", 1, 1)
        .kind(SubEventType::SuicideBomb)
        .day(2019, 5, 3)
        .at(moghol())
        .also(|claim| claim.civilians_harmed = Some(true));
    assert!(
        run(&two(), vec![told, bombing])
            .iter()
            .all(|incident| incident.disputed.is_empty())
    );
}
