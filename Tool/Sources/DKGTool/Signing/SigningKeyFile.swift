import ChillDKG
import DKG
import FROSTKeyGeneration
import ThresholdSigning

/// A public file with a key, of whichever protocol made it.
///
/// It is recognised by its first bytes: a `ThresholdKey` or a group key of this package, recovery data of ChillDKG, or a
/// public key package of the FROST crates, in bytes or JSON; bytes may be in hexadecimal digits.
struct SigningKeyFile {
    let path: String

    private let content: SigningFile.Content

    /// How many members a package of the crates may have: checking a key takes time that grows with their square.
    static let maximumMembers = 1024

    init(_ path: String) throws(FileAccess.Failure) {
        content = try SigningFile(path, "--key").content
        self.path = path
    }

    /// The key.
    ///
    /// - Parameter threshold: How many sign; only packages of the crates' versions 1 and 2 leave it to be said.
    /// - Returns: The key.
    /// - Throws: ``FileProblem``, `FileAccess.Failure` or ``UsageError``.
    func key(threshold: Threshold?) throws -> ThresholdKey {
        switch content {
        case .json(let text): return try key(of: text, .json, threshold)
        case .bytes(let bytes):
            switch Array(bytes.prefix(2)) {
            case [0x01, 0x0F]: return try problem { try ThresholdKey(decoding: bytes) }
            case [0x01, 0x01]: return try problem { try GroupKey(decoding: bytes).thresholdKey }
            case [0x00, 0x00]:
                return try problem { try ChillKey(recoveryData: bytes).thresholdKey }
            case [0x00, 0xEE], [0x00, 0x23]: return try key(of: bytes, .binary, threshold)
            default:
                throw FileAccess.Failure.unreadable(
                    "--key \(path): this is no key: a threshold key or group key of this package, recovery data of "
                        + "ChillDKG or a public key package of the FROST crates is expected. Is it the right file, and whole?"
                )
            }
        }
    }

    private func key(
        of bytes: [UInt8], _ format: FROSTFormat, _ threshold: Threshold?
    ) throws -> ThresholdKey {
        let package = try problem {
            try AnySuite.decode { suite throws(FROSTEncodingError) in
                try FROSTPublicKeyPackage(decoding: bytes, as: format, in: suite)
            }
        }
        guard let threshold = threshold ?? package.threshold else {
            throw UsageError(
                "--threshold is needed: the public key package '\(path)' does not state it.")
        }
        return try problem {
            guard package.verifyingShares.count <= SigningKeyFile.maximumMembers else {
                throw ThresholdKeyError.tooManyMembers(
                    maximum: SigningKeyFile.maximumMembers, got: package.verifyingShares.count)
            }
            return try package.thresholdKey(threshold: threshold)
        }
    }

    /// Says which file it is.
    private func problem<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as any Error & CustomStringConvertible {
            throw FileProblem(path: path, error: error)
        }
    }
}
