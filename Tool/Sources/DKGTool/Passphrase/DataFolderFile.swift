import CeremonyLog
import DKG
import FolderStorage

/// The names of the sealed files in a data folder.
enum DataFolderFile {
    /// The identity.
    static let identity = "identity.sealed"

    private static let keyPrefix = "key-"
    private static let statePrefix = "state-"
    private static let suffix = ".sealed"

    /// The share of the key that a ceremony made.
    static func key(of ceremony: Ceremony.ID) -> String { keyPrefix + "\(ceremony)" + suffix }

    /// What a member keeps while it takes part in a ceremony.
    static func state(of ceremony: Ceremony.ID) -> String { statePrefix + "\(ceremony)" + suffix }

    /// The ceremony whose key has this name; `nil` for any other name.
    static func ceremony(ofKey name: String) -> Ceremony.ID? { ceremony(of: name, keyPrefix) }

    private static func ceremony(of name: String, _ prefix: String) -> Ceremony.ID? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        return ceremony(String(name.dropFirst(prefix.count).dropLast(suffix.count)))
    }

    /// A ceremony that is named by 64 hexadecimal digits.
    static func ceremony(_ digits: String) -> Ceremony.ID? {
        guard let bytes = [UInt8](hexadecimal: digits), let digest = try? Digest(decoding: bytes)
        else { return nil }
        return Ceremony.ID(digest)
    }

    /// What a file of this name holds that the folder's passphrase opens.
    static func kind(of name: String) -> SealedFile.Kind? {
        if name == identity { return .identity }
        if ceremony(of: name, statePrefix) != nil { return .state }
        return ceremony(ofKey: name) == nil ? nil : .keyPackage
    }
}
