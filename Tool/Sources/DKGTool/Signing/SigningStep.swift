import ArgumentParser

/// One of the commands of `dkg sign`, and `dkg derive`.
protocol SigningStep: FolderCommand {
    /// The files that are read; "-" is standard input.
    var inputs: [String] { get }

    /// The files that are written; "-" is standard output.
    var outputs: [String] { get }
}

extension SigningStep {
    static var epilogue: String { SignCommand.epilogue }

    /// Standard input can be named once, and each file that is written.
    func checkFiles() throws {
        if inputs.count(where: { $0 == "-" }) > 1 {
            throw ValidationError(
                "standard input can be used once; name a file for each but one option.")
        }
        try FileAccess.checkDistinct(outputs)
    }

    func validate() throws { try checkFiles() }
}
