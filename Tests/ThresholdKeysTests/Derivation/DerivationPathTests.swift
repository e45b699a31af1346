import Testing
import ThresholdKeys

@Suite("Paths from a key to its descendants")
struct DerivationPathTests {
    @Test(
        "A path is read and written",
        arguments: [
            ("m", "m", []), ("", "m", []), ("m/0", "m/0", [0]), ("0/7", "m/0/7", [0, 7]),
            ("m/2147483647/10", "m/2147483647/10", [2_147_483_647, 10]),
        ] as [(String, String, [UInt32])])
    func reads(text: String, written: String, steps: [UInt32]) throws {
        let path = try DerivationPath(text)
        #expect(path.steps == steps)
        #expect(path == (try DerivationPath(steps: steps)))
        #expect(path.description == written)
        #expect(try DerivationPath(path.description) == path)
    }

    @Test("The path without steps is the key itself")
    func empty() throws {
        #expect(DerivationPath().steps.isEmpty)
        #expect(DerivationPath() == (try DerivationPath("m")))
    }

    @Test("A hardened step is understood and refused", arguments: ["h", "H", "'"])
    func hardened(mark: String) {
        #expect(throws: DerivationError.hardenedStep(position: 0)) {
            try DerivationPath("0\(mark)")
        }
        #expect(throws: DerivationError.hardenedStep(position: 2)) {
            try DerivationPath("m/1/2/3\(mark)/4")
        }
        // A mark twice, or alone, is no step.
        #expect(throws: DerivationError.notAStep(position: 1, got: "3\(mark)\(mark)")) {
            try DerivationPath("m/1/3\(mark)\(mark)")
        }
        #expect(throws: DerivationError.notAStep(position: 0, got: mark)) {
            try DerivationPath(mark)
        }
        #expect(throws: DerivationError.notAStep(position: 0, got: "01\(mark)")) {
            try DerivationPath("m/01\(mark)")
        }
    }

    @Test(
        "What is no decimal number is refused",
        arguments: [
            ("m/", 0, ""), ("/1", 0, ""), ("1/", 1, ""), ("m//1", 0, ""), ("m/01", 0, "01"),
            ("m/00", 0, "00"), ("M/1", 0, "M"), ("m/m", 0, "m"), ("m/1/m", 1, "m"),
            ("m/-1", 0, "-1"), ("m/+1", 0, "+1"), (" 1", 0, " 1"), ("1 ", 0, "1 "),
            ("m/0x1", 0, "0x1"), ("m/1\n", 0, "1\n"), ("m/\u{661}", 0, "\u{661}"),
            // An accent on a digit, which Swift takes for one letter, and one on the slash.
            ("m/1\u{301}", 0, "1\u{301}"), ("m/1/\u{301}2", 1, "\u{301}2"),
            ("m/12345678901", 0, "12345678901"),
            ("m/1/" + String(repeating: "9", count: 1000), 1, String(repeating: "9", count: 24)),
        ])
    func noNumber(text: String, position: Int, got: String) {
        #expect(throws: DerivationError.notAStep(position: position, got: got)) {
            try DerivationPath(text)
        }
    }

    @Test("A step of 2^31 or more is refused", arguments: [2_147_483_648, 4_294_967_295])
    func largeSteps(step: UInt32) {
        let error = DerivationError.stepTooLarge(maximum: 2_147_483_647, got: UInt64(step))
        #expect(throws: error) { try DerivationPath("m/0/\(step)") }
        #expect(throws: error) { try DerivationPath(steps: [0, step]) }
    }

    @Test("Numbers that do not fit 32 bits are refused, and not cut off")
    func largerThanAWord() {
        for number: UInt64 in [4_294_967_296, 9_999_999_999] {
            #expect(
                throws: DerivationError.stepTooLarge(maximum: 2_147_483_647, got: number)
            ) { try DerivationPath("\(number)") }
        }
    }

    @Test("A path has at most 255 steps")
    func length() throws {
        let most = [UInt32](repeating: 3, count: 255)
        let path = try DerivationPath(steps: most)
        #expect(try DerivationPath(path.description) == path)
        let error = DerivationError.pathTooLong(maximum: 255, got: 256)
        #expect(throws: error) { try DerivationPath(steps: most + [3]) }
        #expect(throws: error) { try DerivationPath(path.description + "/3") }
        #expect(throws: error) { try DerivationPath(String(path.description.dropFirst(2)) + "/3") }
    }
}
