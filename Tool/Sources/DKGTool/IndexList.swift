import DKG

/// Indices as people write them: "1-4, 6".
enum IndexList {
    static func text(_ indices: some Sequence<ParticipantIndex>) -> String {
        let values = indices.map { Int($0.value) }.sorted()
        var runs: [ClosedRange<Int>] = []
        for value in values {
            if let last = runs.last, last.upperBound + 1 == value {
                runs[runs.count - 1] = last.lowerBound...value
            } else {
                runs.append(value...value)
            }
        }
        if runs.isEmpty { return "nobody" }
        return runs.map { run in
            switch run.count {
            case 1: "\(run.lowerBound)"
            case 2: "\(run.lowerBound), \(run.upperBound)"
            default: "\(run.lowerBound)-\(run.upperBound)"
            }
        }.joined(separator: ", ")
    }
}
