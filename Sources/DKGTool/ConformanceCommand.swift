import ConformanceVectors
import Foundation

/// The command `dkg conformance`.
enum ConformanceCommand {
    static let help = """
        OVERVIEW: Run the published vectors of other protocols against this library.

        DIRECTORY holds folders such as 'chilldkg' with the vector files as they are published,
        or is such a folder itself. Files that are not there are named and do not count.

        USAGE: dkg conformance DIRECTORY

        EXIT STATUS:
          0  every case of every file that is there passed
          1  a case failed; file, id and difference are printed
          2  wrong usage, or none of the files is in DIRECTORY
          3  the output could not be written
        """

    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 1, let path = arguments.first, !path.hasPrefix("-") else {
            Console.writeError(
                "Error: exactly one directory is expected: dkg conformance DIRECTORY")
            Console.writeError("See 'dkg conformance --help'.")
            return ExitStatus.wrongUsage
        }
        let directory = URL(fileURLWithPath: path, isDirectory: true)
        var passed = 0
        var total = 0
        var unreadable = false
        for file in ConformanceVectors.files {
            do {
                guard let cases = try file.cases(in: directory) else {
                    Console.write("\(file.path): not there")
                    continue
                }
                let good = cases.filter(passes).count
                Console.write("\(file.path): \(good) of \(cases.count)")
                passed += good
                total += cases.count
            } catch {
                Console.writeError("Error: \(file.path) cannot be read: \(error)")
                unreadable = true
            }
        }
        guard total > 0 || unreadable else {
            Console.writeError("Error: no vector file is in '\(path)'.")
            return ExitStatus.wrongUsage
        }
        Console.write("\(passed) of \(total) cases passed")
        return passed == total && !unreadable ? ExitStatus.success : ExitStatus.aborted
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
