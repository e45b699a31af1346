import ArgumentParser

/// A command that works with files that a passphrase opens.
protocol FolderCommand: ParsableCommand, HasEpilogue {
    /// Does what the command is for.
    func perform() throws
}

extension FolderCommand {
    /// Does it and says what became of it.
    func run() throws {
        do {
            try perform()
        } catch let error as UsageError {
            throw error
        } catch let status as ExitCode {
            throw status
        } catch {
            Console.writeError("Error: \(error)")
            throw ExitCode(ErrorStatus.of(error))
        }
    }
}
