// A digest read as an integer, and an integer written as a digest.
extension Digest {
    /// int(digest) as four 64-bit words, least significant first.
    package var words: Point.Words {
        unsafe withUnsafePointer { unsafe Point.words(at: $0) }
    }

    /// The first 128 bits as the weight of an equation, with one in place of zero.
    package var weight: UInt128 {
        let words = words
        let weight = UInt128(words.3) << 64 | UInt128(words.2)
        return weight == 0 ? 1 : weight
    }

    /// The 32 big-endian bytes of a public scalar.
    init(_ scalar: Scalar) {
        self = unsafe scalar.withUnsafePointer { unsafe Digest(unsafeLoading: $0) }
    }
}

extension Scalar {
    /// scalar(h) = int(h) mod q.
    ///
    /// - Parameter digest: The 32 bytes h, read big-endian.
    public init(reducing digest: Digest) {
        self.init(UInt64(0))
        unsafe withMutableLimbs { result in
            unsafe digest.withUnsafePointer { unsafe Limbs.load(result, bigEndian: $0) }
            unsafe Limbs.reduce(result)
        }
    }
}
