#!/usr/bin/env bash
# Runs ceremonies, key generations and sessions, honest, disturbed, aborted, pending and resumed, and searches
# for their secrets: in the memory of the process that ran them, and in that of another process, from outside.
# Buffers of secrets are counted, too. A secret that is kept on purpose must be found and counted.
set -euo pipefail

cd "$(dirname "$0")/.."
if [ ! -r /proc/self/maps ]; then
    echo "wipecheck: this system has no /proc/self/maps, so memory cannot be searched" >&2
    exit 1
fi
export DKG_WIPING_CHECK=1 DKG_STRICT=1
build=(--configuration release --scratch-path .build-wipecheck)
Scripts/build-without-warnings.sh swift build "${build[@]}" --product WipingCheck
"$(swift build "${build[@]}" --show-bin-path)/WipingCheck"
