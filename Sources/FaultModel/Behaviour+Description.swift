import DKG
import DKGTestHarness

extension Behaviour: CustomStringConvertible {
    /// Swift source that makes the behaviour.
    public var description: String {
        switch self {
        case .absent: ".absent"
        case .silent(let round): ".silent(\(round.source))"
        case .vanishes(let round): ".vanishes(\(round.source))"
        case .late(let round): ".late(\(round.source))"
        case .equivocatesEarly(let round): ".equivocatesEarly(\(round.source))"
        case .equivocates(let round): ".equivocates(\(round.source))"
        case .contradicts(let round): ".contradicts(\(round.source))"
        case .intrudes(let round): ".intrudes(\(round.source))"
        case .malformed(let round): ".malformed(\(round.source))"
        case .otherView(let round): ".otherView(\(round.source))"
        case .suppresses(let round): ".suppresses(\(round.source))"
        case .wrongShare(let receivers, let difference):
            ".wrongShare(to: \(receivers), by: \(difference))"
        case .wrongBlinding(let receivers, let difference):
            ".wrongBlinding(to: \(receivers), by: \(difference))"
        case .zeroShare(let receivers): ".zeroShare(to: \(receivers))"
        case .swappedShares(let first, let second): ".swappedShares(\(first), \(second))"
        case .missingShare(let receiver): ".missingShare(of: \(receiver))"
        case .longCommitments: ".longCommitments"
        case .shortCommitments: ".shortCommitments"
        case .badProof(let round): ".badProof(\(round.source))"
        case .accuses(let dealers, let round): ".accuses(\(dealers), \(round.source))"
        case .forges(let dealers, let round): ".forges(\(dealers), \(round.source))"
        case .wrongExtraction(let difference): ".wrongExtraction(by: \(difference))"
        case .longExtraction: ".longExtraction"
        case .shortExtraction: ".shortExtraction"
        case .reveals(let members, let round): ".reveals(\(members), \(round.source))"
        case .misreveals(let members, let round): ".misreveals(\(members), \(round.source))"
        case .certifiesAnyway: ".certifiesAnyway"
        case .otherTranscript: ".otherTranscript"
        }
    }
}

extension Round {
    /// The case as Swift source has it.
    var source: String {
        switch self {
        case .join: ".join"
        case .deal: ".deal"
        case .respond: ".respond"
        case .respondAgain: ".respondAgain"
        case .extract: ".extract"
        case .confirm: ".confirm"
        case .confirmAgain: ".confirmAgain"
        case .open: ".open"
        case .certify: ".certify"
        }
    }
}
