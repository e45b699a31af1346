/// The self-test of the libraries under this module, once a process.
///
/// A program may hold a second libsecp256k1 or GMP, which the linker or the loader prefers to the one that
/// this package was built with. A wrong key would look like any other. So before the first result
/// leaves this module, each C function that it calls is asked something whose answer is known.
package enum LibraryAnswers {
    /// Ends the process unless GMP answers as it has to; a single comparison after the first time.
    @inline(__always)
    static func requireGMP() {
        _ = gmpIsRight
    }

    private static let gmpIsRight: Bool = {
        if let symbol = GMPAnswers.all().firstWrong { endProcess(wrong: symbol, of: .gmp) }
        return true
    }()

    /// Ends the process unless libsecp256k1 answers as it has to.
    ///
    /// - Parameter context: The context of the process, after it was blinded.
    static func requireSecp256k1(_ context: OpaquePointer) {
        let answers = unsafe Secp256k1Answers(context: context).all()
        if let symbol = answers.firstWrong { endProcess(wrong: symbol, of: .secp256k1) }
    }

    /// Asks everything again, for tests and checks.
    ///
    /// - Returns: An answer a function.
    package static func all() -> [LibraryAnswer] {
        unsafe Secp256k1Answers(context: Secp256k1Context.pointer).all() + GMPAnswers.all()
    }

    /// The functions that no question reaches, each with the reason.
    package static var unanswered: [String: String] {
        Secp256k1Answers.unanswered.merging(GMPAnswers.unanswered) { first, _ in first }
    }
}
