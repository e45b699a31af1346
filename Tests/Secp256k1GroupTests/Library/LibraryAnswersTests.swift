import Testing

@testable import Secp256k1Group

struct LibraryAnswersTests {
    @Test("Every C function gives the known answer")
    func answers() {
        let answers = LibraryAnswers.all()
        #expect(answers.count { $0.isRight } == answers.count)
        #expect(answers.firstWrong == nil)
        #expect(answers.contains { $0.symbol == "secp256k1_ecdh" })
        #expect(answers.contains { $0.symbol == "__gmpz_invert" })
    }

    @Test("No function is listed twice, nor both asked and not asked")
    func symbols() {
        let symbols = LibraryAnswers.all().map(\.symbol) + LibraryAnswers.unanswered.keys
        #expect(Set(symbols).count == symbols.count)
        #expect(LibraryAnswers.unanswered.values.allSatisfy { !$0.isEmpty })
    }

    @Test("The first wrong answer is the one that is named")
    func firstWrong() {
        let answers = [
            LibraryAnswer("a", true), LibraryAnswer("b", false), LibraryAnswer("c", false),
        ]
        #expect(answers.firstWrong == "b")
        #expect([LibraryAnswer("a", true)].firstWrong == nil)
    }

    // `make check-foreign-library` bounds it in release, where it is 0.3 ms. This bound is for a debug
    // build on a busy machine.
    @Test("Asking costs a program little")
    func cost() {
        let clock = ContinuousClock()
        let least = (0..<10).map { _ in clock.measure { _ = LibraryAnswers.all() } }.min()
        #expect(least ?? .seconds(1) < .milliseconds(20))
    }

    @Test("A wrong function ends the process, and is named with the cause and the remedy")
    func ending() async {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
        ) {
            endProcess(wrong: "secp256k1_ecdh", of: .secp256k1)
        }
        let text = String(
            decoding: result?.standardErrorContent ?? [], as: Unicode.UTF8.self)
        #expect(text.contains("secp256k1_ecdh does not give the answer"))
        #expect(text.contains("Another copy or another version of libsecp256k1"))
        #expect(text.contains("LD_PRELOAD"))
    }

    @Test("Numbers are written with the most significant word first")
    func numbers() {
        let number = KnownNumber(0x0102_0304_0506_0708, 0x090A_0B0C_0D0E_0F10)
        #expect(number.bytes == Array(1...16))
        #expect(number.limbs == [0x090A_0B0C_0D0E_0F10, 0x0102_0304_0506_0708])
    }
}
