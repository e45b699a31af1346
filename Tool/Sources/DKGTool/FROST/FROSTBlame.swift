import FROSTKeyGeneration

/// Looks for what the caller may have done wrong, before anybody is named as a culprit.
struct FROSTBlame {
    let setup: FROSTSetup

    /// The packages of the others, with their files.
    let packages: [(file: FROSTNamedFile, package: FROSTRound1Package)]

    /// The commitment of this participant.
    let own: FeldmanCommitment

    /// Checks that the number of commitments shows no wrong threshold on this side.
    ///
    /// If most of the participants, this one included, go by its threshold, the library names who does not.
    func checkThreshold() throws(UsageError) {
        let expected = setup.threshold.count
        let others = packages.map(\.package.commitment.points.count).filter { $0 != expected }
        guard let other = others.first, 2 * others.count >= setup.participants else { return }
        let counts = Set(others).count == 1 ? "\(other)" : "other numbers of"
        throw UsageError(
            "--threshold is \(expected), and \(others.count) of \(packages.count) packages commit to "
                + "\(counts) coefficients. All participants have to use the same threshold: agree on it, "
                + "and begin anew with part1 if yours was another.")
    }

    /// What is wrong with a proof, if it is that of another participant.
    func owner(ofPackageFrom sender: FROSTIdentifier) -> UsageError? {
        guard let (file, package) = packages.first(where: { $0.file.identifier == sender }) else {
            return nil
        }
        // Numbers are the usual identifiers, and need not end at n; so many are tried quickly.
        let numbers = (1...1000).compactMap {
            (try? ParticipantIndex($0)).map { FROSTIdentifier($0) }
        }
        let candidates = [setup.identifier] + packages.map(\.file.identifier) + numbers
        guard let owner = candidates.first(where: { $0 != sender && package.isProved(by: $0) })
        else { return nil }
        return UsageError(
            "--package \(sender)=\(file.path): this is the package of \(owner). Are files or identifiers "
                + "exchanged?")
    }

    /// What is wrong with a share, if it is another one that somebody dealt.
    func origin(
        of share: borrowing FROSTRound2Package, _ file: FROSTNamedFile
    ) -> UsageError? {
        let value = share.signingShare.timesGenerator()
        let commitments =
            packages.map { ($0.file.identifier, $0.package.commitment) } + [(setup.identifier, own)]
        // From anybody for this participant; from this sender, or by this participant, for anybody.
        for (dealer, commitment) in commitments {
            let isAsked = dealer == file.identifier || dealer == setup.identifier
            let receivers =
                isAsked ? commitments.map(\.0).filter { $0 != dealer } : [setup.identifier]
            for receiver in receivers
            where commitment.evaluated(at: receiver.scalar) == value {
                return UsageError(
                    "--share \(file.identifier)=\(file.path): this is the share that \(dealer) made for "
                        + "\(receiver). Are files or identifiers exchanged?")
            }
        }
        return nil
    }
}
