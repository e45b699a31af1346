import CLibSecp256k1

/// What libsecp256k1 is asked before anything is computed with it: each function that this module
/// calls, once, with public values whose results are known from elsewhere.
///
/// Arguments and expected results are in `KnownNumber`. Another copy of the library in the same program,
/// of another version or with other modules, may take the place of some functions or of all; it then
/// gives keys that are wrong, or keys in a layout that the other functions do not know.
@safe
struct Secp256k1Answers {
    let calls: Secp256k1Calls

    /// Prepares the questions.
    ///
    /// - Parameter context: The context of the process, after it was blinded.
    init(context: OpaquePointer) {
        unsafe calls = Secp256k1Calls(context: context)
    }

    /// Functions that this module calls and that no question reaches, with the reason.
    static let unanswered = [
        "secp256k1_selftest": """
        returns nothing and changes nothing; what it looks at, SHA-256, is asked by the tagged hash
        """
    ]

    /// The answers; if one group has a wrong one, those after it are not asked.
    func all() -> [LibraryAnswer] {
        let hash = [LibraryAnswer("secp256k1_tagged_sha256", taggedHashIsRight)]
        if hash.firstWrong != nil { return hash }
        let points = hash + self.points()
        if points.firstWrong != nil { return points }
        return points + keys()
    }

    private var taggedHashIsRight: Bool {
        let tag = Array("BIP0340/challenge".utf8)
        let message = KnownNumber.message.bytes
        let digest = unsafe calls.bytes(32) {
            unsafe secp256k1_tagged_sha256(
                calls.context, $0, tag, tag.count, message, message.count)
        }
        return digest == KnownNumber.taggedHash.bytes
    }

    /// Who is to blame if two functions that multiply by G, each on its own, are wrong: the context that
    /// both were given.
    ///
    /// Blinding never changes a result. So if a context without it gives the right one, then blinding
    /// damaged the other.
    func contextAnswers(productsAreRight: Bool) -> [LibraryAnswer] {
        var createIsRight = true
        if !productsAreRight,
            let context = unsafe secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE))
        {
            // Not destroyed: the process is about to end, and one more function would need an answer.
            let calls = unsafe Secp256k1Calls(context: context)
            createIsRight =
                calls.uncompressed(calls.created(KnownNumber.secret.bytes))
                == Encoding.publicKey.uncompressed
        }
        return [
            LibraryAnswer("secp256k1_context_create", createIsRight),
            LibraryAnswer("secp256k1_context_randomize", productsAreRight || !createIsRight),
        ]
    }
}

extension Secp256k1Answers {
    /// The encodings of a known point.
    struct Encoding {
        let x: [UInt8]
        let y: [UInt8]

        init(_ x: KnownNumber, _ y: KnownNumber) {
            self.x = x.bytes
            self.y = y.bytes
        }

        var compressed: [UInt8] { [2 | (y[31] & 1)] + x }
        var uncompressed: [UInt8] { [4] + x + y }

        static let generator = Encoding(.generatorX, .generatorY)
        static let negative = Encoding(.generatorX, .negativeY)
        static let double = Encoding(.doubleX, .doubleY)
        static let triple = Encoding(.tripleX, .tripleY)
        static let publicKey = Encoding(.publicX, .publicY)
        static let product = Encoding(.productX, .productY)
    }
}
