import ChillDKG

/// What step1 was made of: a file beside the randomness, and one beside the host key, whose names end in `.step1`.
///
/// The mark of the randomness names the host public key and the session parameters. That of the host key, which
/// serves many sessions, has a line for each: the parameters and a digest of the message. Neither holds a secret.
/// They are looked at when a later step fails: with another `--random`, `--secret` or `--host-keys` than in step1
/// nothing that the coordinator sends can be right, and it is not to blame for that.
struct ChillStep1Mark {
    private let hostKey: String
    private let parameters: String
    private let message: String

    private static let messageHash = TaggedHash("DKG/tool/chilldkg step1")

    /// Names what step1 is made of.
    init(_ participant: borrowing ChillParticipant) {
        let id = participant.id
        hostKey = participant.parameters.hostPublicKeys[id.position].compressed.hexadecimal
        parameters = participant.parameters.hash.encoded.hexadecimal
        message = ChillStep1Mark.messageHash.digest(of: participant.message).encoded.hexadecimal
    }

    /// Leaves both marks, before the message of step1 leaves.
    ///
    /// - Throws: ``SessionMark/Conflict`` if the randomness has been used for another host key or session.
    func leave(random: String, secret: String) throws {
        let line = "\(hostKey) \(parameters)\n"
        if let found = try Mark.step1.leave(line, beside: random), found != line {
            throw SessionMark.Conflict(path: random, mark: Mark.step1.path(beside: random))
        }
        guard FileAccess.isFile(secret) else { return }
        let known = try Mark.step1.content(beside: secret) ?? ""
        let own = "\(parameters) \(message)"
        if known.split(separator: "\n").contains(Substring(own)) { return }
        do throws(FileAccess.Failure) {
            try FileAccess.append(own, to: Mark.step1.path(beside: secret))
        } catch {
            // A host key may be where nothing can be written; the mark of the randomness is there.
            Console.writeError("Note: \(error)")
        }
    }

    /// Which argument is another than in step1, as far as the marks tell; `nil` if none seems to be.
    func difference(random: String, secret: String) throws -> UsageError? {
        if let found = try Mark.step1.content(beside: random) {
            let words = found.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
            if words.first != hostKey {
                return UsageError(
                    "--secret \(secret) is another host key than step1 used with --random \(random). "
                        + "Use the files of step1.")
            }
            if words.last != parameters {
                return UsageError(
                    "--host-keys or --threshold is another than in step1 with --random \(random): other "
                        + "keys, another order, or another number. Use those of step1, and compare "
                        + "'dkg chilldkg params-hash' with the others.")
            }
            return nil
        }
        let lines = (try Mark.step1.content(beside: secret) ?? "").split(separator: "\n")
        let ofSession = lines.filter { $0.hasPrefix(parameters) }
        if ofSession.isEmpty || ofSession.contains("\(parameters) \(message)") { return nil }
        return UsageError(
            "--random \(random) is another than step1 used with --secret \(secret) in this session. Use the "
                + "files of step1.")
    }
}
