/// Two different closings of one round, both signed by the carrier of a relay.
public struct CarrierContradiction: Hashable, Sendable {
    /// The one that came first, which is followed.
    public let first: CarrierClosing

    /// The other.
    public let second: CarrierClosing
}
