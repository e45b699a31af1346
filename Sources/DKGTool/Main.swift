import ArgumentParser

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The entry point.
///
/// It only exists to give wrong usage the exit status that scripts expect.
@main
enum Main {
    static func main() {
        do {
            var command = try DKGCommand.parseAsRoot()
            try command.run()
        } catch {
            let message = DKGCommand.fullMessage(for: error)
            switch DKGCommand.exitCode(for: error) {
            case .success:
                // Help and version are asked for, so they go to standard output.
                Console.write(message)
                exit(ExitStatus.success)
            case .validationFailure:
                Console.writeError(message)
                exit(ExitStatus.wrongUsage)
            case let other:
                if !message.isEmpty { Console.writeError(message) }
                exit(other.rawValue)
            }
        }
    }
}
