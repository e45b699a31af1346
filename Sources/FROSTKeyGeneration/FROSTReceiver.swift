public import FROSTPackages

/// A participant that knows the commitments of all: shares go out and come in (parts 2 and 3 of the crates).
///
/// Send ``package(for:)`` to each of the ``others``, hand in what they send with
/// ``receive(_:from:)``, and end with ``finish()``, which uses this value up. Holds secrets: wiped when
/// it dies, and cannot be copied or printed.
public struct FROSTReceiver: ~Copyable, Sendable {
    /// What the participant knows from the outset.
    public let setup: FROSTSetup

    /// The other participants, ascending.
    public let others: [FROSTIdentifier]

    /// 32 bytes that name the session: a hash of the setup and of all packages of the first round.
    ///
    /// Participants that compare it before they send their shares know that everybody received the
    /// same packages. The crates leave that to the broadcast channel, and so does this protocol: it
    /// is not part of any message.
    public let session: Digest

    private let polynomial: SecretPolynomial
    private let own: FeldmanCommitment
    private let commitments: [FeldmanCommitment]
    private let positions: [FROSTIdentifier: Int]
    private var received: ReceivedShares
    private var fault: FROSTError?
    private let arithmetic: PublicArithmetic

    private static let sessionHash = TaggedHash("DKG/frost/session")

    /// Continues with packages that were checked; the others' ascend.
    init(
        setup: FROSTSetup, polynomial: consuming SecretPolynomial, own: FROSTRound1Package,
        others: [FROSTBroadcast], arithmetic: PublicArithmetic
    ) {
        let all = (others + [FROSTBroadcast(own, from: setup.identifier)])
            .sorted { $0.sender < $1.sender }
        var positions: [FROSTIdentifier: Int] = [:]
        for (position, other) in others.enumerated() { positions[other.sender] = position }
        self.setup = setup
        self.others = others.map(\.sender)
        self.own = own.commitment
        self.positions = positions
        commitments = others.map(\.package.commitment)
        received = ReceivedShares(of: others.map(\.package.commitment))
        session = FROSTReceiver.session(of: all, in: setup)
        self.polynomial = polynomial
        self.arithmetic = arithmetic
    }

    private static func session(of broadcasts: [FROSTBroadcast], in setup: FROSTSetup) -> Digest {
        var writer = ByteWriter()
        writer.append(PostcardBytes.header(setup.ciphersuite))
        writer.append(setup.threshold.value)
        writer.append(count: setup.participants)
        for broadcast in broadcasts {
            writer.append(broadcast.sender.scalar)
            writer.append(broadcast.package.encoded())
        }
        return sessionHash.digest(of: writer)
    }

    /// The package to send to one of the others, over a channel that is confidential.
    ///
    /// - Parameter receiver: Who gets it.
    /// - Returns: Its share; `nil` for a stranger and for this participant itself.
    public borrowing func package(for receiver: FROSTIdentifier) -> FROSTRound2Package? {
        guard positions[receiver] != nil else { return nil }
        return FROSTRound2Package(
            polynomial.value(at: receiver.scalar), in: setup.ciphersuite)
    }

    /// Takes a share.
    ///
    /// Whether it is the one that its sender committed to is found out by ``finish()``, of all shares at once and
    /// much faster than one by one; as in the crates, whose third part is given all of them.
    ///
    /// After a fault of the sender the session has ended: ``finish()`` throws the first one again. A share that is
    /// handed in twice, or as a stranger's or one's own, is refused and changes nothing.
    ///
    /// - Parameters:
    ///   - package: What came.
    ///   - sender: Who sent it, as the channel has authenticated.
    /// - Throws: ``FROSTError``, if it is not one more package of this session.
    public mutating func receive(
        _ package: borrowing FROSTRound2Package, from sender: FROSTIdentifier
    ) throws(FROSTError) {
        let position = try position(of: sender)
        guard package.ciphersuite == setup.ciphersuite else {
            throw remember(
                .ciphersuite(sender, expected: setup.ciphersuite, got: package.ciphersuite))
        }
        received.set(package.signingShare, at: position)
    }

    /// Decodes a share, and blames its sender if it is not one; then as ``receive(_:from:)``.
    ///
    /// - Parameters:
    ///   - bytes: What came.
    ///   - format: Bytes or JSON text.
    ///   - sender: Who sent it, as the channel has authenticated.
    /// - Throws: ``FROSTError``.
    public mutating func receive(
        decoding bytes: borrowing SecretBytes, as format: FROSTFormat = .binary,
        from sender: FROSTIdentifier
    ) throws(FROSTError) {
        _ = try position(of: sender)
        let package: FROSTRound2Package
        do throws(FROSTEncodingError) {
            package = try FROSTRound2Package(
                decoding: bytes, as: format, in: setup.ciphersuite)
        } catch {
            throw remember(.malformed(sender, error))
        }
        try receive(package, from: sender)
    }

    /// Keeps the first fault of a sender, with which the session ends.
    private mutating func remember(_ error: FROSTError) -> FROSTError {
        fault = fault ?? error
        return error
    }

    /// The position of a sender from whom a package may come.
    ///
    /// Where none may, that is a mistake of whoever hands it in, and changes nothing.
    private borrowing func position(
        of sender: FROSTIdentifier
    ) throws(FROSTError) -> Int {
        guard sender != setup.identifier else { throw .ownIdentifier(sender) }
        guard let position = positions[sender] else { throw .unknownSender(sender) }
        guard !received.contains(position) else { throw .duplicate(sender) }
        return position
    }

    /// Checks the shares that came in and makes the key of them; in the Taproot suite with its tweak.
    ///
    /// Of several wrong shares the one of the smallest identifier is named, as in the crates.
    ///
    /// Compare the public key packages, or ``session``, with the others before using the key: the
    /// protocol ends without a confirmation.
    ///
    /// - Returns: The secret key package and the public one.
    /// - Throws: ``FROSTError``: the first fault, or the first sender from which no share came, or the first whose
    ///   share is wrong.
    public consuming func finish() throws(FROSTError) -> FROSTGeneratedKey {
        if let fault { throw fault }
        if let missing = received.firstMissing { throw .missingShare(others[missing]) }
        let ownShare = polynomial.value(at: setup.identifier.scalar)
        let share = ownShare.adding(received.sum())
        let verifyingShare = share.timesGenerator()
        let points: KeyPoints
        if let fast = fastPoints(ownShare, verifyingShare) {
            points = fast
        } else {
            points = try plainPoints()
        }
        let key = try FROSTGeneratedKey(
            setup: setup, session: session, signingShare: share, verifyingShare: verifyingShare,
            points: points)
        switch setup.ciphersuite {
        case .secp256k1: return key
        case .secp256k1Taproot: return try tweaked(key)
        }
    }

    /// The public side of the key by the engine; `nil` if anything is wrong, or if there is too little to do.
    ///
    /// It accuses nobody and refuses no key: that is for ``plainPoints()`` to find out.
    borrowing func fastPoints(
        _ ownShare: borrowing SecretScalar, _ verifyingShare: Point
    ) -> KeyPoints? {
        guard arithmetic == .engine, others.count >= ReceivedShares.fewest else { return nil }
        let weights = received.weights(
            session: session, receiver: setup.identifier, own: ownShare)
        guard received.fit(at: setup.identifier, weights: weights) else { return nil }
        let points = KeyPoints(
            of: commitments + [own], at: identifiers, by: .engine)
        return points.isConfirmed(by: verifyingShare, of: setup.identifier) ? points : nil
    }

    /// The same by libsecp256k1 alone, each share looked at by itself.
    private borrowing func plainPoints() throws(FROSTError) -> KeyPoints {
        if let wrong = received.firstWrong(at: setup.identifier) {
            throw .invalidShare(others[wrong])
        }
        return KeyPoints(of: commitments + [own], at: identifiers, by: .libsecp256k1)
    }

    /// All participants, ascending.
    private var identifiers: [FROSTIdentifier] { (others + [setup.identifier]).sorted() }

    /// The key with the tweak that the Taproot suite's crate applies at the end.
    private func tweaked(
        _ key: borrowing FROSTGeneratedKey
    ) throws(FROSTError) -> FROSTGeneratedKey {
        do throws(FROSTTweakError) {
            return try key.tweaked(by: FROSTTaprootTweak())
        } catch {
            throw FROSTError(error)
        }
    }
}
