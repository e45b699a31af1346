public import DKG

// What the model says about a log.
extension LogModel {
    /// Where a round was closed, and why.
    public struct Closing: Hashable, Sendable, CustomStringConvertible {
        /// The round.
        public let round: Round

        /// The position of the entry with which it closed.
        public let position: UInt64

        /// Why it closed.
        public let cause: Cause

        /// States a closing.
        ///
        /// - Parameters:
        ///   - round: The round.
        ///   - position: The position of the entry with which it closed.
        ///   - cause: Why it closed.
        public init(round: Round, position: UInt64, cause: Cause) {
            self.round = round
            self.position = position
            self.cause = cause
        }

        /// Round, position and cause in a few words.
        public var description: String { "\(round) at \(position): \(cause)" }
    }

    /// Why a round closed.
    ///
    /// Where every slot is filled by the entry with which there are votes enough, it is the first.
    public enum Cause: Hashable, Sendable, CaseIterable {
        /// Every expected slot was filled or void.
        case complete
        /// Enough members voted.
        case votes
        /// The carrier of a relay signed the closing.
        case carrier
    }

    /// What became of an entry.
    public enum Fate: Hashable, Sendable, CaseIterable {
        /// No record of this ceremony that anybody looks at: it does not decode, is of an unknown type, or
        /// carries the name of another ceremony, within or without.
        case skipped
        /// The signature is not that of whom the record names.
        case unauthenticated
        /// An envelope that counts: the first or second message of its sender and kind.
        case counted
        /// A message that counts already, with the same signature or another one.
        case duplicate
        /// A third message of its sender and kind.
        case surplus
        /// On a relay, before closing 0: a message of a session whose name is not known yet.
        case held
        /// A vote that a member signed, whether it counts or not.
        case vote
        /// A closing that the carrier signed, whether it is followed or not.
        case closing
    }

    /// One thing that a reader does with its state.
    public enum Step: Hashable, Sendable {
        /// It offers an envelope.
        case receive(Envelope)
        /// It closes the open round.
        case close(Closing)
    }

    /// An envelope that counts, and where it stands.
    public struct CountedEnvelope: Hashable, Sendable {
        /// The envelope.
        public let envelope: Envelope

        /// The position of the entry.
        public let position: UInt64
    }

    /// Two different closings of one round that the carrier signed: it lies.
    public struct CarrierContradiction: Hashable, Sendable {
        /// The round.
        public let round: Round

        /// The record that was read first, and is followed.
        public let first: [UInt8]

        /// The other one.
        public let second: [UInt8]
    }

    /// How many entries were skipped.
    public var skipped: Int { count(of: .skipped) }

    /// How many envelopes repeated a message that counts.
    public var duplicates: Int { count(of: .duplicate) }

    /// How many entries became what is asked for.
    ///
    /// - Parameter fate: What they became.
    /// - Returns: Their number.
    public func count(of fate: Fate) -> Int { fates.count { $0 == fate } }
}
