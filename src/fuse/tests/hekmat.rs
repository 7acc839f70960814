//! One strike that its sources put on two days, into two provinces and into three hands.

use super::*;

const MOD: &[&str] = &["afghan-ministry-of-defence", "afghan-forces"];
const POLICE: &[&str] = &["anp", "afghan-forces"];
const USFOR: &[&str] = &["us-forces-afghanistan", "us-forces", "foreign-forces"];

pub(super) fn reports() -> Vec<Report> {
    vec![
        report("first", "Paper One", date(2018, 4, 7)),
        report("second", "Paper Two", date(2018, 4, 7)),
    ]
}

pub(super) fn claims() -> Vec<Say> {
    let strike = |line: usize| {
        say("second", 1, line)
            .kind(SubEventType::AirStrike)
            .on(&[iskp()])
    };
    vec![
        say("first", 1, 1)
            .kind(SubEventType::AirStrike)
            .days(date(2018, 4, 1), date(2018, 4, 7))
            .at(jowzjan())
            .on(&[iskp()])
            .person("Qari Hekmat", Fate::Killed)
            .dead(1, TollScope::Named)
            .says(
                "Lutfullah Azizi",
                SpeakerKind::Official,
                &["jowzjan-government"],
            )
            .by(&[us()]),
        strike(1)
            .day(2018, 4, 6)
            .at(darzab())
            .by(&[afghan()])
            .person("Qari Hekmat", Fate::Killed)
            .dead(1, TollScope::Named)
            .says("Afghan defence ministry", SpeakerKind::Military, MOD),
        strike(2)
            .day(2018, 4, 5)
            .at(moghol())
            .by(&[air_force()])
            .person("Hekmat", Fate::Killed)
            .dead(2, TollScope::Named)
            .says(
                "Mohammad Hanif Rezaee",
                SpeakerKind::Military,
                &["shaheen-corps", "afghan-forces"],
            )
            .via("TOLOnews"),
        strike(3).person("Hekmat", Fate::Killed).by(&[us()]).says(
            "Lutfullah Azizi",
            SpeakerKind::Official,
            &["jowzjan-government"],
        ),
        strike(4)
            .day(2018, 4, 5)
            .by(&[afghan(), foreign()])
            .jointly()
            .person("Hekmat", Fate::Killed)
            .says("Faqir Mohammad Jawzjani", SpeakerKind::Police, POLICE)
            .via("AFP"),
        strike(5)
            .person("Qari Hikmatullah", Fate::Killed)
            .also(|claim| claim.stance = Stance::Neither)
            .says("Lisa Garcia", SpeakerKind::Military, USFOR),
        strike(6)
            .day(2018, 4, 5)
            .at(bal_chiragh())
            .by(&[us()])
            .person("Qari Hikmatullah", Fate::Killed)
            .dead(2, TollScope::Named)
            .says("U.S. Forces-Afghanistan", SpeakerKind::Military, USFOR)
            .said_on(2018, 4, 9),
        strike(7)
            .by(&[foreign()])
            .person("Qari Hekmat", Fate::Killed)
            .says("Zabihullah Mujahid", SpeakerKind::ArmedGroup, &["taliban"])
            .also(|claim| {
                claim.responsibility = Some(Responsibility {
                    claimed: false,
                    actor: taliban(),
                })
            }),
    ]
}

#[test]
fn it_is_one_incident_with_its_contradictions() {
    let incidents = run(&reports(), claims());
    assert_eq!(incidents.len(), 1);
    let it = incidents.first().unwrap();
    assert_eq!(
        it.disputed,
        [Disputed::Location, Disputed::Date, Disputed::Actor]
    );
    assert_eq!(
        it.killed,
        Range {
            min: Some(1),
            max: Some(2)
        }
    );
    assert_eq!(it.responsibility, ["denied: Taliban"]);
    assert_eq!(it.counts.reports, 2);
    assert_eq!(it.claims.len(), 8);
}

#[test]
fn it_is_shown_where_and_when_the_party_that_did_it_says() {
    let incidents = run(&reports(), claims());
    let it = incidents.first().unwrap();
    assert_eq!(it.location.as_ref().unwrap().name, "Bal Chiragh");
    assert_eq!(
        it.date.as_ref().unwrap().interval,
        Interval::day(date(2018, 4, 5))
    );
    assert!(
        it.shown_because
            .contains("place: stated by the party that says it did it"),
        "{}",
        it.shown_because
    );
    assert_eq!(
        it.title,
        "Air strike kills Qari Hekmat, Bal Chiragh district, Faryab (district level; place disputed)"
    );
}

#[test]
fn rivals_are_listed_with_who_says_so() {
    let incidents = run(&reports(), claims());
    let it = incidents.first().unwrap();
    assert_eq!(it.other_dates, ["2018-04-06 (Afghan defence ministry)"]);
    assert_eq!(
        it.other_locations,
        [
            "Jowzjan province (Lutfullah Azizi)",
            "Darzab district, Jowzjan (Afghan defence ministry)",
            "Moghol village, Darzab, Jowzjan (Mohammad Hanif Rezaee)"
        ]
    );
    let by = it.actors_by_claim.as_deref().unwrap();
    assert!(
        by.contains("US forces (Lutfullah Azizi; U.S. Forces-Afghanistan)"),
        "{by}"
    );
    assert!(
        by.contains("jointly Afghan forces and Foreign forces (Faqir Mohammad Jawzjani)"),
        "{by}"
    );
    assert!(it.spread_m.unwrap() > 10_000.0);
}

#[test]
fn spellings_of_one_name_are_one_person() {
    let incidents = run(&reports(), claims());
    let persons = &incidents.first().unwrap().persons;
    assert_eq!(persons.len(), 1);
    assert_eq!(persons.first().unwrap().name, "Qari Hekmat");
}

#[test]
fn a_later_sentence_without_place_or_date_joins_and_adds_no_dispute() {
    let mut reports = reports();
    reports.push(report("later", "Paper Three", date(2018, 9, 1)));
    let mut said = claims();
    said.push(
        say("later", 1, 1)
            .person("Qari Hekmat", Fate::Killed)
            .month(2018, 4)
            .dead(1, TollScope::Named),
    );
    let incidents = run(&reports, said);
    assert_eq!(incidents.len(), 1);
    assert_eq!(
        incidents.first().unwrap().disputed,
        [Disputed::Location, Disputed::Date, Disputed::Actor]
    );
}
