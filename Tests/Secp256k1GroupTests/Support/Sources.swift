import Secp256k1Group

/// Delivers the same byte for ever.
struct ConstantSource: RandomSource {
    let byte: UInt8

    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        for offset in 0..<bytes.byteCount {
            bytes.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
    }
}

/// Delivers given strings one after the other, and fails when there are no more.
struct ScriptedSource: RandomSource {
    private var script: ArraySlice<[UInt8]>
    /// How often it was asked.
    private(set) var requests = 0

    init(_ script: [[UInt8]]) {
        self.script = script[...]
    }

    /// What was not asked for.
    var left: Int { script.count }

    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        requests += 1
        guard let next = script.popFirst() else { throw .unavailable }
        for (offset, byte) in next.enumerated() where offset < bytes.byteCount {
            bytes.storeBytes(of: byte, toByteOffset: offset, as: UInt8.self)
        }
    }
}

/// Fills half of what is asked for, then fails.
struct InterruptedSource: RandomSource {
    mutating func fill(_ bytes: inout MutableRawSpan) throws(RandomSourceError) {
        for offset in 0..<bytes.byteCount / 2 {
            bytes.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self)
        }
        throw .unavailable
    }
}
