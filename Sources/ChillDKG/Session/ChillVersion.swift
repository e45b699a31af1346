/// Which version of the protocol this module speaks.
public enum ChillVersion {
    /// The version of the BIP draft: 0.3.0, of 30 July 2026.
    ///
    /// Other versions of the draft have other bytes; participants of different versions do not
    /// understand each other.
    public static let draft = "0.3.0"

    /// How keys name the protocol that made them.
    public static let protocolName = "ChillDKG " + draft
}
