public import Secp256k1Group

/// Why a key cannot be derived, or a path, a chain code or an extended key not be read.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum DerivationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A path has too many steps.
    case pathTooLong(maximum: Int, got: Int)
    /// A part of a path is no number.
    case notAStep(position: Int, got: String)
    /// A step of a path, counted from 0, is hardened.
    case hardenedStep(position: Int)
    /// A step is 2^31 or more.
    case stepTooLarge(maximum: UInt32, got: UInt64)
    /// A chain code has 32 bytes.
    case chainCodeLength(expected: Int, got: Int)
    /// A Merkle root has 32 bytes.
    case merkleRootLength(expected: Int, got: Int)
    /// The key is not for signing.
    case wrongPurpose(Purpose)
    /// The bytes of a tweak are no scalar.
    case tweak(ScalarError)
    /// The tweak takes the key to the neutral element.
    case infinity
    /// The left half of a child's hash is the group order or more.
    case childNotBelowOrder(step: UInt32)
    /// The hash of an output key is the group order or more.
    case tapTweakNotBelowOrder
    /// An extended public key has another number of characters.
    case extendedKeyLength(expected: Int, got: Int)
    /// A character, counted from 0, is none of Base58.
    case notBase58(position: Int)
    /// The checksum of an extended key is wrong.
    case extendedKeyChecksum
    /// An extended key is of another kind.
    case extendedKeyVersion(expected: UInt32, got: UInt32)
    /// An extended key of depth 0 states a parent.
    case rootWithParent(fingerprint: UInt32, childNumber: UInt32)
    /// The key in an extended key is no point.
    case extendedKeyPoint(PointError)

    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .pathTooLong(let maximum, let got):
            "a path has at most \(maximum) steps; got \(got)."
        case .notAStep(let position, let got):
            "step \(position) of the path is \(got.debugDescription); write a decimal number without leading zeros, "
                + "as in m/0/7."
        case .hardenedStep(let position):
            "step \(position) of the path is hardened, which needs the whole secret key; nobody has it. "
                + "Take a path without h, H and '."
        case .stepTooLarge(let maximum, let got):
            "a step is at most \(maximum); got \(got). Numbers from 2^31 on are hardened steps, which need the "
                + "whole secret key."
        case .chainCodeLength(let expected, let got):
            "a chain code has \(expected) bytes; got \(got)."
        case .merkleRootLength(let expected, let got):
            "a Merkle root has \(expected) bytes, and none where there are no scripts; got \(got)."
        case .wrongPurpose(let purpose):
            "only a key for signing has children and output keys; this one is for \(purpose)."
        case .tweak(let error):
            "this is no tweak: \(error)"
        case .infinity:
            "the tweak takes the key to the neutral element, which is no key; take another tweak, or of a path the "
                + "next step."
        case .childNotBelowOrder(let step):
            "the hash of child \(step) is not below the group order, so there is no such child; take the next step."
        case .tapTweakNotBelowOrder:
            "the hash of key and Merkle root is not below the group order, so there is no such output key; take "
                + "another key."
        case .extendedKeyLength(let expected, let got):
            "an extended public key has \(expected) characters; got \(got). Copy all of it, without spaces."
        case .notBase58(let position):
            "character \(position) of the extended public key, counted from 0, is none of Base58; copy it again."
        case .extendedKeyChecksum:
            "the checksum of the extended public key is wrong; a character was mistaken or lost. Copy it again."
        case .extendedKeyVersion(let expected, let got):
            "an extended public key has the version \(hexadecimal(expected)), which makes it begin with xpub; got "
                + "\(hexadecimal(got)). Private keys and keys of other networks are not read."
        case .rootWithParent(let fingerprint, let childNumber):
            "an extended key of depth 0 has no parent; this one states fingerprint \(hexadecimal(fingerprint)) and "
                + "child number \(childNumber). It was not made by a wallet."
        case .extendedKeyPoint(let error):
            "the key in the extended public key is no point: \(error)"
        }
    }

    private func hexadecimal(_ number: UInt32) -> String {
        var writer = ByteWriter(capacity: 4)
        writer.append(number)
        return writer.bytes.hexadecimal
    }
}
