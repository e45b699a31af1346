public import FROSTPackages

/// The second part: the commitments of all are known; shares go out and come in.
///
/// Send ``package(for:)`` to each of the ``others``, hand in what they send with
/// ``receive(_:from:)``, and end with ``finish()``, which uses this value up. Holds secrets: wiped when
/// it dies, and cannot be copied or printed.
public struct FROSTSecondPart: ~Copyable, Sendable {
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
    private let commitments: [FROSTIdentifier: FeldmanCommitment]
    private var received: Set<FROSTIdentifier> = []
    private var sum: SecretScalar
    private var fault: FROSTError?

    private static let sessionHash = TaggedHash("DKG/frost/session")

    /// Goes on with packages that were checked; the others' ascend.
    init(
        setup: FROSTSetup, polynomial: consuming SecretPolynomial, own: FROSTRound1Package,
        others: [FROSTBroadcast]
    ) {
        var commitments = [setup.identifier: own.commitment]
        for other in others { commitments[other.sender] = other.package.commitment }
        let all = (others + [FROSTBroadcast(own, from: setup.identifier)])
            .sorted { $0.sender < $1.sender }
        self.setup = setup
        self.others = others.map(\.sender)
        self.commitments = commitments
        session = FROSTSecondPart.session(of: all, in: setup)
        sum = polynomial.value(at: setup.identifier.scalar)
        self.polynomial = polynomial
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
        guard receiver != setup.identifier, commitments[receiver] != nil else { return nil }
        return FROSTRound2Package(
            polynomial.value(at: receiver.scalar), in: setup.ciphersuite)
    }

    /// Checks a share against its sender's commitments, and adds it.
    ///
    /// After a fault the session has ended: ``finish()`` throws the first one again.
    ///
    /// - Parameters:
    ///   - package: What came.
    ///   - sender: Who sent it, as the channel has authenticated.
    /// - Throws: ``FROSTError``.
    public mutating func receive(
        _ package: borrowing FROSTRound2Package, from sender: FROSTIdentifier
    ) throws(FROSTError) {
        do throws(FROSTError) {
            try check(package, from: sender)
        } catch {
            fault = fault ?? error
            throw error
        }
        received.insert(sender)
        sum = sum.adding(package.signingShare)
    }

    /// Decodes a share, and blames its sender if it is none; then as ``receive(_:from:)``.
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
        let package: FROSTRound2Package
        do throws(FROSTEncodingError) {
            package = try FROSTRound2Package(
                decoding: bytes, as: format, in: setup.ciphersuite)
        } catch {
            let malformed = FROSTError.malformed(sender, error)
            fault = fault ?? malformed
            throw malformed
        }
        try receive(package, from: sender)
    }

    private borrowing func check(
        _ package: borrowing FROSTRound2Package, from sender: FROSTIdentifier
    ) throws(FROSTError) {
        guard sender != setup.identifier else { throw .ownIdentifier(sender) }
        guard let commitment = commitments[sender] else { throw .unknownSender(sender) }
        guard !received.contains(sender) else { throw .duplicate(sender) }
        guard package.ciphersuite == setup.ciphersuite else {
            throw .ciphersuite(sender, expected: setup.ciphersuite, got: package.ciphersuite)
        }
        // f_l(i) G is the commitment of l, evaluated at i.
        let expected = commitment.evaluated(at: setup.identifier.scalar)
        guard package.signingShare.timesGenerator() == expected else {
            throw .invalidShare(sender)
        }
    }

    /// Makes the key of the shares that came in; in the Taproot suite with its tweak.
    ///
    /// Compare the public key packages, or ``session``, with the others before using the key: the
    /// protocol ends without a confirmation.
    ///
    /// - Returns: The secret key package and the public one.
    /// - Throws: ``FROSTError``: the first fault, or the first sender from which no share came.
    public consuming func finish() throws(FROSTError) -> FROSTGeneratedKey {
        if let fault { throw fault }
        if let missing = others.first(where: { !received.contains($0) }) {
            throw .missingShare(missing)
        }
        let key = try FROSTGeneratedKey(
            setup: setup, session: session, signingShare: sum.duplicate(),
            commitment: FeldmanCommitment.sum(of: Array(commitments.values)),
            identifiers: commitments.keys.sorted())
        switch setup.ciphersuite {
        case .secp256k1: return key
        case .secp256k1Taproot: return try tweaked(key)
        }
    }

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
