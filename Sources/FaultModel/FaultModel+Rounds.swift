import DKG
import DKGTestHarness

// Sections 4 to 7, from the dealing to the certificate.
extension FaultModel {
    mutating func closeDealing() {
        guard let messages = close(.deal, for: joined) else { return }
        accepted = Set(messages)
        closeResponses()
    }

    // MARK: Section 5

    private mutating func closeResponses() {
        guard let messages = close(.respond, for: joined.subtracting(convicted)) else { return }
        judgeComplaints(messages, .respond)
        var responsive = Set(messages)
        if !isPedersen && prediction.faults.contains(where: { $0.round == .respond }) {
            guard let again = close(.respondAgain, for: joined.subtracting(convicted)) else {
                return
            }
            judgeComplaints(again, .respondAgain)
            responsive.formIntersection(again)
        }
        qualified = accepted.subtracting(convicted)
        holders = responsive.subtracting(convicted)
        prediction.qualified = qualified.sorted()
        if qualified.count < plan.threshold {
            end(.aborted(.tooFewQualified))
        } else if holders.count < plan.threshold {
            end(.aborted(.tooFewHolders))
        } else if isPedersen {
            closeExtraction()
        } else {
            closeCertification()
        }
    }

    private mutating func judgeComplaints(_ accusers: [Int], _ round: Round) {
        var upheld: Set<Int> = []
        for accuser in accusers {
            for dealer in entries(of: accuser, in: round).sorted() where !upheld.contains(dealer) {
                if dealer == accuser || !joined.contains(dealer) || !accepted.contains(dealer) {
                    convict(accuser, .groundlessComplaint, round)
                    break
                }
                if conduct(accuser).forged(in: round).contains(dealer) {
                    convict(accuser, .forgedComplaint, round)
                    break
                }
                if isRight(from: dealer, to: accuser) {
                    convict(accuser, .falseComplaint, round)
                    break
                }
                convict(dealer, .invalidShare, round)
                upheld.insert(dealer)
            }
        }
    }

    // MARK: Section 6

    private mutating func closeExtraction() {
        guard let messages = close(.extract, for: qualified) else { return }
        failed = qualified.subtracting(messages)
        holders.subtract(convicted)
        closeConfirmation()
    }

    private mutating func closeConfirmation() {
        guard let messages = close(.confirm, for: holders) else { return }
        let before = failed
        judgeObjections(messages, .confirm)
        holders.subtract(convicted)
        if failed != before {
            guard let again = close(.confirmAgain, for: holders) else { return }
            judgeObjections(again, .confirmAgain)
            holders.subtract(convicted)
        }
        if failed.isEmpty {
            closeCertification()
        } else if qualified.count - failed.count < plan.threshold {
            end(.aborted(.tooManyFailures))
        } else {
            closeOpening()
        }
    }

    private mutating func judgeObjections(_ objectors: [Int], _ round: Round) {
        let before = failed
        var upheld: Set<Int> = []
        // Whom each names follows from who had failed before this closing.
        let lists = objectors.map { ($0, entries(of: $0, in: round).sorted()) }
        for (objector, members) in lists {
            for member in members where !upheld.contains(member) {
                guard qualified.contains(member), !before.contains(member),
                    isRightPair(of: member, by: objector, in: round),
                    !isPublishedPair(of: member, by: objector, in: round)
                else {
                    convict(objector, .falseObjection, round)
                    break
                }
                convict(member, .invalidExtraction, round)
                upheld.insert(member)
                // Whoever objects to itself is right, and is convicted as an objector, too.
                if member == objector { break }
            }
        }
        failed.formUnion(upheld)
    }

    private mutating func closeOpening() {
        guard let messages = close(.open, for: holders) else { return }
        var openings: [Int: Int] = [:]
        for holder in messages {
            for member in entries(of: holder, in: .open).intersection(failed) {
                if isRightPair(of: member, by: holder, in: .open) {
                    openings[member, default: 0] += 1
                } else {
                    convict(holder, .invalidOpening, .open)
                }
            }
        }
        prediction.reconstructed = failed.filter { openings[$0, default: 0] >= plan.threshold }
            .sorted()
        holders.subtract(convicted)
        if prediction.reconstructed.count < failed.count {
            end(.aborted(.tooFewOpenings))
        } else {
            closeCertification()
        }
    }

    // MARK: Section 7

    private mutating func closeCertification() {
        prediction.sharing = joined.filter(hasRightShare).sorted()
        guard let messages = close(.certify, for: holders) else { return }
        let signers = messages.filter { !conduct($0).certifiesOther }
        if signers.count < messages.count {
            prediction.disagreements[.certify] = messages.filter { !signers.contains($0) }
        }
        prediction.signers = signers
        let unconvicted = Set(signers).subtracting(convicted)
        let undetected = max(0, plan.threshold - 1 - convicted.intersection(joined).count)
        prediction.assuredShares = max(0, unconvicted.count - undetected)
        end(signers.count >= quorum ? .certified : .pending)
    }
}
