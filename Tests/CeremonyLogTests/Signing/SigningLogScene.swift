import CeremonyLog
import DKG
import DKGTestHarness
import TestSupport
import ThresholdSigning

/// A key whose members have identities, a log in memory, and whoever works over it.
final class SigningLogScene {
    let key: ThresholdKey
    let scheme: SigningScheme
    var log = InMemoryLog()
    private let values: [Scalar]

    static let message: [UInt8] = [7, 8, 9]

    init(_ threshold: Int, of count: Int, by scheme: SigningScheme = .taproot) throws {
        var source = SeededRandomSource(seed: 29)
        let coefficients = (0..<threshold).map { _ in source.scalar() }
        let values = try (1...count).map { number in
            let point = Scalar(try ParticipantIndex(number))
            return coefficients.reversed().reduce(Scalar.zero) { $0 * point + $1 }
        }
        let shares = try values.enumerated().map { position, value in
            PublicShare(
                evaluationPoint: Scalar(try ParticipantIndex(position + 1)),
                point: value.timesGenerator(),
                identity: try SigningLogScene.identity(position + 1).verificationKey)
        }
        let key = try ThresholdKey(
            publicKey: coefficients[0].timesGenerator(), threshold: Threshold(threshold),
            shares: shares)
        self.key = key
        self.values = values
        self.scheme = scheme
    }

    static func identity(_ number: Int) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(2000 + UInt64(number))))
    }

    static func coordinator(_ number: Int = 0) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(3000 + UInt64(number))))
    }

    func call(
        _ message: [UInt8] = SigningLogScene.message, fresh: UInt64 = 1, coordinator: Int = 0
    ) throws -> SigningCall {
        var source = SeededRandomSource(seed: fresh)
        return try SigningCall(
            for: message, with: key, by: scheme, fresh: source.digest(),
            signedBy: SigningLogScene.coordinator(coordinator))
    }

    func coordinator(_ call: SigningCall, number: Int = 0) throws -> LogCoordinator {
        try LogCoordinator(
            SigningCoordinatorLog(
                call, with: key, signedBy: SigningLogScene.coordinator(number)))
    }

    func signer(_ number: Int) throws -> Signer {
        let index = try ParticipantIndex(number)
        return try Signer(
            SecretKeyShare(SecretScalar(values[number - 1]), at: Scalar(index), of: key),
            by: scheme)
    }

    func member(_ number: Int, coordinators: Set<Int> = [0]) throws -> LogSigner {
        try LogSigner(self, number, coordinators)
    }
}

/// A coordinator who reads the log of a scene.
final class LogCoordinator {
    private var coordinator: SigningCoordinatorLog
    private var position: UInt64 = 0
    private(set) var actions: [CoordinatorAction] = []

    init(_ coordinator: consuming SigningCoordinatorLog) { self.coordinator = coordinator }

    var signature: ThresholdSignature? { coordinator.signature }
    var signingKey: PublicKey? { coordinator.signingKey }
    var isFinished: Bool { coordinator.isFinished }
    var sessionCount: Int { coordinator.sessionCount }
    var log: SigningLog { coordinator.log }

    /// Reads what is new, and gives what is to be appended.
    func step(_ log: InMemoryLog) -> [LogRecord] {
        for entry in log.entries(after: position) {
            actions += coordinator.read(entry)
            position = entry.position
        }
        return coordinator.caughtUp()
    }

    var convicted: [SigningVerdict] {
        actions.compactMap { action in
            if case .convicted(let verdict, _) = action { verdict } else { nil }
        }
    }
}

/// A member who reads the log of a scene, and can be killed.
final class LogSigner {
    private let scene: SigningLogScene
    let number: Int
    private let coordinators: Set<VerificationKey>
    private var member: SigningMember
    private var position: UInt64 = 0
    private var source: SeededRandomSource
    var storage = MemorySigningStorage()

    /// Whether it takes part; `nil` as long as it does not decide.
    var takesPart: Bool? = true

    init(_ scene: SigningLogScene, _ number: Int, _ coordinators: Set<Int>) throws {
        var keys: Set<VerificationKey> = []
        for coordinator in coordinators {
            keys.insert(try SigningLogScene.coordinator(coordinator).verificationKey)
        }
        let pool = try NoncePool(
            scene.signer(number), identity: SigningLogScene.identity(number))
        self.scene = scene
        self.number = number
        self.coordinators = keys
        source = SeededRandomSource(seed: 1000 + UInt64(number))
        member = SigningMember(pool, coordinators: keys)
    }

    var unusedCount: Int { member.pool.unused.count }
    var refused: [Digest: NoncePoolError] { member.refused }
    var undecided: [SigningCall] { member.undecided }
    var index: ParticipantIndex { member.pool.index }
    var log: SigningLog { member.log }

    /// Reads what is new, decides, and gives what is to be appended.
    func step(_ log: InMemoryLog) throws -> [LogRecord] {
        for entry in log.entries(after: position) {
            member.read(entry)
            position = entry.position
        }
        if let takesPart {
            for call in member.undecided { member.decide(call.id, takesPart: takesPart) }
        }
        return try member.caughtUp(&storage, random: &source)
    }

    /// Starts again with what is in storage.
    func restart() throws {
        let pool = try NoncePool(
            scene.signer(number), identity: SigningLogScene.identity(number))
        var fresh = SigningMember(pool, coordinators: coordinators)
        for answer in storage.answers.values { try fresh.restore(answer: answer) }
        for record in storage.records.values {
            try fresh.restore(SecretBytes(copying: record.bytes), for: record.use)
        }
        member = fresh
        position = 0
        storage.breaksAt = nil
    }
}

extension SigningLogScene {
    /// Appends what somebody has to say.
    func append(_ records: [LogRecord]) {
        for record in records { log.append(record.bytes) }
    }

    /// Lets a coordinator call, and each member offer.
    func open(_ coordinator: LogCoordinator, _ members: [LogSigner]) throws {
        append(coordinator.step(log))
        for member in members { append(try member.step(log)) }
    }

    /// Lets all work in turns until the coordinator is finished, or nothing changes.
    func run(_ coordinator: LogCoordinator, _ members: [LogSigner]) throws {
        while !coordinator.isFinished {
            let before = log.entries.count
            try open(coordinator, members)
            if log.entries.count == before { return }
        }
        // Everybody reads the result.
        for member in members { _ = try member.step(log) }
    }
}
