#!/usr/bin/env bash
# Runs ceremonies, honest, faulty and aborted, drops everything, and searches the process's own memory for
# the secrets. A secret that is still alive must be found. Needs Linux's /proc.
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
