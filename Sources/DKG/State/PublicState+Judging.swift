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
            open(.respond, for: unconvicted(session.receivers))
        case .respond:
            judgeComplaints(agreeing, round, session)
            responsive = Set(agreeing.map(\.sender))
            // Feldman's receivers checked a sum. Errors that cancel are harmless only as long as
            // both dealers stay, so after any conviction everybody checks each dealing by itself.
            if ceremony.scheme == .feldman && faults.contains(where: { $0.round == round }) {
                open(.respondAgain, for: unconvicted(session.receivers))
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
            judgeOpenings(agreeing, round)
            removeConvictedHolders()
            computeKey(session)
        case .certify:
            certify(agreeing, round)
        }
    }

    mutating func removeConvictedHolders() {
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
                guard let verdict else { continue }
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
    func dealEnvelope(of dealer: ParticipantIndex) -> Envelope? {
        message(of: dealer, in: .deal)
    }

    /// QUAL is fixed for good, and the first holders are known.
    private mutating func fixQualified(_ session: Session) {
        let members = unconvicted(dealings.keys).sorted()
        let first = unconvicted(session.receivers).intersection(responsive).sorted()
        qualified = members
        holders = first
        if members.count < ceremony.threshold.count {
            abort(.tooFewQualified)
        } else if first.count < ceremony.threshold.count {
            abort(.tooFewHolders)
        } else if ceremony.scheme == .feldman {
            computeKey(session)
        } else {
            // Whoever checks something against a commitment from here on judges an objection or an
            // opening, and decodes it again.
            for dealer in dealings.keys { dealings[dealer]?.releaseCommitment() }
            open(.extract, for: Set(members))
        }
    }
}
