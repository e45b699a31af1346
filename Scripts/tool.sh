#!/usr/bin/env bash
# Builds, tests or runs the package of the command `dkg`, which is in Tool, in the build folder of the library:
#
#     Scripts/tool.sh build|test|run [options of swift build, swift test or swift run]
#
# Both packages in one folder, so that nothing is built twice. SwiftPM keeps one plan for each folder and
# configuration, and would take the library's for the tool's: `swift test` would run the other package's tests and
# say that all passed. So the tool's plan is made anew each time, and is removed afterwards.
set -euo pipefail

cd "$(dirname "$0")/.."
command=$1
shift
scratch=.build
for ((i = 1; i <= $#; i++)); do
    if [ "${!i}" = --scratch-path ]; then
        next=$((i + 1))
        scratch=${!next}
    fi
done
trap 'rm -f "$scratch"/debug.yaml "$scratch"/release.yaml' EXIT
swift "$command" --package-path Tool --scratch-path "$scratch" --disable-build-manifest-caching "$@"
