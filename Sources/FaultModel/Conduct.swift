import DKG
import DKGTestHarness

/// The behaviours of one participant, asked for what they mean.
///
/// The script that acts on a plan and the model that predicts it both read a plan through this type.
/// It says what a faulty participant does, and nothing of what follows from it.
struct Conduct: Hashable, Sendable {
    let behaviours: [Behaviour]

    init(_ behaviours: [Behaviour]) {
        self.behaviours = behaviours
    }

    private func has(_ behaviour: Behaviour) -> Bool { behaviours.contains(behaviour) }

    // MARK: Whether anything is sent

    var isAbsent: Bool { has(.absent) }

    /// Whether nothing at all is posted while a round is open.
    func isSilent(in round: Round) -> Bool {
        behaviours.contains { behaviour in
            switch behaviour {
            case .absent: true
            case .silent(let silent): round == silent
            case .vanishes(let first): round >= first
            default: false
            }
        }
    }

    func isLate(in round: Round) -> Bool { has(.late(round)) }
    func equivocatesEarly(_ round: Round) -> Bool { has(.equivocatesEarly(round)) }
    func equivocates(in round: Round) -> Bool { has(.equivocates(round)) }
    func contradicts(_ round: Round) -> Bool { has(.contradicts(round)) }
    func intrudes(in round: Round) -> Bool { has(.intrudes(round)) }
    func isMalformed(in round: Round) -> Bool { has(.malformed(round)) }
    func statesOtherView(in round: Round) -> Bool { has(.otherView(round)) }
    func suppresses(in round: Round) -> Bool { has(.suppresses(round)) }

    // MARK: What a dealing contains

    var missingShares: Set<Int> {
        Set(
            behaviours.compactMap {
                if case .missingShare(let receiver) = $0 { receiver } else { nil }
            })
    }

    var hasLongCommitments: Bool { has(.longCommitments) }
    var hasShortCommitments: Bool { has(.shortCommitments) }
    func hasBadProof(in round: Round) -> Bool { has(.badProof(round)) }

    /// What is added to the share of a receiver.
    func shift(of receiver: Int) -> Int {
        behaviours.reduce(0) { sum, behaviour in
            guard case .wrongShare(let receivers, let difference) = behaviour,
                receivers.contains(receiver)
            else { return sum }
            return sum + difference
        }
    }

    /// What is added to the second share of a receiver.
    func blindingShift(of receiver: Int) -> Int {
        behaviours.reduce(0) { sum, behaviour in
            guard case .wrongBlinding(let receivers, let difference) = behaviour,
                receivers.contains(receiver)
            else { return sum }
            return sum + difference
        }
    }

    func isZeroed(_ receiver: Int) -> Bool {
        behaviours.contains { behaviour in
            guard case .zeroShare(let receivers) = behaviour else { return false }
            return receivers.contains(receiver)
        }
    }

    /// The two receivers whose sealed shares change places.
    var swap: (Int, Int)? {
        for case .swappedShares(let first, let second) in behaviours {
            return first == second ? nil : (first, second)
        }
        return nil
    }

    // MARK: Whom the other messages name

    func accused(in round: Round) -> Set<Int> {
        named { if case .accuses(let dealers, round) = $0 { dealers } else { [] } }
    }

    func forged(in round: Round) -> Set<Int> {
        named { if case .forges(let dealers, round) = $0 { dealers } else { [] } }
    }

    func revealed(in round: Round) -> Set<Int> {
        named { if case .reveals(let members, round) = $0 { members } else { [] } }
    }

    func misrevealed(in round: Round) -> Set<Int> {
        named { if case .misreveals(let members, round) = $0 { members } else { [] } }
    }

    private func named(_ list: (Behaviour) -> [Int]) -> Set<Int> {
        Set(behaviours.flatMap(list))
    }

    // MARK: Extraction and certification

    var extractionShift: Int {
        behaviours.reduce(0) { sum, behaviour in
            if case .wrongExtraction(let difference) = behaviour { sum + difference } else { sum }
        }
    }

    var hasLongExtraction: Bool { has(.longExtraction) }
    var hasShortExtraction: Bool { has(.shortExtraction) }
    var certifiesAnyway: Bool { has(.certifiesAnyway) }
    var certifiesOther: Bool { has(.otherTranscript) }
}
