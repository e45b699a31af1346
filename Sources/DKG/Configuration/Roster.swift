public import PolynomialCommitments
public import Secp256k1Group

/// The ordered list of all who may take part: n distinct identity keys, 1 <= n <= 65535.
public struct Roster: Hashable, Sendable {
    /// The identity keys; the key at position p belongs to index p + 1.
    public let keys: [VerificationKey]

    /// Creates a roster of decoded keys.
    ///
    /// - Parameter keys: The identity keys in the order of their indices.
    /// - Throws: ``CeremonyError/rosterSize(got:)`` or ``CeremonyError/duplicateIdentity(first:second:)``.
    public init(_ keys: [VerificationKey]) throws(CeremonyError) {
        guard ParticipantIndex.range.contains(keys.count) else {
            throw .rosterSize(got: keys.count)
        }
        var first: [VerificationKey: ParticipantIndex] = [:]
        for (position, key) in keys.enumerated() {
            guard let index = ParticipantIndex(position: position) else {
                throw .rosterSize(got: keys.count)
            }
            if let earlier = first[key] {
                throw .duplicateIdentity(first: earlier, second: index)
            }
            first[key] = index
        }
        self.keys = keys
    }

    /// Creates a roster of encoded keys.
    ///
    /// - Parameter encodedKeys: The identity keys, 32 bytes each, in the order of their indices.
    /// - Throws: ``CeremonyError/invalidIdentity(index:_:)`` for one that is not a key, and what
    ///   ``init(_:)-([VerificationKey])`` throws.
    public init(_ encodedKeys: [[UInt8]]) throws(CeremonyError) {
        guard ParticipantIndex.range.contains(encodedKeys.count) else {
            throw .rosterSize(got: encodedKeys.count)
        }
        var keys: [VerificationKey] = []
        keys.reserveCapacity(encodedKeys.count)
        for (position, bytes) in encodedKeys.enumerated() {
            do throws(PointError) {
                keys.append(try VerificationKey(bytes))
            } catch {
                guard let index = ParticipantIndex(position: position) else {
                    throw .rosterSize(got: encodedKeys.count)
                }
                throw .invalidIdentity(index: index, error)
            }
        }
        try self.init(keys)
    }

    /// n.
    public var count: Int { keys.count }

    /// All indices, ascending.
    public var indices: [ParticipantIndex] {
        keys.indices.compactMap(ParticipantIndex.init(position:))
    }

    /// The identity key of a participant; `nil` if there is none with that index.
    ///
    /// - Parameter index: The index.
    /// - Returns: The key.
    public func key(of index: ParticipantIndex) -> VerificationKey? {
        keys.indices.contains(index.position) ? keys[index.position] : nil
    }

    /// The index of an identity key; `nil` if it is not in the roster.
    ///
    /// - Parameter key: The key.
    /// - Returns: The index.
    public func index(of key: VerificationKey) -> ParticipantIndex? {
        keys.firstIndex(of: key).flatMap(ParticipantIndex.init(position:))
    }
}
