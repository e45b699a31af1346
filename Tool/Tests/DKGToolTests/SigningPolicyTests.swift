import CeremonyLog
import DKG
import DKGTestHarness
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("Policies of signers")
struct SigningPolicyTests {
    private let sample: RobustSample

    init() throws { sample = try RobustSample() }

    private func policy(_ askers: String...) throws -> SigningPolicy {
        try read("{ \"askers\": [\(askers.joined(separator: ", "))] }")
    }

    private func read(_ text: String) throws -> SigningPolicy {
        try sample.folder.write(Array(text.utf8), to: "tried.json")
        return try SigningPolicy(sample.folder.url.path + "/tried.json")
    }

    private func call(_ message: [UInt8] = [7, 8], by coordinator: Int = 3) throws -> SigningCall {
        try SigningCall(
            for: message, with: sample.key, by: .taproot, derivation: .taproot(), fresh: .zero,
            signedBy: sample.identity(coordinator))
    }

    private func decision(
        _ policy: SigningPolicy, _ call: SigningCall, taken: [UInt64] = [], now: UInt64 = 1000
    ) -> SigningPolicy.Decision {
        policy.decision(on: call, with: sample.key, taken: taken, now: now)
    }

    @Test("What an entry names is allowed, and nothing else")
    func decisions() throws {
        let policy = try policy(sample.asker())
        let coordinator = try sample.identity(3).verificationKey
        #expect(policy.coordinators == [coordinator])
        #expect(decision(policy, try call()) == .allowed("treasury"))
        #expect(decision(policy, try call([7])) == .allowed("treasury"))
        #expect(decision(policy, try call([8, 7])) == .otherMessage("treasury"))
        #expect(decision(policy, try call([])) == .otherMessage("treasury"))
        #expect(decision(policy, try call(by: 2)) == .unknownCoordinator)
        let other = try SigningSample().key.publicKey.description
        let otherKey = try self.policy(sample.asker(key: other))
        #expect(decision(otherKey, try call()) == .otherKey)
        let all = try self.policy(sample.asker(messages: "[\"ff\", \"\"]"))
        #expect(decision(all, try call([])) == .allowed("treasury"))
        // A beginning ends anywhere, but at a byte.
        let longer = try self.policy(sample.asker(messages: "[\"0708\", \"07080900\"]"))
        #expect(decision(longer, try call([7])) == .otherMessage("treasury"))
        #expect(decision(longer, try call([7, 8, 9])) == .allowed("treasury"))
        #expect(try read("{ \"askers\": [] }").coordinators.isEmpty)
    }

    @Test("So many signatures in so many seconds, also when the clock goes back")
    func rate() throws {
        let policy = try policy(sample.asker(rate: "{\"signatures\": 2, \"seconds\": 60}"))
        let call = try call()
        let tooOften = SigningPolicy.Decision.tooOften("treasury", signatures: 2, seconds: 60)
        for (taken, isAllowed) in [
            ([UInt64](), true), ([1000], true), ([1000, 1000], false), ([941, 999], false),
            ([940, 999], true), ([1, 2, 940, 1000], true),
            // Signatures of the time to come, after which the clock went back.
            ([1001, 5000], false), ([.max, .max], false), ([.max], true),
        ] {
            let decision = decision(policy, call, taken: taken)
            #expect(decision == (isAllowed ? .allowed("treasury") : tooOften), "\(taken)")
        }
        #expect(decision(policy, call, taken: [0, 0], now: 0) == tooOften)
        let long = try self.policy(
            sample.asker(rate: "{\"signatures\": 1, \"seconds\": 18446744073709551615}"))
        #expect(decision(long, call, taken: [0]).isPassing)
        #expect(tooOften.isPassing)
        #expect(!SigningPolicy.Decision.unknownCoordinator.isPassing)
    }

    @Test(
        "Of several entries for a coordinator one suffices, and one that allows it later keeps it open"
    )
    func several() throws {
        let rare = try sample.asker(rate: "{\"signatures\": 1, \"seconds\": 60}")
        let other = try sample.asker(messages: "[\"08\"]")
        let often = try sample.asker(messages: "[\"0708\"]")
        let call = try call()
        let tooOften = SigningPolicy.Decision.tooOften("treasury", signatures: 1, seconds: 60)
        for policy in [try policy(rare, other), try policy(other, rare)] {
            #expect(decision(policy, call) == .allowed("treasury"))
            #expect(decision(policy, call, taken: [1000]) == tooOften)
        }
        for policy in [try policy(rare, often), try policy(often, rare)] {
            #expect(decision(policy, call, taken: [1000]) == .allowed("treasury"))
        }
        let key = try SigningSample().key.publicKey.description
        #expect(
            decision(try policy(sample.asker(key: key), other), call) == .otherMessage("treasury"))
        #expect(decision(try policy(other, sample.asker(key: key)), call) == .otherKey)
    }

    @Test("Every decision says something else")
    func texts() {
        let decisions: [SigningPolicy.Decision] = [
            .allowed("a"), .unknownCoordinator, .otherKey, .otherMessage("a"),
            .tooOften("a", signatures: 2, seconds: 60), .impossible("it is late."),
        ]
        #expect(
            decisions.map(\.description) == [
                "allowed for a",
                "refused: the policy does not know this coordinator",
                "refused: the policy does not let this coordinator use this key",
                "refused: the policy lets a have other messages signed, by their beginnings",
                "not now: a gets 2 signatures in 60 seconds",
                "refused: it is late.",
            ])
        #expect(
            CallRefused(decision: .otherKey).description
                == "the call was refused: the policy does not let this coordinator use this key.")
    }

    @Test("A policy with a mistake is refused as a whole, with the file and what is wrong")
    func mistakes() throws {
        let good = try sample.asker()
        let zeros = String(repeating: "0", count: 64)
        let cases = [
            ("[]", "it is no JSON object."),
            ("{", "it is no JSON object."),
            ("{}", "the field 'askers' is missing."),
            (
                "{ \"askers\": [\(good)], \"asker\": 1 }",
                "there is no field 'asker'; there are askers."
            ),
            ("{ \"askers\": \(good) }", "the field 'askers' has a value of another type."),
            ("{ \"askers\": [1] }", "has a value of another type."),
            (entries(try sample.asker(more: ", \"until\": 1")), "there is no field 'until'"),
            (
                entries(
                    try sample.asker(rate: "{\"signatures\": 1, \"seconds\": 1, \"burst\": 9}")),
                "there is no field 'burst'; there are seconds, signatures."
            ),
            (
                entries(try sample.asker(rate: "{\"signatures\": 1}")),
                "the field 'askers.[0].rate.seconds' is missing."
            ),
            (
                entries(try sample.asker(rate: "{\"signatures\": \"1\", \"seconds\": 1}")),
                "the field 'askers.[0].rate.signatures' has a value of another type."
            ),
            (
                entries(good, try sample.asker(rate: "{\"signatures\": 0, \"seconds\": 1}")),
                "the rate of 'treasury' is at least one signature in at least one second."
            ),
            (
                entries(try sample.asker(rate: "{\"signatures\": 1, \"seconds\": 0}")),
                "the rate of 'treasury' is at least one signature in at least one second."
            ),
            (
                entries(try sample.asker(coordinator: "anna")),
                "the coordinator of 'treasury' is no key: 64 hexadecimal digits are expected."
            ),
            (
                entries(try sample.asker(coordinator: zeros)),
                "the coordinator of 'treasury' is no key: 64 hexadecimal digits are expected."
            ),
            (
                entries(try sample.asker(key: zeros)),
                "the key of 'treasury' is no public key: 66 hexadecimal digits are expected."
            ),
            (
                entries(try sample.asker(purpose: "randomness")),
                "the purpose of 'treasury' is 'signing'; got 'randomness'."
            ),
            (
                entries(try sample.asker(messages: "[]")),
                "'treasury' may have nothing signed: name beginnings of messages; an empty one allows every message."
            ),
            (
                entries(try sample.asker(messages: "[\"07\", \"0\"]")),
                "the messages of 'treasury' are beginnings in hexadecimal digits."
            ),
        ]
        for (text, problem) in cases {
            do {
                _ = try read(text)
                Issue.record("read: \(text)")
            } catch let error as SigningPolicyError {
                #expect(
                    error.problem.hasSuffix(problem) || error.problem.hasPrefix(problem), "\(error)"
                )
                #expect(error.description.hasPrefix("'\(sample.folder.url.path)/tried.json': "))
                #expect(error.exitStatus == ExitStatus.wrongUsage)
            }
        }
        _ = try read(entries(good, good))
        #expect(throws: FileAccess.Failure.self) { try SigningPolicy("/none/at-all") }
    }

    private func entries(_ askers: String...) -> String {
        "{ \"askers\": [\(askers.joined(separator: ", "))] }"
    }

    // MARK: As a process

    @Test("A call that the policy refuses is not answered, and ends who was to answer it alone")
    func refused() throws {
        let call = try sample.call()
        for (asker, text) in [
            (try sample.asker(messages: "[\"08\"]"), "lets treasury have other messages signed"),
            (
                try sample.asker(key: SigningSample().key.publicKey.description),
                "does not let this coordinator use this key"
            ),
        ] {
            try sample.writePolicy(asker)
            let run = try sample.folder.shell(sample.answer(1, "--call \(call)"))
            #expect(run.status == 1, "\(run.error)")
            #expect(run.output == "")
            #expect(run.error.contains("call \(call): refused: the policy \(text)"), "\(run.error)")
            #expect(run.error.contains("Error: the call was refused: the policy \(text)"))
            // Whoever waits for any call goes on waiting.
            #expect(try sample.folder.shell(sample.answer(1, wait: 1)).status == 6)
        }
        // Another scheme, and a key as it is.
        try sample.writePolicy()
        let other = try sample.folder.shell(
            sample.answer(1, "--call \(call)").replacingOccurrences(
                of: "--scheme taproot", with: "--scheme rfc9591"))
        #expect(other.status == 1)
        #expect(other.error.contains("refused: this member signs by rfc9591"), "\(other.error)")
        #expect(try sample.log().uses.values.allSatisfy { $0.requests.isEmpty })
        #expect(try !sample.names(1).contains { $0.hasPrefix("use-") || $0.hasPrefix("nonces-") })
        // Its twin: allowed, it offers.
        let run = try sample.folder.shell(sample.answer(1, "--call \(call)", wait: 1))
        #expect(run.status == 6)
        #expect(run.error.contains("call \(call): allowed for treasury"))
        #expect(run.error.contains("offered a commitment"))
        #expect(
            try sample.names(1).map { String($0.prefix(4)) }.sorted() == [
                "iden", "key-", "nonc", "use-",
            ])
    }

    @Test("A coordinator whom the policy does not know is not looked at")
    func unknown() throws {
        let call = try sample.call()
        try sample.writePolicy(
            sample.asker(coordinator: sample.identity(1).verificationKey.description))
        let run = try sample.folder.shell(sample.answer(1, "--call \(call)", wait: 1))
        #expect(run.status == 6)
        #expect(
            run.error
                == "Error: there is no signature yet; 0 sessions were started. Start the command again to go on.\n"
        )
        #expect(try sample.names(1).sorted().map { $0.prefix(4) } == ["iden", "key-"])
    }

    @Test("What is too often is answered later")
    func tooOften() throws {
        try sample.writePolicy(sample.asker(rate: "{\"signatures\": 1, \"seconds\": 6}"))
        let first = try sample.call()
        #expect(try sample.folder.shell(sample.answer(1, "--call \(first)", wait: 1)).status == 6)
        let second = try sample.call("--path m/1")
        try sample.folder.start("(\(sample.answer(1, wait: 30))) 2>err")
        try sample.folder.wait(for: "grep -q 'call \(second): allowed' err")
        // The one that was allowed goes on; the other one has waited until the time had passed.
        let text = String(decoding: try sample.folder.bytes("err"), as: UTF8.self)
        #expect(
            text.split(separator: "\n").filter { $0.contains("treasury") } == [
                "call \(first): allowed for treasury",
                "call \(second): not now: treasury gets 1 signatures in 6 seconds",
                "call \(second): allowed for treasury",
            ], "\(text)")
        let uses = try sample.names(1).filter { $0.hasPrefix("use-") }
        #expect(uses.sorted() == ["use-\(first)", "use-\(second)"].sorted())
        // It ends with the first signature.
        try sample.folder.start("(\(sample.answer(2, "--call \(second)"))) 2>err-2")
        let run = try sample.folder.succeed(sample.ask("--path m/1"))
        #expect(run.error.contains("call:        \(second)\n"), "\(run.error)")
        try sample.folder.wait(for: "grep -q 'call \(second): the signature is there' err err-2")
    }
}
