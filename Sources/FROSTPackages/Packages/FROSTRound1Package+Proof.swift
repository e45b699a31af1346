extension FROSTRound1Package {
    /// Whether the proof of knowledge is one by a participant: it names its sender.
    ///
    /// - Parameter identifier: Who is said to have sent the package.
    /// - Returns: `true` if it verifies.
    public func isProved(by identifier: FROSTIdentifier) -> Bool {
        proof.isValid(for: commitment.constantTerm, by: identifier, in: ciphersuite)
    }
}
