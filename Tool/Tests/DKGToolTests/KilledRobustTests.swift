import CeremonyLog
import DKG
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("Robust signing by processes that are killed between any two calls of the system")
struct KilledRobustTests {
    private static let hasStrace =
        (try? Tool.shell("strace -o /dev/null -e trace=write true").status) == 0

    /// The calls by which files are written, overwritten, named, removed, and said to be on the disk.
    private static let calls = [
        "pwrite64", "write", "fsync", "link,linkat", "rename,renameat,renameat2",
        "unlink,unlinkat",
    ]

    /// A key of one member, who is its own coordinator, so that everything hangs on the one that is killed.
    private let sample: RobustSample

    init() throws { sample = try RobustSample(1, of: 1) }

    /// A command that is killed before a call.
    private func killed(_ line: String, before call: String, _ number: Int) -> String {
        line.replacingOccurrences(
            of: "dkg ",
            with: "strace -o log -f -E LLVM_PROFILE_FILE=/dev/null -e trace=\(call) "
                + "-e inject=\(call):signal=KILL:when=\(number) \"$0\" ", options: .anchored)
    }

    /// Whether the member has taken note of a signature.
    private func hasEnded(_ use: SigningCall.ID? = nil) throws -> Bool {
        let name = use.map { "use-\($0)" } ?? "use-*"
        return try sample.folder.shell("cat n1/\(name) 2>/dev/null | grep -q ended").status == 0
    }

    /// What may never be: two answers with one commitment, or the record of a pair whose answer was given.
    private func check(_ place: String) throws {
        let log = try sample.log()
        let names = try sample.names(1)
        let index = try ParticipantIndex(1)
        // Nothing is left of a call that has its signature, once that was seen.
        for use in log.uses.values where use.signature != nil {
            let isSeen = try hasEnded(use.call.id)
            let isLeft = names.contains { $0.hasPrefix("nonces-\(use.call.id)") }
            #expect(!isSeen || !isLeft, "\(place)")
        }
        var answers = log.uses.values.flatMap { use in
            use.answers.values.flatMap { $0[index] ?? [] }.map { (use.call.id, $0) }
        }
        for name in names where name.hasPrefix("answer-") {
            let answer = try SigningAnswer(decoding: sample.folder.bytes("n1/\(name)"))
            let use = try #require(
                DataFolderFile.ceremony(String(name.dropFirst("answer-".count).prefix(64))))
            answers.append((SigningCall.ID(use.digest), answer))
        }
        var seen: [[UInt8]: SigningAnswer] = [:]
        for (use, answer) in answers {
            let commitment = try NonceCommitment(decoding: answer.commitment)
            #expect(!names.contains(DataFolderFile.nonces(commitment, for: use)), "\(place)")
            let other = seen.updateValue(answer, forKey: answer.commitment)
            #expect(other == nil || other == answer, "\(place)")
        }
    }

    @Test(
        "A member answers once, or is silent, whenever it was killed",
        .enabled(if: hasStrace, "strace is needed"))
    func member() throws {
        // The call is on the board, and says nothing yet of anybody.
        _ = try sample.call()
        try sample.folder.succeed("mkdir before && cp -a n1 board before")
        var kills = 0
        var silences = 0
        for call in Self.calls {
            for number in 1...200 {
                let place = "\(call) \(number)"
                try sample.folder.succeed(
                    "rm -rf n1 board signature asked && cp -a before/. .")
                let asking = sample.ask().dropFirst("dkg ".count)
                try sample.folder.start(
                    "sh -c 'echo $$ >pid; exec \"$0\" \(asking)' \"$0\" >/dev/null 2>&1; echo $? >asking; mv asking asked"
                )
                // A shell that does not become the command, whose end it tells.
                let line = killed(sample.answer(1), before: call, number)
                let run = try sample.folder.shell("(\(line)); exit $?")
                try check(place)
                if run.status == 0 {
                    try sample.folder.wait(for: "[ -e asked ]")
                    break
                }
                #expect(run.status == 137, "\(place): \(run.error)")
                kills += 1
                if try hasEnded() {
                    // It had seen the signature, and was about to end.
                    try sample.folder.wait(for: "[ -e asked ]")
                    #expect(try sample.verify().status == 0, "\(place)")
                    continue
                }
                // It continues, and ends with the signature, unless the pair was lost.
                try sample.folder.start(
                    "(\(sample.answer(1))) >/dev/null 2>err; echo $? >ending; mv ending ended")
                try sample.folder.wait(for: "[ -e ended ] || grep -q 'refused request' err")
                try check(place)
                let error = String(decoding: try sample.folder.bytes("err"), as: UTF8.self)
                let log = try sample.log()
                if error.contains("refused request") {
                    silences += 1
                    #expect(error.contains("was used, or never made here"), "\(place): \(error)")
                    #expect(log.uses.values.allSatisfy { $0.signature == nil }, "\(place)")
                    #expect(log.uses.values.allSatisfy { $0.answers.isEmpty }, "\(place)")
                    try sample.folder.succeed("kill -KILL $(cat pid)")
                    // A new call gets a signature all the same: another pair is for it.
                    try sample.folder.succeed(sample.ask("--again --output again"))
                    #expect(try sample.verify("again").status == 0, "\(place)")
                    try sample.folder.succeed("rm again")
                } else {
                    #expect(
                        try sample.folder.bytes("ended") == Array("0\n".utf8), "\(place): \(error)")
                    try sample.folder.wait(for: "[ -e asked ]")
                    #expect(try sample.verify().status == 0, "\(place)")
                }
                try sample.folder.wait(for: "[ -e asked ] && [ -e ended ]")
                try check(place)
                try sample.folder.succeed("rm -f ended")
            }
        }
        // It was killed before and behind the point of no return.
        #expect(kills > 40 && silences > 2 && silences < kills / 3, "\(kills) \(silences)")
    }

    @Test(
        "A coordinator gets its signature, whenever it was killed",
        .enabled(if: hasStrace, "strace is needed"))
    func coordinator() throws {
        try sample.folder.succeed("mkdir before && cp -a n1 before")
        var kills = 0
        for call in Self.calls where call != "pwrite64" {
            for number in 1...200 {
                let place = "\(call) \(number)"
                try sample.folder.succeed("rm -rf n1 board signature && cp -a before/. .")
                // Somebody has to make the board first.
                try sample.folder.start(
                    "while :; do (\(sample.answer(1))) >/dev/null 2>err; s=$?; [ $s = 7 ] || break; sleep 0.02; done; "
                        + "echo $s >ending; mv ending ended")
                let line = killed(sample.ask(), before: call, number)
                let run = try sample.folder.shell("(\(line)); exit $?")
                if run.status != 0 {
                    #expect(run.status == 137, "\(place): \(run.error)")
                    kills += 1
                    // What it was about to write.
                    try sample.folder.succeed("rm -f signature")
                    try sample.folder.succeed(sample.ask())
                }
                #expect(try sample.verify().status == 0, "\(place)")
                try sample.folder.wait(for: "[ -e ended ]")
                #expect(try sample.folder.bytes("ended") == Array("0\n".utf8), "\(place)")
                let uses = try sample.log().uses.values
                #expect(uses.map(\.requests.count) == [1], "\(place)")
                try sample.folder.succeed("rm ended")
                if run.status == 0 { break }
            }
        }
        #expect(kills > 15, "\(kills)")
    }
}
