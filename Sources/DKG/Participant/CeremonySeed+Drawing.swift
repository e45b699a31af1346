public import Secp256k1Group

extension CeremonySeed {
    /// Draws a seed: TH("DKG/v1/seed", identity secret || fresh 32 || ceremonyID).
    ///
    /// The identity secret and the ceremony are mixed in, so that a generator that repeats itself
    /// still gives distinct seeds to distinct ceremonies.
    ///
    /// - Parameters:
    ///   - ceremony: The ceremony. A participant never joins the same one twice.
    ///   - identity: The participant's identity.
    ///   - source: Where the fresh 32 bytes come from.
    /// - Throws: ``ParticipantError/notInRoster(identity:ceremony:)``, before anything is drawn, or
    ///   ``ParticipantError/random(_:)`` if the source fails or delivers nothing but zeros.
    public init(
        for ceremony: Ceremony, identity: borrowing SigningKey,
        random source: inout some RandomSource
    ) throws(ParticipantError) {
        guard ceremony.roster.index(of: identity.verificationKey) != nil else {
            throw .notInRoster(identity: identity.verificationKey, ceremony: ceremony.id)
        }
        let fresh: SecretBytes
        do throws(RandomSourceError) {
            fresh = try SecretBytes(random32: &source)
        } catch {
            throw .random(error)
        }
        self.init(for: ceremony, identity: identity, fresh: fresh)
    }
}
