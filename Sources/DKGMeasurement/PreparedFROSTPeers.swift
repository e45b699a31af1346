import DKGTestHarness
public import FROSTKeyGeneration

/// What the participants of a FROST key generation that are not measured have to say to the one that is.
public final class PreparedFROSTPeers: Sendable {
    /// What the measured participant knows from the outset.
    let setup: FROSTSetup
    /// Its position among all.
    let measured: Int
    /// The encoded packages of the others.
    let packages: [(sender: FROSTIdentifier, bytes: [UInt8])]
    /// Their shares for the measured one, in the same order.
    private let shares: SecretScalarVector
    private let seed: UInt64

    /// Prepares them; everything follows from the seed.
    ///
    /// - Parameters:
    ///   - ciphersuite: The suite.
    ///   - participants: n.
    ///   - threshold: t; participant t is measured, whose number is neither the cheapest nor the dearest.
    ///   - naming: How they are called.
    ///   - seed: The seed.
    /// - Throws: `FROSTSetupError` if the size is impossible.
    public init(
        _ ciphersuite: FROSTCiphersuite, participants: Int, threshold: Int, naming: FROSTNaming,
        seed: UInt64
    ) throws(FROSTSetupError) {
        let identifiers = naming.identifiers(participants, in: ciphersuite)
        var setups: [FROSTSetup] = []
        for identifier in identifiers {
            setups.append(
                try FROSTSetup(
                    ciphersuite: ciphersuite, identifier: identifier, threshold: threshold,
                    participants: participants))
        }
        guard setups.indices.contains(threshold - 1) else {
            throw .threshold(got: threshold, participants: participants)
        }
        let measured = threshold - 1
        var packages: [(sender: FROSTIdentifier, bytes: [UInt8])] = []
        var shares = SecretScalarVector(zeros: setups.count - 1)
        for (position, setup) in setups.enumerated() where position != measured {
            let part = try FROSTDealer(
                setup, seed: PreparedFROSTPeers.seed(of: position, from: seed))
            shares.set(
                part.package(for: setups[measured].identifier).signingShare, at: packages.count)
            packages.append((setup.identifier, part.package.encoded()))
        }
        setup = setups[measured]
        self.measured = measured
        self.packages = packages
        self.shares = shares
        self.seed = seed
    }

    /// The share from one of the others.
    func share(at position: Int) -> FROSTRound2Package {
        FROSTRound2Package(shares.scalar(at: position), in: setup.ciphersuite)
    }

    /// The seed of a participant.
    func seed(of position: Int) -> SecretBytes {
        PreparedFROSTPeers.seed(of: position, from: seed)
    }

    private static func seed(of position: Int, from seed: UInt64) -> SecretBytes {
        var source = DeterministicRandomSource(seed: seed, label: "frost \(position)")
        return SecretBytes(copying: source.nextDigest().bytes)
    }
}
