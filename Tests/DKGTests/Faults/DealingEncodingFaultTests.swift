import DKG
import DKGTestHarness
import TestSupport
import Testing

/// FAULTS.md, group Dealing: bodies that do not decode or break a public rule.
@Suite("Faults: encodings of dealings")
struct DealingEncodingFaultTests {
    /// What the rule against bodies that are too long makes of the fault.
    enum Consequence { case convicted, dropped }

    private func check(
        _ scheme: CommitmentScheme, is consequence: Consequence = .convicted,
        sourceLocation: SourceLocation = #_sourceLocation, _ script: any FaultScript
    ) throws {
        var run = FaultRun(scheme)
        try run.give(5, script)
        let (result, _) = try run.expect(sourceLocation: sourceLocation) { expected in
            switch consequence {
            case .convicted:
                expected.convict(5, .malformedBody, .deal)
                expected.exclude(5)
            case .dropped:
                // Nothing is known of it but that it did not deal.
                expected.addInactive(5, .deal)
                expected.qualified = [1, 2, 3, 4]
            }
        }
        for index in 1...4 {
            let count = result.receipts("malformed", of: index)
            #expect(count == (consequence == .dropped ? 1 : 0), sourceLocation: sourceLocation)
        }
    }

    @Test("D2 t + 1 commitments", arguments: CommitmentScheme.allCases)
    func longCommitments(scheme: CommitmentScheme) throws {
        try check(scheme, is: .dropped, ScriptedFault.longCommitments)
    }

    @Test("D2 t + 1 commitments in a body that is not too long")
    func longCommitmentsThatFit() throws {
        // With one participant missing a Pedersen body has 64 bytes less: room for a commitment.
        var run = FaultRun(.pedersen, participants: 6)
        try run.give(6, ScriptedFault.absent)
        try run.give(5, ScriptedFault.longCommitments)
        try run.expect { expected in
            expected.joined = [1, 2, 3, 4, 5]
            expected.addInactive(6, .join)
            expected.convict(5, .malformedBody, .deal)
            expected.exclude(5, 6)
        }
    }

    @Test("D2 t - 1 commitments", arguments: CommitmentScheme.allCases)
    func shortCommitments(scheme: CommitmentScheme) throws {
        try check(scheme, ScriptedFault.shortCommitments)
    }

    @Test("D2 no commitments", arguments: CommitmentScheme.allCases)
    func noCommitments(scheme: CommitmentScheme) throws {
        try check(scheme, OnRound.deal { $0.points = [] })
    }

    @Test("D2 65535 commitments", arguments: CommitmentScheme.allCases)
    func mostCommitments(scheme: CommitmentScheme) throws {
        // Announced only: nothing is allocated for them. Sent: dropped before it is read.
        try check(scheme, OnRound.rewrite(.deal) { $0.replaceSubrange(0..<2, with: [255, 255]) })
        try check(
            scheme, is: .dropped,
            OnRound.rewrite(.deal) { body in
                let point = body[DealLayout(scheme: scheme).commitment(0)]
                body.replaceSubrange(0..<2, with: [255, 255])
                body.insert(contentsOf: Array(repeating: point, count: 65532).joined(), at: 2)
            })
    }

    enum BadPoint: CaseIterable {
        case infinity, offCurve, tooLargeX, tooLargeY, wrongSign, compressed, hybrid
    }

    @Test(
        "D3 commitments that are not points", arguments: CommitmentScheme.allCases,
        BadPoint.allCases)
    func badCommitments(scheme: CommitmentScheme, kind: BadPoint) throws {
        let layout = DealLayout(scheme: scheme)
        for position in [0, layout.threshold - 1] {
            try check(
                scheme,
                OnRound.rewrite(.deal) { body in
                    let place = layout.commitment(position)
                    let middle = place.lowerBound + 32
                    switch kind {
                    case .infinity:
                        body.replaceSubrange(place, with: [UInt8](repeating: 0, count: 64))
                    case .offCurve:
                        body[place.upperBound - 1] ^= 1
                    case .tooLargeX:
                        body.replaceSubrange(
                            place.lowerBound..<middle, with: [UInt8](repeating: 255, count: 32))
                    case .tooLargeY:
                        body.replaceSubrange(
                            middle..<place.upperBound, with: [UInt8](repeating: 255, count: 32))
                    case .wrongSign:
                        // A valid point, but another one: the proofs do not cover it.
                        if let point = try? Point(affine: body[place]) {
                            body.replaceSubrange(place, with: (-point).affine)
                        }
                    case .compressed:
                        if let point = try? Point(affine: body[place]) {
                            body.replaceSubrange(place, with: point.compressed)
                        }
                    case .hybrid:
                        let prefix = 6 + (body[place.upperBound - 1] & 1)
                        body.insert(prefix, at: place.lowerBound)
                        // As long as before, so that it is read at all.
                        body.removeLast()
                    }
                })
        }
    }

    @Test(
        "D3 ephemeral keys that are not points", arguments: CommitmentScheme.allCases,
        [UInt8(0), 1, 4, 5, 6, 7, 255])
    func badEphemeralKey(scheme: CommitmentScheme, prefix: UInt8) throws {
        let start = DealLayout(scheme: scheme).ephemeralKey.lowerBound
        try check(scheme, OnRound.rewrite(.deal) { $0[start] = prefix })
    }

    @Test("D3 an ephemeral key at infinity or off the curve", arguments: CommitmentScheme.allCases)
    func impossibleEphemeralKey(scheme: CommitmentScheme) throws {
        let place = DealLayout(scheme: scheme).ephemeralKey
        for byte in [UInt8(0), 255] {
            try check(
                scheme,
                OnRound.rewrite(.deal) { body in
                    let x = [UInt8](repeating: byte, count: 32)
                    body.replaceSubrange(place, with: byte == 0 ? [0] + x : [2] + x)
                })
        }
    }

    @Test("D5 sealed shares at or above q", arguments: CommitmentScheme.allCases)
    func largeSealedShares(scheme: CommitmentScheme) throws {
        let layout = DealLayout(scheme: scheme)
        for bytes in [Scalar.orderBytes, [UInt8](repeating: 255, count: 32)] {
            for position in [0, 4] {
                try check(
                    scheme,
                    OnRound.rewrite(.deal) { body in
                        body.replaceSubrange(layout.sealedValue(position), with: bytes)
                    })
            }
        }
    }

    @Test("D5 too few, too many sealed shares", arguments: CommitmentScheme.allCases)
    func wrongNumberOfSealedShares(scheme: CommitmentScheme) throws {
        try check(scheme, OnRound.deal { $0.sealedShares.removeLast() })
        try check(scheme, OnRound.deal { $0.sealedShares = [] })
        try check(
            scheme, is: .dropped,
            OnRound.deal { draft in
                draft.sealedShares.append(SealedShare(value: .one, blinding: .one))
            })
        // A count that promises more than there is.
        let count = DealLayout(scheme: scheme).sealedShares.lowerBound + 1
        try check(scheme, OnRound.rewrite(.deal) { $0[count] = 6 })
        try check(scheme, OnRound.rewrite(.deal) { $0[count] = 4 })
    }

    @Test("D7 proofs that are missing or random", arguments: CommitmentScheme.allCases)
    func badProofs(scheme: CommitmentScheme) throws {
        let proofs = DealLayout(scheme: scheme).proofs
        try check(scheme, ScriptedFault.badProof)
        try check(scheme, OnRound.rewrite(.deal) { $0.removeLast(64) })
        try check(scheme, OnRound.rewrite(.deal) { $0.removeLast(1) })
        for start in stride(from: proofs.lowerBound, to: proofs.upperBound, by: 64) {
            try check(scheme, OnRound.rewrite(.deal) { $0[start] ^= 1 })
            try check(scheme, OnRound.rewrite(.deal) { $0[start + 63] ^= 1 })
        }
    }

    enum Origin: CaseIterable { case index, session, dealing }

    @Test(
        "D7 proofs for another index, session, dealing", arguments: CommitmentScheme.allCases,
        Origin.allCases)
    func borrowedProofs(scheme: CommitmentScheme, origin: Origin) throws {
        let proofs = DealLayout(scheme: scheme).proofs
        for start in stride(from: proofs.lowerBound, to: proofs.upperBound, by: 64) {
            try check(
                scheme,
                OnRound(.deal) { postings, participant in
                    // The same secrets prove in the wrong place, and one proof is taken from there.
                    guard let session = participant.state.session?.dealing,
                        var body = postings.now.first.flatMap({
                            try? Envelope(decoding: $0).body
                        }), let other = participant.otherBody(origin, in: session)
                    else { return }
                    body.replaceSubrange(start..<start + 64, with: other[start..<start + 64])
                    postings.now = [participant.envelope(body: body, in: .deal)]
                })
        }
    }
}

extension SimulatedParticipant {
    /// Its dealing with proofs that are right somewhere else.
    fileprivate func otherBody(
        _ origin: DealingEncodingFaultTests.Origin, in session: DealingSession
    ) -> [UInt8]? {
        let foreign = DealingSession(
            id: ceremony.id.digest, scheme: session.scheme, threshold: session.threshold,
            receivers: session.receivers)
        switch dealerSecrets() {
        case .some(let secrets):
            guard
                let honest = try? secrets.deal(
                    as: index, in: session, auxiliaryRandomness: { _ in nil })
            else { return nil }
            var shares = honest.sealedShares
            if origin == .dealing { shares.spoil(at: 0) }
            return try? secrets.prove(
                commitment: honest.commitment, ephemeralKey: honest.ephemeralKey,
                sealedShares: shares, as: origin == .index ? victim ?? index : index,
                in: origin == .session ? foreign : session, auxiliaryRandomness: { _ in nil }
            ).encoded
        case .none:
            return nil
        }
    }

    private var ceremony: Ceremony { state.ceremony }
}
