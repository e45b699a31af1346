/// What a simulated signer does instead of what it should.
public struct SignerScript: Hashable, Sendable {
    /// In which way it deviates.
    public var fault: SignerFault

    /// How many requests it answers right before.
    public var after: Int

    /// Whether it offers a commitment again after one that was no use, or none, or after a session that it spoiled.
    ///
    /// Signers without a script do.
    public var returns: Bool

    /// Describes a signer.
    ///
    /// - Parameters:
    ///   - fault: In which way it deviates.
    ///   - after: How many requests it answers right before.
    ///   - returns: Whether it offers a commitment again after one that was no use.
    public init(_ fault: SignerFault, after: Int = 0, returns: Bool = false) {
        self.fault = fault
        self.after = after
        self.returns = returns
    }
}

extension SignerScript: CustomStringConvertible {
    /// The fault, and what is unusual about it.
    public var description: String {
        "\(fault)" + (after > 0 ? " after \(after)" : "") + (returns ? ", returns" : "")
    }
}
