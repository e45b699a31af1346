public import PublicPointEngine
public import Secp256k1Group

/// BIP 340 signatures over 32-byte messages that are verified together, with a verdict for each.
///
/// One equation stands for all (batch verification of BIP 340): the sum of a_i (R_i + e_i P_i - s_i G)
/// is infinity, where R_i and P_i are the points with even y of the signatures and keys. If all
/// signatures verify it holds whatever the weights a_i are. If one does not, it holds for one choice of
/// its weight in 2^128, so whoever signs must not be able to foresee the weights: derive them by a hash
/// from everything that is verified and from something that no signer knows.
///
/// Blame is exact: a signature is called invalid only by libsecp256k1, verifying it alone.
///
/// ``SignatureClaim`` puts longer messages, and schemes with tags of their own, into the same equation.
///
/// ```swift
/// var batch = SignatureBatch(capacity: 2)
/// batch.append(LiftedKey(firstKey), firstSignature, for: firstMessage)
/// batch.append(LiftedKey(secondKey), secondSignature, for: secondMessage)
/// let verdicts = batch.verdicts { position in weightHash.digest(of: seed + [UInt8(position)]) }
/// ```
///
/// Variable time: signatures are public.
public struct SignatureBatch: Sendable {
    var items: [SignatureBatchItem] = []

    /// Creates an empty batch.
    ///
    /// - Parameter capacity: How many signatures there will be; more may be appended.
    public init(capacity: Int = 0) {
        items.reserveCapacity(max(0, capacity))
    }

    /// How many signatures the batch has.
    public var count: Int { items.count }

    /// Whether it has none.
    public var isEmpty: Bool { items.isEmpty }

    /// Appends a signature.
    ///
    /// - Parameters:
    ///   - key: The signer's key.
    ///   - signature: The signature, valid or not.
    ///   - message: The message.
    public mutating func append(_ key: LiftedKey, _ signature: Signature, for message: Digest) {
        append(key, signature, .digest(message))
    }

    /// Appends a signature of any scheme that has this equation.
    mutating func append(_ key: LiftedKey, _ signature: Signature, _ message: SignedMessage) {
        items.append(SignatureBatchItem(key: key, signature: signature, message: message))
    }

    /// Verifies all signatures.
    ///
    /// - Parameter weight: Gives the hash from which the weight of a position is taken: its first 128
    ///   bits, big-endian, with one in place of zero. Asked once for each signature, in their order. No
    ///   signer may be able to foresee it.
    /// - Returns: For each signature whether it verifies, in the order of appending.
    public func verdicts(weight: (_ position: Int) -> Digest) -> [Bool] {
        var judge = SignatureBatchJudge(
            items, weights: items.indices.map { weight($0).weight })
        return judge.verdicts()
    }

    /// Verifies all signatures, with weights that follow from all of them.
    ///
    /// Nobody foresees these either: whoever changes one bit of one signature, key or message changes
    /// all weights, so to find signatures that fit theirs takes 2^128 attempts.
    ///
    /// - Returns: For each signature whether it verifies, in the order of appending.
    public func verdicts() -> [Bool] {
        var writer = ByteWriter(capacity: 128 * items.count)
        for item in items {
            writer.append(item.key.key.digest)
            // Stands for the message: the equation knows no more of it.
            writer.append(item.challenge)
            writer.append(item.signature)
        }
        let batch = SignatureBatch.batchHash.digest(of: writer)
        return verdicts { position in
            var writer = ByteWriter(capacity: 36)
            writer.append(batch)
            writer.append(UInt32(truncatingIfNeeded: position))
            return SignatureBatch.weightHash.digest(of: writer)
        }
    }

    private static let batchHash = TaggedHash("DKG/v1/signature batch")
    private static let weightHash = TaggedHash("DKG/v1/signature weight")

    /// With fewer an equation costs more than verifying each alone.
    public static let smallest = BlameByHalves.smallest

    /// Whether all signatures verify.
    ///
    /// - Parameter weight: As in ``verdicts(weight:)``.
    /// - Returns: `true` if all do, also if there are none.
    public func isValid(weight: (_ position: Int) -> Digest) -> Bool {
        verdicts(weight: weight).allSatisfy { $0 }
    }
}
