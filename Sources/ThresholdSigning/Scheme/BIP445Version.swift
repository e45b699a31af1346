/// Which draft of BIP 445 (bitcoin/bips, pull request 2070) all signers of a session follow.
///
/// The drafts hash different things, so the version is part of the scheme, and of the digest of every request.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum BIP445Version: UInt32, Hashable, Sendable, CaseIterable {
    /// Draft 0.6.0.
    case draft6 = 0x00_06_00

    /// Draft 0.12.1: nonces are bound to their signer, and at most 128 can sign.
    case draft12 = 0x00_0C_01

    /// What stands before the identifiers where they are hashed: their number, or nothing.
    func prefix(signerCount: Int) -> [UInt8] {
        switch self {
        case .draft6: []
        case .draft12: UInt32(clamping: signerCount).bigEndianBytes
        }
    }

    /// How many members a key can have; `nil` for any number.
    var maximumMemberCount: Int? {
        switch self {
        case .draft6: nil
        case .draft12: 128
        }
    }

    /// What a nonce is bound to besides its seed: 00, or 04 and the signer's identifier, which this version has.
    func nonceIdentity(_ identifier: UInt32?) -> [UInt8] {
        switch self {
        case .draft6: []
        case .draft12: identifier.map { [4] + $0.bigEndianBytes } ?? [0]
        }
    }
}

extension BIP445Version: CustomStringConvertible {
    /// The version with dots.
    public var description: String {
        "\(rawValue >> 16).\(rawValue >> 8 & 0xFF).\(rawValue & 0xFF)"
    }
}

extension UInt32 {
    /// Four bytes, the most significant one first.
    var bigEndianBytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> UInt32($0)) }
    }
}
