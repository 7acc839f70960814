//! How well happenings are put together where the truth is known: a generated world whose reports
//! err at known rates, and an oracle that knows the rates.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{both, evidence, happening, links, meetings};
use super::*;

mod names;
mod oracle;
mod world;

/// Mean over all claims of precision and recall of the cluster that holds it, and their harmonic
/// mean (B-cubed). `found` and `truth` give each claim's cluster.
fn b_cubed(found: &[usize], truth: &[usize]) -> (f64, f64, f64) {
    let mut sizes: [BTreeMap<usize, f64>; 2] = [BTreeMap::new(), BTreeMap::new()];
    let mut both: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (f, t) in found.iter().zip(truth) {
        *sizes[0].entry(*f).or_default() += 1.0;
        *sizes[1].entry(*t).or_default() += 1.0;
        *both.entry((*f, *t)).or_default() += 1.0;
    }
    let mean = |side: usize| {
        both.iter()
            .map(|((f, t), n)| n * n / sizes[side][if side == 0 { f } else { t }])
            .sum::<f64>()
            / found.len() as f64
    };
    let (precision, recall) = (mean(0), mean(1));
    (
        precision,
        recall,
        2.0 * precision * recall / (precision + recall),
    )
}

/// The number of the incident that each claim of the world came to stand in.
fn fused(world: &world::World) -> Vec<usize> {
    let said: Vec<Say> = world.told.iter().map(world::Told::say).collect();
    let incidents = run(&world.reports(), said);
    let mut home: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, incident) in incidents.iter().enumerate() {
        for joined in &incident.claims {
            home.insert(&joined.claim.report_id, at);
        }
    }
    world
        .told
        .iter()
        .map(|told| home[told.report.as_str()])
        .collect()
}

fn scores(seed: u64) -> [(f64, f64, f64); 2] {
    let world = world::World::of(seed);
    let truth: Vec<usize> = world.told.iter().map(|told| told.truth).collect();
    [
        b_cubed(&fused(&world), &truth),
        b_cubed(&oracle::clusters(&world), &truth),
    ]
}

/// How far B-cubed F1 may stay behind the oracle's, over seeds by which nothing was set; docs/LINKS.md has the figures of
/// twenty seeds a row. May only be lowered.
const BEHIND: f64 = 0.02;

/// The same for the first three of them, which are harder than the others.
const BEHIND_ON_THREE: f64 = 0.029;

/// Seeds below 100 were looked at while the points were set; these were not.
const SEEDS: [u64; 12] = [
    1009, 2003, 3001, 201, 202, 203, 204, 205, 206, 207, 208, 209,
];

#[test]
fn fusion_comes_close_to_an_oracle_that_knows_the_noise() {
    let figures: Vec<(f64, f64)> = SEEDS
        .iter()
        .map(|&seed| {
            let [(_, _, ours), (_, _, oracle)] = scores(seed);
            (ours, oracle)
        })
        .collect();
    for (seeds, behind) in [(3, BEHIND_ON_THREE), (SEEDS.len(), BEHIND)] {
        let mean = |of: fn(&(f64, f64)) -> f64| {
            figures.iter().take(seeds).map(of).sum::<f64>() / seeds as f64
        };
        let (ours, oracle) = (mean(|f| f.0), mean(|f| f.1));
        assert!(oracle > 0.8, "the oracle itself is lost: {oracle:.3}");
        assert!(
            ours >= oracle - behind,
            "B-cubed F1 of {seeds} seeds {ours:.3}, the oracle's {oracle:.3}"
        );
    }
}

/// Shows the figures of the seeds that the points may be set by.
#[test]
#[ignore = "a look at the figures, not a test"]
#[expect(clippy::panic, reason = "the figures are read off the failure")]
fn look_at_the_seeds_for_tuning() {
    let shown: Vec<String> = (1..=4)
        .map(|seed| {
            let [ours, oracle] = scores(seed);
            format!(
                "seed {seed}: fused P {:.3} R {:.3} F {:.3}; oracle P {:.3} R {:.3} F {:.3}",
                ours.0, ours.1, ours.2, oracle.0, oracle.1, oracle.2
            )
        })
        .collect();
    let mut missed: Vec<String> = names::PERSONS
        .iter()
        .flat_map(|names| {
            let key = |at: usize| crate::text::person_names::NameKey::of(names[at]);
            [(0, 1), (0, 2), (1, 2)]
                .map(|(i, j)| format!("{} / {}: {:?}", names[i], names[j], key(i).compare(&key(j))))
        })
        .filter(|line| !line.ends_with("Strong"))
        .collect();
    missed.extend(errors(&world::World::of(1)));
    panic!("{}\n{}", shown.join("\n"), missed.join("\n"));
}

/// Pairs that the links decide wrongly.
fn errors(world: &world::World) -> Vec<String> {
    let claims: Vec<Claim> = world.told.iter().map(|told| told.say().0).collect();
    let reports = world.reports();
    let by_id = reports
        .iter()
        .map(|report| (report.id.as_str(), report))
        .collect();
    let seen = happening::gather(&claims, &by_id);
    let truth: BTreeMap<&str, &world::Told> = world
        .told
        .iter()
        .map(|told| (told.report.as_str(), told))
        .collect();
    let meetings = meetings::Meetings::of(&seen);
    let mut lines = Vec::new();
    let mut partners = Vec::new();
    for i in 0..seen.count() {
        meetings.partners(i, &mut partners);
        for j in i + 1..seen.count() {
            let both = both::Both::of(&seen, i, j).unwrap();
            let (x, y) = (truth[both.a.report], truth[both.b.report]);
            let met = partners.contains(&j);
            let linked = met && links::strength(&both).is_some();
            if linked != (x.truth == y.truth) {
                lines.push(format!(
                    "{} met={met} contradict={} score={}\n   {x:?}\n   {y:?}",
                    if linked { "FALSE" } else { "MISSED" },
                    links::contradict(&both),
                    evidence::evidence(&both),
                ));
            }
        }
    }
    lines
}

#[test]
fn b_cubed_of_a_known_case() {
    // Two true clusters of two, found as three and one.
    let (p, r, _) = b_cubed(&[0, 0, 0, 1], &[0, 0, 1, 1]);
    assert!((p - (2.0 * 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9);
    assert!((r - (1.0 + 1.0 + 0.5 + 0.5) / 4.0).abs() < 1e-9);
}
