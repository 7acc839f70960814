#!/usr/bin/env bash
# Coverage-guided fuzzing of every reader, of whole runs of `map`, of outlines and of `check`.
# Usage: .ci/slow/libfuzzer.sh [SECONDS A TARGET [TARGET ...]]; ten minutes each of all targets by default.
#
# Needs cargo-fuzz (cargo install cargo-fuzz) and a C++ compiler; the stable toolchain will do. It begins with the
# repository's fixtures and goes on with what earlier runs kept in fuzz/corpus. An input that makes a target fail is
# kept in fuzz/artifacts: mend the fault and put the input into tests/fixtures/fuzz, where `cargo test` tries it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-600}
shift || true
if [ $# -eq 0 ]; then
  set -- text markdown html feed json json_lines csv mail mailbox gzip zstd zip tar warc map outlines check
fi

# The program is free of unsafe code: AddressSanitizer would only slow it down.
cargo fuzz build --sanitizer none

inputs=tests/fixtures/inputs
layer=fuzz/corpus/layer
mkdir -p fuzz/corpus fuzz/artifacts
if [ -e out/incidents.geojson ] && [ ! -d "$layer" ]; then
  # A small layer in every format for `check` to begin with.
  report=$(find data/reports -name '*.txt' | sort | head -1)
  cargo run --quiet --locked -- map "$report" --quiet --format geojson,csv,gpkg,fgb,kml --out "$layer"
fi

# The seeds of a target.
seeds() {
  case $1 in
    text) ls $inputs/*.txt data/reports/*.txt ;;
    markdown) ls $inputs/*.md ;;
    html) ls $inputs/*.html ;;
    feed) ls $inputs/*.rss $inputs/*.atom ;;
    json) ls $inputs/*.json ;;
    json_lines) ls $inputs/*.jsonl ;;
    csv) ls $inputs/*.csv $inputs/*.tsv ;;
    mail) ls $inputs/*.eml $inputs/*.mhtml ;;
    mailbox) ls $inputs/*.mbox ;;
    gzip) ls $inputs/*.gz ;;
    zstd) ls $inputs/*.zst ;;
    zip) ls $inputs/*.zip ;;
    tar) gzip -dc $inputs/archive.tar.gz >fuzz/corpus/archive.tar && ls fuzz/corpus/archive.tar ;;
    warc) gzip -dc $inputs/pages.warc.gz >fuzz/corpus/pages.warc && ls fuzz/corpus/pages.warc ;;
    map) find data/reports $inputs -maxdepth 1 -type f ! -name '*.py' ;;
    outlines) ls tests/fixtures/outlines/*.geojson tests/fixtures/outlines/*.gpkg ;;
    check) find "$layer" -name 'incidents.*' ! -name '*.qml' ;;
    *) echo "no target $1" >&2; exit 2 ;;
  esac
}

# Files that a target writes are forgotten at once: memory holds them where it can.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ]; then
  export TMPDIR=/dev/shm
fi
failed=0
for target in "$@"; do
  mkdir -p "fuzz/corpus/$target"
  seeds "$target" | while read -r file; do
    [ "$(wc -c <"$file")" -gt 100000 ] || cp -n "$file" "fuzz/corpus/$target/$(basename "$file")"
  done
  log=fuzz/artifacts/$target.log
  # Half a minute and a gigabyte for one input: far more than any bound of the program lets it take.
  if ! cargo fuzz run --sanitizer none "$target" -- -max_total_time="$seconds" -max_len=100000 -timeout=30 \
    -rss_limit_mb=1024 -print_final_stats=1 >"$log" 2>&1; then
    failed=1
    tail -30 "$log"
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  found=$(find "fuzz/artifacts/$target" -type f 2>/dev/null | wc -l)
  echo "$target: ${runs:-?} inputs in $seconds s, coverage $coverage, $found failing inputs kept in fuzz/artifacts/$target"
done
exit $failed
