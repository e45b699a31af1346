import CeremonyLog
import DKG
import DKGTestHarness
import ThresholdSigning

/// A member that lies in robust signing: what it appends to a board, with its identity and without a share.
///
/// It keeps nothing. What it says follows from its number and the log, so one that is started again says the same.
final class LyingSigner {
    /// What the log says.
    private(set) var log: SigningLog

    private let index: ParticipantIndex
    private let evaluationPoint: Scalar
    private let identity: SigningKey
    private let lie: SigningLie
    private let seed: UInt64

    /// In which uses its first commitment was read.
    private var hasOffered: Set<SigningCall.ID> = []

    /// Begins, without an entry.
    ///
    /// - Throws: ``NotAMember``.
    init(
        of key: ThresholdKey, coordinator: VerificationKey, identity: consuming SigningKey,
        lie: SigningLie, seed: UInt64
    ) throws(NotAMember) {
        let own = identity.verificationKey
        guard let member = key.members.first(where: { $0.identity == own }) else {
            throw NotAMember(identity: own)
        }
        log = SigningLog(of: key, coordinators: [coordinator])
        index = member.index
        evaluationPoint = member.evaluationPoint
        self.identity = identity
        self.lie = lie
        self.seed = seed
    }

    struct NotAMember: Error, CustomStringConvertible {
        let identity: VerificationKey

        var description: String { "the identity \(identity) is no member's of this key." }
    }

    /// Reads the next entry.
    func read(_ entry: LogEntry) {
        if case (let use, .offered(let first))? = log.read(entry), first.index == index {
            hasOffered.insert(use)
        }
    }

    /// Whether every call has its signature, and there is one.
    var isOver: Bool {
        !log.uses.isEmpty && log.uses.values.allSatisfy { $0.signature != nil }
    }

    /// What it appends now that the log was read to its end.
    func caughtUp() throws -> [LogRecord] {
        try log.uses.values.filter { $0.signature == nil }
            .sorted { $0.position < $1.position }.flatMap { try said(in: $0) }
    }

    private func said(in use: SigningUse) throws -> [LogRecord] {
        let id = use.call.id
        let own = try commitment("first in \(id)")
        guard hasOffered.contains(id) else {
            let first = try FirstCommitment(decoding: first(own, for: use.call))
            let offer = SigningOffer(first, in: id, signedBy: identity)
            return [LogRecord(signingObject: offer.encoded, of: id)]
        }
        if lie == .silent { return [] }
        return try use.requests.compactMap { signed throws in
            // It is asked once in each use: by its answer it is convicted.
            guard use.answers[signed.request.digest]?[index] == nil,
                signed.request.points.contains(evaluationPoint)
            else { return nil }
            return LogRecord(signingObject: try answer(to: signed.request, own), of: id)
        }
    }

    // MARK: Messages

    /// A first commitment, as Signing.md, section 5, has it: the library makes one of nonces alone, and here are none.
    private func first(_ commitment: NonceCommitment, for call: SigningCall) -> [UInt8] {
        var body = ByteWriter()
        body.append(index.value)
        // Scheme, version and key digest, which stand in the call behind version, kind, coordinator and fresh bytes.
        body.append(call.encoded[66..<103])
        body.append(commitment.encoded)
        let digest = TaggedHash("DKG/v1/signing commitment").digest(of: body.bytes)
        return [1, 0x0B] + body.bytes + identity.sign(digest, auxiliaryRandomness: nil).encoded
    }

    private func answer(
        to request: SigningRequest, _ listed: NonceCommitment
    ) throws -> [UInt8] {
        let name = "\(request.digest)"
        let used =
            lie == .otherCommitment ? try commitment("instead in \(name)") : listed
        let next =
            lie == .garbageNext
            ? [UInt8](repeating: 0xEE, count: NonceCommitment.byteCount)
            : try commitment("next after \(name)").encoded
        let share = try scalar("share in \(name)")
        var body = ByteWriter()
        body.append(index.value)
        body.append(request.digest)
        body.append(used.encoded)
        body.append(share.encoded)
        let digest = TaggedHash("DKG/v1/signing answer").digest(of: body.bytes + next)
        return [1, 0x0A] + body.bytes + [1] + next
            + identity.sign(digest, auxiliaryRandomness: nil).encoded
    }

    private func commitment(_ label: String) throws -> NonceCommitment {
        try NonceCommitment(
            decoding: ["hiding", "binding"].flatMap { half in
                try scalar("\(half) \(label)").timesGenerator().compressed
            })
    }

    private func scalar(_ label: String) throws -> Scalar {
        var source = DeterministicRandomSource(seed: seed, label: "lying signer's \(label)")
        // One in 2^127 is none.
        return try Scalar(decoding: source.nextDigest().encoded)
    }
}
