import CeremonyLog
import DKGTestHarness
import ThresholdSigning

/// A log of robust signatures as the fuzzer wants it: each byte appends something that was prepared, or that somebody changed.
///
/// Whatever stands on the log: everybody who reads it knows the same, an honest member answers each request once and right, no
/// pair of its nonces is in two answers, and what a coordinator appends is signed.
enum SigningLogPlan {
    private static let count = 3
    private static let values = (1...count).map { Scalar(5) + Scalar(7) * Scalar(UInt64($0)) }
    private static let key: ThresholdKey? = try? ThresholdKey(
        publicKey: Scalar(5).timesGenerator(), threshold: Threshold(2),
        shares: (1...count).map { number in
            PublicShare(
                evaluationPoint: Scalar(UInt64(number)),
                point: values[number - 1].timesGenerator(),
                identity: try identity(number).verificationKey)
        })

    /// Storage that never fails.
    private struct Storage: SigningStorage {
        struct Missing: Error {}
        var records: [NonceCommitment: [UInt8]] = [:]

        mutating func store(
            _ record: borrowing SecretBytes, of commitment: NonceCommitment, for use: SigningCall.ID
        ) throws(Missing) {
            records[commitment] = record.publicBytes(in: 0..<record.count)
        }

        mutating func takeRecord(
            of commitment: NonceCommitment, for use: SigningCall.ID
        ) throws(Missing) -> SecretBytes {
            guard let record = records.removeValue(forKey: commitment) else { throw Missing() }
            return SecretBytes(copying: record)
        }

        mutating func store(
            answer: [UInt8], to request: Digest, for use: SigningCall.ID
        ) throws(Missing) {}
    }

    private static func identity(_ number: Int) throws -> SigningKey {
        try SigningKey(SecretScalar(Scalar(100 + UInt64(number))))
    }

    private static func pool(_ number: Int, of key: ThresholdKey) throws -> NoncePool {
        try NoncePool(
            Signer(
                SecretKeyShare(
                    SecretScalar(values[number - 1]), at: Scalar(UInt64(number)), of: key),
                by: .taproot), identity: identity(number))
    }

    /// A record of nonces from anywhere.
    static func restore(_ bytes: [UInt8]) {
        guard let key, var pool = try? pool(1, of: key) else { return }
        if (try? pool.restore(SecretBytes(copying: bytes))) != nil {
            precondition(pool.unused.count == 1)
        }
    }

    /// Appends what the bytes say, and lets an honest member and a coordinator work in between.
    static func run(_ bytes: [UInt8]) {
        do {
            guard let key else { return }
            try run(Array(bytes.prefix(60)), of: key)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private static func run(_ bytes: [UInt8], of key: ThresholdKey) throws {
        let coordinatorKey = try identity(9)
        let call = try SigningCall(
            for: [1], with: key, by: .taproot, fresh: .zero, signedBy: coordinatorKey)
        var coordinator = try SigningCoordinatorLog(
            call, with: key, signedBy: coordinatorKey.duplicate())
        var member = SigningMember(
            try pool(1, of: key), coordinators: [coordinatorKey.verificationKey])
        var storage = Storage()
        var source = DeterministicRandomSource(seed: 1, label: "member")
        var log = InMemoryLog()
        var other = SigningLog(of: key, coordinators: [coordinatorKey.verificationKey])
        var read: UInt64 = 0
        for byte in bytes {
            switch byte % 6 {
            case 0:
                for record in coordinator.caughtUp() { log.append(record.bytes) }
            case 1:
                for call in member.undecided { member.decide(call.id, takesPart: true) }
                let records = try member.caughtUp(&storage, random: &source)
                for record in records { log.append(record.bytes) }
            case 2: try offer(Int(byte / 6 % 4), to: call, of: key, &log)
            case 3 where !log.entries.isEmpty:
                // Once more what is there.
                log.append(log.entries[Int(byte / 6) % log.entries.count])
            case 4 where !log.entries.isEmpty:
                var entry = log.entries[Int(byte / 6) % log.entries.count]
                entry[Int(byte) * 7 % entry.count] ^= 1 << (byte % 8)
                log.append(entry)
            default: log.append([byte])
            }
            for entry in log.entries(after: read) {
                _ = coordinator.read(entry)
                member.read(entry)
                _ = other.read(entry)
                read = entry.position
            }
        }
        try check(member.log, key)
        precondition(member.log.uses.keys == other.uses.keys)
        precondition(member.log.skipped == other.skipped)
    }

    /// Member 2 or 3, or nobody, offers a commitment, and may offer the same again.
    private static func offer(
        _ number: Int, to call: SigningCall, of key: ThresholdKey, _ log: inout InMemoryLog
    ) throws {
        guard number > 1 else { return }
        var source = DeterministicRandomSource(seed: 2, label: "liar \(number)")
        var pool = try pool(number, of: key)
        let prepared = try pool.prepare(for: call.coordinator, random: &source)
        let commitment = prepared.commitment
        try pool.stored(prepared)
        guard let offer = pool.offer(commitment, in: call.id) else { return }
        log.append(LogRecord(signingObject: offer.encoded, of: call.id).bytes)
    }

    private static func check(_ log: SigningLog, _ key: ThresholdKey) throws {
        let own = try ParticipantIndex(1)
        for use in log.uses.values {
            precondition(use.requests.allSatisfy { $0.isAuthentic && use.call.asks(for: $0) })
            let answers = use.answers.values.compactMap { $0[own] }
            precondition(answers.allSatisfy { $0.count == 1 })
            precondition(Set(answers.map { $0[0].commitment }).count == answers.count)
            precondition(use.evidence(of: key).allSatisfy { $0.verdict.index != own })
        }
    }
}
