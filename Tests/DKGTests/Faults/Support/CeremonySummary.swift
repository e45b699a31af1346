import DKG
import DKGTestHarness
import TestSupport

/// What a ceremony came to, in the numbers that FAULTS.md speaks of.
///
/// A test begins with the summary of an honest ceremony and writes down what its fault changes.
struct CeremonySummary: Hashable {
    var joined: [Int]
    /// "5 invalidShare in respond", in the order of the closings.
    var convicted: [String] = []
    var inactive: [Round: [Int]] = [:]
    var disagreements: [Round: [Int]] = [:]
    var qualified: [Int]
    var holders: [Int]
    var failed: [Int] = []
    var reconstructed: [Int] = []
    var exposed: [Int: [Int]] = [:]
    /// "certified", "pending", or the reason of the abort.
    var ending = "certified"

    /// What is expected if nobody deviates.
    init(honest participants: Int) {
        joined = Array(1...participants)
        qualified = joined
        holders = joined
    }

    /// What somebody concluded.
    init(_ state: PublicState) {
        joined = state.joined.numbers
        convicted = state.faults.map { "\($0.culprit) \($0.kind) in \($0.round)" }
        inactive = state.inactive.mapValues(\.numbers).filter { !$0.value.isEmpty }
        disagreements = state.disagreements.mapValues(\.numbers).filter { !$0.value.isEmpty }
        qualified = state.qualified?.numbers ?? []
        holders = (state.transcript?.holders ?? state.holders)?.numbers ?? []
        failed = state.failed.sorted().numbers
        reconstructed = state.reconstructed.keys.sorted().numbers
        for (index, members) in state.exposed { exposed[Int(index.value)] = members.numbers }
        ending =
            switch state.outcome {
            case .opened(let round): "open: \(round)"
            case .certified: "certified"
            case .pending: "pending"
            case .aborted(let reason): reason.rawValue
            }
    }

    // MARK: What faults change

    mutating func convict(_ index: Int, _ kind: FaultKind, _ round: Round) {
        convicted.append("\(index) \(kind) in \(round)")
    }

    /// Out of QUAL and out of the holders.
    mutating func exclude(_ indices: Int...) {
        qualified.removeAll(where: indices.contains)
        holders.removeAll(where: indices.contains)
    }

    /// Stays in QUAL, if it was there.
    mutating func removeHolders(_ indices: Int...) {
        holders.removeAll(where: indices.contains)
    }

    mutating func addInactive(_ index: Int, _ rounds: Round...) {
        for round in rounds { inactive[round, default: []].append(index) }
    }

    /// Failed, opened and reconstructed: everybody's share from it is public.
    mutating func reconstruct(_ indices: Int...) {
        failed = (failed + indices).sorted()
        reconstructed = (reconstructed + indices).sorted()
        for index in joined { exposed[index] = ((exposed[index] ?? []) + indices).sorted() }
    }

    /// Ended before QUAL was fixed.
    mutating func abort(_ reason: AbortReason) {
        qualified = []
        holders = []
        ending = reason.rawValue
    }
}

extension CeremonySummary: CustomStringConvertible {
    var description: String {
        func byRound(_ lists: [Round: [Int]]) -> String {
            lists.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
                .joined(separator: ", ")
        }
        let shares = exposed.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            .joined(separator: ", ")
        return """

            \(ending), joined \(joined), convicted \(convicted)
            inactive \(byRound(inactive)); disagreements \(byRound(disagreements))
            QUAL \(qualified), holders \(holders)
            failed \(failed), reconstructed \(reconstructed), exposed \(shares)
            """
    }
}

extension Collection<ParticipantIndex> {
    /// The indices as integers, in the same order.
    var numbers: [Int] { map { Int($0.value) } }
}
