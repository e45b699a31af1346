import DKG

/// A secret that is searched for.
///
/// It must not be written down where it could be found: its bytes are kept inverted.
struct Needle {
    let name: String
    /// Whether it may still live once the key is certified: an own share, an identity, a state key.
    let outlivesCertification: Bool
    private let inverted: [UInt8]

    /// Takes down secret bytes.
    init(_ name: String, _ secret: borrowing SecretBytes, outlivesCertification: Bool = false) {
        self.name = name
        self.outlivesCertification = outlivesCertification
        inverted = secret.withBytes { span in
            (0..<span.byteCount).map {
                ~(unsafe span.unsafeLoad(fromByteOffset: $0, as: UInt8.self))
            }
        }
    }

    /// Takes down a secret scalar.
    init(_ name: String, _ secret: borrowing SecretScalar, outlivesCertification: Bool = false) {
        self.init(name, secret.secretEncoding(), outlivesCertification: outlivesCertification)
    }

    /// The inverted bytes in pieces of eight, once in this order and once in the other, in which limbs
    /// and libsecp256k1's points have them.
    ///
    /// Allocators write over the beginning of what was freed, so a secret that was not wiped is rarely
    /// found whole. Eight bytes occur by accident once in 2^64. A shorter rest is left out.
    var invertedPieces: [UInt64] { pieces(of: inverted) + pieces(of: inverted.reversed()) }

    private func pieces(of bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, through: bytes.count - 8, by: 8).map { start in
            var piece: UInt64 = 0
            // As the processor loads them, the first byte being the least significant.
            for byte in bytes[start..<start + 8].reversed() { piece = piece << 8 | UInt64(byte) }
            return piece
        }
    }

    /// Whether the bytes lie in public ones.
    func lies(in bytes: [UInt8]) -> Bool {
        guard bytes.count >= inverted.count else { return false }
        return (0...(bytes.count - inverted.count)).contains { start in
            inverted.indices.allSatisfy { bytes[start + $0] == ~inverted[$0] }
        }
    }
}
