#!/usr/bin/env bash
# No binding in the sources forgets a noncopyable value, and what the compiler forgets is still what
# Checks/Lifetimes says, in debug and in release.
set -euo pipefail

cd "$(dirname "$0")/.."
Scripts/noncopyable-lets.py
for configuration in debug release; do
    build=(--package-path Checks/Lifetimes --scratch-path .build-lifetimes --configuration "$configuration")
    swift build "${build[@]}" --product Lifetimes 2>&1 | tail -n 1
    "$(swift build "${build[@]}" --show-bin-path)/Lifetimes"
done
