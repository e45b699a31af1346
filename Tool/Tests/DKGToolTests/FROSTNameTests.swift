import FROSTKeyGeneration
import Testing

@testable import DKGTool

@Suite("Participants as the command line names them")
struct FROSTNameTests {
    @Test("A number is decimal, 64 digits are hexadecimal also if they could be decimal")
    func digits() throws {
        let zeros = String(repeating: "0", count: 62)
        for (text, number) in [
            ("10", 10), ("65535", 65535), (zeros + "10", 16), (zeros + "09", 9),
            (String(zeros.dropLast(2)) + "ffff", 65535),
        ] {
            let identifier = FROSTIdentifier(try ParticipantIndex(number))
            #expect(try FROSTName(text) == .identifier(identifier), "\(text)")
        }
        for text in ["0", "65536", "00010x", "000010", zeros, zeros + "00", ""] {
            #expect(throws: UsageError.self, "\(text)") { try FROSTName(text) }
        }
    }
}
