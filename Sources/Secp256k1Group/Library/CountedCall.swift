/// The calls of libsecp256k1 that `make bench` counts, to compare what a participant costs with what
/// the calls alone cost.
///
/// What the engine for public points does at once counts as calls of its own. In an ordinary build
/// counting compiles to nothing: the core has no state of its own.
package enum CountedCall: Int, CaseIterable {
    /// `ec_pubkey_create`: the product of a secret and G.
    case multiplyGenerator
    /// `ecdh`: the product of a secret and a point.
    case multiplySecret
    /// `ec_pubkey_tweak_mul` by a factor of at most 128 bits.
    case multiplyShort
    /// The bits of those factors.
    case shortFactorBits
    /// `ec_pubkey_tweak_mul` by a longer factor.
    case multiplyLong
    /// `ec_pubkey_tweak_add`: a point and the product of a public scalar and G.
    case addGenerator
    /// `ec_pubkey_combine`.
    case sum
    /// The points that those calls add.
    case summand
    /// `schnorrsig_verify`.
    case verify
    /// `schnorrsig_sign32`.
    case sign
    /// `keypair_create`, with the public half.
    case keyPair
    /// `ec_pubkey_parse` of 33 bytes.
    case parseCompressed
    /// `ec_pubkey_parse` of 65 bytes.
    case parseAffine
    /// `ec_pubkey_serialize`.
    case serialise
    /// `ec_pubkey_cmp`.
    case compare
    /// `xonly_pubkey_from_pubkey` with its serialisation.
    case xOnly
    /// A block of 64 bytes that SHA-256 compresses.
    case hashBlock
    /// A signature verified in a batch, under a key whose multiples are kept.
    case batchedSignature
    /// A signature verified in a batch, under a key that is used once.
    case batchedProof
    /// The multiples of a key, computed together with those of others.
    case liftedKey
    /// A step of Horner's rule, of many that go together.
    case engineStep
    /// A point added to a column of many.
    case engineSummand
    /// A value of a table, for each of its coefficients.
    case engineDifference
    /// A point of a sum with weights of 128 bits.
    case weightedPoint

    #if CALL_COUNTS
        /// How often each was called, by raw value; from one thread only.
        nonisolated(unsafe) package static var counts = [Int](repeating: 0, count: allCases.count)
    #endif

    @inline(__always)
    package func count(_ number: @autoclosure () -> Int = 1) {
        #if CALL_COUNTS
            unsafe CountedCall.counts[rawValue] += number()
        #endif
    }

    /// Counts work of the engine, and not again what it is made of.
    @inline(__always)
    package func counting<Result>(
        _ number: @autoclosure () -> Int, _ work: () -> Result
    ) -> Result {
        #if CALL_COUNTS
            let before = unsafe CountedCall.counts
            let result = work()
            unsafe CountedCall.counts = before
            count(number())
            return result
        #else
            return work()
        #endif
    }

    /// Counts the blocks of a tagged hash: one for the tag's own hash, one for the tag, and the
    /// message with its padding of at least 9 bytes.
    @inline(__always)
    static func countHash(byteCount: @autoclosure () -> Int) {
        hashBlock.count(2 + (byteCount() + 9 + 63) / 64)
    }
}

extension CountedCall {
    /// Counts the blocks by which a message that is signed or verified is longer than one of 32 bytes,
    /// with which the cost of a signature is measured.
    @inline(__always)
    package static func countMessage(byteCount: @autoclosure () -> Int) {
        // BIP 340 hashes 64 bytes and the message, after a tag whose block is computed beforehand.
        hashBlock.count((64 + byteCount() + 72) / 64 - 2)
    }
}

#if CALL_COUNTS
    /// The calls that were counted, for the benchmarks.
    public enum CallCounts {
        /// How often each was called so far, by name.
        public static var current: [String: Int] {
            var result: [String: Int] = [:]
            for call in CountedCall.allCases {
                result["\(call)"] = unsafe CountedCall.counts[call.rawValue]
            }
            return result
        }

        /// Begins at zero again.
        public static func reset() {
            unsafe CountedCall.counts = [Int](repeating: 0, count: CountedCall.allCases.count)
        }
    }
#endif
