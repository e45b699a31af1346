/// One session of a robust coordinator, and the shares that came; each of them holds.
struct RobustSession: Sendable {
    let session: SigningSession
    var shares: [SignatureShare] = []
}
