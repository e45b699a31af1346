public import PolynomialCommitments
public import Secp256k1Group

/// What all participants of a session have to agree on beforehand: the host public keys, in order,
/// and the threshold.
///
/// Values of this type are valid. Participants compare ``hash`` over an authenticated channel before
/// they begin.
public struct ChillSessionParameters: Hashable, Sendable {
    /// t, the number of shares that use the key; at least 1 and at most n.
    public let threshold: Threshold

    /// The host public keys, by id; distinct, none of them infinity.
    public let hostPublicKeys: [PublicKey]

    /// The encryption context: b4(t) and all host public keys.
    let context: [UInt8]

    /// The largest number of participants.
    public static let maximumCount = Int(UInt16.max)

    private static let hashFunction = TaggedHash("BIP DKG/params_hash")

    /// Checks parameters.
    ///
    /// - Parameters:
    ///   - hostPublicKeys: The keys, 33 bytes each, in the order that all participants use.
    ///   - threshold: t.
    /// - Throws: ``ChillSessionParametersError``.
    public init(
        hostPublicKeys: [[UInt8]], threshold: Int
    ) throws(ChillSessionParametersError) {
        let count = hostPublicKeys.count
        guard threshold <= count, count <= ChillSessionParameters.maximumCount,
            let checked = try? Threshold(threshold)
        else { throw .thresholdOrCount(threshold: threshold, count: count) }
        var keys: [PublicKey] = []
        keys.reserveCapacity(count)
        for (id, bytes) in zip(ChillParticipantID.all(count), hostPublicKeys) {
            do throws(PointError) {
                keys.append(try PublicKey(compressed: bytes))
            } catch {
                throw .invalidHostPublicKey(id, error)
            }
        }
        var seen: [[UInt8]: ChillParticipantID] = [:]
        for (id, bytes) in zip(ChillParticipantID.all(count), hostPublicKeys) {
            if let first = seen.updateValue(id, forKey: bytes) {
                throw .duplicateHostPublicKey(first, id)
            }
        }
        self.threshold = checked
        self.hostPublicKeys = keys
        context = fourBytes(threshold) + hostPublicKeys.joined()
    }

    /// n, the number of participants.
    public var count: Int { hostPublicKeys.count }

    /// The ids of all participants, ascending.
    public var participants: [ChillParticipantID] { ChillParticipantID.all(count) }

    /// The highest index, n.
    var lastIndex: ParticipantIndex { participants[count - 1].index }

    /// Whether an id is one of this session.
    ///
    /// - Parameter id: The id.
    /// - Returns: `true` if it is below n.
    public func contains(_ id: ChillParticipantID) -> Bool { id.position < count }

    /// The id of a host public key.
    ///
    /// - Parameter key: The key.
    /// - Returns: Its position; `nil` if it is not listed.
    public func id(of key: PublicKey) -> ChillParticipantID? {
        hostPublicKeys.firstIndex(of: key).flatMap { ChillParticipantID($0) }
    }

    /// 32 bytes that name the parameters (`params_hash`).
    public var hash: Digest {
        ChillSessionParameters.hashFunction.digest(of: context)
    }

    /// The host public keys one after the other, 33n bytes.
    var hostPublicKeyBytes: ArraySlice<UInt8> { context.dropFirst(4) }
}
