/// How closely a coordinator looks at what it relays.
public enum ChillCoordinatorStrictness: Hashable, Sendable, CaseIterable {
    /// Proofs, nonces and constant terms are checked, and who sent a bad one is named at once.
    case strict
    /// They are relayed as they are, as the reference implementation of the draft does; the
    /// participants find out, but cannot tell the sender from the coordinator.
    case lenient
}
