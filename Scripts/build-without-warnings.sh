#!/usr/bin/env bash
# Runs a command, shows what it prints, and fails if it fails or prints a warning.
set -euo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log"
if grep -nE '(^|[[:space:]])warning:' "$log"; then
    echo "the output above has warnings; there must be none" >&2
    exit 1
fi
