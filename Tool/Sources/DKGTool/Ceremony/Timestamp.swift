import Foundation

/// Dates in files, as people write them: 2030-01-31T12:00:00Z.
enum Timestamp {
    /// Seconds since 1970; `nil` for what is no date.
    static func seconds(_ text: String) -> UInt64? {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return UInt64(exactly: date.timeIntervalSince1970.rounded(.down))
    }

    /// The date in UTC, in the Gregorian calendar.
    ///
    /// A formatter would look for time zones and calendars first, in every command that reads a ceremony file.
    static func text(_ seconds: UInt64) -> String {
        let time = seconds % secondsInDay
        // Days since the 1st of March of the year 0, so that a leap day is the last of its year, and of its 400 years.
        let day = seconds / secondsInDay + 719_468
        let (cycle, dayInCycle) = day.quotientAndRemainder(dividingBy: daysInCycle)
        let yearInCycle =
            (dayInCycle - dayInCycle / 1_460 + dayInCycle / 36_524 - dayInCycle / 146_096) / 365
        let dayInYear = dayInCycle - (365 * yearInCycle + yearInCycle / 4 - yearInCycle / 100)
        // Five months from March on, and from August on, have 153 days.
        let month = (5 * dayInYear + 2) / 153
        let year = 400 * cycle + yearInCycle + (month < 10 ? 0 : 1)
        let date = [
            digits(year, 4), digits(month < 10 ? month + 3 : month - 9, 2),
            digits(dayInYear - (153 * month + 2) / 5 + 1, 2),
        ]
        let hours = [digits(time / 3600, 2), digits(time / 60 % 60, 2), digits(time % 60, 2)]
        return date.joined(separator: "-") + "T" + hours.joined(separator: ":") + "Z"
    }

    private static let secondsInDay: UInt64 = 86_400

    /// 400 years.
    private static let daysInCycle: UInt64 = 146_097

    private static func digits(_ number: UInt64, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    /// The clock of this machine, in seconds since 1970.
    static var now: UInt64 { UInt64(max(0, Date().timeIntervalSince1970)) }
}
