import DKG
import TestSupport
import Testing

extension BoardVector {
    /// An auditor that reads the board reaches the expected outcome.
    func checkAuditor() throws {
        let ceremony = try self.ceremony()
        #expect(ceremony.id.digest.bytes == expected.ceremonyID.bytes)
        var auditor = Auditor(of: ceremony)
        var receipts: [[String]] = []
        for round in rounds {
            #expect(auditor.state.openRound?.rawValue == round.kind)
            receipts.append(round.envelopes.map { auditor.receive($0.bytes).name })
            auditor.closeRound()
        }
        #expect(auditor.state.openRound == nil)
        try expectOutcome(auditor.state)
        if let expected = expected.receipts {
            #expect(receipts == expected)
        } else {
            #expect(receipts.joined().allSatisfy { $0 == "accepted" || $0 == "kept" })
        }
        for fault in auditor.state.faults {
            #expect(fault.isProven, "\(fault)")
        }
    }

    /// Every participant, rebuilt from its seed and the board, says what is on the board.
    func checkParticipants() throws {
        let ceremony = try self.ceremony()
        for index in honest {
            var participant = try self.participant(index, in: ceremony)
            var message: [UInt8]? = participant.joinMessage
            var early: [[UInt8]] = []
            for round in rounds {
                // Its own early messages are held back until their round, so that the participant
                // must derive them and cannot find them on the board.
                let own = self.envelopes(of: index, kind: round.kind)
                #expect(
                    message.map { [$0] } ?? [] == own.prefix(1),
                    "participant \(index), round \(round.kind)")
                for envelope in round.envelopes.map(\.bytes) + early {
                    if isOwn(envelope, of: index, after: round.kind) {
                        early.append(envelope)
                    } else {
                        participant.receive(envelope)
                    }
                }
                message = nil
                if case .opened(_, let next) = participant.closeRound() { message = next }
            }
            try expectOutcome(participant.state)
            try expectShare(of: consume participant)
        }
    }

    /// Another order and repetitions change nothing but the receipts.
    func checkInAnotherOrder() throws {
        let ceremony = try self.ceremony()
        var reversed = Auditor(of: ceremony)
        for round in rounds {
            for envelope in round.envelopes.reversed() { reversed.receive(envelope.bytes) }
            for envelope in round.envelopes { reversed.receive(envelope.bytes) }
            reversed.closeRound()
        }
        try expectOutcome(reversed.state)
    }

    private func expectShare(of participant: consuming UnstoredParticipant) throws {
        let index = participant.index
        let share: Scalar? =
            switch participant.uncertifiedShare() {
            case .some(let secret): secret.disclosed()
            case .none: nil
            }
        let expected = expected.secretShares?[String(index.value)]
        #expect(share?.bytes == expected?.bytes, "participant \(index)")
    }

    private func expectOutcome(_ state: PublicState) throws {
        #expect(state.session?.id.digest.bytes == expected.sid?.bytes)
        #expect(state.joined.map(\.value) == expected.joined)
        #expect((state.session == nil ? nil : state.ceremony.quorum) == expected.quorum)
        #expect(state.views.map(\.bytes) == expected.views.map(\.bytes))
        #expect(state.qualified?.map(\.value) == expected.qualified)
        #expect(
            state.transcript.map { $0.holders.map(\.value) } ?? state.holders?.map(\.value)
                == expected.holders)
        let convictions = state.faults.map {
            BoardVector.Conviction(
                index: $0.culprit.value, kind: $0.kind.rawValue, round: Int($0.round.rawValue))
        }
        #expect(convictions == expected.convicted)
        #expect(byRound(state.inactive) == expected.inactive)
        #expect(byRound(state.disagreements) == expected.disagreements)
        #expect(state.failed.map(\.value).sorted() == expected.failed)
        #expect(state.reconstructed.keys.map(\.value).sorted() == expected.reconstructed)
        var exposed: [String: [UInt16]] = [:]
        for (index, members) in state.exposed { exposed["\(index)"] = members.map(\.value) }
        #expect(exposed == expected.exposed)
        #expect(state.abortReason?.rawValue == expected.abort)
        #expect(
            state.publicPolynomial?.points.map(\.compressed)
                == expected.publicPolynomial?.map(\.bytes))
        #expect(state.publicPolynomial?.constantTerm.compressed == expected.groupKey?.bytes)
        if let polynomial = state.publicPolynomial {
            var shares: [String: [UInt8]] = [:]
            for index in state.joined {
                shares["\(index)"] = polynomial.evaluated(at: index).compressed
            }
            #expect(shares == expected.verificationShares?.mapValues(\.bytes))
        }
        #expect(state.transcript?.digest.bytes == expected.transcriptDigest?.bytes)
        #expect(state.certificate?.signers.map(\.value) ?? [] == expected.certificateSigners ?? [])
        #expect((state.outcome == .certified) == (expected.certified ?? false))
        if state.outcome == .certified {
            let key = try #require(state.groupKey)
            #expect(try GroupKey(decoding: key.encoded) == key)
        }
    }

    private func byRound(_ lists: [DKG.Round: [ParticipantIndex]]) -> [String: [UInt16]] {
        var result: [String: [UInt16]] = [:]
        for (round, list) in lists where !list.isEmpty {
            result[String(round.rawValue)] = list.map(\.value)
        }
        return result
    }
}
