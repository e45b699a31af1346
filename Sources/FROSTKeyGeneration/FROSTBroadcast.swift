/// A package of the first round with its sender, whom the channel has authenticated.
public struct FROSTBroadcast: Hashable, Sendable {
    /// Who sent it.
    public let sender: FROSTIdentifier

    /// What it sent.
    public let package: FROSTRound1Package

    /// Names the sender of a package.
    ///
    /// - Parameters:
    ///   - package: The package.
    ///   - sender: Who sent it.
    public init(_ package: FROSTRound1Package, from sender: FROSTIdentifier) {
        self.package = package
        self.sender = sender
    }

    /// Decodes a package, and blames its sender if it is not one.
    ///
    /// - Parameters:
    ///   - bytes: The package and nothing else.
    ///   - format: Bytes or JSON text.
    ///   - sender: Who sent it.
    ///   - ciphersuite: The suite of the session.
    /// - Throws: ``FROSTError/malformed(_:_:)``.
    public init(
        decoding bytes: [UInt8], as format: FROSTFormat = .binary, from sender: FROSTIdentifier,
        in ciphersuite: FROSTCiphersuite
    ) throws(FROSTError) {
        do throws(FROSTEncodingError) {
            package = try FROSTRound1Package(decoding: bytes, as: format, in: ciphersuite)
        } catch {
            throw .malformed(sender, error)
        }
        self.sender = sender
    }
}
