/// What the faulty members of a simulated log do besides what their scripts make of their messages.
///
/// None of it may change what honest members conclude, but for their own votes where they are members.
public enum LogMischief: Hashable, Sendable, CaseIterable {
    /// Votes to close rounds that are open, to come or past.
    case earlyVotes
    /// Posts votes of keys that are in no roster, and in the names of others.
    case forgedVotes
    /// Signs its own messages again: another signature over the same digest.
    case resigned
    /// Posts further different messages of its own, of the open round and of others.
    case surplus
    /// Posts, as records of this ceremony, what all members said in two earlier ones.
    case recordings
    /// Posts again what stands on the log.
    case repetitions
    /// Posts what is no record, records of types that nobody knows, of other ceremonies, and cut ones.
    case noise
}
