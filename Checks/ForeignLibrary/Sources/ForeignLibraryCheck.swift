import Secp256k1Group

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What `make check-foreign-library` runs, alone and with a wrong function preloaded.
@main
struct ForeignLibraryCheck {
    static func main() {
        switch CommandLine.arguments.dropFirst().first {
        case "functions": printFunctions()
        case "cost": printCost()
        case "use": use()
        default:
            print("usage: ForeignLibraryCheck functions | cost | use")
            exit(2)
        }
    }

    /// Each function with `answered` or `unanswered` before it, and with a reason after it if there has
    /// to be one.
    private static func printFunctions() {
        for answer in LibraryAnswers.all() { print("answered \(answer.symbol)") }
        for (symbol, reason) in LibraryAnswers.unanswered.sorted(by: { $0.key < $1.key }) {
            print("unanswered \(symbol) \(reason)")
        }
    }

    /// The least of many runs, in microseconds, for whatever else runs on this machine only adds.
    private static func printCost() {
        let clock = ContinuousClock()
        let least = (0..<50).map { _ in clock.measure { _ = LibraryAnswers.all() } }.min() ?? .zero
        print(least.components.attoseconds / 1_000_000_000_000)
    }

    /// Uses both libraries as a program does, with values of vector 1 of BIP 340, and says whether the
    /// results are right.
    private static func use() {
        let bytes = Array<UInt8>(
            hexadecimal: "b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef")
        guard let bytes, let secret = try? SecretScalar(decoding: SecretBytes(copying: bytes)),
            let key = try? SigningKey(secret)
        else {
            print("no key")
            exit(3)
        }
        // By two functions that have nothing to do with each other.
        let isProduct = secret.times(.generator) == secret.timesGenerator()
        let square = secret.multiplied(by: secret).disclosed()
        let isInverse = square.inverted().map { $0 * square == .one } ?? false
        print("identity key \(key.verificationKey), \(isProduct), \(isInverse)")
        let expected = "dff1d77f2a671c5f36183726db2341be58feae1da2deced843240f7b502ba659"
        if key.verificationKey.description != expected || !isProduct || !isInverse {
            print("wrong")
            exit(3)
        }
    }
}
