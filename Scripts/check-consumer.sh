#!/usr/bin/env bash
# Looks at the package as a stranger: packages outside the tree depend on it and run the README's example.
# No other package may be resolved. Without an argument: by URL with the native build system in release, by
# path with Xcode's in debug, and every promised library with library evolution, as for a binary framework. With
# `all`: by path and by URL, with both build systems, in debug and release, and again library evolution.
#
# What is looked at is the last commit.
#
#     Scripts/check-consumer.sh [all]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A stranger does not set it.
unset DKG_STRICT

say() { printf '%s\n' "check-consumer: $*"; }

case ${1:-some} in
    some) builds=("by-url native release" "by-path swiftbuild debug") ;;
    all)
        builds=()
        for dependency in by-path by-url; do
            for system in native swiftbuild; do
                for configuration in debug release; do
                    builds+=("$dependency $system $configuration")
                done
            done
        done
        ;;
    *)
        echo "usage: Scripts/check-consumer.sh [all]" >&2
        exit 2
        ;;
esac

# A clone under the package's own name, for SwiftPM derives a dependency's identity from its URL.
git -c advice.detachedHead=false clone --quiet --no-local "$root" "$work/swift-dkg"
git -C "$work/swift-dkg" checkout --quiet -B consumer-check

# consumer NAME DEPENDENCY PRODUCT...: writes a package that uses the products.
consumer() {
    local name=$1 dependency=$2 products="" product
    shift 2
    for product in "$@"; do products+=".product(name: \"$product\", package: \"swift-dkg\"), "; done
    mkdir -p "$work/$name/Sources/consumer"
    cat >"$work/$name/Package.swift" <<EOF
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "consumer",
    platforms: [.macOS(.v15)],
    dependencies: [$dependency],
    targets: [.executableTarget(name: "consumer", dependencies: [$products])]
)
EOF
    {
        sed -n '/<!-- example -->/,/<!-- end -->/p' "$root/README.md" | sed '/^```/d;/^<!--/d'
        cat <<'EOF'

func demonstrate() throws {
    var random = SystemRandomSource()
    let identity = try SigningKey(random: &random)
    let ceremony = try Ceremony(
        threshold: 1, roster: Roster([identity.verificationKey]),
        instance: Ceremony.Instance(random: &random))
    var board: [[UInt8]] = []
    let package = try makeKey(
        ceremony, identity: identity, stateKey: StateKey(random: &random), store: { _ in },
        post: { board.append($0) }, read: { board })
    print("group key \(package.groupKey.publicKey)")
}
try demonstrate()
EOF
    } >"$work/$name/Sources/consumer/main.swift"
}

# build NAME OPTION...: builds the consumer, runs it, and sees that nothing else was resolved or fetched.
build() {
    local name=$1 began=$SECONDS
    shift
    say "$name, $*"
    if ! (cd "$work/$name" && swift build "$@") >"$work/log" 2>&1; then
        grep -E 'error:' "$work/log" | sort -u | head -n 20 >&2 || true
        tail -n 5 "$work/log" >&2
        say "does not build: $name, $*" >&2
        exit 1
    fi
    (cd "$work/$name" && "$(swift build "$@" --show-bin-path)/consumer")
    if [ -e "$work/$name/Package.resolved" ] &&
        grep -o '"identity" *: *"[^"]*"' "$work/$name/Package.resolved" | grep -v swift-dkg; then
        say "$name resolves other packages" >&2
        exit 1
    fi
    if [ -d "$work/$name/.build/checkouts" ] &&
        ls "$work/$name/.build/checkouts" | grep -v '^swift-dkg$'; then
        say "$name fetched other packages" >&2
        exit 1
    fi
    say "built and run in $((SECONDS - began)) s"
}

by_path=".package(path: \"$work/swift-dkg\")"
# Those whose names begin with an underscore are promised to nobody.
libraries=$(sed -n 's/.*\.library(name: "\([A-Za-z0-9]*\)".*/\1/p' "$root/Package.swift")
consumer by-path "$by_path" DKG
consumer by-url ".package(url: \"file://$work/swift-dkg\", branch: \"consumer-check\")" DKG
# shellcheck disable=SC2086 # One product a word.
consumer resilient "$by_path" $libraries

for entry in "${builds[@]}"; do
    read -r name system configuration <<<"$entry"
    build "$name" --build-system "$system" -c "$configuration"
done
build resilient --build-system native -c debug -Xswiftc -enable-library-evolution
say "${#builds[@]} builds of a consumer, and one of $(wc -w <<<"$libraries") libraries with library" \
    "evolution; nothing else was resolved"
