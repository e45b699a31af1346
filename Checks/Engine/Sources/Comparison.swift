import DiscreteLogProofs
import Foundation
import PublicPointEngine
import Secp256k1Group

/// One round of comparisons: every function of the engine with inputs that follow from a seed.
///
/// An input is what one result depends on: a pair of points, a column, a coefficient of a polynomial,
/// a product, an encoding, a signature.
struct Comparison {
    private let seed: UInt64
    private var source: CheckSource
    private var counts = ComparisonCounts()

    init(seed: UInt64) {
        self.seed = seed
        source = CheckSource(seed: seed)
    }

    mutating func run() -> ComparisonCounts {
        for _ in 0..<20 {
            encodings()
            sums()
            columns()
        }
        for _ in 0..<4 {
            evaluations()
            differences()
        }
        combinations()
        signatures()
        return counts
    }

    private func expect(_ isSame: Bool, _ what: String) {
        if isSame { return }
        print("engine-check: \(what) differs; repeat with: EngineCheck 1 \(seed)")
        exit(1)
    }

    private mutating func expect(_ points: [Point], _ expected: [Point], _ what: String) {
        expect(points == expected, what)
    }

    private mutating func encodings() {
        let points = source.awkwardPoints(30).filter { !$0.isInfinity }
        var bytes = points.flatMap(\.affine)
        let decoded = try? PublicPoints(affine: bytes)
        expect(decoded?.points ?? [], points, "decoding")
        // One changed bit of 512 leaves the curve, unless it is chosen against odds of 2^-250.
        let bit = Int(source.next() % UInt64(bytes.count * 8))
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        let start = bit / 512 * 64
        let plain = try? Point(affine: bytes[start..<start + 64])
        let engine = try? PublicPoints(affine: bytes)
        expect((plain == nil) == (engine == nil), "refusing")
        counts.add(points.count + 1, "encodings")
    }

    private mutating func sums() {
        let count = source.size(upTo: 300)
        let points = source.awkwardPoints(count)
        expect([PublicPoints(points).sum()], [Point.sum(of: points)], "a sum of \(count)")
        counts.add(count, "summands")
    }

    private mutating func columns() {
        // Many vectors or long ones, but not both: neither a column nor a row is more than 300.
        let count = source.size(upTo: 300)
        let length = source.size(upTo: min(300, 3000 / max(count, 1)))
        let vectors = source.vectors(count, upTo: length)
        let engine = PublicPoints.columnSums(of: vectors.map { PublicPoints($0) })
        let plain = (0..<(vectors.lazy.map(\.count).max() ?? 0)).map { k in
            Point.sum(of: vectors.compactMap { k < $0.count ? $0[k] : nil })
        }
        expect(engine.points, plain, "a sum of \(count) vectors of \(length)")
        counts.add(vectors.reduce(0) { $0 + $1.count }, "summands in columns")
    }

    private mutating func evaluations() {
        let index = source.awkwardIndex()
        let number = source.size(upTo: 300)
        let length = source.size(upTo: number > 60 ? 4 : 12)
        let vectors = source.vectors(number, upTo: length, at: index)
        let values = PublicPoints.evaluations(of: vectors.map { PublicPoints($0) }, at: index)
        expect(
            values.points, vectors.map { Point.polynomial($0, at: index) },
            "an evaluation of \(number) vectors at \(index)")
        counts.add(vectors.reduce(0) { $0 + $1.count }, "coefficients at one index")
    }

    private mutating func differences() {
        let points = source.awkwardPoints(source.size(upTo: 60))
        let vector = PublicPoints(points)
        let single = source.awkwardIndex()
        expect(
            [vector.evaluated(at: single)], [Point.polynomial(points, at: single)],
            "a value at \(single)")
        // The last values show whether all before them were right.
        let last = UInt16(source.size(upTo: 100))
        let all = vector.evaluations(upTo: last)
        expect(all.count == Int(last), "the number of values up to \(last)")
        for index in stride(from: last, to: 0, by: -7) {
            expect(
                [all[Int(index) - 1]], [Point.polynomial(points, at: index)],
                "a difference at \(index)")
        }
        // Few indices are taken one by one, many of them by differences.
        let isWide = source.next() % 2 == 0
        let indices = (0..<source.size(upTo: 60)).map { _ in
            isWide ? source.awkwardIndex() % 4096 : UInt16(source.next() % 100)
        }
        expect(
            vector.evaluations(at: indices).points,
            indices.map { Point.polynomial(points, at: $0) },
            "values at \(indices)")
        counts.add(
            points.count * (Int(last) / 7 + 1 + indices.count), "coefficients at many indices")
    }

    private mutating func combinations() {
        // Now and then so many that columns are summed in lanes, in as many as there can be.
        let count = source.size(upTo: source.next() % 4 == 0 ? 400 : 24)
        let points = source.awkwardPoints(count)
        let vector = PublicPoints(points)
        let scalars = (0..<count).map { _ in source.awkwardScalar() }
        let products = zip(points, scalars).map { $0.multiplied(by: $1) }
        expect(
            [vector.combined(with: scalars)], [Point.sum(of: products)], "a combination of \(count)"
        )
        let weights = (0..<count).map { _ in source.awkwardWeight() }
        let short = zip(points, weights).map { $0.multiplied(by: Scalar(wide: $1)) }
        expect(
            [vector.combined(with: weights)], [Point.sum(of: short)],
            "a short combination of \(count)")
        counts.add(2 * count, "products")
    }

    private mutating func signatures() {
        var signed = (0..<Int(source.next() % (source.next() % 4 == 0 ? 300 : 40))).compactMap {
            _ in SignedMessage(&source)
        }
        let bad = source.next() % 3 == 0 ? 0 : Int(source.next() % 5)
        for _ in 0..<bad where !signed.isEmpty {
            let position = Int(source.next() % UInt64(signed.count))
            let other = Int(source.next() % UInt64(signed.count))
            signed[position].spoil(with: signed[other], &source)
        }
        var batch = SignatureBatch(capacity: signed.count)
        for item in signed {
            batch.append(LiftedKey(item.key), item.signature, for: item.message)
        }
        let hash = TaggedHash("engine check weight")
        let seed = source.digest().bytes
        let verdicts = batch.verdicts { position in
            hash.digest(
                of: seed + [
                    UInt8(truncatingIfNeeded: position >> 8), UInt8(truncatingIfNeeded: position),
                ])
        }
        let plain = signed.map { $0.key.isValid($0.signature, for: $0.message) }
        expect(verdicts == plain, "a verdict")
        counts.add(signed.count, "signatures")
    }
}

extension SignedMessage {
    /// Changes something, mostly so that the signature no longer verifies.
    mutating func spoil(with other: SignedMessage, _ source: inout CheckSource) {
        var bytes = signature.bytes
        switch source.next() % 6 {
        case 0: message = other.message
        case 1: key = other.key
        case 2: bytes.replaceSubrange(0..<32, with: other.signature.bytes.prefix(32))
        case 3: bytes.replaceSubrange(32..<64, with: other.signature.bytes.suffix(32))
        case 4: bytes.replaceSubrange(32..<64, with: repeatElement(0xff, count: 32))
        default: bytes[Int(source.next() % 64)] ^= 1 << UInt8(source.next() % 8)
        }
        signature = Signature(bytes) ?? signature
    }
}
