import Foundation
import Testing

@testable import DKGTool

@Suite("Dates in files")
struct TimestampTests {
    @Test("They are what a calendar says, and are read back")
    func calendar() {
        // Every day from 1970 to 2400, each at another time of the day.
        for day in 0..<157_000 as Range<UInt64> {
            let seconds = day * 86_400 + day * 7_919 % 86_400
            let text = Timestamp.text(seconds)
            if day % 97 == 0 || text.contains("-02-2") || text.contains("-03-01") {
                let date = Date(timeIntervalSince1970: Double(seconds))
                #expect(text == date.formatted(.iso8601))
                #expect(Timestamp.seconds(text) == seconds)
            }
        }
        #expect(Timestamp.text(0) == "1970-01-01T00:00:00Z")
        #expect(Timestamp.text(951_782_399) == "2000-02-28T23:59:59Z")
        #expect(Timestamp.text(951_782_400) == "2000-02-29T00:00:00Z")
        #expect(Timestamp.text(4_107_542_400) == "2100-03-01T00:00:00Z")
        #expect(Timestamp.text(253_402_300_799) == "9999-12-31T23:59:59Z")
    }

    @Test("The last one that can be said has a text")
    func last() { #expect(Timestamp.text(.max) == "584554051223-11-09T07:00:15Z") }
}
