//! What is joined and what is kept apart.

use super::*;

pub(super) fn strike(report: &str, line: usize) -> Say {
    say(report, line as u32, line)
        .kind(SubEventType::AirStrike)
        .by(&[us()])
        .on(&[iskp()])
}

fn three() -> Vec<Report> {
    vec![
        report("a", "One", date(2019, 5, 4)),
        report("b", "Two", date(2019, 5, 4)),
        report("c", "Three", date(2019, 5, 5)),
    ]
}

#[test]
fn two_strikes_on_one_day_in_one_district_with_different_tolls_stay_two() {
    let said = vec![
        strike("a", 1)
            .day(2019, 5, 3)
            .at(achin())
            .dead(4, TollScope::Total),
        strike("b", 1)
            .day(2019, 5, 3)
            .at(achin())
            .dead(7, TollScope::Total),
    ];
    assert_eq!(run(&three(), said).len(), 2);
}

#[test]
fn the_same_toll_day_and_district_are_one() {
    let said = vec![
        strike("a", 1)
            .day(2019, 5, 3)
            .at(achin())
            .dead(4, TollScope::Total),
        strike("b", 1)
            .day(2019, 5, 3)
            .at(nangarhar())
            .dead(4, TollScope::Total),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 1);
    let it = incidents.first().unwrap();
    assert!(it.disputed.is_empty());
    assert_eq!(it.location.as_ref().unwrap().name, "Achin");
    assert_eq!(it.counts.origins, 2);
    assert_eq!(it.killed_best, Some(4));
    assert_eq!(
        it.title,
        "Air strike kills 4, Achin district, Nangarhar (district level)"
    );
}

#[test]
fn two_events_of_one_report_are_never_put_together_by_a_third() {
    let said = vec![
        strike("a", 1).day(2019, 5, 3).at(achin()),
        strike("a", 2).day(2019, 5, 3).at(achin()),
        strike("b", 1).day(2019, 5, 3).at(achin()),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 2);
}

#[test]
fn a_summary_is_never_one_with_a_single_happening() {
    let said = vec![
        strike("a", 1)
            .day(2019, 5, 3)
            .at(achin())
            .dead(4, TollScope::Total)
            .also(|claim| claim.summary = true),
        strike("b", 1)
            .day(2019, 5, 3)
            .at(achin())
            .dead(4, TollScope::Total),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 2);
    assert!(
        incidents
            .iter()
            .any(|incident| incident.title.starts_with("Several air strikes"))
    );
}

#[test]
fn a_chain_of_days_is_not_one_incident() {
    let clash = |report: &str, day: i8| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .by(&[afghan()])
            .on(&[taliban()])
            .day(2019, 5, day)
            .at(achin())
    };
    let incidents = run(&three(), vec![clash("a", 1), clash("b", 2), clash("c", 3)]);
    assert_eq!(incidents.len(), 2, "{:?}", reports_of(&incidents));
}

#[test]
fn a_named_victim_joins_three_reports_over_places_and_spellings() {
    let killed = |report: &str, name: &str| {
        strike(report, 1)
            .person(name, Fate::Killed)
            .dead(1, TollScope::Named)
    };
    let said = vec![
        killed("a", "Hafiz Saeed Khan").day(2016, 7, 26).at(achin()),
        killed("b", "Hafiz Sayed Khan").day(2016, 7, 26).at(kot()),
        killed("c", "Hafiz Saeed").month(2016, 7),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 1);
    assert_eq!(incidents.first().unwrap().disputed, [Disputed::Location]);
}

#[test]
fn a_slip_of_a_year_is_joined_by_the_victim_and_the_date_is_disputed() {
    let raid = |report: &str| {
        say(report, 1, 1)
            .kind(SubEventType::ArmedClash)
            .by(&[us(), afghan()])
            .jointly()
            .on(&[iskp()])
            .person("Abdul Hasib", Fate::Killed)
    };
    let said = vec![
        raid("a").day(2017, 4, 27).at(nangarhar()),
        raid("b").days(date(2017, 4, 20), date(2017, 4, 30)),
        raid("c").month(2016, 7),
        strike("c", 2)
            .month(2016, 7)
            .person("Hafiz Saeed Khan", Fate::Killed),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 2);
    let hasib = incidents
        .iter()
        .find(|incident| incident.claims.len() == 3)
        .unwrap();
    assert_eq!(hasib.disputed, [Disputed::Date]);
}

#[test]
fn namesakes_killed_years_apart_are_two() {
    let killed = |report: &str, year: i16| {
        strike(report, 1)
            .day(year, 5, 1)
            .at(achin())
            .person("Qari Bilal", Fate::Killed)
    };
    assert_eq!(
        run(&three(), vec![killed("a", 2016), killed("b", 2019)]).len(),
        2
    );
}

#[test]
fn the_same_report_twice_is_one() {
    let told = |report: &str| {
        strike(report, 1)
            .day(2019, 5, 3)
            .at(achin())
            .dead(4, TollScope::Total)
    };
    let mut reports = three();
    for report in &mut reports {
        report.outlet = Some("One".into());
    }
    let incidents = run_replacing(
        &reports,
        vec![told("a"), told("b"), told("c")],
        &[("a", "c"), ("b", "c")],
    );
    assert_eq!(incidents.len(), 1);
    let it = incidents.first().unwrap();
    assert_eq!(
        (it.counts.reports, it.counts.origins, it.claims.len()),
        (1, 1, 3)
    );
}

#[test]
fn an_earlier_false_report_of_a_death_stays_apart_where_a_report_tells_of_both() {
    let killed =
        |report: &str, line: usize| strike(report, line).person("Hafiz Saeed Khan", Fate::Killed);
    let said = vec![
        killed("a", 1).day(2016, 7, 26).at(achin()),
        killed("a", 2).month(2015, 7),
        killed("b", 1).day(2016, 7, 26).at(kot()),
        killed("b", 2).days(date(2015, 1, 1), date(2015, 12, 31)),
        killed("c", 1).month(2016, 7),
    ];
    assert_eq!(
        reports_of(&run(&three(), said)),
        [vec!["a", "b"], vec!["a", "b", "c"]]
    );
}

#[test]
fn a_role_stands_in_for_a_name() {
    let arrest = |report: &str| {
        say(report, 1, 1)
            .kind(SubEventType::Arrests)
            .by(&[afghan()])
            .on(&[iskp()])
    };
    let said = vec![
        arrest("a")
            .day(2018, 1, 28)
            .at(jowzjan())
            .person("Khitab Aka", Fate::Captured)
            .role("head facilitator of foreign fighters"),
        arrest("b")
            .month(2018, 1)
            .quote("Soldiers caught the man who was head facilitator for its foreign fighters."),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 1);
    assert_eq!(
        incidents.first().unwrap().title,
        "Capture of Khitab Aka, Jowzjan province (province level)"
    );
}

#[test]
fn two_unnamed_successors_are_the_two_who_are_named_elsewhere() {
    let said = vec![
        strike("a", 1)
            .day(2018, 3, 16)
            .at(jowzjan())
            .person("Omair", Fate::Killed)
            .person("Abu Samaya", Fate::Killed)
            .dead(2, TollScope::Total),
        strike("b", 1).month(2018, 3).dead(2, TollScope::Total),
    ];
    assert_eq!(run(&three(), said).len(), 1);
}

#[test]
fn a_report_cannot_tell_of_what_came_after_it() {
    let overrun = |report: &str| {
        say(report, 1, 1)
            .kind(SubEventType::NonStateOvertakes)
            .by(&[taliban()])
            .at(moghol())
    };
    let said = vec![overrun("a"), overrun("c").day(2019, 5, 5)];
    assert_eq!(run(&three(), said).len(), 2);
    let said = vec![overrun("a"), overrun("c").day(2019, 5, 2)];
    assert_eq!(run(&three(), said).len(), 1);
}

#[test]
fn who_the_dead_were_is_disputed() {
    let said = vec![
        strike("a", 1)
            .days(date(2021, 8, 27), date(2021, 8, 28))
            .at(jalalabad())
            .dead(1, TollScope::Total)
            .says("US military", SpeakerKind::Military, &["us-forces"])
            .also(|claim| {
                (claim.stance, claim.about) = (Stance::Denies, About::Civilians);
                claim.civilians_killed = Some(Count::exactly(0));
            }),
        strike("b", 1)
            .days(date(2021, 8, 27), date(2021, 8, 28))
            .at(nangarhar())
            .dead(3, TollScope::Total)
            .says("Malik Adib", SpeakerKind::Resident, &[])
            .also(|claim| {
                claim.civilians_harmed = Some(true);
                claim.civilians_killed = Some(Count::exactly(3));
                claim.speaker.role = Some("elder".into());
                claim.killed = Some(Count {
                    min: 1,
                    max: Some(3),
                });
            }),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 1);
    let it = incidents.first().unwrap();
    assert_eq!(it.disputed, [Disputed::Victims]);
    assert_eq!(it.civilian_harm, Some("disputed"));
    assert_eq!(
        it.civilians_killed,
        Range {
            min: Some(0),
            max: Some(3)
        }
    );
    assert_eq!(
        it.killed,
        Range {
            min: Some(1),
            max: Some(3)
        }
    );
    assert_eq!(it.attributed_to, ["US military", "Malik Adib (elder)"]);
}

#[test]
fn tolls_of_one_massacre_differ_and_are_disputed() {
    let massacre = |report: &str, dead: u32| {
        say(report, 1, 1)
            .kind(SubEventType::Attack)
            .by(&[taliban()])
            .at(moghol())
            .dead(dead, TollScope::Total)
    };
    let said = vec![
        massacre("a", 70).day(2019, 5, 3),
        massacre("b", 52),
        massacre("c", 50),
    ];
    let incidents = run(&three(), said);
    assert_eq!(incidents.len(), 1);
    let it = incidents.first().unwrap();
    assert_eq!(it.disputed, [Disputed::Killed]);
    assert_eq!(
        it.killed,
        Range {
            min: Some(50),
            max: Some(70)
        }
    );
    assert_eq!(it.killed_best, Some(50), "one origin each: the latest");
}
