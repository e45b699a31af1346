import CeremonyLog
import DKG
import Foundation
import ThresholdSigning

/// Who may ask a member to sign what: a file in JSON (Signing.md, section 8).
///
/// What no entry allows is refused.
struct SigningPolicy: Decodable {
    struct Rate: Decodable {
        /// How many signatures.
        let signatures: Int
        /// In how many seconds.
        let seconds: UInt64
    }

    struct Asker: Decodable {
        /// For people.
        let name: String
        /// The coordinator's key, 64 hexadecimal digits.
        let coordinator: String
        /// The group key, 66 hexadecimal digits.
        let key: String
        /// What the key is for: `signing`.
        let purpose: String
        /// With one of these bytes a message begins, in hexadecimal digits; an empty one allows every message.
        let messages: [String]
        let rate: Rate
    }

    /// What is said to a call.
    enum Decision: Equatable, CustomStringConvertible {
        case allowed(String)
        case unknownCoordinator
        case otherKey
        case otherMessage(String)
        case tooOften(String, signatures: Int, seconds: UInt64)
        case impossible(String)

        var description: String {
            switch self {
            case .allowed(let name): "allowed for \(name)"
            case .unknownCoordinator: "refused: the policy does not know this coordinator"
            case .otherKey: "refused: the policy does not let this coordinator use this key"
            case .otherMessage(let name):
                "refused: the policy lets \(name) have other messages signed, by their beginnings"
            case .tooOften(let name, let signatures, let seconds):
                "not now: \(name) gets \(signatures) signatures in \(seconds) seconds"
            case .impossible(let reason): "refused: \(reason)"
            }
        }

        /// Whether it may be allowed later.
        var isPassing: Bool {
            if case .tooOften = self { true } else { false }
        }
    }

    let askers: [Asker]

    private static let fields: Set<String> = ["askers"]
    private static let askerFields: Set<String> = [
        "name", "coordinator", "key", "purpose", "messages", "rate",
    ]
    private static let rateFields: Set<String> = ["signatures", "seconds"]

    /// Reads a policy, and checks every value of it.
    ///
    /// - Parameter path: The file.
    /// - Throws: `FileAccess.Failure` or ``SigningPolicyError``.
    init(_ path: String) throws {
        let bytes = try FileAccess.read(path)
        do throws(StrictJSON.Problem) {
            let object = try StrictJSON.object(bytes)
            try StrictJSON.check(object.keys, SigningPolicy.fields)
            for asker in object["askers"] as? [[String: Any]] ?? [] {
                try StrictJSON.check(asker.keys, SigningPolicy.askerFields)
                let rate = asker["rate"] as? [String: Any] ?? [:]
                try StrictJSON.check(rate.keys, SigningPolicy.rateFields)
            }
            self = try StrictJSON.decode(SigningPolicy.self, bytes)
        } catch {
            throw SigningPolicyError(path: path, problem: error.text)
        }
        for asker in askers {
            if let problem = asker.problem {
                throw SigningPolicyError(path: path, problem: problem)
            }
        }
    }

    /// The coordinators whose calls are looked at.
    var coordinators: Set<VerificationKey> { Set(askers.compactMap(\.coordinatorKey)) }

    /// Decides on a call.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - key: The member's key.
    ///   - taken: When signatures were allowed to this coordinator before, in seconds since 1970.
    ///   - now: The clock.
    /// - Returns: The decision of the first entry that allows it, or else of the last one that would later, or else of the
    ///   last one that speaks of the coordinator.
    func decision(
        on call: SigningCall, with key: ThresholdKey, taken: [UInt64], now: UInt64
    ) -> Decision {
        var decision = Decision.unknownCoordinator
        for asker in askers where asker.coordinatorKey == call.coordinator {
            let next = asker.decision(on: call, key, taken, now)
            if case .allowed = next { return next }
            if next.isPassing || !decision.isPassing { decision = next }
        }
        return decision
    }
}

extension SigningPolicy.Asker {
    /// The coordinator's key.
    var coordinatorKey: VerificationKey? {
        [UInt8](hexadecimal: coordinator).flatMap { try? VerificationKey(decoding: $0) }
    }

    private var groupKey: PublicKey? {
        [UInt8](hexadecimal: key).flatMap { try? PublicKey(compressed: $0) }
    }

    /// What is wrong with the entry; `nil` if nothing is.
    var problem: String? {
        if coordinatorKey == nil {
            return "the coordinator of '\(name)' is no key: 64 hexadecimal digits are expected."
        }
        if groupKey == nil {
            return "the key of '\(name)' is no public key: 66 hexadecimal digits are expected."
        }
        if purpose != "signing" {
            return "the purpose of '\(name)' is 'signing'; got '\(purpose)'."
        }
        if messages.isEmpty {
            return
                "'\(name)' may have nothing signed: name beginnings of messages; an empty one allows every message."
        }
        if messages.contains(where: { [UInt8](hexadecimal: $0) == nil }) {
            return "the messages of '\(name)' are beginnings in hexadecimal digits."
        }
        if rate.signatures < 1 || rate.seconds < 1 {
            return "the rate of '\(name)' is at least one signature in at least one second."
        }
        return nil
    }

    fileprivate func decision(
        on call: SigningCall, _ key: ThresholdKey, _ taken: [UInt64], _ now: UInt64
    ) -> SigningPolicy.Decision {
        guard groupKey == key.publicKey, key.purpose == .signing else { return .otherKey }
        let isAllowed = messages.contains { prefix in
            [UInt8](hexadecimal: prefix).map { call.message.starts(with: $0) } ?? false
        }
        guard isAllowed else { return .otherMessage(name) }
        // A clock that went back lets nothing be forgotten.
        let recent = taken.count { $0 > now || now - $0 < rate.seconds }
        guard recent < rate.signatures else {
            return .tooOften(name, signatures: rate.signatures, seconds: rate.seconds)
        }
        return .allowed(name)
    }
}
