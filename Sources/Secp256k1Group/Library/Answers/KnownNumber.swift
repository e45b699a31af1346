/// A published or independently computed value, written as it is printed elsewhere.
struct KnownNumber: Sendable {
    private let words: [UInt64]

    /// Creates a value of 64 bits a word.
    ///
    /// - Parameter words: The words, most significant first.
    init(_ words: UInt64...) {
        self.words = words
    }

    /// The bytes, most significant first.
    var bytes: [UInt8] {
        words.flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    /// The limbs, least significant first, as GMP has them.
    var limbs: [UInt] { words.reversed().map { UInt($0) } }
}
