import ArgumentParser
import CeremonyLog
import ChillDKG
import DKG
import FROSTKeyGeneration
import ThresholdSigning

/// The options for a secret share, of whichever protocol made it.
struct SigningShareOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The secret share, with mode 0600: a share's file of 'dkg share export' or of a data folder, a secret key "
                + "share, a key package of the FROST crates, or a share of ChillDKG.",
            valueName: "file"),
        completion: .file())
    var share: String

    @Option(
        help: ArgumentHelp(
            "The key, with a share that has none in it: the public key package of the FROST crates, or recovery data of "
                + "ChillDKG.", valueName: "file"),
        completion: .file())
    var key: String?

    @OptionGroup var passphrase: SharePassphrase

    /// The files that are read; "-" is standard input.
    var inputs: [String] { [share] + (key.map { [$0] } ?? []) }

    /// Opens the share.
    ///
    /// - Returns: The share, which belongs to its key.
    /// - Throws: ``FileProblem``, `FileAccess.Failure`, ``PassphraseError`` or ``UsageError``.
    func open() throws -> SecretKeyShare {
        let bytes = try FileAccess.readSecret(share, unlessSealed: SigningShareOptions.isSealed)
        let share = try open(bytes)
        if let key {
            // Of the crates' packages the share knows the threshold, which theirs may not state.
            let stated = try SigningKeyFile(key).key(threshold: share.key.threshold)
            guard stated == share.key else {
                throw UsageError(
                    "--key \(key): this is the key \(stated.publicKey), and --share \(self.share) is of "
                        + "\(share.key.publicKey), or of another sharing of it. Name those that belong together."
                )
            }
        }
        return share
    }

    private static func isSealed(_ bytes: borrowing SecretBytes) -> Bool {
        begins(bytes, with: [0x01, SealedFile.Kind.keyPackage.rawValue, 0x01])
    }

    /// Compares the beginning where it lies: it may be that of a share.
    private static func begins(
        _ bytes: borrowing SecretBytes, with beginning: [UInt8]
    ) -> Bool {
        bytes.withBytes { span in
            span.byteCount >= beginning.count
                && beginning.enumerated().allSatisfy { offset, byte in
                    unsafe span.unsafeLoad(fromByteOffset: offset, as: UInt8.self) == byte
                }
        }
    }

    private func open(_ bytes: borrowing SecretBytes) throws -> SecretKeyShare {
        if bytes.count == Scalar.byteCount { return try bare(bytes) }
        if SigningShareOptions.isSealed(bytes) { return try sealed(bytes) }
        if SigningShareOptions.begins(bytes, with: [0x01, 0x10]) {
            return try problem { try SecretKeyShare(decoding: bytes) }
        }
        if SigningShareOptions.begins(bytes, with: [0x01, 0x02]) {
            return try problem { try KeyPackage(decoding: bytes).secretKeyShare() }
        }
        if SigningShareOptions.begins(bytes, with: [0x00]) { return try package(bytes, .binary) }
        let text = ChillEncoding.trimmed(bytes)
        if SigningShareOptions.begins(text, with: Array("{".utf8)) {
            return try package(text, .json)
        }
        switch text.withBytes({ SecretBytes(hexadecimal: $0) }) {
        case .some(let decoded) where decoded.count != bytes.count: return try open(decoded)
        default:
            throw FileAccess.Failure.unreadable(
                "--share \(share): this is no secret share in any form that is known: 'dkg sign commit --help' has them. "
                    + "Is it the right file, and whole?")
        }
    }

    private func sealed(_ bytes: borrowing SecretBytes) throws -> SecretKeyShare {
        let file = bytes.withBytes { span in unsafe span.withUnsafeBytes { unsafe Array($0) } }
        let opened = try OpenedFile(file, as: .keyPackage, called: share) {
            () throws(PassphraseError) in
            try Passphrase.existing(passphrase.source, for: "the share")
        }
        return try ShareStore.package(opened, share).secretKeyShare()
    }

    private func package(
        _ bytes: borrowing SecretBytes, _ format: FROSTFormat
    ) throws -> SecretKeyShare {
        let package = try problem {
            do throws(FROSTEncodingError) {
                return try FROSTKeyPackage(decoding: bytes, as: format, in: .secp256k1)
            } catch {
                // Only of the suite that is named an error means something.
                guard case .ciphersuite = error else { throw error }
                return try FROSTKeyPackage(decoding: bytes, as: format, in: .secp256k1Taproot)
            }
        }
        let key = try neededKey().key(threshold: package.threshold)
        return try problem { try package.secretKeyShare(of: key) }
    }

    /// A share that is a number and nothing else: whose it is, the key tells.
    private func bare(_ bytes: borrowing SecretBytes) throws -> SecretKeyShare {
        let key = try neededKey().key(threshold: nil)
        let value = try problem { try SecretScalar(decoding: bytes) }
        let publicShare = value.timesGenerator()
        guard let member = key.members.first(where: { $0.verificationShare == publicShare }) else {
            throw UsageError(
                "--share \(share): this is no share of --key \(self.key ?? ""). Name those that belong together."
            )
        }
        // It was compared just now.
        return try SecretKeyShare(value, at: member.evaluationPoint, of: key)
    }

    private func neededKey() throws -> SigningKeyFile {
        guard let key else {
            throw UsageError(
                "--key is needed: the share in '\(share)' does not say of which key it is.")
        }
        return try SigningKeyFile(key)
    }

    /// Says which file it is.
    private func problem<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as any Error & CustomStringConvertible {
            throw FileProblem(path: share, error: error)
        }
    }
}
