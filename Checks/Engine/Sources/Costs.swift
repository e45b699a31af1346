import DiscreteLogProofs
import Foundation
import PublicPointEngine
import Secp256k1Group

/// What the engine's functions cost, beside the way through libsecp256k1 alone; in one run on one
/// core, each time the least of several.
struct Costs {
    private var source: CheckSource

    init(seed: UInt64) {
        source = CheckSource(seed: seed)
    }

    mutating func print() {
        conversions()
        sums()
        horner()
        differences()
        combinations()
        signatures()
    }

    private mutating func conversions() {
        let points = source.points(500)
        let vector = PublicPoints(points)
        let bytes = points.flatMap(\.affine)
        report("parse x || y", each: 500, plain: { points500(bytes) }) {
            (try? PublicPoints(affine: bytes))?.count ?? 0
        }
        report("to engine and back", each: 500) { PublicPoints(points).points.count + vector.count }
    }

    private func points500(_ bytes: [UInt8]) -> Int {
        var count = 0
        for start in stride(from: 0, to: bytes.count, by: 64)
        where (try? Point(affine: bytes[start..<start + 64])) != nil { count += 1 }
        return count
    }

    private mutating func sums() {
        for (n, t) in [(5, 3), (100, 50), (100, 67)] {
            let vectors = (0..<n).map { _ in source.points(t) }
            let engine = vectors.map { PublicPoints($0) }
            report(
                "columns of \(n) x \(t), a point", each: n * t,
                plain: {
                    (0..<t).map { k in Point.sum(count: n) { vectors[$0][k] } }.count
                }
            ) { PublicPoints.columnSums(of: engine).count }
        }
        let points = source.points(1000)
        let engine = PublicPoints(points)
        report(
            "sum of 1000, a point", each: 1000, plain: { Point.sum(of: points).isInfinity ? 0 : 1 }
        ) { engine.sum().isInfinity ? 0 : 1 }
    }

    private mutating func horner() {
        let points = source.points(50)
        let one = PublicPoints(points)
        for (bits, index) in [(7, UInt16(101)), (10, 873), (16, 54_321)] {
            report(
                "Horner step, one vector, \(bits) bits", each: 50,
                plain: { Point.polynomial(points, at: index).isInfinity ? 0 : 1 }
            ) { one.evaluated(at: index).isInfinity ? 0 : 1 }
            for n in [20, 100] {
                let many = (0..<n).map { _ in PublicPoints(source.points(50)) }
                report("Horner step, \(n) vectors, \(bits) bits", each: 50 * n) {
                    PublicPoints.evaluations(of: many, at: index).count
                }
            }
        }
    }

    private mutating func differences() {
        for (n, t) in [(5, 3), (20, 14), (100, 50), (100, 67), (200, 100)] {
            let vector = PublicPoints(source.points(t))
            report("all \(n) shares, t = \(t), in all", each: 1) {
                vector.evaluations(upTo: UInt16(n)).count
            }
        }
        let vector = PublicPoints(source.points(100))
        let short = time { vector.evaluations(upTo: 60).count }
        let long = time { vector.evaluations(upTo: 1060).count }
        Swift.print("difference step of t = 100, a point: \(round((long - short) / 99_000)) us")
    }

    private mutating func combinations() {
        for n in [1, 5, 100, 200, 1000] {
            let points = source.points(n)
            let vector = PublicPoints(points)
            let scalars = (0..<n).map { _ in source.scalar() }
            let weights = (0..<n).map { _ in source.weight() }
            report(
                "combination of \(n), 256 bits, a point", each: n,
                plain: {
                    var sum = Point.infinity
                    for (point, scalar) in zip(points, scalars).prefix(20) {
                        sum = sum + point.multiplied(by: scalar)
                    }
                    return sum.isInfinity ? 0 : 1
                }, plainEach: min(20, n)
            ) { vector.combined(with: scalars).isInfinity ? 0 : 1 }
            report("combination of \(n), 128 bits, a point", each: n) {
                vector.combined(with: weights).isInfinity ? 0 : 1
            }
        }
    }

    private mutating func signatures() {
        for n in [3, 5, 10, 20, 100, 1000] {
            let signed = (0..<n).compactMap { _ in SignedMessage(&source) }
            let keys = LiftedKey.lifting(signed.map(\.key))
            var batch = SignatureBatch(capacity: n)
            for (item, key) in zip(signed, keys) {
                batch.append(key, item.signature, for: item.message)
            }
            report(
                "batch of \(n) signatures, each", each: n,
                plain: {
                    signed.prefix(100).count { $0.key.isValid($0.signature, for: $0.message) }
                }, plainEach: min(100, n)
            ) { batch.verdicts { signed[$0].message }.count }
        }
        guard let key = SignedMessage(&source)?.key else { return }
        let keys = Array(repeating: key, count: 100)
        report("lift one of 100 keys", each: 100) { LiftedKey.lifting(keys).count }
        report("lift a key", each: 1) { LiftedKey(key).key == key ? 1 : 0 }
    }

    /// Prints the cost of each of `count` things that `engine` does, and of what `plain` does.
    private func report(
        _ name: String, each count: Int, plain: () -> Int, plainEach: Int? = nil,
        _ engine: () -> Int
    ) {
        let cost = time(engine) / Double(count)
        let other = time(plain) / Double(plainEach ?? count)
        Swift.print(
            "\(name): \(round(cost)) us, libsecp256k1 \(round(other)) us, ratio \(round(other / cost))"
        )
    }

    /// Prints the cost of each of `count` things that `engine` does.
    private func report(_ name: String, each count: Int, _ engine: () -> Int) {
        Swift.print("\(name): \(round(time(engine) / Double(count))) us")
    }

    /// The least of several runs, in microseconds of this thread's processor time.
    private func time(_ work: () -> Int) -> Double {
        var least = Double.infinity
        var kept = 0
        var runs = 0
        let end = processorTime() + 300_000
        while runs < 5 || processorTime() < end {
            let start = processorTime()
            kept &+= work()
            least = min(least, processorTime() - start)
            runs += 1
        }
        return kept == .min ? .nan : least
    }

    private func processorTime() -> Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }

    private func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
