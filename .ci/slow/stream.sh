#!/usr/bin/env bash
# Builds the program and maps a stream of so many megabytes (10 GB by default): .ci/slow/stream.sh [MEGABYTES [SHARE]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
cargo build --locked --release
exec .ci/slow/stream.py "${CARGO_TARGET_DIR:-target}/release/incident-mapper" "${1:-10240}" "${2:-0.01}"
