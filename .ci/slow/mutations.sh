#!/usr/bin/env bash
# Ten thousand damaged reports through the pipeline (tests/it/mutations.rs). Another number may be given as the first argument.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
INCIDENT_MAPPER_MUTATIONS=${1:-10000} cargo test --locked --test it mutations -- --nocapture
