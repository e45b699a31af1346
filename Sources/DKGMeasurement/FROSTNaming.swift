public import FROSTKeyGeneration

/// How the participants of a measured FROST key generation are called, on which the cost depends.
public enum FROSTNaming: String, Hashable, Sendable, CaseIterable {
    /// By the numbers from 1 on.
    case consecutive
    /// By scalars that their names hash to.
    case hashed

    /// The identifiers of so many participants, the first of whom is measured.
    ///
    /// - Parameters:
    ///   - count: n.
    ///   - ciphersuite: The suite.
    /// - Returns: The identifiers; fewer than n if n is above 65535.
    public func identifiers(
        _ count: Int, in ciphersuite: FROSTCiphersuite
    ) -> [FROSTIdentifier] {
        (0..<max(0, count)).compactMap { position in
            switch self {
            case .consecutive: ParticipantIndex(position: position).map { FROSTIdentifier($0) }
            case .hashed:
                FROSTIdentifier.derived(
                    from: Array("participant \(position)".utf8), in: ciphersuite)
            }
        }
    }
}
