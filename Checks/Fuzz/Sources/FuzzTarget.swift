import CeremonyLog
import DKG
import DKGTestHarness
import ThresholdSigning

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the input is fed to.
///
/// `DKG_FUZZ_TARGET` chooses.
enum FuzzTarget: String, CaseIterable {
    case envelope
    case join
    case deal
    case respond
    case extract
    case reveal
    case groupKey
    case keyPackage
    case thresholdKey
    case secretKeyShare
    case derivationPath
    case extendedPublicKey
    case fault
    case faultReport
    case savedState
    case ceremonyCall
    case sealedFile
    case frostCommitments
    case frostNonces
    case frostSigningPackage
    case frostSignatureShare
    case frostSignature
    case signingRequest
    case signedRequest
    case signingAnswer
    case firstCommitment
    case signingCall
    case signingOffer
    case publishedSignature
    case signingEvidence
    case nonceRecord
    case robustPlan
    case signingLog
    case log
    case relay
    case receive
    case plan

    static let chosen: FuzzTarget = {
        guard let name = unsafe getenv("DKG_FUZZ_TARGET"),
            let target = unsafe FuzzTarget(rawValue: String(cString: name))
        else {
            print("set DKG_FUZZ_TARGET to one of: \(allCases.map(\.rawValue))")
            exit(2)
        }
        return target
    }()

    /// Feeds the input.
    ///
    /// A property that must hold is a precondition here: libFuzzer reports the trap.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .envelope:
            if let envelope = try? Envelope(decoding: bytes) {
                precondition(envelope.bytes == bytes)
                _ = envelope.isAuthentic(in: Fixture.pedersen.ceremony.roster)
            }
            _ = try? Envelope(decoding: bytes, in: Fixture.pedersen.ceremony)
        case .join, .deal, .respond, .extract, .reveal:
            for fixture in Fixture.all { decodeBody(bytes, in: fixture) }
        case .groupKey:
            if let key = try? GroupKey(decoding: bytes) { precondition(key.encoded == bytes) }
        case .keyPackage:
            _ = try? KeyPackage(decoding: SecretBytes(copying: bytes)).index
        case .thresholdKey:
            if let key = try? ThresholdKey(decoding: bytes) { precondition(key.encoded == bytes) }
        case .secretKeyShare:
            if let share = try? SecretKeyShare(decoding: SecretBytes(copying: bytes)) {
                let encoding = share.secretEncoding()
                precondition(encoding.publicBytes(in: 0..<encoding.count) == bytes)
            }
        case .derivationPath:
            if let path = try? DerivationPath(String(decoding: bytes, as: UTF8.self)) {
                precondition((try? DerivationPath(path.description)) == path)
            }
        case .extendedPublicKey:
            // As a text, and as what stands behind a checksum that no input would hit.
            for text in [String(decoding: bytes, as: UTF8.self), Base58Check.encode(bytes)] {
                if let key = try? ExtendedPublicKey(text) {
                    precondition(key.description == text)
                }
            }
        case .faultReport:
            if let report = try? FaultReport(decoding: bytes) {
                precondition(report.encoded == bytes)
                _ = report.isProven
            }
        case .fault:
            if let fault = try? Fault(decoding: bytes) {
                precondition(fault.encoded == bytes)
                _ = fault.isProven
            }
        case .savedState:
            Fixture.pedersen.open(bytes)
        case .ceremonyCall:
            if let call = try? CeremonyCall(decoding: bytes) { precondition(call.encoded == bytes) }
        case .sealedFile:
            for kind in SealedFile.Kind.allCases {
                if let file = try? SealedFile(decoding: bytes, as: kind) {
                    precondition(file.encoded == bytes)
                }
            }
        case .frostCommitments: SigningMessage.commitments.read(bytes)
        case .frostNonces: SigningMessage.nonces.read(bytes)
        case .frostSigningPackage: SigningMessage.package.read(bytes)
        case .frostSignatureShare: SigningMessage.share.read(bytes)
        case .frostSignature: SigningMessage.signature.read(bytes)
        case .signingRequest: SigningRequestFixture.shared.read(bytes)
        case .signedRequest:
            if let request = try? SignedRequest(decoding: bytes) {
                precondition(request.encoded == bytes)
                _ = SigningEvidence.wrongAggregate(request).verdict()
            }
        case .signingAnswer:
            if let answer = try? SigningAnswer(decoding: bytes) {
                precondition(answer.encoded == bytes)
            }
        case .firstCommitment:
            if let first = try? FirstCommitment(decoding: bytes) {
                precondition(first.encoded == bytes)
            }
        case .signingCall:
            if let call = try? SigningCall(decoding: bytes) {
                precondition(call.encoded == bytes)
                _ = call.isAuthentic
            }
        case .signingOffer:
            if let offer = try? SigningOffer(decoding: bytes) {
                precondition(offer.encoded == bytes)
            }
        case .publishedSignature:
            if let made = try? PublishedSignature(decoding: bytes) {
                precondition(made.encoded == bytes)
            }
        case .signingEvidence:
            if let evidence = try? SigningEvidence(decoding: bytes) {
                precondition(evidence.encoded == bytes)
                _ = evidence.verdict()
            }
        case .nonceRecord: SigningLogPlan.restore(bytes)
        case .signingLog: SigningLogPlan.run(bytes)
        case .robustPlan: RobustPlan.run(bytes)
        case .log:
            LogFixture.shared.read(bytes)
        case .relay:
            LogFixture.shared.readOnRelay(bytes)
        case .receive:
            receive(bytes)
        case .plan:
            var plan = FuzzPlan(bytes)
            plan.run()
        }
    }

    private func decodeBody(_ bytes: [UInt8], in fixture: Fixture) {
        var reader = ByteReader(bytes)
        let session = fixture.session.dealing
        switch self {
        case .join:
            _ = try? Point(compressed: bytes)
            _ = try? reader.readCompressedPoint()
        case .deal:
            if let dealing = try? Dealing(from: &reader, in: session) {
                precondition(dealing.encoded == bytes)
                _ = try? AcceptedDealing(
                    verifying: dealing, from: session.receivers[0].index, in: session)
            }
        case .respond:
            if let body = try? ResponseBody(from: &reader, dealers: session.dealers.count) {
                precondition(body.encoded == bytes)
                for complaint in body.complaints {
                    _ = ComplaintJudge.judge(
                        complaint, by: session.receivers[0].index,
                        about: fixture.dealings[complaint.dealer], in: session)
                }
            }
        case .extract:
            if let extraction = try? Extraction(from: &reader, in: session) {
                precondition(extraction.encoded == bytes)
                _ = extraction.isProved(by: session.receivers[0].index, in: session)
            }
        default:
            if let body = try? RevealBody(from: &reader, members: session.receivers.count) {
                precondition(body.encoded == bytes)
                for entry in body.entries {
                    _ = ExtractionJudge.judge(
                        entry, by: session.receivers[0].index,
                        about: fixture.dealings[entry.member],
                        extraction: nil)
                }
            }
        }
    }

    /// The input as a message that member 1 really signed, in every round of a ceremony.
    private func receive(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        for fixture in Fixture.all {
            var state = fixture.start
            let before = state
            if !state.receive(bytes).changedState { precondition(state == before) }
            let rounds = fixture.ceremony.rounds
            let round = rounds[Int(first) % rounds.count]
            let envelope = fixture.sign(Array(bytes.dropFirst()), in: round)
            _ = state.receive(envelope)
            for _ in 0..<10 { state.closeRound() }
        }
    }
}
