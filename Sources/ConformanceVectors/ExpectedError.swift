/// An error as a vector file describes it: its type and whom it blames.
///
/// The message in the file is for people and not compared.
struct ExpectedError: Hashable, Sendable, CustomStringConvertible {
    let type: String
    let participants: [Int]

    init(_ type: String, _ participants: Int...) {
        self.type = type
        self.participants = participants
    }

    init(_ value: JSONValue) throws {
        type = try value["type"].string()
        participants = try ["participantId", "participantId1", "participantId2"].compactMap {
            value[$0].isNull ? nil : try value[$0].integer()
        }
    }

    var description: String {
        type + (participants.isEmpty ? "" : " \(participants.map(String.init))")
    }

    /// Runs something that must fail in this way.
    func check(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let failure as ConformanceFailure {
            throw failure
        } catch {
            guard let got = ExpectedError(chillDKG: error) else { throw error }
            guard got == self else {
                throw ConformanceFailure("expected \(self); got \(got): \(error)")
            }
            return
        }
        throw ConformanceFailure("expected \(self); got no error")
    }
}
