import CeremonyLog
import DKG
import DKGTestHarness
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Seven members with a key of which any four can make use, all of them processes over one folder: five that are honest,
/// one of whom coordinates as well, and two that lie.
@Suite("Robust signing by seven processes, of which two lie and the others are killed")
final class RobustLiarTests {
    private let folder: TestFolder
    private var random: DeterministicRandomSource
    private let seed = UInt64.random(in: 1...UInt64.max)

    private static let honest = 1...5
    /// The liars' numbers, and what they do.
    private static let liars: [(seed: Int, fault: String)] = [
        (101, "wrong-share"), (102, "other-commitment"),
    ]
    private static let faulty = "\"$(dirname \"$0\")\"/faulty-member"

    /// Processes that run, by what they are.
    private var running: [String: Process] = [:]
    private var statuses: [String: Int32] = [:]
    private var kills = 0

    init() throws {
        folder = try TestFolder()
        random = DeterministicRandomSource(seed: seed)
    }

    // MARK: The key

    /// A ceremony of all seven, in which nobody cheats.
    private func makeKey() throws {
        try folder.write(Array("secret".utf8), to: "secret")
        try folder.write(Array(repeating: 7, count: 32), to: "tx.sighash")
        var members: [[String: String]] = []
        for number in Self.honest {
            let made = try IdentityCommandTests.make(folder, "n\(number)")
            let key = try #require(made.output.firstMatch(of: /public key: +([0-9a-f]{64})/)?.1)
            members.append(["name": "member \(number)", "identity": String(key)])
        }
        for liar in Self.liars {
            let made = try folder.succeed("\(Self.faulty) identity --seed \(liar.seed)")
            let key = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
            members.append(["name": "liar \(liar.seed)", "identity": key])
        }
        let roster: [String: Any] = [
            "members": members, "threshold": 4, "scheme": "feldman", "seconds": 60,
            "board": folder.url.path + "/board", "joinUntil": "2099-12-31T00:00:00Z",
        ]
        try folder.write(
            [UInt8](JSONSerialization.data(withJSONObject: roster)), to: "roster.json")
        try folder.succeed("dkg ceremony new roster.json --output c.json")
        let liars = Self.liars.map { "\(Self.faulty) run c.json --seed \($0.seed) --pause 10 &" }
        let options = "--passphrase-fd 3 3<secret"
        let runs = Self.honest.map { number in
            "(dkg ceremony join c.json --data n\(number) \(options) && "
                + "dkg ceremony run c.json --data n\(number) --pause 10 --quiet \(options); echo $? >s\(number)) >out-\(number) 2>&1 &"
        }
        try folder.start((["true"] + liars + runs).joined(separator: "\n"))
        for number in Self.honest { try folder.wait(for: "[ -s s\(number) ]") }
        for number in Self.honest {
            #expect(try folder.bytes("s\(number)") == Array("0\n".utf8))
        }
        try folder.succeed("dkg ceremony audit board --group-key group.key")
        let policy: [String: Any] = [
            "askers": [
                [
                    "name": "treasury", "coordinator": members[0]["identity"] ?? "",
                    "key": try key().publicKey.description, "purpose": "signing",
                    "messages": [""], "rate": ["signatures": 5, "seconds": 60],
                ]
            ]
        ]
        try folder.write(
            [UInt8](JSONSerialization.data(withJSONObject: policy)), to: "policy.json")
        try folder.succeed("mkdir evidence asked")
    }

    private func key() throws -> ThresholdKey {
        let digits = text("group.key").trimmingCharacters(in: .whitespacesAndNewlines)
        return try GroupKey(decoding: #require([UInt8](hexadecimal: digits))).thresholdKey
    }

    private func log() throws -> SigningLog {
        let key = try key()
        var log = SigningLog(of: key, coordinators: nil)
        var board = try LogFolder(
            folder.url.path + "/board", entryLimit: SigningLog.largestEntry(of: key))
        for entry in try board.newEntries() { _ = log.read(entry) }
        return log
    }

    // MARK: Processes

    private static let common =
        "--board board --pause 5 --wait 60 --scheme taproot --passphrase-fd 3"

    private func line(_ name: String, _ more: String = "") -> String {
        name == "ask"
            ? "sign robust ask --key group.key --data n1 --taproot --message tx.sighash "
                + "--output signature --evidence asked \(Self.common) \(more)"
            : "sign robust answer --data \(name) --policy policy.json \(Self.common)"
    }

    /// Starts a process that is the tool itself, so that it can be killed.
    private func start(_ name: String, _ more: String = "") throws {
        running[name] = try Tool.start(
            "cd '\(folder.url.path)' && exec \"$0\" \(line(name, more)) 3<secret >>\(name).out 2>>\(name).err"
        )
    }

    /// Kills processes at random moments and starts them again, for a while or until all have ended.
    private func harass(_ names: [String], for duration: Duration, lifetime: ClosedRange<Int>)
        throws
    {
        let end = ContinuousClock.now + duration
        var deaths: [String: ContinuousClock.Instant] = [:]
        while ContinuousClock.now < end, names.contains(where: { statuses[$0] == nil }) {
            for name in names where statuses[name] == nil {
                guard let process = running[name] else {
                    try start(name)
                    // At first so short that hardly anybody gets anything done.
                    let life = kills < 20 ? 5...50 : lifetime
                    deaths[name] = .now + .milliseconds(Int.random(in: life, using: &random))
                    continue
                }
                if !process.isRunning {
                    try ended(name, process)
                } else if let death = deaths[name], ContinuousClock.now >= death {
                    kill(process.processIdentifier, SIGKILL)
                    process.waitUntilExit()
                    if process.terminationReason == .uncaughtSignal { kills += 1 }
                    try ended(name, process)
                }
            }
            Thread.sleep(forTimeInterval: 0.002)
        }
    }

    /// Takes note of how a process ended, unless it was killed.
    private func ended(_ name: String, _ process: Process) throws {
        running[name] = nil
        guard process.terminationReason == .exit else { return }
        let status = process.terminationStatus
        // Killed while it wrote the signature, or behind that.
        if name == "ask" && status == 3 { return statuses[name] = 0 }
        #expect(status == 0, "\(name), seed \(seed): \(text("\(name).err"))")
        statuses[name] = status
    }

    private func text(_ file: String) -> String {
        (try? folder.bytes(file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Lets everybody end in peace.
    private func finish(_ names: [String], within duration: Duration) throws {
        let end = ContinuousClock.now + duration
        while ContinuousClock.now < end, names.contains(where: { statuses[$0] == nil }) {
            for name in names where statuses[name] == nil {
                guard let process = running[name] else {
                    try start(name)
                    continue
                }
                if !process.isRunning { try ended(name, process) }
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
    }

    private func stop() {
        for process in running.values {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        running = [:]
    }

    // MARK: The test

    @Test("There is a signature, the liars and nobody else are convicted, and strangers see it")
    func session() throws {
        defer { stop() }
        try makeKey()
        let key = try key()
        let liars = try Self.liars.map { liar in
            let shown = try folder.succeed("\(Self.faulty) identity --seed \(liar.seed)").output
            return shown.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let coordinator = try #require(key.members[0].identity).description
        // The call is made, and the liars are the first to offer.
        try start("ask")
        try folder.wait(for: "grep -q 'call:' ask.err")
        for liar in Self.liars {
            try folder.start(
                "\(Self.faulty) sign group.key --board board --coordinator \(coordinator) --seed \(liar.seed) "
                    + "--fault \(liar.fault) --pause 10 --wait 60")
        }
        let indices = try liars.map { liar in
            try #require(key.members.first { $0.identity?.description == liar }).index
        }
        let isOffered = ContinuousClock.now + .seconds(20)
        var offered: Set<ParticipantIndex> = []
        while offered != Set(indices), ContinuousClock.now < isOffered {
            var log = SigningLog(of: key, coordinators: nil)
            var board = try LogFolder(
                folder.url.path + "/board", entryLimit: SigningLog.largestEntry(of: key))
            for entry in try board.newEntries() {
                if case (_, .offered(let first))? = log.read(entry) { offered.insert(first.index) }
            }
        }
        #expect(offered == Set(indices))

        let honest = Self.honest.map { "n\($0)" }
        try harass(["ask"] + honest, for: .seconds(4), lifetime: 20...200)
        try finish(["ask"] + honest, within: .seconds(4))
        if statuses["ask"] == nil {
            // Two members have lost the pairs by which they were to answer: another call has others.
            stop()
            statuses = [:]
            try start("ask", "--again")
            for name in honest { try start(name) }
            try finish(["ask"], within: .seconds(15))
            try finish(honest, within: .seconds(3))
        }
        #expect(statuses.values.allSatisfy { $0 == 0 }, "seed \(seed)")
        for name in honest where statuses[name] == nil {
            // Killed when it had said that the signature is there, and taken note of that; or not started before the
            // others had it without this one. It waits for the next call.
            let isLeft = try log().uses.values.contains { use in
                try use.signature != nil
                    && folder.shell("grep -qv ended \(name)/use-\(use.call.id)").status == 0
            }
            #expect(!isLeft, "\(name), seed \(seed): \(text("\(name).err"))")
        }
        #expect(kills > 12, "\(kills), seed \(seed)")

        let valid = try folder.succeed(
            "dkg sign verify --key group.key --taproot --message tx.sighash --signature signature")
        #expect(valid.output == "valid\n")
        try checkBoard(liars: indices)
        try checkAudit(liars: liars)
        try checkEvidence()
    }

    /// Nobody honest has answered twice with one pair, nor left a record of one.
    private func checkBoard(liars: [ParticipantIndex]) throws {
        let log = try log()
        var seen: Set<[UInt8]> = []
        for use in log.uses.values {
            for (index, answers) in use.answers.values.joined() where !liars.contains(index) {
                #expect(answers.count == 1)
                for answer in answers { #expect(seen.insert(answer.commitment).inserted) }
            }
        }
        #expect(seen.count >= 4)
        for number in Self.honest {
            let names = try folder.succeed("ls n\(number)").output
            for use in log.uses.values where use.signature != nil {
                #expect(!names.contains("nonces-\(use.call.id)"), "\(names)")
            }
        }
    }

    private func checkAudit(liars: [String]) throws {
        struct Report: Decodable {
            struct Convicted: Decodable {
                let fault: String
                let identity: String
                let index: Int?
            }
            struct Use: Decodable {
                let convicted: [Convicted]
                let signature: String?
            }
            let uses: [Use]
        }
        let line = "dkg sign robust audit --key group.key --board board --evidence evidence"
        let audit = try folder.succeed("\(line) --json")
        let report = try JSONDecoder().decode(Report.self, from: Data(audit.output.utf8))
        #expect(report.uses.last?.signature != nil)
        for use in report.uses {
            #expect(Set(use.convicted.map(\.identity)).isSubset(of: liars), "seed \(seed)")
        }
        let convicted = report.uses.flatMap(\.convicted)
        #expect(Set(convicted.map(\.identity)) == Set(liars), "seed \(seed)")
        #expect(
            Set(convicted.map(\.fault)) == [
                "\(SigningFault.wrongShare)", "\(SigningFault.otherCommitment)",
            ])
        // Once more, and in words; what was written stays.
        let words = try folder.succeed(line).output
        #expect(words.contains("convicted:   signer "))
    }

    private func checkEvidence() throws {
        try folder.write(SigningSample.groupKey().encoded, to: "other.key")
        for place in ["evidence", "asked"] {
            let files = try folder.succeed("ls \(place)").output.split(separator: "\n")
            #expect(files.count >= 2)
            #expect(files.allSatisfy { $0.hasSuffix(".evidence") })
            for file in files {
                let run = try folder.succeed("dkg verify \(place)/\(file) --key group.key")
                #expect(run.output.hasPrefix("convicted: member "))
                let other = try folder.shell("dkg verify \(place)/\(file) --key other.key")
                #expect(other.status == 1 && other.output == "")
                #expect(other.error.contains("the evidence shows nothing"))
            }
        }
    }
}
