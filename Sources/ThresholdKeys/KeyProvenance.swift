public import Secp256k1Group

/// Which protocol made a key, and in which session.
///
/// It says what the key's holders may rely on: a robust ceremony's key has a certificate that a
/// stranger verifies, another protocol's key has what that protocol promises.
public struct KeyProvenance: Hashable, Sendable {
    /// The protocol with its version, such as "ChillDKG 0.3.0".
    public let protocolName: String

    /// 32 bytes that name the session or the transcript; `nil` if the protocol has no such name.
    public let session: Digest?

    /// What the key is for; `nil` if the protocol does not say.
    ///
    /// Whoever uses the key refuses it for any other purpose.
    public let purpose: Purpose?

    /// States where a key comes from.
    ///
    /// - Parameters:
    ///   - protocolName: The protocol with its version.
    ///   - session: 32 bytes that name the session or the transcript.
    ///   - purpose: What the key is for.
    public init(protocolName: String, session: Digest?, purpose: Purpose? = nil) {
        self.protocolName = protocolName
        self.session = session
        self.purpose = purpose
    }
}

extension KeyProvenance: CustomStringConvertible {
    /// The protocol, and the session if there is one.
    public var description: String {
        protocolName + (session.map { ", session \($0)" } ?? "")
    }
}
