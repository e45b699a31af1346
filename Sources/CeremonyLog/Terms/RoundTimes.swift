public import DKG

/// How long a round may take before the time is up, in seconds, counted by each member from when it saw the round open.
///
/// The joining has no such time: it ends by a date, ``CeremonyTerms/lastTimeForJoining``.
public struct RoundTimes: Hashable, Sendable {
    /// For the dealings.
    public let deal: UInt32
    /// For the responses, and again where they are given again.
    public let respond: UInt32
    /// For the Feldman values (Pedersen only).
    public let extract: UInt32
    /// For the confirmations, again where they are given again, and for the openings (Pedersen only).
    public let confirm: UInt32
    /// For the signatures.
    public let certify: UInt32

    /// Sets every time by itself.
    ///
    /// - Parameters:
    ///   - deal: For the dealings.
    ///   - respond: For the responses.
    ///   - extract: For the Feldman values.
    ///   - confirm: For the confirmations and openings.
    ///   - certify: For the signatures.
    public init(deal: UInt32, respond: UInt32, extract: UInt32, confirm: UInt32, certify: UInt32) {
        self.deal = deal
        self.respond = respond
        self.extract = extract
        self.confirm = confirm
        self.certify = certify
    }

    /// Gives every round the same time.
    ///
    /// - Parameter seconds: The time.
    public init(each seconds: UInt32) {
        self.init(
            deal: seconds, respond: seconds, extract: seconds, confirm: seconds, certify: seconds)
    }

    /// For machines that are online together: 120 seconds a round, 600 from 500 participants on.
    ///
    /// - Parameter participants: n.
    /// - Returns: The times.
    public static func online(participants: Int) -> RoundTimes {
        RoundTimes(each: participants >= 500 ? 600 : 120)
    }

    /// For people who look once a day: 24 hours a round.
    public static let offline = RoundTimes(each: 24 * 60 * 60)

    /// The time of a round; `nil` for the joining, which ends by a date.
    ///
    /// - Parameter round: The round.
    /// - Returns: Seconds.
    public func seconds(of round: Round) -> UInt32? {
        switch round {
        case .join: nil
        case .deal: deal
        case .respond, .respondAgain: respond
        case .extract: extract
        case .confirm, .confirmAgain, .open: confirm
        case .certify: certify
        }
    }

    /// In the order in which the terms have them.
    var all: [UInt32] { [deal, respond, extract, confirm, certify] }
}
