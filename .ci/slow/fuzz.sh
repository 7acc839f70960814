#!/usr/bin/env bash
# Each target of tests/it/fuzz.rs for ten minutes, or as many seconds as the first argument says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export INCIDENT_MAPPER_FUZZ_SECONDS=${1:-600}
for target in readers map outlines packages check; do
  case $target in
    readers) test=readers_read_or_refuse_whatever_comes ;;
    map) test=map_writes_a_layer_that_check_passes_or_says_why_not ;;
    outlines) test=outlines_are_read_or_refused_whatever_comes ;;
    packages) test=outlines_in_geopackages_are_read_or_refused_whatever_comes ;;
    check) test=check_says_what_is_wrong_with_whatever_comes ;;
  esac
  cargo test --locked --test it "fuzz::$test" -- --nocapture --exact
done
