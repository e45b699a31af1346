#!/usr/bin/env bash
# No secret can be printed, copied, compared, hashed or encoded by accident: such code does not compile.
# Every snippet below must be refused, each for its own line; the control, which uses the same types as
# intended, must compile. Row O9 of Docs/Faults.md.
#
# And what is below the ceremonies, or beside them, does not bring their names: whoever imports ChillDKG has
# keys, and no Ceremony.
set -euo pipefail

cd "$(dirname "$0")/.."
export DKG_STRICT=1
# The flag of `make test COVERAGE=1`, so that what it built is used.
swift build ${COVERAGE:+--enable-code-coverage} --target DKGTestHarness 2>&1 | tail -n 1
swift build ${COVERAGE:+--enable-code-coverage} --target CeremonyLog 2>&1 | tail -n 1
swift build ${COVERAGE:+--enable-code-coverage} --target ThresholdSigning 2>&1 | tail -n 1
modules="$(swift build --show-bin-path)/Modules"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compile=(swiftc -swift-version 6 -I "$modules" -Xcc -fmodule-map-file=Sources/CLibSecp256k1/module.modulemap
    -Xcc -fmodule-map-file=Sources/CLibGMP/module.modulemap -module-name Misuse)

# Every type that holds a secret.
types=(SecretBytes SecretScalar SecretScalarVector SecretPreimage SigningKey SecretPolynomial SecretShare
    DealerSecrets CeremonySeed DealerSeed PendingShare KeyPackage Participant UnstoredParticipant StateKey SavedState
    SealedFileKey IdentityFile CeremonyLog SecretKeyShare SecretKeyShare.Recovery ChillHostKey ChillParticipant
    ChillCertifyingParticipant ChillKeyPackage
    FROSTDealer FROSTReceiver FROSTRound2Package FROSTKeyPackage FROSTGeneratedKey Signer NoncePair)

# A borrowed secret in a wrong place. The compiler finds these while it checks types.
misuses=(
    'print(secret)'
    'debugPrint(secret)'
    'dump(secret)'
    'let text = "\(secret)"'
    'let text = String(describing: secret)'
    'let text = String(reflecting: secret)'
    'let mirror = Mirror(reflecting: secret)'
    'let isEqual = secret == secret'
    'let isEqual = secret != secret'
    'let isLess = secret < secret'
    'let hash = secret.hashValue'
    'let list = [secret]'
    'let any: Any = secret'
    'let data = try? JSONEncoder().encode(secret)'
    'let data = try? PropertyListEncoder().encode(secret)'
    'let data = try? NSKeyedArchiver.archivedData(withRootObject: secret, requiringSecureCoding: false)'
)
# These it finds later, where it checks who owns a value.
copies=(
    'let copy = secret'
    'var copy = secret; copy = secret'
    'let pair = (copy secret, 1)'
    'take(secret)'
)

refused=0
wrong=0
# refuse TYPE MODE SNIPPET...: a file with one function a snippet, each of which must have an error.
refuse() {
    local type=$1 mode=$2 file="$work/Misuse.swift" line=7
    shift 2
    {
        echo 'import CeremonyLog'
        echo 'import DKG'
        echo 'import FROSTKeyGeneration'
        echo 'import ChillDKG'
        echo 'import ThresholdSigning'
        echo 'import Foundation'
        echo "func take(_ secret: consuming $type) {}"
        local number=0
        for snippet in "$@"; do
            number=$((number + 1))
            echo "func misuse$number(_ secret: borrowing $type) { $snippet }"
        done
    } >"$file"
    if "${compile[@]}" "$mode" "$file" >"$work/log" 2>&1; then :; fi
    for snippet in "$@"; do
        line=$((line + 1))
        if grep -q "Misuse.swift:$line:[0-9]*: error:" "$work/log"; then
            refused=$((refused + 1))
        else
            echo "check-misuse: compiles with a $type: $snippet" >&2
            wrong=$((wrong + 1))
        fi
    done
}

# The control: what is meant to work compiles, and so an error above is about the misuse.
cat >"$work/Control.swift" <<'SWIFT'
import CeremonyLog
import ChillDKG
import DKG
import FROSTKeyGeneration
import Foundation
import ThresholdSigning

func take(_ secret: consuming SecretScalar) {}
func use(_ secret: borrowing SecretScalar) -> Point { secret.timesGenerator() }
func store(_ secret: borrowing CeremonySeed) -> Int { secret.bytes.duplicate().count }
func file(_ secret: borrowing KeyPackage) -> SecretBytes { secret.secretEncoding() }
func show(_ secret: borrowing KeyPackage) -> String { "\(secret.index) \(secret.groupKey.publicKey)" }
func hand(_ secret: consuming SecretScalar) { take(secret) }
func copies(_ secret: borrowing SecretScalar) { take(secret.duplicate()) }
func state(_ participant: borrowing UnstoredParticipant) -> PublicState { participant.state }
func frost(_ secret: borrowing FROSTKeyPackage) -> SecretBytes { secret.secretEncoding(as: .json) }
func share(_ secret: borrowing SecretShare) -> OpenedShare { secret.disclosed() }
func host(_ secret: borrowing ChillHostKey) -> PublicKey { secret.publicKey }
func said(_ state: borrowing ChillParticipant) -> [UInt8] { state.message }
func signed(_ state: borrowing ChillCertifyingParticipant) -> [UInt8] { state.message }
func chill(_ secret: borrowing ChillKeyPackage) -> SecretKeyShare { secret.secretKeyShare() }
func sealed(_ secret: borrowing IdentityFile) -> SecretBytes { secret.secretEncoding() }
func derived(_ secret: borrowing SealedFileKey) -> KeyDerivation { secret.derivation }
func begun(_ secret: borrowing SecretKeyShare.Recovery) -> ThresholdKey { secret.key }
func committed(_ secret: borrowing NoncePair) -> [UInt8] { secret.commitment.encoded }
func signing(_ secret: borrowing Signer) -> ThresholdKey { secret.key }
func once(_ signer: borrowing Signer, _ request: SigningRequest, _ nonces: consuming NoncePair) throws {
    _ = try signer.examine(request, for: nonces)
    _ = try signer.sign(signer.examine(request, for: nonces), with: nonces)
}
SWIFT
if ! "${compile[@]}" -emit-sil -o /dev/null "$work/Control.swift" >"$work/log" 2>&1; then
    cat "$work/log" >&2
    echo "check-misuse: the control does not compile, so errors mean nothing" >&2
    exit 1
fi
# And the snippets themselves are right: with a public type, which may be shown, they compile.
harmless=()
for snippet in "${misuses[@]}"; do
    case $snippet in *archivedData* | *JSONEncoder* | *PropertyList* | *'<'*) ;; *) harmless+=("$snippet") ;; esac
done
{
    echo 'import ChillDKG'
    echo 'import Foundation'
    echo 'func take(_ secret: consuming Scalar) {}'
    number=0
    for snippet in "${harmless[@]}" 'let pair = (copy secret, 1)'; do
        number=$((number + 1))
        echo "func use$number(_ secret: Scalar) { $snippet }"
    done
} >"$work/Public.swift"
if ! "${compile[@]}" -emit-sil -o /dev/null "$work/Public.swift" >"$work/log" 2>&1; then
    cat "$work/log" >&2
    echo "check-misuse: the snippets do not compile with a public type either" >&2
    exit 1
fi

for type in "${types[@]}"; do
    refuse "$type" -typecheck "${misuses[@]}"
    for snippet in "${copies[@]}"; do refuse "$type" -emit-sil "$snippet"; done
done

# Nonces that were used are gone, whatever became of the signature.
used=(
    '_ = try signer.sign(examined, with: nonces); _ = try signer.sign(examined, with: nonces)'
    '_ = try? signer.sign(examined, with: nonces); _ = try signer.sign(examined, with: nonces)'
    '_ = try signer.sign(examined, with: nonces); _ = nonces.commitment'
    'for _ in 0..<2 { _ = try signer.sign(examined, with: nonces) }'
    '_ = nonces.hiding'
    '_ = nonces.secretEncoding()'
    '_ = NoncePair(decoding: [])'
)
for snippet in "${used[@]}"; do
    {
        echo 'import ThresholdSigning'
        echo 'func misuse('
        echo '    _ signer: borrowing Signer, _ examined: ExaminedRequest, _ nonces: consuming NoncePair'
        echo ") throws { $snippet }"
    } >"$work/Used.swift"
    if "${compile[@]}" -emit-sil -o /dev/null "$work/Used.swift" >"$work/log" 2>&1; then
        echo "check-misuse: compiles with nonces: $snippet" >&2
        wrong=$((wrong + 1))
    elif grep -q 'Used.swift:[34]:[0-9]*: error:' "$work/log"; then
        refused=$((refused + 1))
    else
        cat "$work/log" >&2
        echo "check-misuse: another error than the one that is meant: $snippet" >&2
        wrong=$((wrong + 1))
    fi
done
if [ "$wrong" != 0 ]; then
    echo "check-misuse: $wrong snippets compile that must not" >&2
    exit 1
fi

# names MODULE TYPE: whether importing the module brings the type.
names() {
    printf 'import %s\ntypealias Sought = %s\n' "$1" "$2" >"$work/Names.swift"
    if "${compile[@]}" -typecheck "$work/Names.swift" >"$work/log" 2>&1; then return 0; fi
    if grep -q "cannot find type '$2' in scope" "$work/log"; then return 1; fi
    cat "$work/log" >&2
    exit 1
}
for module in ThresholdKeys FROSTPackages FROSTKeyGeneration ChillDKG ThresholdSigning; do
    names "$module" ThresholdKey || {
        echo "check-misuse: $module does not bring ThresholdKey" >&2
        exit 1
    }
    for type in Ceremony Participant PublicState GroupKey Complaint Dealing; do
        if names "$module" "$type"; then
            echo "check-misuse: import $module brings $type, which is the ceremonies'" >&2
            exit 1
        fi
        names DKG "$type" || {
            echo "check-misuse: there is no $type in DKG" >&2
            exit 1
        }
    done
done
echo "check-misuse: five modules bring keys and none of six types of the ceremonies"
echo "check-misuse: ${#types[@]} secret types, $refused snippets refused, both controls compile"
