#!/usr/bin/env bash
# Runs random fault plans in release on all cores for the given number of seconds (default 60) and compares
# each ceremony with what the model predicts. A mismatch is shrunk, printed as a test, and exits with 1.
# With `smallworlds` in place of the seconds it runs everything that one faulty participant can do among
# three and four, or each K-th plan of it, or only the worlds with WORLD in their name ("n = 3"), from plan
# FIRST on. With `signatures` it signs COUNT times (10000) with keys of every protocol, and names as many liars; with
# `signing` it runs COUNT random plans (10000) of robust signatures with lying signers and coordinators, and `dkg verify`
# reads the evidence of one in a hundred.
#
#     Scripts/soak.sh [SECONDS [SEED] | signatures [COUNT [SEED]] | signing [COUNT [SEED]] | smallworlds [K [WORLD [FIRST]]]]
set -euo pipefail

cd "$(dirname "$0")/.."
source Scripts/release-options.sh
case ${1:-60} in
    smallworlds | signatures | signing) ;;
    *[!0-9]*) echo "soak: SECONDS is a number; got '$1'" >&2; exit 2 ;;
esac
export DKG_SOAK=1 DKG_STRICT=1
swift build "${release[@]}" --product Soak 2>&1 | tail -n 1
bin=$(swift build "${release[@]}" --show-bin-path)
if [ "${1:-}" = signing ]; then
    Scripts/tool.sh build "${release[@]}" --product dkg 2>&1 | tail -n 1
    exec "$bin/Soak" signing "${2:-10000}" "${3:-$(($(date +%s) << 24))}" "$bin/dkg"
fi
exec "$bin/Soak" "${@:-60}"
