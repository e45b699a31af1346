public import DKG

/// Why a file is not sealed, or not opened.
#if hasAttribute(nonexhaustive)
    @nonexhaustive
#endif
public enum SealedFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The check at the end does not fit: a disk or a transfer has changed it, or it is no sealed file.
    case changed
    /// The file or the content is larger than any can be.
    case tooLong(maximum: Int, got: Int)
    /// It was made to pass the check, and has not all fields.
    case malformed(DecodingError)
    /// It is of a version that is not known here.
    case version(got: UInt8)
    /// It holds something else than the name says.
    case otherKind(expected: SealedFile.Kind, got: UInt8)
    /// Its key is derived by a function that is not known here.
    case function(got: UInt8)
    /// The passes of the derivation are out of bounds.
    case passes(got: UInt32)
    /// The memory of the derivation is out of bounds.
    case memory(gotKiB: UInt32)
    /// The derivation uses several lanes.
    case lanes(got: UInt32)
    /// A salt has another size.
    case saltLength(got: Int)
    /// The generator did not deliver a salt.
    case random(RandomSourceError)
    /// The key was derived with other parameters than the file states.
    case otherDerivation
    /// The passphrase is wrong, or the file was altered by somebody who did not know it.
    case notAuthentic

    /// What was expected, what came, and what to do.
    public var description: String {
        switch self {
        case .changed:
            "the file was changed since it was written, or is no sealed file: its last 4 bytes do not "
                + "fit the others. Take another copy of it."
        case .tooLong(let maximum, let got):
            "at most \(maximum) bytes are expected here; got \(got)."
        case .malformed(let error):
            "the file is no sealed file, although its last 4 bytes fit: \(error)"
        case .version(let got):
            "version 1 of the sealed file is known here; got version \(got). Use a newer program."
        case .otherKind(let expected, let got):
            "a sealed file of the kind '\(expected)' is expected; this one is of the "
                + "\(SealedFileError.name(ofKind: got)). Name the right file."
        case .function(let got):
            "keys are derived by function 1, Argon2id; got function \(got). Use a newer program."
        case .passes(let got):
            "Argon2id makes \(KeyDerivation.passesRange.lowerBound) to "
                + "\(KeyDerivation.passesRange.upperBound) passes here; got \(got)."
        case .memory(let got):
            "Argon2id takes \(KeyDerivation.memoryRange.lowerBound) to "
                + "\(KeyDerivation.memoryRange.upperBound) KiB of memory here; got \(got)."
        case .lanes(let got):
            "Argon2id has \(KeyDerivation.lanes) lane here; got \(got)."
        case .saltLength(let got):
            "a salt has \(KeyDerivation.saltByteCount) bytes; got \(got)."
        case .random(let error):
            "no salt could be drawn: \(error)"
        case .otherDerivation:
            "the key was derived with other parameters or another salt than this file states; derive "
                + "it as the file says."
        case .notAuthentic:
            "the passphrase is wrong, or the file was altered on purpose. Try the passphrase again; if "
                + "it is right, take another copy of the file."
        }
    }

    private static func name(ofKind byte: UInt8) -> String {
        SealedFile.Kind(rawValue: byte).map { "kind '\($0)'" } ?? "unknown kind \(byte)"
    }
}
