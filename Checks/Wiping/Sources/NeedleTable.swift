/// All pieces of all needles, to be looked up for every eight bytes of a process.
///
/// The table holds inverted pieces, so it does not find itself.
@safe
struct NeedleTable: ~Copyable {
    private let names: [UInt64: Set<String>]
    /// Whether a piece with a certain hash is in the table: nearly all questions end here.
    private let filter: UnsafeMutablePointer<Bool>
    private static let hashBits: UInt64 = 18

    init(_ needles: [Needle]) {
        var names: [UInt64: Set<String>] = [:]
        let slots = 1 << Int(NeedleTable.hashBits)
        unsafe filter = .allocate(capacity: slots)
        unsafe filter.initialize(repeating: false, count: slots)
        for needle in needles {
            for piece in needle.invertedPieces {
                names[piece, default: []].insert(needle.name)
                unsafe filter[NeedleTable.hash(piece)] = true
            }
        }
        self.names = names
    }

    deinit { unsafe filter.deallocate() }

    @inline(__always)
    private static func hash(_ piece: UInt64) -> Int {
        Int(truncatingIfNeeded: (piece &* 0x9e37_79b9_7f4a_7c15) >> (64 - hashBits))
    }

    /// Looks at every eight bytes of a buffer, wherever they begin.
    borrowing func search(
        _ buffer: UnsafeRawBufferPointer, found: (Set<String>) -> Void
    ) {
        guard buffer.count >= 8, let base = buffer.baseAddress else { return }
        for start in 0...(buffer.count - 8) {
            let inverted = unsafe ~base.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            if unsafe filter[NeedleTable.hash(inverted)], let names = names[inverted] {
                found(names)
            }
        }
    }
}
