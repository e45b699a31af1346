#!/usr/bin/env bash
# What .ci/run leaves out because it takes hours: before a release, and every now and then.
#
#     Scripts/check-all.sh
#
# The verdicts on mutants are kept in .build-mutants, so a second run tries only what has changed.
set -euo pipefail

cd "$(dirname "$0")/.."
source Scripts/steps.sh
export COVERAGE=1

step "what decides a change" .ci/run
step "tool in release" make test-release
step "address sanitizer" make asan-all
step "thread sanitizer" make tsan
step "consumers" make check-consumer-all
step "wrong guesses" make wrong-guesses
step "engine" make engine-check SECONDS=60
step "random plans" make soak SECONDS=60
step "lying signers" Scripts/soak.sh signing 5000
step "killed nodes" make node-soak SECONDS=120
step "small worlds" Scripts/soak.sh smallworlds 20
step "fuzzing" make fuzz SECONDS=20
step "costs" make bench-check
step "mutants" make mutants
