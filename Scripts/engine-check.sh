#!/usr/bin/env bash
# Compares the engine for public points with libsecp256k1 in release on all cores for the given number of
# seconds (default 60). A difference is printed with its seed, and exits with 1. With `costs` in place of
# the seconds it prints what the engine costs beside libsecp256k1.
#
#     Scripts/engine-check.sh [SECONDS [SEED] | costs]
set -euo pipefail

cd "$(dirname "$0")/.."
source Scripts/release-options.sh
case ${1:-60} in
    costs) ;;
    *[!0-9]*) echo "engine-check: SECONDS is a number; got '$1'" >&2; exit 2 ;;
esac
export DKG_ENGINE_CHECK=1 DKG_STRICT=1
swift build "${release[@]}" --product EngineCheck 2>&1 | tail -n 1
exec "$(swift build "${release[@]}" --show-bin-path)/EngineCheck" "${@:-60}"
