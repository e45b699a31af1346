/// How many inputs of each kind were compared.
struct ComparisonCounts: CustomStringConvertible {
    private var counts: [String: Int] = [:]

    var total: Int { counts.values.reduce(0, +) }

    mutating func add(_ count: Int, _ kind: String) {
        counts[kind, default: 0] += count
    }

    mutating func add(_ other: ComparisonCounts) {
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    var description: String {
        counts.sorted { $0.key < $1.key }.map { "engine-check: \($0.value) \($0.key)" }
            .joined(separator: "\n")
    }
}
