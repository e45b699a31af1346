import ArgumentParser
import ConformanceVectors
import Foundation

/// The command `dkg conformance`.
struct ConformanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Run the published vectors of other protocols against this library.",
        discussion: """
            The directory holds folders such as 'chilldkg' with the vector files as they are published, \
            or is such a folder itself. Files that are not there are named and do not count.
            """)

    @Argument(help: "Where the vector files are.", completion: .directory)
    var directory: String

    func run() throws {
        let folder = URL(fileURLWithPath: directory, isDirectory: true)
        var passed = 0
        var total = 0
        var unreadable = false
        for file in ConformanceVectors.files {
            do {
                guard let cases = try file.cases(in: folder) else {
                    Console.write("\(file.path): not there")
                    continue
                }
                let good = cases.filter(ConformanceCommand.passes).count
                Console.write("\(file.path): \(good) of \(cases.count)")
                passed += good
                total += cases.count
            } catch {
                Console.writeError("Error: \(file.path) cannot be read: \(error)")
                unreadable = true
            }
        }
        guard total > 0 || unreadable else {
            throw UsageError("no vector file is in '\(directory)'.")
        }
        Console.write("\(passed) of \(total) cases passed")
        if passed != total || unreadable { throw ExitCode(ExitStatus.aborted) }
    }

    private static func passes(_ vector: ConformanceCase) -> Bool {
        do {
            try vector.run()
            return true
        } catch {
            Console.writeError("failed: \(vector): \(error)")
            return false
        }
    }
}

extension ConformanceCommand: HasEpilogue {
    static let epilogue = """
        EXIT STATUS:
          0  every case of every file that is there passed
          1  a case failed; file, id and difference are printed
          2  wrong usage, or none of the files is in the directory
          3  the output could not be written
        """
}
