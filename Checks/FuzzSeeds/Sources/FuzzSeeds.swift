import DKG
import DKGTestHarness
import Foundation

/// Writes a seed corpus for every fuzz target: the messages, key files and faults of small ceremonies.
@main
enum FuzzSeeds {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: FuzzSeeds FOLDER")
            exit(2)
        }
        let folder = URL(fileURLWithPath: CommandLine.arguments[1])
        for scheme in CommitmentScheme.allCases {
            for faults in try plans() {
                // The fuzz target decodes in a ceremony of three with threshold two and this seed.
                var configuration = SimulationConfiguration(
                    participants: 3, threshold: 2, scheme: scheme, seed: 99)
                for (index, fault) in faults { configuration.add(fault, to: index) }
                try write(CeremonySimulation.run(configuration), to: folder)
            }
        }
        for plan in 0..<64 {
            // Scheme, threshold, participants, seed, then index and fault.
            let bytes: [UInt8] = [UInt8(plan % 2), 2, 1, 7, 1, UInt8(plan), 3, UInt8(plan * 3)]
            try write(bytes, folder, "plan")
        }
    }

    private static func plans() throws -> [[(ParticipantIndex, ScriptedFault)]] {
        let two = try ParticipantIndex(2)
        let faults: [ScriptedFault] = [
            .wrongShare, .badExtraction, .falseComplaint, .falseObjection, .equivocate, .badProof,
            .silentExtraction,
        ]
        return [[]] + faults.map { [(two, $0)] }
    }

    private static func write(_ result: CeremonyResult, to folder: URL) throws {
        for round in 0..<result.board.roundCount {
            for bytes in result.board.envelopes(inRound: round) {
                let envelope = try Envelope(decoding: bytes)
                try write(bytes, folder, "envelope")
                try write([envelope.round.rawValue] + envelope.body, folder, "receive")
                try write(envelope.body, folder, target(of: envelope.round))
            }
        }
        for fault in result.auditor.faults { try write(fault.encoded, folder, "fault") }
        if let report = FaultReport(result.auditor.faults) {
            try write(report.encoded, folder, "faultReport")
        }
        try writeState(of: result, to: folder)
        guard let key = result.auditor.groupKey else { return }
        try write(key.encoded, folder, "groupKey")
        let package = try result.honest[0].keyPackage()
        let secret = package.secretEncoding()
        try write(secret.publicBytes(in: 0..<secret.count), folder, "keyPackage")
        try write(key.thresholdKey.encoded, folder, "thresholdKey")
        let share = package.secretKeyShare().secretEncoding()
        try write(share.publicBytes(in: 0..<share.count), folder, "secretKeyShare")
        let foreign = try ThresholdKey(
            publicKey: key.publicKey.point, threshold: key.threshold,
            shares: key.thresholdKey.members.map { member in
                PublicShare(
                    evaluationPoint: member.evaluationPoint, point: member.verificationShare)
            })
        try write(foreign.encoded, folder, "thresholdKey")
    }

    /// A sealed state of member 1 with what it said.
    private static func writeState(of result: CeremonyResult, to folder: URL) throws {
        guard let index = result.auditor.session?.receivers.first,
            let key = StateKey(SecretBytes(copying: [UInt8](repeating: 9, count: 32))),
            let seed = CeremonySeed(
                stored: SecretBytes(copying: [UInt8](repeating: 1, count: 32)))
        else { return }
        var state = SavedState(ceremony: result.ceremony, index: index, seed: seed)
        for round in 0..<result.board.roundCount {
            for bytes in result.board.envelopes(inRound: round)
            where try Envelope(decoding: bytes).sender == index { state.add(bytes) }
        }
        try write(state.sealed(with: key), folder, "savedState")
    }

    private static func target(of round: Round) -> String {
        switch round {
        case .join: "join"
        case .deal: "deal"
        case .respond, .respondAgain: "respond"
        case .extract: "extract"
        case .confirm, .confirmAgain, .open: "reveal"
        case .certify: "envelope"
        }
    }

    /// A file named after its content, so that the same seed is written once.
    private static func write(_ bytes: [UInt8], _ folder: URL, _ target: String) throws {
        let folder = folder.appendingPathComponent(target)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = TaggedHash("DKG/test/fuzz seed").digest(of: bytes).description.prefix(16)
        try Data(bytes).write(to: folder.appendingPathComponent(String(name)))
    }
}
