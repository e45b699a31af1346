#if CONSTANT_TIME_CHECK
    import CMemcheck
#endif

/// The list of everything that is computed from a secret and public all the same, each with its
/// reason.
///
/// The constant-time check (`make ctcheck`) marks secrets as undefined memory and reports every
/// branch and every address that depends on one. A value that is declared here is defined from then
/// on. In an ordinary build the declarations compile to nothing.
enum PublicByDesign {
    /// Whether a product with a point is infinity, and so whether its secret is zero: everybody sees
    /// it in the product, and for a uniform secret it happens once in 2^256.
    case whetherZero
    /// Whether 32 bytes are a canonical scalar: a stored secret always is, and a drawn one is with
    /// all but negligible probability.
    case whetherCanonical
    /// A product with a point, as a public value: a public key, a commitment, a complaint's K.
    ///
    /// The summands a G, b H, s G and s' H of Pedersen's commitments are among them; they are not
    /// published, but only their sum's being infinity, or their being equal, could show in the time
    /// that adding them takes.
    case publishedPoint
    /// A secret that its owner made public by name: a ciphertext, a response of a proof, a share that
    /// was opened.
    case disclosedScalar
    /// A hash that will be published: a join's nonce, a message's digest. Or the weight of a share in
    /// an equation: it is computed once all that is checked with it is fixed, and used for nothing else.
    case publishedDigest
    /// A secret under a pad that is used for nothing else.
    case sealedSecret
    /// Whether a sealed file is as it was written: it is opened or refused.
    case whetherAuthentic
    /// A public key.
    case publicKey
    /// A signature.
    case signature

    /// Declares memory to be public from here on.
    @inline(__always)
    func declare(_ address: UnsafeRawPointer, byteCount: Int) {
        #if CONSTANT_TIME_CHECK
            unsafe memcheck_make_defined(address, byteCount)
        #endif
    }

    /// Declares a value to be public from here on.
    @inline(__always)
    func declare<Value: BitwiseCopyable>(_ value: Value) -> Value {
        #if CONSTANT_TIME_CHECK
            unsafe withUnsafeBytes(of: value) { bytes in
                if let address = bytes.baseAddress {
                    unsafe declare(address, byteCount: bytes.count)
                }
                return unsafe bytes.loadUnaligned(as: Value.self)
            }
        #else
            value
        #endif
    }
}
