//! What a body says again, and which id names what.

use super::joins::strike;
use super::*;

fn three() -> Vec<Report> {
    vec![
        report("a", "One", date(2019, 5, 4)),
        report("b", "Two", date(2019, 5, 4)),
        report("c", "Three", date(2019, 5, 5)),
    ]
}

#[test]
fn a_body_that_corrects_itself_disputes_nothing() {
    let ministry = |report: &str, dead: u32, day: i8| {
        strike(report, 1)
            .day(2019, 5, 1)
            .at(achin())
            .dead(dead, TollScope::Total)
            .says("Afghan defence ministry", SpeakerKind::Military, &[])
            .said_on(2019, 5, day)
    };
    let incidents = run(&three(), vec![ministry("a", 36, 2), ministry("b", 40, 4)]);
    assert_eq!(incidents.len(), 1);
    let it = incidents.first().unwrap();
    assert_eq!(
        (it.killed, it.disputed.len()),
        (
            Range {
                min: Some(40),
                max: Some(40)
            },
            0
        )
    );
}

#[test]
fn what_a_body_says_twice_in_one_report_is_no_correction_without_its_days() {
    let ministry = |line: usize| {
        say("a", 1, line)
            .kind(SubEventType::AirStrike)
            .day(2019, 5, 1)
            .says("Afghan defence ministry", SpeakerKind::Military, &[])
    };
    let mut country = achin();
    country.kind = PlaceKind::Country;
    country.name = "Afghanistan".into();
    let said = vec![
        ministry(1).at(achin()),
        ministry(2).at(country).said_on(2019, 5, 9),
    ];
    let incidents = run(&three(), said);
    assert_eq!(
        incidents.first().unwrap().location.as_ref().unwrap().name,
        "Achin"
    );
}

#[test]
fn any_claims_id_names_the_incident_and_parts_are_linked() {
    let said = vec![
        strike("a", 1).day(2019, 5, 3).at(achin()),
        say("a", 2, 2)
            .kind(SubEventType::Arrests)
            .day(2019, 5, 4)
            .at(achin())
            .also(|claim| claim.part_of = Some(1)),
    ];
    let incidents = run(&three(), said);
    let ids: Vec<&str> = incidents
        .iter()
        .map(|incident| incident.id.as_str())
        .collect();
    assert_eq!(ids, ["ia-1-1", "ia-2-2"]);
    assert_eq!(incidents.first().unwrap().linked_incidents, ["ia-2-2"]);
    assert_eq!(incidents.first().unwrap().n_at_point, Some(2));
}
