import CeremonyLog
import DKG
import DKGTestHarness
import Foundation
import Testing
import ThresholdSigning

@testable import DKGTool

@Suite("dkg verify")
struct VerifyCommandTests {
    private let sample: RobustSample

    init() throws { sample = try RobustSample() }

    private struct Report: Decodable, Equatable {
        struct Convicted: Decodable, Equatable {
            let fault: String
            let identity: String?
            let index: Int?
        }

        let convicted: [Convicted]
        var judgedBy: String?
        let proven: Bool
    }

    private func json(_ options: String) throws -> (status: Int32, report: Report) {
        let run = try sample.folder.shell("dkg verify \(options) --json")
        #expect(run.error == "")
        return (run.status, try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)))
    }

    /// A request to members 1 and 2, and what member 1 answers, with something added to its share.
    private func answered(
        _ message: [UInt8], adding error: Scalar, by scheme: SigningScheme = .taproot
    ) throws -> (request: SigningRequest, answer: SigningAnswer) {
        // The same nonces for every message.
        var source = DeterministicRandomSource(seed: 5)
        let nonces = try sample.signer(1, by: scheme).commit(random: &source)
        let other = try sample.signer(2, by: scheme).commit(random: &source)
        let commitment = nonces.commitment
        let request = try SigningRequest(
            for: message, with: sample.key, by: scheme,
            commitments: [ParticipantIndex(1): commitment, ParticipantIndex(2): other.commitment])
        let signer = try sample.signer(1, by: scheme)
        let share = try signer.sign(signer.examine(request, for: nonces), with: nonces)
        let answer = SigningAnswer(
            SignatureShare(share.value + error, of: share.index), to: request,
            commitment: commitment, signedBy: try sample.identity(1))
        return (request, answer)
    }

    private func identity(_ number: Int) throws -> String {
        try sample.identity(number).verificationKey.description
    }

    @Test("A wrong share convicts its signer, by the key that is known or by the one in the file")
    func badShare() throws {
        let (request, answer) = try answered([1], adding: .one)
        let evidence = SigningEvidence.badShare(sample.key, request, answer)
        try sample.folder.write(evidence.encoded, to: "e")
        let run = try sample.folder.succeed("dkg verify e --key group.key")
        let text = "answered with a share that breaks its equation"
        #expect(run.output == "convicted: member 1, identity \(try identity(1)): \(text)\n")
        #expect(run.error == "")
        let alone = try sample.folder.succeed("dkg verify e")
        #expect(alone.output == run.output)
        #expect(
            alone.error
                == "judged by the key in the file, \(sample.key.publicKey); name the key that you know with --key.\n"
        )
        let expected = Report(
            convicted: [.init(fault: text, identity: try identity(1), index: 1)], proven: true)
        #expect(try json("e --key group.key") == (0, expected))
        let byItself = try json("e").report
        #expect(byItself.convicted == expected.convicted)
        #expect(byItself.judgedBy == sample.key.publicKey.description)
        // Hexadecimal digits, and standard input.
        try sample.folder.write(Array((evidence.encoded.hexadecimal + "\n").utf8), to: "hex")
        #expect(try json("hex --key group.key") == (0, expected))
        #expect(try json("- --key group.key <e") == (0, expected))
        // Its twins: by another key, and with a right share, it shows nothing.
        try sample.folder.write(
            SigningSample.groupKey().encoded, to: "other.key")
        let other = try sample.folder.shell("dkg verify e --key other.key")
        #expect(other.status == 1 && other.output == "")
        #expect(other.error == "the evidence shows nothing, or is of another key than --key.\n")
        let honest = try answered([1], adding: .zero)
        try sample.folder.write(
            SigningEvidence.badShare(sample.key, honest.request, honest.answer).encoded, to: "h")
        let nothing = try sample.folder.shell("dkg verify h")
        #expect(nothing.status == 1 && nothing.output == "")
        #expect(nothing.error == "the evidence shows nothing.\n")
        #expect(try json("h --key group.key") == (1, Report(convicted: [], proven: false)))
    }

    @Test(
        "Nonces that were used twice convict, and a request with another sum of nonces its coordinator"
    )
    func otherKinds() throws {
        let first = try answered([1], adding: .zero).answer
        let second = try answered([2], adding: .zero).answer
        let key = try sample.identity(1).verificationKey
        try sample.folder.write(
            SigningEvidence.reusedNonces(key, first, second).encoded, to: "e")
        for options in ["e", "e --key group.key"] {
            let (status, report) = try json(options)
            #expect(status == 0)
            #expect(
                report.convicted == [
                    .init(
                        fault:
                            "answered two requests with one pair of nonces; its share of the key is public now",
                        identity: key.description, index: 1)
                ])
        }
        try sample.folder.write(SigningEvidence.reusedNonces(key, first, first).encoded, to: "e")
        #expect(try json("e") == (1, Report(convicted: [], proven: false)))

        let (request, _) = try answered([1], adding: .zero, by: .bip445(.draft12))
        let coordinator = try sample.identity(3)
        for isSwapped in [true, false] {
            var bytes = request.encoded
            // The halves of the aggregate nonce, in front of the message and its length.
            let start = bytes.count - 8 - request.message.count - 66
            let halves = Array(bytes[start..<start + 66])
            if isSwapped {
                bytes.replaceSubrange(
                    start..<start + 66, with: halves.suffix(33) + halves.prefix(33))
            }
            let signed = SignedRequest(
                try SigningRequest(decoding: bytes), signedBy: coordinator)
            try sample.folder.write(SigningEvidence.wrongAggregate(signed).encoded, to: "w")
            let run = try sample.folder.shell("dkg verify w")
            #expect(run.status == (isSwapped ? 0 : 1))
            let text = "signed a request whose aggregate nonce is not the sum of its list"
            let said = "convicted: the coordinator, identity \(try identity(3)): \(text)\n"
            #expect(run.output == (isSwapped ? said : ""))
        }
    }

    @Test("The report of a ceremony convicts all that are in it, and takes no key")
    func ceremony() throws {
        var configuration = SimulationConfiguration(participants: 5, threshold: 3, seed: 8)
        configuration.faults = [
            try ParticipantIndex(2): [ScriptedFault.badProof],
            try ParticipantIndex(4): [ScriptedFault.falseComplaint],
        ]
        let result = try CeremonySimulation.run(configuration)
        let report = try #require(FaultReport(result.auditor.faults))
        try sample.folder.write(report.encoded, to: "faults")
        let (status, said) = try json("faults")
        #expect(status == 0 && said.proven)
        #expect(said.convicted.compactMap(\.index).sorted() == [2, 4])
        for one in said.convicted {
            let index = try #require(one.index)
            #expect(
                one.identity
                    == (try configuration.identity(at: index - 1).verificationKey.description))
        }
        let run = try sample.folder.succeed("dkg verify faults")
        #expect(run.output.contains("convicted: member 2, identity "))
        #expect(
            run.output.contains("invalidProof") || run.output.contains("in round '"),
            "\(run.output)")
        let key = try sample.folder.shell("dkg verify faults --key group.key")
        #expect(key.status == 2 && key.output == "")
        #expect(key.error.contains("--key is for evidence of signing; 'faults' is of a ceremony."))
        // What was altered shows nothing, or is none.
        var bytes = report.encoded
        bytes[bytes.count - 1] ^= 1
        try sample.folder.write(bytes, to: "altered")
        let altered = try sample.folder.shell("dkg verify altered")
        #expect([1, 4].contains(altered.status) && altered.output == "", "\(altered.error)")
        try sample.folder.write(Array(bytes.dropLast(9)), to: "short")
        #expect(try sample.folder.shell("dkg verify short").status == 4)
    }

    @Test("What is no evidence is said to be none")
    func none() throws {
        let (request, answer) = try answered([1], adding: .one)
        let bytes = SigningEvidence.badShare(sample.key, request, answer).encoded
        try sample.folder.write(Array(bytes.dropLast()), to: "short")
        try sample.folder.write([1, 0x13, 9], to: "kind")
        try sample.folder.write([], to: "empty")
        try sample.folder.write(Array("{}".utf8), to: "json")
        try sample.folder.write([1, 0x12], to: "report")
        for file in ["short", "kind", "empty", "json", "report", "group.key", "tx.sighash"] {
            let run = try sample.folder.shell("dkg verify \(file)")
            #expect(run.status == 4, "\(file): \(run.error)")
            #expect(run.output == "")
            #expect(run.error.hasPrefix("Error: '\(file)': "), "\(run.error)")
        }
        let missing = try sample.folder.shell("dkg verify none")
        #expect(missing.status == 4 && missing.error.contains("'none' cannot be read"))
        try sample.folder.write(bytes, to: "e")
        let noKey = try sample.folder.shell("dkg verify e --key tx.sighash")
        #expect(noKey.status == 4 && noKey.error.contains("this is no key"), "\(noKey.error)")
    }
}
