#!/usr/bin/env bash
# Counts the instructions of a few commands (benches/counts: gungraun, which runs them under valgrind) and fails
# where one grew by more than 10% against benches/results/instructions.csv. BLESS=1 records anew: say in the commit why.
set -euo pipefail
# usage: benches/instructions.sh [BINARY]
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
INCIDENT_MAPPER_BIN=$(realpath "${1:-$target/release/incident-mapper}")
export INCIDENT_MAPPER_BIN
recorded=benches/results/instructions.csv

if ! command -v valgrind >/dev/null 2>&1; then
  echo "valgrind is not installed: skipped"
  exit 0
fi
version=$(sed -n '/^name = "gungraun"$/{n;s/^version = "\(.*\)"$/\1/p}' benches/counts/Cargo.lock)
tools=$target/tools
PATH=$tools/bin:$PATH
if [ "$(gungraun-runner --version 2>/dev/null | awk '{ print $2 }')" != "$version" ]; then
  echo "gungraun-runner $version is not installed: cargo install gungraun-runner --version $version --root $tools"
  exit 0
fi
INCIDENT_MAPPER_TOOLS="# $(rustc --version | cut -d' ' -f1,2), $(valgrind --version), gungraun $version, $(uname -m)"
if [ "${BLESS:-}" != 1 ]; then
  # Without it nothing is bounded. Another compiler makes other instructions.
  export INCIDENT_MAPPER_TOOLS
  if [ "$(head -1 "$recorded")" != "$INCIDENT_MAPPER_TOOLS" ]; then
    echo "recorded with other tools ($(head -1 "$recorded")): counted and not compared; BLESS=1 $0 records anew"
  fi
fi
mkdir -p target
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
GUNGRAUN_HOME=$folder CARGO_TARGET_DIR=$tools/counts cargo bench --locked --quiet --manifest-path benches/counts/Cargo.toml
[ "${BLESS:-}" = 1 ] || exit 0
{
  echo "$INCIDENT_MAPPER_TOOLS"
  echo "what,instructions"
  # The order of the bench.
  sed -n 's/^    ("\([a-z_]*\)", .*/\1/p; s/^        "\([a-z_]*\)",$/\1/p' benches/counts/commands.rs | while read -r name; do
    # A file a thread.
    find "$folder" -path "*/$name.*" -name 'callgrind*.out' -exec cat {} + |
      awk -v name="$name" '/^totals:/ { sum += $2 } END { printf "%s,%.0f\n", name, sum }'
  done
} >"$recorded"
cat "$recorded"
