//! How many instructions a few commands take, counted by valgrind, which a busy machine cannot blur:
//! `benches/instructions.sh` runs this and compares, `BLESS=1 benches/instructions.sh` records anew.
//!
//! A command that takes more than a tenth more than `benches/results/instructions.csv` says fails.
//! Counts that another compiler made say nothing about a change here: they bound nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a tool for measuring stops at the first surprise and says so"
)]

use std::path::Path;

use counts::COMMANDS;
use gungraun::{
    Bench, BinaryBenchmark, BinaryBenchmarkConfig, BinaryBenchmarkGroup, Callgrind,
    CallgrindMetrics, Command, EventKind, Stdio, binary_benchmark_group, main,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const RECORDED: &str = "benches/results/instructions.csv";

/// The most that a command may take, where the tools that count are those that recorded.
fn bound(recorded: &str, name: &str) -> Option<u64> {
    let tools = std::env::var("INCIDENT_MAPPER_TOOLS").ok()?;
    if recorded.lines().next() != Some(&tools) {
        return None;
    }
    let row = recorded
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(','));
    let Some(row) = row else {
        eprintln!("{name} is not recorded: BLESS=1 benches/instructions.sh");
        return Some(0);
    };
    let count: u64 = row.parse().expect("a count in the recorded table");
    Some(count + count / 10)
}

fn group(group: &mut BinaryBenchmarkGroup) {
    let recorded = std::fs::read_to_string(Path::new(ROOT).join(RECORDED)).unwrap_or_default();
    let binary = std::env::var("INCIDENT_MAPPER_BIN").expect("INCIDENT_MAPPER_BIN: a release build");
    for (name, args) in COMMANDS {
        let mut command = Command::new(&binary);
        command.args(args).stdout(Stdio::Null).stderr(Stdio::Null);
        command.current_dir(ROOT);
        let mut callgrind = Callgrind::with_args(["--cache-sim=no"]);
        if let Some(most) = bound(&recorded, name) {
            callgrind.hard_limits([(CallgrindMetrics::from(EventKind::Ir), most)]);
        }
        let mut config = BinaryBenchmarkConfig::default();
        config.tool(callgrind);
        let bench = Bench::new("run").command(command).clone();
        group.binary_benchmark(
            BinaryBenchmark::new(name)
                .config(config)
                .bench(bench)
                .clone(),
        );
    }
}

binary_benchmark_group!(name = commands, benchmarks = |group| crate::group(group));
main!(binary_benchmark_groups = commands);
