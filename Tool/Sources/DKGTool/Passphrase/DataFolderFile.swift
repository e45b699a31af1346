import CeremonyLog
import DKG
import FolderStorage
import ThresholdSigning

/// The names of the sealed files in a data folder.
enum DataFolderFile {
    /// The identity.
    static let identity = "identity.sealed"

    private static let keyPrefix = "key-"
    private static let statePrefix = "state-"
    private static let noncesPrefix = "nonces-"
    private static let answerPrefix = "answer-"
    private static let usePrefix = "use-"
    private static let suffix = ".sealed"
    private static let noncesHash = TaggedHash("DKG/tool/nonces")

    /// The share of the key that a ceremony made.
    static func key(of ceremony: Ceremony.ID) -> String { keyPrefix + "\(ceremony)" + suffix }

    /// What a member keeps while it takes part in a ceremony.
    static func state(of ceremony: Ceremony.ID) -> String { statePrefix + "\(ceremony)" + suffix }

    /// The record of a pair of nonces that is for one use.
    static func nonces(_ commitment: NonceCommitment, for use: SigningCall.ID) -> String {
        noncesPrefix + "\(use)-\(noncesHash.digest(of: commitment.encoded))" + suffix
    }

    /// The answer to a request.
    static func answer(to request: Digest, for use: SigningCall.ID) -> String {
        answerPrefix + "\(use)-\(request)"
    }

    /// That and when a use was allowed.
    static func use(_ use: SigningCall.ID) -> String { usePrefix + "\(use)" }

    /// The use for which the pair in a file of this name is; `nil` for any other name.
    static func use(ofNonces name: String) -> SigningCall.ID? {
        guard name.hasPrefix(noncesPrefix), name.hasSuffix(suffix) else { return nil }
        return use(digits: name.dropFirst(noncesPrefix.count).prefix(64))
    }

    /// Whether a file of this name holds an answer.
    static func isAnswer(_ name: String) -> Bool { name.hasPrefix(answerPrefix) }

    /// Whether a file of this name says that a use was allowed.
    static func isUse(_ name: String) -> Bool { name.hasPrefix(usePrefix) }

    private static func use(digits: Substring) -> SigningCall.ID? {
        ceremony(String(digits)).map { SigningCall.ID($0.digest) }
    }

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
        if ceremony(of: name, statePrefix) != nil || use(ofNonces: name) != nil { return .state }
        return ceremony(ofKey: name) == nil ? nil : .keyPackage
    }
}
