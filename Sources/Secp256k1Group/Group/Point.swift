import CLibSecp256k1

/// A public point of secp256k1, infinity included.
///
/// libsecp256k1 has no representation of infinity and calls an abort callback when it meets one.
/// This type keeps it apart, so that no C function ever sees it: sums and products that vanish are
/// values like any other. Points stay parsed; encoding happens once, when bytes are wanted.
public struct Point: Sendable {
    /// A valid key, or zeros for infinity: libsecp256k1 never makes a key of zeros, since x and y are
    /// in it and (0, 0) is not on the curve.
    ///
    /// Points stay 64 bytes, and large ceremonies hold a million of them.
    private let key: secp256k1_pubkey

    /// Whether this is the neutral element.
    public var isInfinity: Bool {
        unsafe withUnsafePointer(to: key) { address in
            let bytes = unsafe UnsafeRawPointer(address)
            // Almost every key shows in its first word; this is asked for every summand.
            if unsafe bytes.loadUnaligned(as: UInt64.self) != 0 { return false }
            return stride(from: 8, to: MemoryLayout<secp256k1_pubkey>.size, by: 8)
                .allSatisfy {
                    unsafe bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self) == 0
                }
        }
    }

    /// The neutral element.
    ///
    /// It has no encoding in the ceremony protocol.
    public static let infinity = Point()

    private init() {
        key = secp256k1_pubkey()
    }

    /// Wraps a key that libsecp256k1 just produced.
    init(valid key: secp256k1_pubkey) {
        self.key = key
    }

    /// Whether the y-coordinate is odd; `false` for infinity, which has none.
    package var hasOddY: Bool {
        unsafe withCompressed { unsafe $0.pointee } == 3
    }

    /// Lends the key to a C function.
    ///
    /// Never called on infinity.
    @inline(__always)
    func withUnsafeKey<Result>(_ body: (UnsafePointer<secp256k1_pubkey>) -> Result) -> Result {
        unsafe withUnsafePointer(to: key) { unsafe body($0) }
    }

    /// The key, for functions of this module that write their result over it.
    var unsafeKey: secp256k1_pubkey { key }
}

extension Point: Hashable {
    /// Whether both are the same point.
    ///
    /// Variable time: points are public.
    ///
    /// - Parameters:
    ///   - left: One point.
    ///   - right: The other.
    /// - Returns: `true` if they are equal.
    public static func == (left: Point, right: Point) -> Bool {
        if left.isInfinity || right.isInfinity { return left.isInfinity == right.isInfinity }
        CountedCall.compare.count()
        // The 64 bytes inside a secp256k1_pubkey are not canonical and must not be compared.
        return unsafe left.withUnsafeKey { left in
            unsafe right.withUnsafeKey { right in
                unsafe secp256k1_ec_pubkey_cmp(Secp256k1Context.pointer, left, right) == 0
            }
        }
    }

    /// Feeds the compressed encoding to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(compressed)
    }
}

extension Point: CustomStringConvertible {
    /// 66 lower-case hexadecimal digits, or "infinity".
    public var description: String { isInfinity ? "infinity" : compressed.hexadecimal }
}
