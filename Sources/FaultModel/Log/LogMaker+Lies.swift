import DKG
import DKGTestHarness

// What members that lie say in place of what they should.
extension LogMaker {
    func lies(insteadOf message: [UInt8], by member: LogMember, in round: Round) -> [[UInt8]] {
        let id = sessionID(of: round)
        func junk() -> [UInt8] { member.envelope(body: junkBody(), in: round, id: id) }
        switch next(10) {
        case 0: return []
        case 1: return [junk()]
        case 2: return [message, junk()]
        case 3: return [junk(), junk()]
        case 4: return [message, junk(), junk()]
        case 5: return [otherView(than: message, by: member, in: round, id: id)]
        case 6, 7, 8: return [accusation(by: member, in: round, id: id) ?? message]
        default: return [message]
        }
    }

    /// The id of a right message: that of a session that is not known yet is guessed.
    func sessionID(of round: Round) -> Digest {
        round == .join ? id : guessedSession?.id.digest ?? .zero
    }

    /// The session, or the one that would follow if the joining was closed now; `nil` if the ceremony could not
    /// start.
    var guessedSession: Session? {
        if let session = model.state.session { return session }
        var state = model.state
        // On a relay the joins are not offered yet.
        for counted in model.counted { _ = state.receive(counted.envelope.bytes) }
        state.closeRound()
        return state.session
    }

    /// A body that decodes in no round.
    func junkBody() -> [UInt8] {
        (0..<1 + next(20)).map { _ in UInt8(truncatingIfNeeded: next(256)) }
    }

    /// A join with another key and nonce, as right as the first.
    func otherJoin(by member: LogMember) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(compressed: Scalar(UInt64(1 + next(1000))).timesGenerator())
        writer.append(random.nextDigest())
        return member.envelope(body: writer.bytes, in: .join, id: id)
    }

    private func otherView(
        than message: [UInt8], by member: LogMember, in round: Round, id: Digest
    ) -> [UInt8] {
        guard round.statesView, let envelope = try? Envelope(decoding: message) else {
            return message
        }
        let body = random.nextDigest().encoded + envelope.body.dropFirst(Digest.byteCount)
        return member.envelope(body: body, in: round, id: id)
    }

    /// What convicts its sender, or makes it fail: a complaint about anybody, an opening or objection, or other
    /// values than those that were dealt.
    private func accusation(by member: LogMember, in round: Round, id: Digest) -> [UInt8]? {
        guard let session = member.state.session, let view = member.state.view,
            let target = session.receivers.randomElement(using: &random)
        else { return nil }
        switch round {
        case .respond, .respondAgain:
            let complaint = Complaint(
                dealer: target, sharedPoint: Scalar.one.timesGenerator(),
                proof: DiscreteLogEqualityProof(challenge: .one, response: .one))
            let body = ResponseBody(view: view, complaints: [complaint])
            return member.envelope(body: body.encoded, in: round, id: id)
        case .confirm, .confirmAgain, .open:
            let pair = RevealedShare(
                member: target, share: OpenedShare(value: .one, blinding: .one))
            let body = RevealBody(view: view, entries: [pair])
            return member.envelope(body: body.encoded, in: round, id: id)
        case .extract:
            return member.wrongExtraction(in: session)
        case .join, .deal, .certify:
            return nil
        }
    }
}
