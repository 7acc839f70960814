//! The order of reports and claims does not matter.

use proptest::prelude::*;

use super::*;

/// A corpus with collisions: districts shared, days off by one, tolls and names that vary.
pub(super) fn corpus(seeds: &[(u8, u8, u8, u8, u8)]) -> (Vec<Report>, Vec<Say>) {
    let mut reports = Vec::new();
    let mut said = Vec::new();
    let (us_only, afghan_only) = ([us()], [afghan()]);
    for (at, &(place, day, dead, name, kind)) in seeds.iter().enumerate() {
        let id = format!("r{:02}", at / 2);
        if at % 2 == 0 {
            reports.push(report(
                &id,
                &format!("Outlet {}", at % 3),
                date(2019, 5, 20),
            ));
        }
        let mut claim = say(&id, at as u32 % 2 + 1, at).kind(if kind % 3 == 0 {
            SubEventType::ArmedClash
        } else {
            SubEventType::AirStrike
        });
        claim = match place % 6 {
            0 => claim.at(darzab()),
            1 => claim.at(moghol()),
            2 => claim.at(bal_chiragh()),
            3 => claim.at(jowzjan()),
            4 => claim.at(achin()),
            _ => claim,
        };
        if day % 5 > 0 {
            claim = claim.day(2019, 5, (day % 5) as i8);
        }
        if dead % 4 > 0 {
            claim = claim.dead(u32::from(dead % 4), TollScope::Total);
        }
        claim = match name % 4 {
            0 => claim.person("Qari Hekmat", Fate::Killed),
            1 => claim.person("Hikmatullah", Fate::Killed),
            _ => claim,
        };
        said.push(
            claim
                .by(if kind % 2 == 0 {
                    &us_only
                } else {
                    &afghan_only
                })
                .on(&[iskp()]),
        );
    }
    (reports, said)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_order_gives_the_same_incidents(
        seeds in prop::collection::vec(any::<(u8, u8, u8, u8, u8)>(), 1..24),
        keys in prop::collection::vec(any::<u32>(), 24),
    ) {
        let (reports, said) = corpus(&seeds);
        let before = run(&reports, said.clone());
        let mut shuffled: Vec<(u32, Say)> = keys.into_iter().zip(said).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let mut turned = reports.clone();
        turned.reverse();
        let after = run(&turned, shuffled.into_iter().map(|(_, say)| say).collect());
        prop_assert_eq!(before, after);
    }

    #[test]
    fn every_claim_is_in_one_incident_and_events_of_a_report_stay_apart(
        seeds in prop::collection::vec(any::<(u8, u8, u8, u8, u8)>(), 1..24),
    ) {
        let (reports, said) = corpus(&seeds);
        let incidents = run(&reports, said.clone());
        let held: usize = incidents.iter().map(|incident| incident.claims.len()).sum();
        prop_assert_eq!(held, said.len());
        for incident in &incidents {
            let mut reports: Vec<&str> =
                incident.claims.iter().map(|joined| joined.claim.report_id.as_str()).collect();
            let all = reports.len();
            reports.dedup();
            prop_assert_eq!(all, reports.len());
        }
    }
}
