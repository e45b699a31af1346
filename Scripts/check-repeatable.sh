#!/usr/bin/env bash
# A ceremony with three cheats, twice: the same bytes, and exactly the verdicts that it deserves.
set -euo pipefail

cd "$(dirname "$0")/.."
export DKG_STRICT=1
source Scripts/release-options.sh
Scripts/tool.sh build "${release[@]}" --product dkg 2>&1 | tail -n 1
dkg="$(swift build "${release[@]}" --show-bin-path)/dkg"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for run in first second; do
    "$dkg" simulate --participants 7 --threshold 4 --seed 1 --fault wrong-share:2 \
        --fault silent-extraction:5 --fault false-complaint:7 --json >"$work/$run"
done
cmp "$work/first" "$work/second"
python3 - "$work/first" <<'EOF'
import json, sys

report = json.load(open(sys.argv[1]))
assert report["qualified"] == [1, 3, 4, 5, 6], report["qualified"]
assert [(c["index"], c["kind"]) for c in report["convicted"]] == [
    (2, "invalidShare"),
    (7, "falseComplaint"),
], report["convicted"]
assert report["reconstructs"] is True and report["signatureVerifies"] is True
EOF
echo "check-repeatable: the same bytes twice, 2 and 7 convicted, 5 reconstructed, both proofs hold"
