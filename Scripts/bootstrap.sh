#!/usr/bin/env bash
# Installs what the package needs besides Swift: libsecp256k1 (0.2.0 or newer) and GMP, for the tool libargon2,
# and pkg-config, by which Swift finds them. Says what it does, asks nothing, and does nothing when all is there.
set -euo pipefail

say() { printf '%s\n' "bootstrap: $*"; }

present() {
    command -v pkg-config >/dev/null 2>&1 &&
        pkg-config --atleast-version=0.2.0 libsecp256k1 2>/dev/null &&
        pkg-config --exists gmp 2>/dev/null &&
        pkg-config --exists libargon2 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        # -n: fail with a message instead of asking for a password.
        sudo -n "$@"
    fi
}

if ! command -v swift >/dev/null 2>&1; then
    say "no 'swift' on the PATH; install Swift 6.2 or newer from https://www.swift.org/install" >&2
    exit 1
fi

if ! present; then
    if command -v apt-get >/dev/null 2>&1; then
        say "installing libsecp256k1-dev, libgmp-dev, libargon2-dev and pkg-config with apt-get"
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            libsecp256k1-dev libgmp-dev libargon2-dev pkg-config >/dev/null
    elif command -v brew >/dev/null 2>&1; then
        say "installing secp256k1, gmp, argon2 and pkgconf with brew"
        HOMEBREW_NO_AUTO_UPDATE=1 brew install --quiet secp256k1 gmp argon2 pkgconf
    else
        say "neither apt-get nor brew is here; install libsecp256k1 (0.2.0 or newer), GMP, libargon2" \
            "and pkg-config, then try again" >&2
        exit 1
    fi
    if ! present; then
        say "pkg-config still finds no libsecp256k1 of version 0.2.0 or newer, no gmp or no libargon2" >&2
        exit 1
    fi
fi

say "libsecp256k1 $(pkg-config --modversion libsecp256k1), gmp $(pkg-config --modversion gmp)," \
    "libargon2 $(pkg-config --modversion libargon2)"
