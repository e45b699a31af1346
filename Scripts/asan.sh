#!/usr/bin/env bash
# Runs tests under the address sanitizer: no memory is used after it was freed, or beyond its end. Then runs
# the ceremonies, key generations and sessions of `make wipecheck` under the leak sanitizer, too: nothing that
# was allocated is lost. The tests run without the leak sanitizer.
#
#     Scripts/asan.sh         decoders, receiving and ceremonies of few participants, and the leaks
#     Scripts/asan.sh all     all tests, those of the tool as well, and the leaks
#     Scripts/asan.sh leaks   the leaks alone
set -euo pipefail

cd "$(dirname "$0")/.."
few='ByteReader|Coding|Decod|Encod|Envelope|File|Fixed|Fuzz|Honest|JSON|Malformed|Misread|Misuse|Opening'
few+='|Point|Receipt|Receiv|Saved|Secret|Session|SignatureBatch|Slot|Tamper|Truncat'
# run_tests COMMAND... OPTION...
run_tests() { ASAN_OPTIONS=detect_leaks=0 "$@" --sanitize=address --scratch-path .build-asan; }
case ${1:-few} in
    few) run_tests swift test --filter "$few" ;;
    all)
        run_tests Scripts/tool.sh test
        run_tests swift test
        ;;
    leaks) ;;
    *) echo "usage: Scripts/asan.sh [all | leaks]" >&2; exit 2 ;;
esac

if [ "$(uname)" != Linux ]; then
    echo "leaks: this system has no leak sanitizer; leaks are NOT looked for"
    exit 0
fi
export DKG_WIPING_CHECK=1
build=(--sanitize=address --scratch-path .build-leaks)
swift build "${build[@]}" --product WipingCheck
program="$(swift build "${build[@]}" --show-bin-path)/WipingCheck"
export ASAN_OPTIONS=detect_leaks=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if "$program" --lose-memory >"$log" 2>&1 || ! grep -q 'LeakSanitizer: detected memory leaks' "$log"; then
    cat "$log"
    echo "leaks: memory that was lost on purpose was not reported" >&2
    exit 1
fi
echo "leaks: memory that was lost on purpose was reported"
"$program" --leaks
echo "leaks: none"
