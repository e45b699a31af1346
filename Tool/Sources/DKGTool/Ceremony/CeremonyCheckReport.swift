import CeremonyLog
import DKG
import FolderStorage

/// What `dkg ceremony check` found.
struct CeremonyCheckReport: Encodable {
    let version: String
    let clock: String
    let secondsToJoin: UInt64
    let entries: UInt64
    let appended: Bool
    let joined: [Int]

    /// Members who joined another ceremony on this board.
    let elsewhere: [Int]

    /// Tries everything.
    ///
    /// - Throws: `BoardError` if the board cannot be read or nothing can be appended, `DataFolderError` if the data
    ///   folder is of no use.
    init(_ call: CeremonyCall, in path: String, data: String) throws {
        try SynchronisedFolder.refuse(path)
        let folder = try DataFolder(locking: data)
        try folder.replace("check", with: [1])
        try folder.remove("check")

        version = ToolVersion.text
        let now = Timestamp.now
        clock = Timestamp.text(now)
        let last = call.terms.lastTimeForJoining
        secondsToJoin = last > now ? last - now : 0

        var board = try LogFolder(path, for: call)
        // A record of a type that nobody knows, which every reader passes over.
        try board.append([1, 0x2f] + call.ceremony.id.digest.encoded)
        appended = true
        var auditor = LogAuditor(of: call)
        var others: Set<ParticipantIndex> = []
        while true {
            let entries = try board.newEntries()
            if entries.isEmpty { break }
            try auditor.read(entries)
            others.formUnion(entries.compactMap { ForeignJoin.member(in: $0.bytes, of: call) })
        }
        entries = board.position
        let state = auditor.state
        let here = call.ceremony.roster.indices.filter {
            state.openRound == .join
                ? state.message(of: $0, in: .join) != nil : state.joined.contains($0)
        }
        joined = here.map { Int($0.value) }
        elsewhere = others.subtracting(here).sorted().map { Int($0.value) }
    }

    /// Whether nothing stands in the way.
    var isFine: Bool { elsewhere.isEmpty && secondsToJoin > 0 }

    func write(asJSON: Bool, _ call: CeremonyCall) {
        if asJSON { return Console.write(JSONText.of(self)) }
        func titles(_ numbers: [Int]) -> String {
            call.titles(of: numbers.compactMap { try? ParticipantIndex($0) })
        }
        Console.write("version:     \(version)")
        Console.write(
            "clock:       \(clock); "
                + (secondsToJoin > 0
                    ? "\(secondsToJoin) seconds are left to join"
                    : "the last time for joining has passed. Is the clock right?"))
        Console.write("board:       \(entries) entries; an entry can be appended")
        Console.write("joined:      \(joined.isEmpty ? "nobody yet" : titles(joined))")
        for number in elsewhere {
            Console.write(
                "elsewhere:   \(titles([number])) joined another ceremony on this board; compare the fingerprint "
                    + "with \(titles([number]))")
        }
    }
}
