import Foundation

/// Dates in files, as people write them: 2030-01-31T12:00:00Z.
enum Timestamp {
    /// Seconds since 1970; `nil` for what is no date.
    static func seconds(_ text: String) -> UInt64? {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return UInt64(exactly: date.timeIntervalSince1970.rounded(.down))
    }

    /// The date in UTC.
    static func text(_ seconds: UInt64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// The clock of this machine, in seconds since 1970.
    static var now: UInt64 { UInt64(max(0, Date().timeIntervalSince1970)) }
}
