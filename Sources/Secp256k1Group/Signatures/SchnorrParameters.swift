import CLibSecp256k1

extension secp256k1_schnorrsig_extraparams {
    /// The magic bytes: the constant that secp256k1_schnorrsig.h prescribes.
    ///
    /// It is a macro that Swift does not import.
    static var magicBytes: (UInt8, UInt8, UInt8, UInt8) { (0xda, 0x6f, 0xb3, 0x8c) }
}
