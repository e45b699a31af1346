import PolynomialCommitments
import Secp256k1Group
import ShareVerification

/// Looks at evidence, and only once at what several pieces of it have in common.
///
/// In a report a few bytes name a message of megabytes, a history or a whole board again; looking at each as
/// often as it is named would let a small file keep its reader busy for hours. What one reader is given is
/// what one ``FaultReport`` can hold: it is of one ceremony and one session, every history is a beginning of
/// one, and after as many rounds there is one board.
struct EvidenceReader {
    private var sessions: [Bool: Session] = [:]
    private var possible: [EnvelopeName: Bool] = [:]
    private var possibleBoards: [Place: Bool] = [:]
    private var boards: [Place: [Digest: Envelope]] = [:]
    private var bodies: [BodyName: MessageBody?] = [:]
    private var views: [Place: Digest?] = [:]
    private var replays: [Place: PublicState?] = [:]

    /// After which rounds of which session, of the one with the joins or of none; and with the board or without.
    private struct Place: Hashable {
        let hasJoins: Bool
        let rounds: Int
        let hasBoard: Bool

        init(_ evidence: Evidence) {
            hasJoins = !evidence.joins.isEmpty
            rounds = evidence.history.count
            hasBoard = !evidence.stored.board.isEmpty
        }
    }

    /// A message, and the session in which it is read.
    private struct BodyName: Hashable {
        let session: Digest
        let message: Digest
    }

    /// The session whose joins the evidence has; a malformed join precedes it and has none.
    mutating func session(of evidence: Evidence) -> Session {
        let hasJoins = !evidence.joins.isEmpty
        if let session = sessions[hasJoins] { return session }
        let session = Session(ceremony: evidence.ceremony, joins: evidence.joins)
        sessions[hasJoins] = session
        return session
    }

    /// Whether the ceremony allows every envelope and its sender signed it.
    mutating func areEnvelopesPossible(of evidence: Evidence) -> Bool {
        let stored = evidence.stored
        for envelope in stored.named where !isPossible(envelope, in: evidence.ceremony) {
            return false
        }
        let place = Place(evidence)
        if let known = possibleBoards[place] { return known }
        let answer = stored.board.allSatisfy { isPossible($0, in: evidence.ceremony) }
        possibleBoards[place] = answer
        return answer
    }

    private mutating func isPossible(_ envelope: Envelope, in ceremony: Ceremony) -> Bool {
        let name = EnvelopeName(envelope)
        if let known = possible[name] { return known }
        let answer =
            (try? Envelope(decoding: envelope.bytes, in: ceremony)) == envelope
            && envelope.isAuthentic(in: ceremony.roster)
        possible[name] = answer
        return answer
    }

    /// The envelope with a digest that the evidence names or has on its board.
    mutating func envelope(with digest: Digest, in evidence: Evidence) -> Envelope? {
        let stored = evidence.stored
        if let named = stored.named.first(where: { $0.digest == digest }) { return named }
        return board(of: evidence)[digest]
    }

    private mutating func board(of evidence: Evidence) -> [Digest: Envelope] {
        let place = Place(evidence)
        if let known = boards[place] { return known }
        let board = EvidenceReader.byDigest(evidence.stored.board)
        boards[place] = board
        return board
    }

    private static func byDigest(_ envelopes: [Envelope]) -> [Digest: Envelope] {
        Dictionary(
            envelopes.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What an envelope of a member of the session says; `nil` if its body is malformed.
    mutating func body(of envelope: Envelope, in session: Session) -> MessageBody? {
        let name = BodyName(session: session.id.digest, message: envelope.digest)
        if let known = bodies[name] { return known }
        let body = MessageBody.decode(envelope, in: session.dealing)
        bodies.updateValue(body, forKey: name)
        return body
    }

    /// The view after the rounds of the history, beginning with sid; `nil` if they are out of order.
    mutating func view(of evidence: Evidence, in session: Session) -> Digest? {
        let place = Place(evidence)
        if let known = views[place] { return known }
        let view = EvidenceReader.chainedView(evidence.history, session)
        views.updateValue(view, forKey: place)
        return view
    }

    private static func chainedView(_ history: [ClosedRound], _ session: Session) -> Digest? {
        guard history.first == ClosedRound(round: .join, entries: []) else { return nil }
        var view = session.id.digest
        for (previous, closed) in zip(history, history.dropFirst()) {
            guard previous.round < closed.round else { return nil }
            view = closed.view(after: view)
        }
        return view
    }

    /// The state of a reducer that was fed exactly what the entries name; `nil` if they do not fit, or name a
    /// message that is not there.
    mutating func replay(of evidence: Evidence, in session: Session) -> PublicState? {
        // Without a board of its own, evidence has a few envelopes, and its replay soon lacks one.
        let isShared = !evidence.stored.board.isEmpty
        let place = Place(evidence)
        if isShared, let known = replays[place] { return known }
        let state = EvidenceReader.replay(evidence, session)
        if isShared { replays.updateValue(state, forKey: place) }
        return state
    }

    private static func replay(_ evidence: Evidence, _ session: Session) -> PublicState? {
        var state = PublicState(replaying: session)
        let envelopes = byDigest(evidence.envelopes)
        for closed in evidence.history.dropFirst() {
            guard state.replay(closed, envelopes: envelopes) else { return nil }
        }
        return state
    }
}
