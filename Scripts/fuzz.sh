#!/usr/bin/env bash
# Fuzzes every decoder, the receiver and whole fault plans with libFuzzer and the address sanitizer, each for
# the given number of seconds (default 10). With --within the builds and all targets together take about so
# many seconds: what the builds leave is shared, and every target has at least one. What crashed before is kept
# in Checks/Fuzz/Crashers and run first.
#
#     Scripts/fuzz.sh [SECONDS | --within SECONDS]
set -euo pipefail

cd "$(dirname "$0")/.."
source Scripts/release-options.sh
SECONDS=0
within=
if [ "${1-}" = --within ]; then
    within=${2-}
    shift
fi
seconds=${1-10}
case $seconds in
    '' | *[!0-9]*) echo "fuzz: SECONDS is a number; got '$seconds'" >&2; exit 2 ;;
esac
export DKG_FUZZ=1 DKG_STRICT=1
export ASAN_OPTIONS=detect_leaks=0
# A backtrace of a crashed fuzzer hangs; libFuzzer prints one of its own.
export SWIFT_BACKTRACE=enable=no

# The seeds come from an ordinary build, the one that other checks use.
swift build "${release[@]}" --product FuzzSeeds 2>&1 | tail -n 1
corpus=.build-fuzz/corpus
rm -rf "$corpus"
mkdir -p .build-fuzz
"$(swift build "${release[@]}" --show-bin-path)/FuzzSeeds" "$corpus"
swift build --scratch-path .build-fuzz/sanitized -c release --product Fuzz \
    --sanitize=fuzzer --sanitize=address \
    -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp 2>&1 | tail -n 1
fuzz="$(swift build --scratch-path .build-fuzz/sanitized -c release --show-bin-path)/Fuzz"

# Every case of the enumeration, so that none is forgotten.
mapfile -t targets < <(sed -n 's/^    case \([a-zA-Z]*\)$/\1/p' Checks/Fuzz/Sources/FuzzTarget.swift)
[ "${#targets[@]}" -ge 37 ] || { echo "fuzz: found ${#targets[@]} targets, expected 37 or more" >&2; exit 1; }
if [ -n "$within" ]; then
    # A target takes a second more than it is told: it starts, and it reads its seeds.
    left=$((within - SECONDS))
    seconds=$((left / ${#targets[@]} - 1))
    [ "$seconds" -ge 1 ] || seconds=1
    echo "fuzz: built in $SECONDS s, so each target has $seconds s"
fi
total=0
for target in "${targets[@]}"; do
    export DKG_FUZZ_TARGET=$target
    mkdir -p "$corpus/$target"
    log=.build-fuzz/$target.log
    if [ -d "Checks/Fuzz/Crashers/$target" ]; then
        "$fuzz" "Checks/Fuzz/Crashers/$target"/* >"$log" 2>&1 || { tail -n 20 "$log" >&2; exit 1; }
    fi
    if ! "$fuzz" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
        -artifact_prefix=".build-fuzz/crash-$target-" "$corpus/$target" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        echo "fuzz: $target failed; the input is in .build-fuzz, keep it in Checks/Fuzz/Crashers/$target" >&2
        exit 1
    fi
    if ! grep -q 'DONE *cov: ' "$log"; then
        echo "fuzz: $target was built without coverage, so libFuzzer is blind" >&2
        exit 1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    total=$((total + runs))
    echo "fuzz: $target, $runs inputs"
done
echo "fuzz: ${#targets[@]} targets, $total inputs, no crash"
