import Testing

/// One step of Horner's rule, `a` * `factor` + `addend`, from arithmetic in plain integers.
struct HornerAnswer: Sendable, CustomTestStringConvertible {
    let a: String
    let factor: UInt16
    let addend: String
    let result: String

    var testDescription: String { "\(a) * \(factor) + \(addend)" }

    /// The product is just below a multiple of 2^256, so that folding its top limb carries once more.
    static let carrying: [HornerAnswer] = [
        HornerAnswer(
            a: "0002000200020002000200020002000200020002000200020002000200020002", factor: 65535,
            addend: "26ad41ef88c279d937c990fad57dcafd3a7cfb366088155f476354b65ed08d6c",
            result: "26ad41ef88c279d937c990fad57dcaffc51f416901f6d4e7c7be979cbe640ae8"
        ),
        HornerAnswer(
            a: "8000800080008000800080008000800080008000800080008000800080008000", factor: 65535,
            addend: "da0aea0eaa72870bdd63d2a5d17644600e0bc896afbec9a66dbb8cb8ef65ed79",
            result: "da0aea0eaa72870bdd63d2a5d176e7089f9870f25fa0e9bd3e75249dcec4ed79"
        ),
        HornerAnswer(
            a: "fffefffefffefffefffefffefffefffefffefffefffefffefffefffefffefffe", factor: 65535,
            addend: "84d0c3f0b2e73ae0eee45145f585675fd17737815438a5b507bda21c604af42b",
            result: "84d0c3f0b2e73ae0eee45145f586acae69ee4206128e265a28d58effbf7576af"
        ),
        HornerAnswer(
            a: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", factor: 3,
            addend: "70faf36fb78eda4fea394aba6a42ed19aa5bf36518677db75c80f9be67fd4c1f",
            result: "70faf36fb78eda4fea394aba6a42ed1c34fe3997b9d63d3fdcdc3ca4c790c99b"
        ),
        HornerAnswer(
            a: "c837c837c837c837c837c837c837c837c837c837c837c837c837c837c837c837", factor: 257,
            addend: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            result: "000000000000000000000000000000ff6cb48ee05ffa311663d3c3708566c32d"
        ),
    ]

    /// The folded product lies between q and 2^256, where a subtraction is needed without a carry.
    static let between: [HornerAnswer] = [
        HornerAnswer(
            a: "0001000100010001000100010001000100010001000100010001000100010001", factor: 65535,
            addend: "0000000000000000000000000000000000000000000000000000000000000000",
            result: "000000000000000000000000000000014551231950b75fc4402da1732fc9bebe"
        ),
        HornerAnswer(
            a: "9c419c419c419c419c419c419c419c40d5b21005dc81f04e68228e58006d1dc1", factor: 65535,
            addend: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            result: "000000000000000000000000000000014551231950b75fc4402da1732fc9b4bd"
        ),
        HornerAnswer(
            a: "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", factor: 2,
            addend: "0000000000000000000000000000000000000000000000000000000000000000",
            result: "000000000000000000000000000000014551231950b75fc4402da1732fc9bebd"
        ),
        HornerAnswer(
            a: "ffbe76c8b4395810624dd2f1a9fbe76b46990258e94d16b269ef21f1e85f1b3c", factor: 1000,
            addend: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            result: "000000000000000000000000000000014551231950b75fc4402da1732fc9bdb8"
        ),
    ]

    /// The ends of the ranges, and values without a pattern.
    static let plain: [HornerAnswer] = [
        HornerAnswer(
            a: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", factor: 65535,
            addend: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            result: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0354141"
        ),
        HornerAnswer(
            a: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", factor: 0,
            addend: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140",
            result: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140"
        ),
        HornerAnswer(
            a: "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140", factor: 1,
            addend: "0000000000000000000000000000000000000000000000000000000000000001",
            result: "0000000000000000000000000000000000000000000000000000000000000000"
        ),
        HornerAnswer(
            a: "0000000000000000000000000000000000000000000000000000000000000000", factor: 65535,
            addend: "0000000000000000000000000000000000000000000000000000000000000000",
            result: "0000000000000000000000000000000000000000000000000000000000000000"
        ),
        HornerAnswer(
            a: "8000000000000000000000000000000000000000000000000000000000000000", factor: 2,
            addend: "000000000000000000000000000000014551231950b75fc4402da1732fc9bebe",
            result: "000000000000000000000000000000028aa24632a16ebf88805b42e65f937d7d"
        ),
        HornerAnswer(
            a: "2e0126319a72180d908a3e291dd257d50f4bf777e1030fe1ca1ab21554c6c4b4", factor: 8163,
            addend: "b9f7f89ec689c846b6b81ec64a66b263ab8474ccf768f221a91b4e9dcc31d7ba",
            result: "a89cd84e8a9ec0ce9ed437d8348d6872a6cc8a6a66de286cdfd3fbdee35c1fdb"
        ),
        HornerAnswer(
            a: "559d7e7902c89680e98c5884857ce06bf9a21be1355cca5db3c7b88e535f2003", factor: 2279,
            addend: "86f4f14cc599fac75f4e45815c00d3d2d68c20053f91ed953cc89b41f339a685",
            result: "b405d8948d4dd0667fb64941b6b2b8d67c34cb418e7283e7bb972726659165c0"
        ),
        HornerAnswer(
            a: "25609be3c444a62e8d1eac030bab1534b2a57e606d09cf94d2e06b36b9ea43d5", factor: 9842,
            addend: "0286ecec43432c6bc8fd442ec56309d2d31f0231deef435140ba6f09be38fcbc",
            result: "feb0277bda8016192e2e51455cb854efc4b47b52a6bafbbc7889ef215e46c6fa"
        ),
    ]
}
