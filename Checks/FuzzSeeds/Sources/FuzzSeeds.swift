import CeremonyLog
import DKG
import DKGTestHarness
import FROSTPackages
import Foundation
import ThresholdSigning

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
        try writeLog(to: folder)
        for suite in FROSTCiphersuite.allCases {
            for format in FROSTFormat.allCases { try writeSigning(suite, format, to: folder) }
        }
        try writeRequests(to: folder)
        for plan in 0..<64 {
            // Scheme, threshold, participants, seed, then index and fault.
            let bytes: [UInt8] = [UInt8(plan % 2), 2, 1, 7, 1, UInt8(plan), 3, UInt8(plan * 3)]
            try write(bytes, folder, "plan")
        }
    }

    /// What is exchanged and kept for a ceremony over a log; the fuzz target has a log, in whose order this is.
    private static func writeLog(to folder: URL) throws {
        let call = try LogSimulation.call(
            SimulationConfiguration(participants: 3, threshold: 2, seed: 99), absent: [])
        try write(call.encoded, folder, "ceremonyCall")
        let inOrder = (0..<18).flatMap { (entry: UInt8) -> [UInt8] in [entry, 0] }
        try write(inOrder, folder, "log")
        try write(Array(inOrder.reversed()), folder, "log")
        try write([2, 0, 0, 0], folder, "relay")
        var random = DeterministicRandomSource(seed: 99)
        switch SealedFileKey(
            try SecretBytes(random32: &random),
            derivedBy: try KeyDerivation(passes: 1, memoryKiB: 1024, random: &random))
        {
        case .some(let key):
            for kind in SealedFile.Kind.allCases {
                let content = SecretBytes(copying: [UInt8](repeating: 5, count: 64))
                try write(
                    SealedFile(sealing: content, as: kind, with: key).encoded, folder, "sealedFile")
            }
        case .none: break
        }
    }

    /// Requests to sign, by every scheme, with and without a derivation.
    private static func writeRequests(to folder: URL) throws {
        let secret = Scalar(3)
        let key = try ThresholdKey(
            publicKey: secret.timesGenerator(), threshold: Threshold(1),
            shares: [1, 2].map {
                PublicShare(evaluationPoint: Scalar($0), point: secret.timesGenerator())
            })
        guard
            let commitment = NonceCommitment(
                hiding: Scalar(5).timesGenerator(), binding: Scalar(6).timesGenerator())
        else { return }
        let path = try DerivationPath(steps: [1])
        for scheme in [SigningScheme.rfc9591, .taproot, .bip445(.draft6), .bip445(.draft12)] {
            var derivations: [SigningDerivation] = [.none, .descendant(path)]
            if scheme.isBIP340 { derivations.append(.taproot(path: path)) }
            for derivation in derivations {
                let request = try SigningRequest(
                    for: Array("message".utf8), with: key, by: scheme, derivation: derivation,
                    commitments: [try ParticipantIndex(1): commitment])
                try write(request.encoded, folder, "signingRequest")
                try writeSigned(request, commitment, to: folder)
            }
        }
    }

    /// What a coordinator and a signer send each other under signatures, and plans of what signers do.
    private static func writeSigned(
        _ request: SigningRequest, _ commitment: NonceCommitment, to folder: URL
    ) throws {
        let key = try SigningKey(SecretScalar(Scalar(9)))
        let signer = try ParticipantIndex(1)
        try write(SignedRequest(request, signedBy: key).encoded, folder, "signedRequest")
        for next in [nil, commitment] {
            let answer = SigningAnswer(
                SignatureShare(Scalar(4), of: signer), to: request, commitment: commitment,
                next: next, signedBy: key)
            try write(answer.encoded, folder, "signingAnswer")
        }
        let first = FirstCommitment(
            index: signer, scheme: request.scheme, keyDigest: request.keyDigest,
            commitment: commitment.encoded, signedBy: key, auxiliaryRandomness: nil)
        try write(first.encoded, folder, "firstCommitment")
        try writeCall(request, commitment, first, key, to: folder)
        for scheme in UInt8(0)..<4 {
            try write([scheme, 0, 2, 16, 6, 1, 18, 3, 7, 17], folder, "robustPlan")
        }
    }

    /// What stands on a log besides, evidence of all kinds, a record of nonces, and plans of whole logs.
    private static func writeCall(
        _ request: SigningRequest, _ commitment: NonceCommitment, _ first: FirstCommitment,
        _ key: borrowing SigningKey, to folder: URL
    ) throws {
        let secret = Scalar(3)
        let shared = try ThresholdKey(
            publicKey: secret.timesGenerator(), threshold: Threshold(1),
            shares: [
                PublicShare(
                    evaluationPoint: .one, point: secret.timesGenerator(),
                    identity: key.verificationKey)
            ])
        let call = try SigningCall(
            for: request.message, with: shared, by: request.scheme,
            derivation: request.derivation, fresh: .zero, signedBy: key)
        try write(call.encoded, folder, "signingCall")
        let offer = SigningOffer(first, in: call.id, signedBy: key)
        try write(offer.encoded, folder, "signingOffer")
        let answer = SigningAnswer(
            SignatureShare(Scalar(4), of: first.index), to: request, commitment: commitment,
            signedBy: key)
        for evidence in [
            SigningEvidence.badShare(shared, request, answer),
            .reusedNonces(key.verificationKey, answer, answer),
            .wrongAggregate(SignedRequest(request, signedBy: key)),
        ] { try write(evidence.encoded, folder, "signingEvidence") }
        let size = request.scheme.signatureByteCount
        try write(
            [1, 0x16] + request.digest.encoded + [UInt8](repeating: 2, count: size), folder,
            "publishedSignature")
        let head: [UInt8] = [1, 0x15, 0, 1, 2, 0, 0, 0, 0]
        try write(
            head + shared.epoch.transcript.encoded + key.verificationKey.encoded
                + commitment.encoded + [UInt8](repeating: 3, count: 64), folder, "nonceRecord")
        try write([0, 1, 8, 14, 0, 1, 20, 1, 0, 3, 9, 16, 22, 0], folder, "signingLog")
    }

    /// The messages of a signing session of the FROST crates.
    private static func writeSigning(
        _ suite: FROSTCiphersuite, _ format: FROSTFormat, to folder: URL
    ) throws {
        let (d, e) = (Scalar(3), Scalar(4))
        let header: [UInt8] =
            suite == .secp256k1 ? [0, 0xEE, 0xD6, 0xB1, 0xB1] : [0, 0x23, 0x0F, 0x8A, 0xB3]
        guard
            let commitments = FROSTSigningCommitments(
                hiding: d.timesGenerator(), binding: e.timesGenerator(), in: suite),
            let signature = FROSTSignature(
                noncePoint: d.timesGenerator(), response: e, in: suite)
        else { return }
        try write(commitments.encoded(as: format), folder, "frostCommitments")
        let nonces = try FROSTSigningNonces(
            decoding: SecretBytes(
                copying: header + d.encoded + e.encoded + commitments.encoded()), in: suite)
        let secret = nonces.secretEncoding(as: format)
        try write(secret.publicBytes(in: 0..<secret.count), folder, "frostNonces")
        let package = try FROSTSigningPackage(
            [1, 2].map { .init(FROSTIdentifier(try ParticipantIndex($0)), commitments) },
            message: Array("message".utf8), in: suite)
        try write(package.encoded(as: format), folder, "frostSigningPackage")
        try write(
            FROSTSignatureShare(e, in: suite).encoded(as: format), folder, "frostSignatureShare")
        try write(signature.encoded(as: format), folder, "frostSignature")
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
        try writeDerivation(of: key.thresholdKey, to: folder)
    }

    /// Paths, and the extended public key as a text and as what stands in it.
    private static func writeDerivation(of key: ThresholdKey, to folder: URL) throws {
        for path in ["m", "m/0/7", "2147483647/10", "m/1h", "44'/0H"] {
            try write(Array(path.utf8), folder, "derivationPath")
        }
        let text = Array(try ExtendedPublicKey(of: key).description.utf8)
        try write(text, folder, "extendedPublicKey")
        try write(Base58Check.decode(text, byteCount: 78), folder, "extendedPublicKey")
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
