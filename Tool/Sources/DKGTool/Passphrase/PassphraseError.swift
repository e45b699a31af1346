import FolderStorage

/// Why there is no passphrase, or no key from it.
enum PassphraseError: HasExitStatus, Hashable, CustomStringConvertible {
    /// There is nobody to ask.
    case noTerminal(SystemError)
    /// The terminal cannot be read, or not without showing what is typed.
    case terminal(SystemError)
    /// Nothing can be read from the descriptor.
    case descriptor(Int32, SystemError)
    /// What is typed there would be seen.
    case descriptorIsTerminal(Int32)
    /// The service manager has named no folder of credentials.
    case noCredentials(String)
    /// A credential cannot be read.
    case credential(String, SystemError)
    /// Anybody on the machine can read the credential.
    case sharedCredential(String)
    /// There is nothing in it.
    case empty
    /// It is longer than any that is meant.
    case tooLong(maximum: Int)
    /// A new one was typed twice, each time differently.
    case differ
    /// There is not as much memory as the file asks for.
    case memory(kibibytes: UInt32)
    /// Argon2id did not work.
    case derivation(code: Int32)
    /// The library does not compute Argon2id.
    case wrongLibrary

    /// What was expected, what came, and what to do.
    var description: String {
        switch self {
        case .noTerminal(let error):
            "there is no terminal to ask for the passphrase (\(error)); give it by --passphrase-fd or "
                + "--passphrase-credential, or their twins for a share."
        case .terminal(let error):
            "the terminal cannot be asked for the passphrase: \(error)"
        case .descriptor(let number, let error):
            "no passphrase can be read from descriptor \(number): \(error)"
        case .descriptorIsTerminal(let number):
            "descriptor \(number) is a terminal, which would show the passphrase; leave the option out "
                + "to be asked for it."
        case .noCredentials(let name):
            "there is no credential '\(name)': CREDENTIALS_DIRECTORY is not set. A service gets it by "
                + "LoadCredential= or LoadCredentialEncrypted= in its unit."
        case .credential(let path, let error):
            "the credential '\(path)' cannot be read: \(error)"
        case .sharedCredential(let path):
            "everybody can read the credential '\(path)'; run 'chmod 600 \(path)', and take a new "
                + "passphrase if somebody may have read it."
        case .empty:
            "the passphrase is empty."
        case .tooLong(let maximum):
            "a passphrase has at most \(maximum) bytes; this one has more. Is it the right file?"
        case .differ:
            "the two passphrases differ; nothing was written."
        case .memory(let kibibytes):
            "deriving the key takes \(kibibytes >> 10) MiB of memory, which is not there; end "
                + "something else, or use another machine."
        case .derivation(let code):
            "Argon2id failed with code \(code)."
        case .wrongLibrary:
            "the function argon2id_hash_raw gives a wrong answer: another library is in the way of "
                + "libargon2, or it is broken. Nothing was derived; look at LD_PRELOAD and at the "
                + "library that is loaded."
        }
    }

    var exitStatus: Int32 {
        switch self {
        case .memory, .derivation, .wrongLibrary: ExitStatus.aborted
        default: ExitStatus.unreadable
        }
    }
}
