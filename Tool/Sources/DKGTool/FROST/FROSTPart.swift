import ArgumentParser
import FROSTKeyGeneration

/// One of the three parts of `dkg frost-keygen`.
protocol FROSTPart: ParsableCommand, HasEpilogue {
    /// The options of all parts.
    var options: FROSTOptions { get }

    /// The file with the randomness; "-" is standard input.
    var randomness: String { get }

    /// The other files that are read; "-" is standard input.
    var inputs: [String] { get }

    /// The files that are written; "-" is standard output.
    var outputs: [String] { get }

    /// Does the part.
    func perform() throws
}

extension FROSTPart {
    static var epilogue: String { FROSTKeygenCommand.epilogue }

    /// Standard input and standard output can each be named once.
    func checkStreams() throws {
        for (paths, stream) in [([randomness] + inputs, "input"), (outputs, "output")]
        where paths.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(
                "standard \(stream) can be used once; name a file for each but one option.")
        }
        try FileAccess.checkDistinct(outputs)
    }

    func validate() throws { try checkStreams() }

    /// Does the part and says what became of it.
    func run() throws {
        do {
            try perform()
        } catch let fault as FROSTError {
            Console.writeError("aborted: \(fault)")
            if let culprit = fault.culprit {
                Console.writeError("culprit: \(culprit)")
                Console.writeError(
                    "Hint: this holds if every file is what its sender sent in this session, and if the sender is "
                        + "named as it names itself. Compare both before anybody is blamed.")
            }
            throw ExitCode(ErrorStatus.of(fault))
        } catch let error as UsageError {
            throw error
        } catch {
            Console.writeError("Error: \(error)")
            throw ExitCode(ErrorStatus.of(error))
        }
    }

    /// The first part, made again from its randomness.
    func firstPart() throws -> FROSTDealer {
        let seed = try FileAccess.readSecret(randomness)
        guard seed.count == 32 else {
            throw FileAccess.Failure.unreadable(
                "'\(randomness)' is not the randomness of part1: it has \(seed.count) bytes instead of "
                    + "32.")
        }
        let setup = try options.setup()
        try FROSTSetupMark.check(setup, beside: randomness)
        return try FROSTDealer(setup, seed: seed)
    }
}
