#!/usr/bin/env bash
# Builds the tool in release and runs Scripts/node-soak.py with it:
#
#     Scripts/node-soak.sh [SECONDS [SEED]]
set -euo pipefail

cd "$(dirname "$0")/.."
source Scripts/release-options.sh
export DKG_STRICT=1
Scripts/tool.sh build "${release[@]}" --product dkg 2>&1 | tail -n 1
Scripts/tool.sh build "${release[@]}" --product faulty-member 2>&1 | tail -n 1
exec Scripts/node-soak.py "$(swift build "${release[@]}" --show-bin-path)" "${@:-60}"
