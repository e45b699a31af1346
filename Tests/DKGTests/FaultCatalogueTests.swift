import Foundation
import Testing

/// Docs/Faults.md names every fault that this package answers, and the tests that show it.
@Suite("The catalogue of faults")
struct FaultCatalogueTests {
    /// The rows, by group.
    static let rows: [String] =
        [("S", 7), ("D", 16), ("C", 12), ("X", 12), ("O", 10), ("U", 8)].flatMap { group, count in
            (1...count).map { "\(group)\($0)" }
        }

    /// What a row of the table names: a file, and the display name of a test in it.
    struct Reference: Hashable, CustomStringConvertible {
        let file: String
        let test: String

        var description: String { "\(file): \(test)" }
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The cells of the table's rows, by id.
    private static func table() throws -> [(id: String, cells: [String])] {
        let text = try String(
            contentsOf: root.appendingPathComponent("Docs/Faults.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("| ") else { return nil }
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return cells[0] == "id" ? nil : (cells[0], Array(cells.dropFirst()))
        }
    }

    /// The tests that a cell names, as `File.swift` “display name”.
    private static func references(in cell: String) -> [Reference] {
        cell.matches(of: #/`([^`]+)` “([^”]*)”/#).map {
            Reference(file: String($0.output.1), test: String($0.output.2))
        }
    }

    /// Every test in the sources that has a display name.
    private static func tests() throws -> Set<Reference> {
        let folder = root.appendingPathComponent("Tests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var found: Set<Reference> = []
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            for match in source.matches(of: #/@Test\(\s*"((?:[^"\\]|\\.)*)"/#) {
                found.insert(
                    Reference(
                        file: file.lastPathComponent,
                        test: String(match.output.1).replacing("\\\"", with: "\"")))
            }
        }
        return found
    }

    @Test("Every row is there once, in order, with a sentence and a test")
    func complete() throws {
        let table = try FaultCatalogueTests.table()
        #expect(table.map(\.id) == FaultCatalogueTests.rows)
        for (id, cells) in table {
            #expect(cells.count == 2, "\(id)")
            #expect((cells.first ?? "").count > 20, "\(id)")
            #expect(!FaultCatalogueTests.references(in: cells.last ?? "").isEmpty, "\(id)")
        }
    }

    @Test("Every test that is named exists")
    func exist() throws {
        let tests = try FaultCatalogueTests.tests()
        #expect(tests.count > 300)
        for (id, cells) in try FaultCatalogueTests.table() {
            let cell = cells.last ?? ""
            let named = FaultCatalogueTests.references(in: cell)
            #expect(named.filter { !tests.contains($0) } == [], "\(id)")
            // Nothing in the cell escapes the check.
            #expect(named.count == cell.split(separator: "“").count - 1, "\(id)")
        }
        // The twin: a name that differs in one letter does not.
        #expect(!tests.contains(Reference(file: "CrashFaultTests.swift", test: "O4 crash")))
    }

    @Test("A test that bears the id of a row is named in that row")
    func tagged() throws {
        let table = try FaultCatalogueTests.table()
        for test in try FaultCatalogueTests.tests() {
            for match in test.test.matches(of: #/\b[SDCXOU][0-9]+\b/#) {
                let id = String(match.output)
                guard let row = table.first(where: { $0.id == id }) else { continue }
                let named = FaultCatalogueTests.references(in: row.cells.last ?? "")
                #expect(named.contains(test), "\(test)")
            }
        }
    }
}
