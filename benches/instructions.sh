#!/usr/bin/env bash
# Counts the instructions of a few commands under valgrind, which a busy machine cannot blur, and fails where one grew by
# more than 10% against benches/results/instructions.csv. BLESS=1 records anew: say in the commit why.
# usage: benches/instructions.sh [BINARY]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
binary=${1:-${CARGO_TARGET_DIR:-target}/release/incident-mapper}
recorded=benches/results/instructions.csv
if ! command -v valgrind >/dev/null 2>&1; then
  echo "valgrind is not installed: skipped"
  exit 0
fi
if [ ! -x "$binary" ]; then
  echo "$binary is not there: cargo build --release" >&2
  exit 1
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

count() {
  local name=$1
  shift
  # Without --cache-sim and --branch-sim cachegrind counts instructions alone.
  valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file="$folder/$name" "$binary" "$@" >/dev/null 2>"$folder/log" \
    || { cat "$folder/log" >&2; exit 1; }
  echo "$name,$(sed -n 's/^summary: *//p' "$folder/$name")"
}

reports=(data/reports tests/fixtures/corpus/open/reports)
{
  echo "# $(rustc --version | cut -d' ' -f1,2), $(valgrind --version), $(uname -m)"
  echo "what,instructions"
  count lookup lookup Darzab
  count places places "${reports[@]}"
  count places-elsewhere places tests/fixtures/corpus/negatives/reports
  count map map --jobs 1 --quiet --out "$folder/out" --format geojson "${reports[@]}"
} >"$folder/counts.csv"

if [ "${BLESS:-}" = 1 ]; then
  mkdir -p "$(dirname "$recorded")"
  cp "$folder/counts.csv" "$recorded"
  cat "$recorded"
  exit 0
fi
if [ ! -f "$recorded" ]; then
  echo "$recorded is not there: BLESS=1 $0 records it" >&2
  exit 1
fi
if [ "$(head -1 "$recorded")" != "$(head -1 "$folder/counts.csv")" ]; then
  # Another compiler makes other instructions: its figures say nothing about a change here.
  echo "recorded with other tools ($(head -1 "$recorded")): not compared; BLESS=1 $0 records anew"
  cat "$folder/counts.csv"
  exit 0
fi
awk -F, '
  /^#/ || /^what,/ { next }
  NR == FNR { was[$1] = $2; next }
  !($1 in was) { printf "%s is not recorded: BLESS=1 benches/instructions.sh\n", $1; bad = 1; next }
  {
    ratio = $2 / was[$1]
    printf "%-18s %14d  %.3f of the recorded %d\n", $1, $2, ratio, was[$1]
    if (ratio > 1.1) { printf "  more than 10%% above: make it faster, or BLESS=1 and say why\n"; bad = 1 }
  }
  END { exit bad }' "$recorded" "$folder/counts.csv"
