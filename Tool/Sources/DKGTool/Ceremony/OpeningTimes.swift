import DKG

/// When each round was seen to open by this machine's clock: a line "kind seconds" for each.
///
/// It is stored, so that a member that is killed often still votes in time.
struct OpeningTimes: Equatable {
    private(set) var seconds: [Round: UInt64] = [:]

    init() {}

    /// Reads lines; one that is none is passed over, and its round counts from when it is seen again.
    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 2, let kind = UInt8(fields[0]), let time = UInt64(fields[1]),
                let round = Round(rawValue: kind)
            else { continue }
            seconds[round] = time
        }
    }

    /// Takes note of a round that is open.
    ///
    /// - Returns: Whether it is new.
    mutating func see(_ round: Round, at now: UInt64) -> Bool {
        if seconds[round] != nil { return false }
        seconds[round] = now
        return true
    }

    var encoded: [UInt8] {
        Array(
            seconds.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) \($0.value)\n" }.joined()
                .utf8)
    }
}
