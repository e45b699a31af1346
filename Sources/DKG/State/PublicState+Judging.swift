import ComplaintHandling
import PolynomialCommitments
import Secp256k1Group
import ShareVerification

// Steps (4) and (5) of a closing, round by round (Protocol.md, sections 4 to 7).
extension PublicState {
    /// Judges the messages that count: those that decode and, where messages state a view, state
    /// one's own.
    mutating func judgeAndProceed(
        from round: Round, _ agreeing: [ClosingMessage], _ session: Session
    ) {
        switch round {
        case .join:
            break  // Closed by `closeJoining`.
        case .deal:
            for message in agreeing {
                if case .deal(let dealing) = message.body { dealings[message.sender] = dealing }
            }
            open(.respond, for: unconvicted(session.members))
        case .respond:
            judgeComplaints(agreeing, round, session)
            responsive = Set(agreeing.map(\.sender))
            // Feldman's receivers checked a sum. Errors that cancel are harmless only as long as
            // both dealers stay, so after any conviction everybody checks each dealing by itself.
            if ceremony.scheme == .feldman && faults.contains(where: { $0.round == round }) {
                open(.respondAgain, for: unconvicted(session.members))
            } else {
                fixQualified(session)
            }
        case .respondAgain:
            judgeComplaints(agreeing, round, session)
            responsive.formIntersection(agreeing.map(\.sender))
            fixQualified(session)
        case .extract:
            for message in agreeing {
                if case .extract(let values) = message.body {
                    extractions[message.sender] = values
                }
            }
            failed = Set(qualified ?? []).subtracting(extractions.keys)
            removeConvictedHolders()
            open(.confirm, for: Set(holders ?? []))
        case .confirm:
            let failedBefore = failed
            judgeObjections(agreeing, round)
            removeConvictedHolders()
            if failed != failedBefore {
                open(.confirmAgain, for: Set(holders ?? []))
            } else {
                decideFailures()
            }
        case .confirmAgain:
            judgeObjections(agreeing, round)
            removeConvictedHolders()
            decideFailures()
        case .open:
            reconstruct(judgeOpenings(agreeing, round))
            removeConvictedHolders()
            computeKey(session)
        case .certify:
            certify(agreeing, round)
        }
    }

    private mutating func removeConvictedHolders() {
        holders = holders.map { unconvicted($0).sorted() }
    }

    // MARK: Complaints (section 5)

    /// By accuser, then by dealer, ascending.
    ///
    /// One about a dealer already convicted by a complaint of this round is skipped; the first that
    /// convicts its accuser ends that accuser's list. So at most 2(t - 1) complaints are judged
    /// while fewer than t participants lie.
    private mutating func judgeComplaints(
        _ messages: [ClosingMessage], _ round: Round, _ session: Session
    ) {
        var upheld: Set<ParticipantIndex> = []
        for message in messages {
            guard case .respond(let body) = message.body else { continue }
            for complaint in body.complaints where !upheld.contains(complaint.dealer) {
                let verdict = ComplaintJudge.judge(
                    complaint, by: message.sender, about: dealings[complaint.dealer],
                    in: session.dealing)
                let named = [dealEnvelope(of: complaint.dealer), message.envelope]
                convict(
                    verdict.culprit, of: verdict.kind, in: round,
                    evidence: evidence(
                        verdict.kind, named.compactMap(\.self), about: complaint.dealer,
                        history: history.dropLast()))
                if verdict.culprit == message.sender { break }
                upheld.insert(verdict.culprit)
            }
        }
    }

    /// The envelope that the view names for a dealer, whether its body was accepted or not.
    private func dealEnvelope(of dealer: ParticipantIndex) -> Envelope? {
        message(of: dealer, in: .deal)
    }

    /// QUAL is fixed for good, and the first holders are known.
    private mutating func fixQualified(_ session: Session) {
        let members = unconvicted(dealings.keys).sorted()
        let first = unconvicted(session.members).intersection(responsive).sorted()
        qualified = members
        holders = first
        if members.count < ceremony.threshold.count {
            abort(.tooFewQualified)
        } else if first.count < ceremony.threshold.count {
            abort(.tooFewHolders)
        } else if ceremony.scheme == .feldman {
            computeKey(session)
        } else {
            open(.extract, for: Set(members))
        }
    }

    // MARK: Extraction (section 6)

    /// By objector, then by member, ascending; skipped and ended as complaints are.
    private mutating func judgeObjections(_ messages: [ClosingMessage], _ round: Round) {
        let failedBefore = failed
        var upheld: Set<ParticipantIndex> = []
        for message in messages {
            guard case .reveal(let body) = message.body else { continue }
            for objection in body.entries where !upheld.contains(objection.member) {
                let stands =
                    qualified?.contains(objection.member) == true
                    && !failedBefore.contains(objection.member)
                let verdict = ExtractionJudge.judge(
                    objection, by: message.sender, about: dealings[objection.member],
                    extraction: stands ? extractions[objection.member] : nil)
                convict(
                    verdict.culprit, of: verdict.kind, in: round,
                    evidence: objectionEvidence(verdict, objection, message))
                // Whoever objects to itself and is right has failed like any other.
                if verdict.kind == .invalidExtraction { upheld.insert(objection.member) }
                if verdict.culprit == message.sender { break }
            }
        }
        failed.formUnion(upheld)
    }

    /// Deal, extract and confirm envelope show a verdict by themselves, except that the objector
    /// should have known that the member had failed before: that takes the whole board.
    private func objectionEvidence(
        _ verdict: Verdict, _ objection: RevealedShare, _ message: ClosingMessage
    ) -> Evidence {
        let before = history.dropLast()
        let named = [
            self.message(of: objection.member, in: .deal),
            self.message(of: objection.member, in: .extract),
        ].compactMap(\.self)
        let direct = evidence(
            verdict.kind, named + [message.envelope], about: objection.member,
            history: Array(before))
        if direct.verify() == verdict { return direct }
        let everything = before.flatMap(\.entries).compactMap { entry in
            entry.digest == .zero ? nil : slots[entry.round]?[entry.sender]?.envelope
        }
        return evidence(
            verdict.kind, everything + [message.envelope], about: objection.member,
            history: Array(before))
    }

    /// Decides, after round 4 or after 4b where that takes place, what is opened and whether it may
    /// be.
    private mutating func decideFailures() {
        guard let qualified, let session else { return }
        if failed.isEmpty {
            computeKey(session)
        } else if qualified.count - failed.count < ceremony.threshold.count {
            // At least t unopened members mean an honest one among them. Without one, opening the
            // others would publish the key.
            abort(.tooManyFailures)
        } else {
            open(.open, for: Set(holders ?? []))
        }
    }

    // MARK: Opening (section 6)

    /// The openings that satisfy Eq P, by member.
    ///
    /// Entries are judged one by one: a right entry counts though another of the same message
    /// convicts its sender.
    private mutating func judgeOpenings(
        _ messages: [ClosingMessage], _ round: Round
    ) -> [ParticipantIndex: [(index: ParticipantIndex, value: Scalar)]] {
        var accepted: [ParticipantIndex: [(index: ParticipantIndex, value: Scalar)]] = [:]
        for message in messages {
            guard case .reveal(let body) = message.body else { continue }
            for opening in body.entries where failed.contains(opening.member) {
                guard let dealing = dealings[opening.member] else { continue }
                if let verdict = ExtractionJudge.judge(
                    opening, by: message.sender, opening: dealing)
                {
                    let named = [dealEnvelope(of: opening.member), message.envelope]
                    convict(
                        verdict.culprit, of: verdict.kind, in: round,
                        evidence: evidence(
                            verdict.kind, named.compactMap(\.self), about: opening.member,
                            history: history.dropLast()))
                } else {
                    accepted[opening.member, default: []].append(
                        (index: message.sender, value: opening.share.value))
                }
            }
        }
        return accepted
    }

    /// Interpolates each failed member from its t lowest openings.
    ///
    /// With fewer the ceremony aborts; it never outputs a wrong key.
    private mutating func reconstruct(
        _ openings: [ParticipantIndex: [(index: ParticipantIndex, value: Scalar)]]
    ) {
        for member in failed.sorted() {
            let lowest = (openings[member] ?? []).prefix(ceremony.threshold.count)
            guard lowest.count == ceremony.threshold.count,
                let polynomial = try? Interpolation.polynomial(through: Array(lowest))
            else { continue }
            reconstructed[member] = polynomial
        }
    }

    // MARK: The key (section 7)

    /// A_k = sum over QUAL of A_ik, and the transcript for the holders to sign.
    private mutating func computeKey(_ session: Session) {
        guard let qualified, let holders, let lastView = views.last else { return }
        var commitments: [FeldmanCommitment] = []
        for member in qualified {
            if let polynomial = reconstructed[member] {
                commitments.append(FeldmanCommitment(to: polynomial))
            } else if case .feldman(let commitment)? = dealings[member]?.commitment {
                commitments.append(commitment)
            } else if let values = extractions[member], !failed.contains(member) {
                commitments.append(values)
            } else {
                abort(.tooFewOpenings)
                return
            }
        }
        let polynomial = FeldmanCommitment.sum(of: commitments)
        guard !polynomial.points.contains(where: \.isInfinity) else {
            abort(.degenerateKey)
            return
        }
        transcript = Transcript(
            session: session.id, lastView: lastView, qualified: qualified, holders: holders,
            polynomial: polynomial)
        open(.certify, for: Set(holders))
    }

    /// A holder's signature over another transcript is recorded and convicts nobody.
    private mutating func certify(_ messages: [ClosingMessage], _ round: Round) {
        guard let transcript else { return }
        var signatures: [Certificate.Entry] = []
        var others: [ParticipantIndex] = []
        for message in messages {
            guard case .certify(let digest) = message.body else { continue }
            if digest == transcript.digest {
                signatures.append(
                    Certificate.Entry(
                        index: message.sender, signature: message.envelope.signature))
            } else {
                others.append(message.sender)
            }
        }
        disagreements[round] = others
        let certificate = Certificate(entries: signatures)
        self.certificate = certificate
        openRound = nil
        outcome = certificate.entries.count >= ceremony.quorum ? .certified : .pending
    }
}
