import DKG
import DKGTestHarness
import Foundation
import Testing

// README example: between the next comment and the one after it stands what the README shows.
// begin
/// One node: `store` replaces its state on disk, `post` puts an envelope on the board, `read` waits
/// until the round is over and gives everything that was posted in it.
func makeKey(
    _ ceremony: Ceremony, identity: consuming SigningKey, stateKey: consuming StateKey,
    store: ([UInt8]) throws -> Void,
    post: ([UInt8]) throws -> Void, read: () throws -> [[UInt8]]
) throws -> KeyPackage {
    var random = SystemRandomSource()
    var node = try Participant(
        ceremony: ceremony, identity: identity, stateKey: stateKey, random: &random)
    try post(node.join(store: store))  // Stored, encrypted, before anything is sent.
    while node.openRound != nil {
        let outcome = try node.closeRound(over: read(), store: store)
        if case .opened(_, let message?) = outcome { try post(message) }
    }
    return try node.keyPackage()
}
// end

@Suite("The README's example")
struct ReadmeExampleTests {
    @Test("is the code that is compiled here")
    func isCompiled() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(
            contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let source = try String(contentsOfFile: #filePath, encoding: .utf8)
        let shown = try #require(
            readme.text(from: "<!-- example -->\n```swift\n", to: "```\n<!-- end"))
        let compiled = try #require(source.text(from: "// begin\n", to: "// end\n"))
        #expect(shown == "import DKG\n\n" + compiled)
    }

    @Test("makes the same key at three nodes that share a board")
    func makesAKey() throws {
        let configuration = SimulationConfiguration(participants: 3, threshold: 2, seed: 20)
        let ceremony = try configuration.ceremony()
        let board = BlockingBoard(nodes: 3)
        let results = Results()
        let threads = (0..<3).map { position in
            Thread {
                let key = Result {
                    var random = SystemRandomSource()
                    let package = try makeKey(
                        ceremony, identity: configuration.identity(at: position),
                        stateKey: StateKey(random: &random),
                        store: { state in results.add(stored: state) },
                        post: board.post, read: board.reader())
                    return package.groupKey
                }
                results.add(key)
            }
        }
        for thread in threads { thread.start() }
        let keys = try results.wait(for: 3).map { try $0.get() }
        #expect(Set(keys.map(\.transcript)).count == 1)
        #expect(keys.allSatisfy { $0.transcript.qualified.count == 3 })
        // Three nodes stored their state before each of their six messages.
        #expect(results.states.count == 18)
        #expect(Set(results.states).count == 18)
    }
}

extension String {
    fileprivate func text(from start: String, to end: String) -> String? {
        guard let first = range(of: start),
            let last = range(of: end, range: first.upperBound..<endIndex)
        else { return nil }
        return String(self[first.upperBound..<last.lowerBound])
    }
}

/// A board whose rounds end when everybody has posted.
private final class BlockingBoard: @unchecked Sendable {
    // Unchecked, because the condition guards everything.
    private let condition = NSCondition()
    private let nodes: Int
    private var rounds: [[[UInt8]]] = [[]]

    init(nodes: Int) { self.nodes = nodes }

    func post(_ envelope: [UInt8]) {
        condition.withLock {
            rounds[rounds.count - 1].append(envelope)
            if rounds[rounds.count - 1].count == nodes {
                rounds.append([])
                condition.broadcast()
            }
        }
    }

    /// A node's way to read one round after the other.
    func reader() -> () -> [[UInt8]] {
        var next = 0
        return {
            self.condition.withLock {
                while self.rounds.count <= next + 1 { self.condition.wait() }
                next += 1
                return self.rounds[next - 1]
            }
        }
    }
}

private final class Results: @unchecked Sendable {
    // Unchecked, because the condition guards everything.
    private let condition = NSCondition()
    private var keys: [Result<GroupKey, any Error>] = []
    private var stored: [[UInt8]] = []

    var states: [[UInt8]] { condition.withLock { stored } }

    func add(stored state: [UInt8]) { condition.withLock { stored.append(state) } }

    func add(_ key: Result<GroupKey, any Error>) {
        condition.withLock {
            keys.append(key)
            condition.broadcast()
        }
    }

    func wait(for count: Int) -> [Result<GroupKey, any Error>] {
        condition.withLock {
            while keys.count < count { condition.wait() }
            return keys
        }
    }
}
