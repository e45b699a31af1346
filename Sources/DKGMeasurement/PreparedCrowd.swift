public import CeremonyLog
public import DKG
public import DKGTestHarness

/// All members of a ceremony but one, honest, without being any of them: what they say is made when it is wanted.
///
/// With it a single real member can be measured in a ceremony that is too large to run whole. The others' sealed shares
/// for each other are not computed; no public rule can tell.
public struct PreparedCrowd {
    private let peers: PreparedPeers
    private let call: CeremonyCall
    private let reader: ParticipantIndex

    /// Prepares the others of a ceremony whose roster has their identities.
    ///
    /// - Parameters:
    ///   - configuration: What their secrets follow from.
    ///   - reader: The member that is left out.
    ///   - call: The ceremony.
    public init(
        of configuration: SimulationConfiguration, without reader: ParticipantIndex,
        in call: CeremonyCall
    ) {
        peers = PreparedPeers(
            of: configuration, reader: reader, in: call.ceremony, conduct: .honest)
        self.call = call
        self.reader = reader
    }

    /// What all of them append in the round that is open, one after the other.
    ///
    /// - Parameters:
    ///   - state: What everybody can know who has read the log.
    ///   - append: Takes a record.
    /// - Throws: What `append` throws, and errors of the harness.
    public func speak(after state: PublicState, append: ([UInt8]) throws -> Void) throws {
        guard let round = state.openRound else { return }
        for peer in call.ceremony.roster.indices where peer != reader {
            if let envelope = try peers.envelope(of: peer, in: round, as: state) {
                try append(LogRecord(envelope: envelope, of: call.ceremony.id).bytes)
            }
        }
    }
}
