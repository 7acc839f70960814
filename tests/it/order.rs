//! From reports to incidents: neither the order in which reports are named nor the number of threads
//! shows, with people's decisions and without.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Decisions, Fix, Fixed, Incident, Pair};
use incident_mapper::{fuse, ingest, pipeline, provenance};
use proptest::prelude::*;
use proptest::sample::subsequence;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| pipeline::gazetteer(None).unwrap());

fn reports() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reports");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    assert!(paths.len() >= 20, "the bundled reports are there");
    paths
}

fn incidents(paths: &[PathBuf], jobs: usize, decisions: &Decisions) -> Vec<Incident> {
    let read = ingest::read(paths, &[]).unwrap();
    let claims = pipeline::claims(&read.reports, &GAZETTEER, jobs).unwrap();
    let origins = provenance::origins(&read.reports, &claims);
    fuse::fuse_with(&read.reports, claims, &origins, decisions)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_order_and_any_number_of_threads_give_the_same_incidents(
        paths in subsequence(reports(), 6..14).prop_shuffle(),
        jobs in 2_usize..9,
        picks in prop::collection::vec((0_usize..3, any::<u16>(), any::<u16>()), 0..4),
    ) {
        let mut sorted = paths.clone();
        sorted.sort();
        let plain = incidents(&sorted, 1, &Decisions::default());
        prop_assert_eq!(&incidents(&paths, jobs, &Decisions::default()), &plain);

        let claims: Vec<String> = plain
            .iter()
            .flat_map(|incident| &incident.claims)
            .map(|joined| joined.claim.id.clone())
            .collect();
        prop_assume!(!claims.is_empty());
        let id = |pick: u16| claims.get(usize::from(pick) % claims.len()).cloned().unwrap();
        let mut decisions = Decisions::default();
        for (kind, a, b) in picks {
            let pair = Pair { a: id(a), b: id(b), words: "correction".into() };
            match kind {
                0 => decisions.merge.push(pair),
                1 => decisions.apart.push(pair),
                _ => decisions.fixes.push(Fix { claim: id(a), value: Fixed::Place(None) }),
            }
        }
        let decided = incidents(&sorted, 1, &decisions);
        prop_assert_eq!(&incidents(&paths, jobs, &decisions), &decided);
        let held: usize = decided.iter().map(|incident| incident.claims.len()).sum();
        prop_assert_eq!(held, claims.len(), "no claim is lost or told twice");
    }
}
