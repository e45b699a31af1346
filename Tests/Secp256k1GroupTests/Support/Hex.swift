import Testing

@testable import Secp256k1Group

// Constants are written in hexadecimal; a mistyped one fails its test at once.
extension Array<UInt8> {
    init(hex: String) throws {
        self = try #require([UInt8](hexadecimal: hex))
    }
}

extension Scalar {
    init(hex: String) throws {
        self = try Scalar([UInt8](hex: hex))
    }
}

extension Digest {
    init(hex: String) throws {
        self = try #require(Digest([UInt8](hex: hex)))
    }
}

extension Signature {
    init(hex: String) throws {
        self = try #require(Signature([UInt8](hex: hex)))
    }
}

extension Point {
    /// Decodes 66 digits, or "infinity".
    init(hex: String) throws {
        if hex == "infinity" {
            self = .infinity
        } else {
            self = try Point(compressed: [UInt8](hex: hex))
        }
    }
}

extension SecretBytes {
    init(hex: String) throws {
        self = try SecretBytes(copying: [UInt8](hex: hex))
    }

    /// The bytes, for a comparison.
    borrowing func disclosed() -> [UInt8] {
        withBytes { span in
            unsafe span.withUnsafeBytes { unsafe Array($0) }
        }
    }
}
