#!/usr/bin/env bash
# Looks at the package as a stranger: a package outside the tree depends on it, by path and by URL, and
# runs the README's example in debug and release. No other package may be resolved.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf '%s\n' "check-consumer: $*"; }

# A clone under the package's own name, for SwiftPM derives a dependency's identity from its URL.
git clone --quiet --no-local "$root" "$work/swift-dkg"
git -C "$work/swift-dkg" checkout --quiet -B consumer-check

consumer() {
    local name=$1 dependency=$2
    mkdir -p "$work/$name/Sources/consumer"
    cat >"$work/$name/Package.swift" <<EOF
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "consumer",
    platforms: [.macOS(.v15)],
    dependencies: [$dependency],
    targets: [
        .executableTarget(
            name: "consumer", dependencies: [.product(name: "DKG", package: "swift-dkg")])
    ]
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
        instance: Digest(random: &random))
    var board: [[UInt8]] = []
    let package = try makeKey(
        ceremony, identity: identity, stateKey: StateKey(random: &random), store: { _ in },
        post: { board.append($0) }, read: { board })
    print("group key \(package.groupKey.publicKey)")
}
try demonstrate()
EOF
    } >"$work/$name/Sources/consumer/main.swift"

    local configuration
    for configuration in debug release; do
        say "$name, $configuration"
        (cd "$work/$name" && swift build -c "$configuration" 2>&1 | tail -n 3)
        (cd "$work/$name" && "$(swift build -c "$configuration" --show-bin-path)/consumer")
    done
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
}

consumer by-path ".package(path: \"$work/swift-dkg\")"
consumer by-url ".package(url: \"file://$work/swift-dkg\", branch: \"consumer-check\")"
say "both consumers built and ran in debug and release, and resolved nothing else"
