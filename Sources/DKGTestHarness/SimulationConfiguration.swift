public import DKG

/// What is simulated: a ceremony, who deviates in it and how, and what the network does.
///
/// Everything follows from ``seed``: the same configuration gives the same bytes.
public struct SimulationConfiguration: Sendable {
    /// n.
    public var participants: Int
    /// t, the number of shares that reconstruct.
    public var threshold: Int
    /// How dealers commit.
    public var scheme: CommitmentScheme
    /// What the key is for.
    public var purpose: Purpose
    /// What the participants may assume of the board.
    public var board: BoardKind
    /// What every identity, every secret and every accident follows from.
    public var seed: UInt64
    /// Which key it is.
    public var context: [UInt8]
    /// Who follows which scripts.
    public var faults: [ParticipantIndex: [any FaultScript]] = [:]
    /// What lies between the board and its readers.
    public var network = Network()
    /// Whether the state is compared before and after every refused envelope.
    ///
    /// Slow for large n.
    public var checksRefusals: Bool
    /// How many participants work at the same time, on as many cores.
    ///
    /// Nothing in the result depends on it.
    public var workers = 1
    /// What computes with many public points.
    ///
    /// Nothing in the result depends on it.
    package var arithmetic = PublicArithmetic.standard
    /// Called with every identity secret and every seed as it is made, before it is used: the
    /// constant-time check marks them.
    package var inspectSecret: @Sendable (borrowing SecretBytes) -> Void = { _ in }

    /// Describes an honest ceremony.
    ///
    /// - Parameters:
    ///   - participants: n.
    ///   - threshold: t.
    ///   - scheme: How dealers commit.
    ///   - purpose: What the key is for.
    ///   - board: What the participants may assume of the board.
    ///   - seed: What everything follows from.
    ///   - context: Which key it is.
    public init(
        participants: Int, threshold: Int, scheme: CommitmentScheme = .pedersen,
        purpose: Purpose = .signing, board: BoardKind = .agreed, seed: UInt64 = 1,
        context: [UInt8] = []
    ) {
        self.participants = participants
        self.threshold = threshold
        self.scheme = scheme
        self.purpose = purpose
        self.board = board
        self.seed = seed
        self.context = context
        checksRefusals = participants <= 9
    }

    /// Gives a participant a script, after those that it has.
    ///
    /// - Parameters:
    ///   - script: The script.
    ///   - index: The participant.
    public mutating func add(_ script: any FaultScript, to index: ParticipantIndex) {
        faults[index, default: []].append(script)
    }

    /// The identity of a participant, as it follows from the seed.
    ///
    /// - Parameter position: The position in the roster, counted from zero.
    /// - Returns: The key pair.
    /// - Throws: Nothing in practice: the deterministic source does not fail.
    public func identity(at position: Int) throws(RandomSourceError) -> SigningKey {
        var source = DeterministicRandomSource(seed: seed, label: "identity \(position)")
        let secret = try SecretScalar(random: &source).secretEncoding()
        inspectSecret(secret)
        // The source is deterministic and was accepted, so the secret is a key.
        guard let key = try? SigningKey(decoding: secret) else { throw .outOfRange }
        return key
    }

    /// The ceremony that is simulated.
    ///
    /// - Returns: The validated configuration.
    /// - Throws: ``SimulationError``.
    public func ceremony() throws(SimulationError) -> Ceremony {
        // Before a key is made for each: a roster has at most 65535.
        guard ParticipantIndex.range.contains(participants) else {
            throw .ceremony(.rosterSize(got: participants))
        }
        var keys: [VerificationKey] = []
        do throws(RandomSourceError) {
            for position in 0..<participants {
                keys.append(try identity(at: position).verificationKey)
            }
        } catch {
            throw .random(error)
        }
        var source = DeterministicRandomSource(seed: seed, label: "instance")
        do throws(CeremonyError) {
            return try Ceremony(
                scheme: scheme, purpose: purpose, board: board, threshold: threshold,
                roster: Roster(keys), instance: Ceremony.Instance(source.nextDigest()),
                context: context)
        } catch {
            throw .ceremony(error)
        }
    }
}
