#!/usr/bin/env bash
# Checks that no branch and no address depends on a secret: whole ceremonies and sessions run under valgrind with every
# secret marked as undefined memory. A control that branches on a secret must be reported.
set -euo pipefail

cd "$(dirname "$0")/.."
if ! command -v valgrind >/dev/null 2>&1 || [ ! -e /usr/include/valgrind/memcheck.h ]; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "ctcheck: needs valgrind with its headers, which this system's package manager may have" >&2
        exit 1
    fi
    echo "ctcheck: installing valgrind with apt-get"
    as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq valgrind >/dev/null
fi

export DKG_CONSTANT_TIME_CHECK=1 DKG_STRICT=1
build=(--configuration release --scratch-path .build-ctcheck)
Scripts/build-without-warnings.sh swift build "${build[@]}" --product ConstantTimeCheck
check="$(swift build "${build[@]}" --show-bin-path)/ConstantTimeCheck"
under_valgrind=(valgrind --quiet --error-limit=no --error-exitcode=99
    --suppressions=Checks/ConstantTime/libsecp256k1.supp)

"${under_valgrind[@]}" "$check"
status=0
"${under_valgrind[@]}" "$check" leak >/dev/null 2>&1 || status=$?
if [ "$status" != 99 ]; then
    echo "ctcheck: the control branched on a secret and was not reported (status $status)" >&2
    exit 1
fi
echo "ctcheck: both schemes, honest and with complaints, objections and openings, sealed states and files," \
    "ChillDKG, FROST key generation and signing nonces in both suites and formats, and signatures by every scheme, also from a pool of nonces:" \
    "0 reports;" \
    "the control was reported"
