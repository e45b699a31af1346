#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The entry point.
@main
enum Main {
    static func main() {
        exit(DKGCommand.run(Array(CommandLine.arguments.dropFirst())))
    }
}
