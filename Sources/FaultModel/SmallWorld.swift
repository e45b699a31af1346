package import DKG
import DKGTestHarness

/// Everything that one faulty participant can do in a small ceremony: a tree of plans, one branch for
/// each choice in each round in which it has a part.
///
/// For each receiver there is every kind of share, for each target every kind of complaint, objection
/// and opening, and for each message every way to send, not to send and to spoil it. After a choice that
/// is as good as another one, or that decides what becomes of the participant, it does what it should:
/// see `isLast`.
package struct SmallWorld: Hashable, Sendable, CustomStringConvertible {
    package let scheme: CommitmentScheme
    package let participants: Int
    package let threshold: Int
    package let faulty: Int

    package init(
        scheme: CommitmentScheme, participants: Int, threshold: Int, faulty: Int
    ) {
        self.scheme = scheme
        self.participants = participants
        self.threshold = threshold
        self.faulty = faulty
    }

    package var description: String {
        "\(scheme), n = \(participants), t = \(threshold), participant \(faulty) faulty"
    }

    /// Every world of three and four participants with threshold two.
    package static let all: [SmallWorld] = CommitmentScheme.allCases.flatMap { scheme in
        [3, 4].flatMap { participants in
            (1...participants).map { faulty in
                SmallWorld(
                    scheme: scheme, participants: participants, threshold: 2, faulty: faulty)
            }
        }
    }

    /// Lists the plans.
    ///
    /// - Parameter stride: 1 for all. Otherwise all dealings and extractions are tried; of the choices
    ///   in the response, which are the most, only each so-manieth is followed, and more of the others.
    ///   To do what one should is always followed.
    /// - Returns: The plans.
    package func plans(stride: Int = 1) -> [FaultPlan] {
        var plans: [FaultPlan] = []
        var numbers: [Round: Int] = [:]
        let honest = FaultPlan(
            scheme: scheme, participants: participants, threshold: threshold,
            conduct: [faulty: []])
        extend(honest, Round.allCases[...]) { round in
            numbers[round, default: faulty] += 1
            return numbers[round, default: 0] % SmallWorld.step(stride, in: round) == 0
        } with: {
            plans.append($0)
        }
        return plans
    }

    private static func step(_ stride: Int, in round: Round) -> Int {
        switch round {
        case .join, .deal, .extract: 1
        case .respond, .respondAgain: stride
        case .confirm, .confirmAgain, .open: max(stride / 16, 1)
        case .certify: min(stride, 5)
        }
    }

    private func extend(
        _ plan: FaultPlan, _ rounds: ArraySlice<Round>, if isFollowed: (Round) -> Bool,
        with body: (FaultPlan) -> Void
    ) {
        // Rounds in which it has no part leave it no choice.
        let parts = FaultModel.parts(of: plan)
        guard let round = rounds.first(where: { parts[$0]?.contains(faulty) == true }) else {
            return body(plan)
        }
        let later = rounds.drop { $0 <= round }
        for choice in choices(in: round) where choice.isEmpty || isFollowed(round) {
            var longer = plan
            longer.conduct[faulty, default: []] += choice
            if choice.contains(where: isLast) {
                body(longer)
            } else {
                extend(longer, later, if: isFollowed, with: body)
            }
        }
    }

    /// Whether no other choice follows: what is late is as good as missing, two messages convict, and
    /// what an opening says has no bearing on the certification.
    private func isLast(_ behaviour: Behaviour) -> Bool {
        switch behaviour {
        case .late, .equivocatesEarly, .contradicts, .reveals(_, .open), .misreveals(_, .open): true
        default: false
        }
    }

    // MARK: What can be chosen

    /// The choices in a round; the first is to do what one should.
    func choices(in round: Round) -> [[Behaviour]] {
        var sending: [[Behaviour]] = [
            [.silent(round)], [.late(round)], [.malformed(round)], [.equivocates(round)],
        ]
        // About the joining both leave no trace.
        if round > .join { sending.append([.contradicts(round)]) }
        if round > .deal { sending.append([.equivocatesEarly(round)]) }
        switch round {
        case .join:
            return [[]] + sending + [[.absent]]
        case .deal:
            return dealings + sending
                + [[.longCommitments], [.shortCommitments], [.badProof(.deal)]] + swaps
        case .respond, .respondAgain:
            return responses(in: round) + sending
                + [[.otherView(round)], [.suppresses(round), .otherView(round)]]
        case .extract:
            return [[]] + sending
                + [
                    [.wrongExtraction(by: 1)], [.longExtraction], [.shortExtraction],
                    [.badProof(.extract)],
                ]
        case .confirm, .confirmAgain, .open:
            return revelations(in: round) + sending + [[.otherView(round)]]
        case .certify:
            return [[]] + sending + [[.otherTranscript], [.certifiesAnyway]]
        }
    }

    /// For each receiver, itself included, one of the kinds of share.
    private var dealings: [[Behaviour]] {
        product(1...participants) { receiver in
            var choices: [[Behaviour]] = [
                [], [.wrongShare(to: [receiver], by: 1)], [.zeroShare(to: [receiver])],
                [.missingShare(of: receiver)],
            ]
            if scheme == .pedersen {
                choices.append([.wrongBlinding(to: [receiver], by: 1)])
            }
            return choices
        }
    }

    private var swaps: [[Behaviour]] {
        (1...participants).flatMap { first in
            (first + 1..<participants + 1).map { [.swappedShares(first, $0)] }
        }
    }

    /// For each target no complaint, one with a right proof, or one that is forged; for itself and a
    /// stranger, of whom no complaint is right, none or one; and its honest complaints, or none.
    private func responses(in round: Round) -> [[Behaviour]] {
        let complaints = product(1...participants + 1) { target in
            let isOther = target != faulty && target <= participants
            return [[], [.accuses([target], round)]]
                + (isOther ? [[.forges([target], round)]] : [])
        }
        return complaints + complaints.map { $0 + [.suppresses(round)] }
    }

    /// For each target, itself included, no pair, its own, or a wrong one; for a stranger none or one;
    /// and its honest entries, or none.
    private func revelations(in round: Round) -> [[Behaviour]] {
        let pairs = product(1...participants + 1) { target in
            [[], [.reveals([target], round)]]
                + (target <= participants ? [[.misreveals([target], round)]] : [])
        }
        return pairs + pairs.map { $0 + [.suppresses(round)] }
    }

    private func product(
        _ targets: ClosedRange<Int>, _ choices: (Int) -> [[Behaviour]]
    ) -> [[Behaviour]] {
        targets.reduce([[]]) { lists, target in
            lists.flatMap { list in choices(target).map { list + $0 } }
        }
    }
}
