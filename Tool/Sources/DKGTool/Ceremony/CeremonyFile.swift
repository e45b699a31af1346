import CeremonyLog
import DKG
import Foundation

/// A ceremony as people exchange it: JSON that they can read, with the canonical bytes inside.
///
/// What counts are the bytes. A file in which anything that people read differs from them is refused.
struct CeremonyFile: Codable, Equatable {
    struct Member: Codable, Equatable {
        let index: Int
        let name: String
        let identity: String
        let fingerprint: String
        let absent: Bool
    }

    struct Seconds: Codable, Equatable {
        let deal: UInt32
        let respond: UInt32
        let extract: UInt32
        let confirm: UInt32
        let certify: UInt32
    }

    struct Board: Codable, Equatable {
        let kind: String
        let address: String
        let carrier: String?
    }

    let ceremony: String
    let fingerprint: String
    let scheme: String
    let purpose: String
    let threshold: Int
    let members: [Member]
    let context: String
    let joinUntil: String
    let seconds: Seconds
    let board: Board
    let canonical: String

    /// The file of a called ceremony.
    init(_ call: CeremonyCall) {
        let ceremony = call.ceremony
        let times = call.terms.times
        self.ceremony = ceremony.id.description
        fingerprint = call.fingerprint
        scheme = ceremony.scheme.description
        purpose = ceremony.purpose.description
        threshold = ceremony.threshold.count
        members = zip(ceremony.roster.indices, ceremony.roster.keys).map { index, key in
            Member(
                index: Int(index.value), name: call.terms.name(of: index) ?? "",
                identity: key.encoded.hexadecimal,
                fingerprint: IdentityFingerprint(of: key).description,
                absent: call.terms.absent.contains(index))
        }
        context = ceremony.context.hexadecimal
        joinUntil = Timestamp.text(call.terms.lastTimeForJoining)
        seconds = Seconds(
            deal: times.deal, respond: times.respond, extract: times.extract,
            confirm: times.confirm, certify: times.certify)
        board = Board(
            kind: call.terms.board.description, address: call.terms.address,
            carrier: call.terms.carrier?.encoded.hexadecimal)
        canonical = call.encoded.hexadecimal
    }

    /// Reads a file, and what it says in bytes.
    ///
    /// - Parameter path: Where it is.
    /// - Returns: The ceremony and its terms.
    /// - Throws: ``CeremonyFileError`` or `FileAccess.Failure`.
    static func read(_ path: String) throws -> CeremonyCall {
        let bytes = try FileAccess.read(path)
        let file: CeremonyFile
        do {
            file = try JSONDecoder().decode(CeremonyFile.self, from: Data(bytes))
        } catch {
            throw CeremonyFileError.malformed(path)
        }
        guard let canonical = [UInt8](hexadecimal: file.canonical) else {
            throw CeremonyFileError.malformed(path)
        }
        let call: CeremonyCall
        do throws(CeremonyTermsError) {
            call = try CeremonyCall(decoding: canonical)
        } catch {
            throw CeremonyFileError.call(path, error)
        }
        if let (index, _) = call.terms.names.enumerated().first(where: {
            Array($0.element.utf8)
                != Array($0.element.precomposedStringWithCanonicalMapping.utf8)
        }) {
            throw CeremonyFileError.unnormalisedName(path, member: index + 1)
        }
        if let field = file.firstDifference(from: CeremonyFile(call)) {
            throw CeremonyFileError.differs(path, field: field)
        }
        return call
    }

    /// The name of the first field that is not what the bytes say.
    private func firstDifference(from other: CeremonyFile) -> String? {
        if members.count == other.members.count {
            for (own, right) in zip(members, other.members) where own != right {
                return "members[\(right.index - 1)]"
            }
        }
        let comparisons: [(String, Bool)] = [
            ("ceremony", ceremony == other.ceremony),
            ("fingerprint", fingerprint == other.fingerprint), ("scheme", scheme == other.scheme),
            ("purpose", purpose == other.purpose), ("threshold", threshold == other.threshold),
            ("members", members.count == other.members.count),
            ("context", context == other.context), ("joinUntil", joinUntil == other.joinUntil),
            ("seconds", seconds == other.seconds), ("board", board == other.board),
        ]
        return comparisons.first { !$0.1 }?.0
    }
}
