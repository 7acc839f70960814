//! What people decide about incidents, and that its order among the rest does not matter.

use proptest::prelude::*;

use super::joins::strike;
use super::order::corpus;
use super::*;
use crate::fuse::{both, cluster, decided, fuse_with, happening, links, meetings};

fn run_decided(reports: &[Report], said: Vec<Say>, decisions: &Decisions) -> Vec<Incident> {
    let claims: Vec<Claim> = said.into_iter().map(|say| say.0).collect();
    let provenance = Provenance {
        origins: claims
            .iter()
            .map(|claim| claim.report_id.as_str().into())
            .collect(),
        ..Provenance::default()
    };
    fuse_with(reports, claims, &provenance, decisions)
}

fn pair(a: &str, b: &str) -> Pair {
    Pair {
        a: a.into(),
        b: b.into(),
        words: "correction: why (me, 2026-03-01)".into(),
    }
}

/// Four reports of one strike in Achin, one of another place and month.
fn told() -> (Vec<Report>, Vec<Say>) {
    let reports = ["a", "b", "c", "d", "e"]
        .map(|id| report(id, &format!("Outlet {id}"), date(2019, 5, 4)))
        .to_vec();
    let here = |id: &str| {
        let said = strike(id, 1).day(2019, 5, 1).at(achin());
        said.dead(7, TollScope::Total)
    };
    let mut said: Vec<Say> = ["a", "b", "c", "d"].map(here).to_vec();
    said.push(
        strike("e", 1)
            .day(2019, 3, 1)
            .at(darzab())
            .dead(2, TollScope::Total),
    );
    (reports, said)
}

#[test]
fn what_is_split_off_takes_no_other_along() {
    let (reports, said) = told();
    assert_eq!(
        reports_of(&run(&reports, said.clone())),
        [vec!["a", "b", "c", "d"], vec!["e"]]
    );
    let id = |report: &str| {
        let found = said.iter().find(|say| say.0.report_id == report);
        found.unwrap().0.id.clone()
    };
    for alone in ["a", "b", "c", "d"] {
        for from in ["a", "b", "c", "d"]
            .into_iter()
            .filter(|from| *from != alone)
        {
            let decisions = Decisions {
                split: vec![pair(&id(alone), &id(from))],
                ..Decisions::default()
            };
            let sizes: Vec<usize> = reports_of(&run_decided(&reports, said.clone(), &decisions))
                .iter()
                .map(Vec::len)
                .collect();
            assert_eq!(
                sizes.iter().max(),
                Some(&3),
                "{alone} off {from}: {sizes:?}"
            );
            assert_eq!(sizes.len(), 3);
        }
    }
}

#[test]
fn a_merger_brings_whole_incidents_and_undoes_no_parting() {
    let (reports, said) = told();
    let id = |at: usize| said.get(at).unwrap().0.id.clone();
    let mut decisions = Decisions {
        merge: vec![pair(&id(4), &id(1))],
        ..Decisions::default()
    };
    let merged = run_decided(&reports, said.clone(), &decisions);
    assert_eq!(reports_of(&merged), [vec!["a", "b", "c", "d", "e"]]);
    let why = merged.first().unwrap().claims.iter();
    let why: Vec<&str> = why.map(|joined| joined.joined_by.as_str()).collect();
    assert!(
        why.iter()
            .any(|why| why.ends_with("correction: why (me, 2026-03-01)")),
        "{why:?}"
    );
    decisions.apart = vec![pair(&id(4), &id(0))];
    let kept = run_decided(&reports, said, &decisions);
    assert_eq!(reports_of(&kept), [vec!["a", "b", "c", "d"], vec!["e"]]);
}

#[test]
fn a_value_set_is_shown_and_what_it_replaces_is_a_rival() {
    let (reports, said) = told();
    let anchor = said.first().unwrap().0.id.clone();
    let fix = |value: Fixed| Fix {
        claim: anchor.clone(),
        value,
    };
    let set = |fixes: Vec<Fix>| {
        let decisions = Decisions {
            fixes,
            ..Decisions::default()
        };
        let incidents = run_decided(&reports, said.clone(), &decisions);
        incidents
            .into_iter()
            .find(|incident| incident.claims.len() == 4)
            .unwrap()
    };
    let it = set(vec![fix(Fixed::Place(Some(Box::new(kot()))))]);
    assert_eq!(it.location.unwrap().name, "Kot");
    assert_eq!(it.other_locations.len(), 1, "{:?}", it.other_locations);
    assert!(it.spread_m.unwrap() > 10_000.0);
    assert!(it.title.contains("Kot"), "{}", it.title);
    let it = set(vec![fix(Fixed::Place(None)), fix(Fixed::Date(None))]);
    assert_eq!((it.location, it.date), (None, None));
    let it = set(vec![
        fix(Fixed::Killed(Some(Count::exactly(1)))),
        fix(Fixed::Killed(Some(Count { min: 2, max: None }))),
        fix(Fixed::Kind(Some(SubEventType::Shelling))),
    ]);
    assert_eq!(
        (it.killed, it.killed_best),
        (
            Range {
                min: Some(2),
                max: None
            },
            Some(2)
        )
    );
    assert_eq!(it.kind, Some(SubEventType::Shelling));
    assert!(
        it.shown_because.contains("killed: corrected"),
        "{}",
        it.shown_because
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_order_gives_the_same_incidents_whatever_is_decided(
        seeds in prop::collection::vec(any::<(u8, u8, u8, u8, u8)>(), 2..20),
        keys in prop::collection::vec(any::<u32>(), 20),
        picks in prop::collection::vec(any::<(u8, u8, u8)>(), 0..5),
    ) {
        let (reports, said) = corpus(&seeds);
        let id = |pick: u8| said.get(usize::from(pick) % said.len()).map(|say| say.0.id.clone()).unwrap_or_default();
        let mut decisions = Decisions::default();
        for (kind, a, b) in picks {
            let pair = pair(&id(a), &id(b));
            match kind % 3 {
                0 => decisions.merge.push(pair),
                1 => decisions.apart.push(pair),
                _ => decisions.split.push(pair),
            }
        }
        let before = run_decided(&reports, said.clone(), &decisions);
        let mut shuffled: Vec<(u32, Say)> = keys.into_iter().zip(said).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let mut turned = reports.clone();
        turned.reverse();
        decisions.apart.reverse();
        decisions.split.reverse();
        let after = run_decided(&turned, shuffled.into_iter().map(|(_, say)| say).collect(), &decisions);
        prop_assert_eq!(&before, &after);
        let held: usize = before.iter().map(|incident| incident.claims.len()).sum();
        prop_assert_eq!(held, seeds.len());
        let home = |id: &str| before.iter().position(|incident| incident.claims.iter().any(|joined| joined.claim.id == id));
        let event = |id: &str| before.iter().flat_map(|incident| &incident.claims).find(|joined| joined.claim.id == id).map(|joined| (joined.claim.report_id.clone(), joined.claim.event_in_report));
        for pair in decisions.apart.iter().chain(&decisions.split) {
            if event(&pair.a) != event(&pair.b) {
                prop_assert_ne!(home(&pair.a), home(&pair.b));
            }
        }
    }

    /// Keys can be shared out to many workers: each decides the links of the pairs that it meets,
    /// some pairs are met by several, and the links come back in any order.
    #[test]
    fn any_partition_of_the_pairs_gives_the_same_clusters(
        seeds in prop::collection::vec(any::<(u8, u8, u8, u8, u8)>(), 2..24),
        parts in prop::collection::vec((0_usize..5, 0_usize..5, any::<u32>()), 300),
    ) {
        let (reports, said) = corpus(&seeds);
        let claims: Vec<Claim> = said.into_iter().map(|say| say.0).collect();
        let by_id = reports.iter().map(|report| (report.id.as_str(), report)).collect();
        let world = happening::gather(&claims, &by_id);
        let link = |&(a, b): &(u32, u32)| {
            let strength = links::strength(&both::Both::of(&world, a, b)?)?;
            Some(cluster::Edge { a, b, strength })
        };
        let meetings = meetings::Meetings::of(&world);
        let (mut pairs, mut partners) = (Vec::new(), Vec::new());
        for a in 0..world.count() {
            meetings.partners(a, &mut partners);
            pairs.extend(partners.iter().map(|&b| (a, b)));
        }
        let whole: Vec<cluster::Edge> = pairs.iter().filter_map(link).collect();
        prop_assert_eq!(&whole, &meetings::links(&world, &meetings).0);
        let mut workers: Vec<Vec<(u32, (u32, u32))>> = vec![Vec::new(); 5];
        for (pair, (one, other, rank)) in pairs.iter().zip(parts.iter().cycle()) {
            for worker in [one, other] {
                // Each worker may hold the two the other way round.
                let turned = if worker % 2 == 0 { *pair } else { (pair.1, pair.0) };
                workers.get_mut(*worker).unwrap().push((*rank, turned));
            }
        }
        let mut shared: Vec<cluster::Edge> = Vec::new();
        for mut worker in workers {
            worker.sort_unstable();
            shared.extend(worker.iter().map(|(_, pair)| pair).filter_map(link));
        }
        let decided = decided::Decided::default();
        let plain = |clusters: cluster::Clusters| {
            let why: Vec<String> = (0..world.count()).map(|at| clusters.why(&world, at)).collect();
            (clusters.members, why)
        };
        let alone = cluster::clusters(&world, whole, &decided);
        let together = cluster::clusters(&world, shared, &decided);
        prop_assert_eq!(plain(alone), plain(together));
    }
}
