import CLibSecp256k1

extension Secp256k1Answers {
    /// The functions that compute with points, and the context.
    func points() -> [LibraryAnswer] {
        let secret = KnownNumber.secret.bytes
        let affine = calls.parsed(Encoding.generator.uncompressed)
        let compressed = calls.parsed(Encoding.generator.compressed)
        let created = calls.created(secret)
        let parsedIsRight = matches(affine, .generator) && matches(compressed, .generator)
        let createdIsRight = matches(created, .publicKey)

        // A key is seen only through its encoding. If no key has the right one, from wherever it is, then
        // the encoding is wrong; otherwise the function that made the key.
        let isSerialisedRight =
            matches(affine, .generator) || matches(compressed, .generator) || createdIsRight
        let offCurve = calls.parsed([2] + KnownNumber.offCurveX.bytes)
        var answers = [
            LibraryAnswer("secp256k1_ec_pubkey_serialize", isSerialisedRight),
            LibraryAnswer("secp256k1_ec_pubkey_parse", parsedIsRight && offCurve == nil),
        ]
        if answers.firstWrong != nil { return answers }

        answers += contextAnswers(productsAreRight: createdIsRight || isPairRight(secret))
        answers.append(LibraryAnswer("secp256k1_ec_pubkey_create", createdIsRight))
        if answers.firstWrong != nil { return answers }
        return answers + arithmetic(affine, calls.parsed(Encoding.double.uncompressed), created)
    }

    /// Sums and products with G, 2 G and d G.
    private func arithmetic(
        _ generator: secp256k1_pubkey?, _ double: secp256k1_pubkey?, _ key: secp256k1_pubkey?
    ) -> [LibraryAnswer] {
        let negative = calls.parsed([3] + Encoding.generator.x)
        // Points compare as their compressed encodings do, and 02 79... is less than 02 c6....
        let isCompareRight =
            calls.compared(generator, generator) == 0
            && (calls.compared(generator, double) ?? 0) < 0
            && (calls.compared(double, generator) ?? 0) > 0
        let negated = unsafe calls.changed(generator) {
            unsafe secp256k1_ec_pubkey_negate(calls.context, $0)
        }
        let sum = calls.combined(generator, double)
        let vanishing = calls.combined(generator, negative)
        let two = KnownNumber(0, 0, 0, 2).bytes
        let three = KnownNumber(0, 0, 0, 3).bytes
        let increased = unsafe calls.changed(generator) {
            unsafe secp256k1_ec_pubkey_tweak_add(calls.context, $0, two)
        }
        let multiplied = unsafe calls.changed(key) {
            unsafe secp256k1_ec_pubkey_tweak_mul(calls.context, $0, three)
        }
        return [
            LibraryAnswer("secp256k1_ec_pubkey_cmp", isCompareRight),
            LibraryAnswer(
                "secp256k1_ec_pubkey_negate",
                matches(negated, .negative)),
            LibraryAnswer(
                "secp256k1_ec_pubkey_combine",
                matches(sum.key, .triple) && vanishing.returned == 0),
            LibraryAnswer("secp256k1_ec_pubkey_tweak_add", matches(increased, .triple)),
            LibraryAnswer("secp256k1_ec_pubkey_tweak_mul", matches(multiplied, .product)),
            LibraryAnswer("secp256k1_ecdh", diffieHellmanIsRight),
        ]
    }

    /// d times 3 G, with the hash function that hands out both coordinates: a library without that
    /// parameter would hash.
    private var diffieHellmanIsRight: Bool {
        guard let triple = calls.parsed(Encoding.triple.uncompressed) else { return false }
        let secret = KnownNumber.secret.bytes
        let coordinates = unsafe withUnsafePointer(to: triple) { triple in
            unsafe calls.bytes(64) {
                unsafe secp256k1_ecdh(calls.context, $0, triple, secret, copyCoordinates, nil)
            }
        }
        return coordinates == Encoding.product.x + Encoding.product.y
    }

    /// Whether a key is the point, in both of its encodings.
    private func matches(_ key: secp256k1_pubkey?, _ point: Encoding) -> Bool {
        calls.uncompressed(key) == point.uncompressed
            && calls.compressed(key) == point.compressed
    }
}
