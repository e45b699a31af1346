import DiscreteLogProofs
import Secp256k1Group

/// The proof that a participant knows its constant term: it could otherwise choose one that cancels
/// those of others.
enum ProofOfPossession {
    /// BIP 340 in all but the tags.
    static let scheme = SchnorrScheme(tagPrefix: "BIP DKG/pop message")

    /// That a proof is valid, to be verified; `nil` if the constant term is infinity.
    static func claim(
        _ proof: Signature, of id: ChillParticipantID, for constantTerm: Point
    ) -> SignatureClaim? {
        SignatureClaim(proof, forMessage: id.bytes, in: scheme, under: constantTerm)
    }
}
