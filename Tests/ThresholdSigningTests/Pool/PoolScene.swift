import TestSupport
import ThresholdSigning

/// A pool with its storage, which a test can restart, restore and copy.
final class PoolScene {
    let scene: RobustScene
    let number: Int
    var pool: NoncePool
    var records: [NonceCommitment: [UInt8]] = [:]
    var answers: [Digest: [UInt8]] = [:]
    var source: SeededRandomSource

    static let coordinatorSecret = Scalar(999)

    init(_ scene: RobustScene, _ number: Int = 1, seed: UInt64 = 3) throws {
        let pool = try NoncePool(
            scene.signer(number), identity: RobustScene.identity(number))
        self.scene = scene
        self.number = number
        source = SeededRandomSource(seed: seed)
        self.pool = pool
    }

    // What a test expects something of: a macro cannot take the pool itself.
    var unused: [NonceCommitment: VerificationKey] { pool.unused }
    var isSuperseded: Bool { pool.isSuperseded }
    var index: ParticipantIndex { pool.index }

    func offer(_ commitment: NonceCommitment) -> FirstCommitment? { pool.offer(commitment) }
    func offer(_ commitment: NonceCommitment, in use: SigningCall.ID) -> SigningOffer? {
        pool.offer(commitment, in: use)
    }

    func supersede() -> [NonceCommitment] { pool.supersede() }

    func notOffered(to coordinator: VerificationKey) -> [NonceCommitment] {
        pool.notOffered(to: coordinator)
    }

    func examine(_ request: SignedRequest) throws(NoncePoolError) -> PooledRequest {
        try pool.examine(request)
    }

    static func coordinator() throws -> SigningKey {
        try SigningKey(SecretScalar(coordinatorSecret))
    }

    /// Makes a pair and stores it.
    @discardableResult
    func prepare() throws -> NonceCommitment {
        let prepared = try pool.prepare(
            for: PoolScene.coordinator().verificationKey, random: &source)
        let commitment = prepared.commitment
        records[commitment] = PoolScene.bytes(of: prepared.secretEncoding())
        try pool.stored(prepared)
        return commitment
    }

    static func bytes(of secret: borrowing SecretBytes) -> [UInt8] {
        secret.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
    }

    /// A request with this pair and one of another signer.
    func request(
        _ commitment: NonceCommitment, message: [UInt8] = [1], other: UInt64 = 0,
        signedBy coordinator: Scalar = PoolScene.coordinatorSecret
    ) throws -> SignedRequest {
        let partner = number == 2 ? 1 : 2
        let request = try SigningRequest(
            for: message, with: scene.key, by: scene.scheme,
            commitments: [
                ParticipantIndex(number): commitment,
                ParticipantIndex(partner): scene.nonces(partner, 100 + other).commitment,
            ])
        return SignedRequest(request, signedBy: try SigningKey(SecretScalar(coordinator)))
    }

    /// Answers as an application does.
    func answer(_ request: SignedRequest, next: NonceCommitment? = nil) throws -> SigningAnswer {
        switch try pool.examine(request) {
        case .answered(let answer): return answer
        case .open(let open):
            let answer = try pool.answer(open, erased: erase(open.commitment), next: next)
            answers[answer.requestDigest] = answer.encoded
            return pool.release(answer)
        @unknown default: throw TestError("unknown")
        }
    }

    /// Reads a record and erases it.
    func erase(_ commitment: NonceCommitment) throws -> SecretBytes {
        guard let record = records.removeValue(forKey: commitment) else {
            throw TestError("no record")
        }
        return SecretBytes(copying: record)
    }

    /// What a process finds that starts with this storage.
    func restart() throws {
        var fresh = try NoncePool(scene.signer(number), identity: RobustScene.identity(number))
        for record in records.values { try fresh.restore(SecretBytes(copying: record)) }
        for answer in answers.values { try fresh.restore(answer: answer) }
        pool = fresh
    }
}
