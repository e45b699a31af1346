import PolynomialCommitments

/// Which entries a reader was given: their positions ascend, and one that is given again is the same.
///
/// 16 bytes an entry. The fingerprints are those of one process, so nobody can prepare two entries for one of them.
struct GivenEntries: Sendable {
    private var positions: [UInt64] = []
    private var fingerprints: [Int] = []

    /// The position of the last one; `nil` before the first.
    var last: UInt64? { positions.last }

    /// Takes an entry.
    ///
    /// - Parameter entry: The entry.
    /// - Returns: Whether it is new.
    /// - Throws: ``CeremonyLogError/outOfOrder(position:last:)`` or ``CeremonyLogError/entryChanged(at:)``.
    mutating func take(_ entry: LogEntry) throws(CeremonyLogError) -> Bool {
        let fingerprint = GivenEntries.fingerprint(entry.bytes)
        let last = positions.last ?? 0
        if entry.position > last {
            positions.append(entry.position)
            fingerprints.append(fingerprint)
            return true
        }
        let place = positions.firstPosition { $0 < entry.position }
        guard positions.indices.contains(place), positions[place] == entry.position else {
            throw .outOfOrder(position: entry.position, last: last)
        }
        guard fingerprints[place] == fingerprint else { throw .entryChanged(at: entry.position) }
        return false
    }

    /// All bytes at once: one by one they cost ten times as much.
    private static func fingerprint(_ bytes: [UInt8]) -> Int {
        var hasher = Hasher()
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
