import CeremonyLog
import DKG
import Foundation

extension RosterFile {
    /// Calls the ceremony that the roster describes.
    ///
    /// - Parameters:
    ///   - path: What the roster is called in messages.
    ///   - now: Seconds since 1970.
    /// - Returns: The ceremony and its terms, for a board in a folder.
    /// - Throws: ``RosterError``, with the name of the member that it is about.
    func call(called path: String, now: UInt64) throws(RosterError) -> CeremonyCall {
        // Two names that differ in bytes alone would be two ceremonies.
        let names = members.map(\.name.precomposedStringWithCanonicalMapping)
        let times = try times(path)
        let lastTime = try lastTime(path, now)
        let terms: CeremonyTerms
        do throws(CeremonyTermsError) {
            terms = try CeremonyTerms(
                names: names, absent: absent, times: times,
                lastTimeForJoining: lastTime, board: .agreed, address: board)
        } catch {
            throw RosterError(path, "\(error)")
        }
        let scheme = try named(self.scheme, .pedersen, CommitmentScheme.init(name:), "scheme", path)
        let purpose = try named(self.purpose, .signing, Purpose.init(name:), "purpose", path)
        let roster = try roster(names, path)
        var random = SystemRandomSource()
        do throws(CeremonyCallError) {
            return try CeremonyCall(
                on: terms, scheme: scheme, purpose: purpose, threshold: threshold, roster: roster,
                context: Array((context ?? "").utf8), random: &random)
        } catch {
            throw RosterError(path, "\(error)")
        }
    }

    private var absent: Set<ParticipantIndex> {
        Set(
            members.enumerated().filter { $0.element.absent == true }
                .compactMap { ParticipantIndex(position: $0.offset) })
    }

    private func lastTime(_ path: String, _ now: UInt64) throws(RosterError) -> UInt64 {
        guard let last = Timestamp.seconds(joinUntil) else {
            throw RosterError(
                path, "joinUntil is a date such as 2030-01-31T12:00:00Z; got '\(joinUntil)'.")
        }
        guard last > now else {
            throw RosterError(path, "joinUntil, \(joinUntil), has passed; nobody could join.")
        }
        return last
    }

    private func times(_ path: String) throws(RosterError) -> RoundTimes {
        switch (profile, seconds) {
        case (_?, _?):
            throw RosterError(path, "profile and seconds exclude each other; give one.")
        case (nil, let seconds?):
            guard seconds > 0 else { throw RosterError(path, "a round has at least 1 second.") }
            return RoundTimes(each: seconds)
        case (nil, nil), ("online"?, nil): return .online(participants: members.count)
        case ("offline"?, nil): return .offline
        case (let other?, nil):
            throw RosterError(path, "a profile is 'online' or 'offline'; got '\(other)'.")
        }
    }

    private func named<Value>(
        _ name: String?, _ standard: Value, _ find: (String) -> Value?, _ field: String,
        _ path: String
    ) throws(RosterError) -> Value {
        guard let name else { return standard }
        guard let value = find(name) else {
            throw RosterError(path, "there is no \(field) '\(name)'.")
        }
        return value
    }

    private func roster(_ names: [String], _ path: String) throws(RosterError) -> Roster {
        var keys: [[UInt8]] = []
        for (member, name) in zip(members, names) {
            guard let key = [UInt8](hexadecimal: member.identity),
                key.count == VerificationKey.byteCount
            else {
                throw RosterError(
                    path, "the identity of '\(name)' is a public key of 64 hexadecimal digits.")
            }
            keys.append(key)
        }
        do throws(CeremonyError) {
            return try Roster(keys)
        } catch {
            switch error {
            case .duplicateIdentity(let first, let second):
                throw RosterError(
                    path,
                    "'\(names[first.position])' and '\(names[second.position])' have the same identity; "
                        + "each needs one of its own.")
            case .invalidIdentity(let index, let error):
                throw RosterError(
                    path, "the identity of '\(names[index.position])' is no public key: \(error)")
            default: throw RosterError(path, "\(error)")
            }
        }
    }
}
