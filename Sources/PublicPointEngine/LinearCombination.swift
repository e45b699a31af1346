import Secp256k1Group

/// A sum of products of public points and public scalars, all computed at once.
///
/// Each scalar is split into halves of 128 bits and those into odd digits (``SplitScalar``,
/// ``SignedInteger``). For each power of two the multiples that belong to it are summed; that is
/// nearly all of the work, and as the powers are independent of each other these additions share
/// their inversions (``ColumnSums``). At the end Horner's rule joins the 129 sums (Straus, "Addition
/// chains of vectors", 1964). Of few products the multiples are added one by one instead.
struct LinearCombination: ~Copyable {
    /// One column for each power of two.
    private static let powers = 129
    /// For points whose multiples are computed for this sum: P, 3 P, ..., 15 P.
    private static let width: UInt64 = 5
    private static let multiples = 8
    /// For points whose multiples are kept: P, 3 P, ..., 31 P.
    private static let preparedWidth: UInt64 = 6
    static let preparedMultiples = 16

    /// With no more digits than this they are added one by one; measured.
    private static let mostInterleaved = 260

    private var points: [AffinePoint] = []
    private var prepared: [AffinePoint] = []
    /// The columns from 129 on hold what lambda is a factor of.
    private var columns: ColumnSums

    /// Makes room for some products.
    init(capacity: Int) {
        points.reserveCapacity(capacity)
        columns = ColumnSums(columns: 2 * LinearCombination.powers, capacity: 48 * capacity)
    }

    /// Adds the product of a point and a scalar.
    mutating func add(_ point: AffinePoint, times scalar: Scalar) {
        let split = SplitScalar(scalar)
        let first = points.count * LinearCombination.multiples
        points.append(point)
        addDigits(of: split.first, firstMultiple: first, firstColumn: 0)
        addDigits(of: split.second, firstMultiple: first, firstColumn: LinearCombination.powers)
    }

    /// Adds the product of a point and a short scalar, which needs no splitting.
    mutating func add(_ point: AffinePoint, times weight: UInt128) {
        let first = points.count * LinearCombination.multiples
        points.append(point)
        addDigits(
            of: SignedInteger(magnitude: weight, isNegative: false), firstMultiple: first,
            firstColumn: 0)
    }

    /// Adds the product of a scalar and a point of which `preparedMultiples` odd multiples are given.
    mutating func add(prepared multiples: [AffinePoint], times scalar: Scalar) {
        let split = SplitScalar(scalar)
        let first = prepared.count
        prepared.append(contentsOf: multiples)
        addPreparedDigits(of: split.first, firstMultiple: first, firstColumn: 0)
        addPreparedDigits(
            of: split.second, firstMultiple: first, firstColumn: LinearCombination.powers)
    }

    private mutating func addDigits(
        of integer: SignedInteger, firstMultiple: Int, firstColumn: Int
    ) {
        integer.forEachDigit(width: LinearCombination.width) { position, value in
            columns.append(
                multiple: firstMultiple &+ Int(value.magnitude &>> 1), isNegative: value < 0,
                isPrepared: false, to: firstColumn &+ position)
        }
    }

    private mutating func addPreparedDigits(
        of integer: SignedInteger, firstMultiple: Int, firstColumn: Int
    ) {
        integer.forEachDigit(width: LinearCombination.preparedWidth) { position, value in
            columns.append(
                multiple: firstMultiple &+ Int(value.magnitude &>> 1), isNegative: value < 0,
                isPrepared: true, to: firstColumn &+ position)
        }
    }

    /// The sum of all products.
    consuming func sum() -> JacobianPoint {
        columns.count <= LinearCombination.mostInterleaved ? interleavedSum() : columnwiseSum()
    }

    /// The same, for many products: a sum for each column, with common inversions.
    consuming func columnwiseSum() -> JacobianPoint {
        let table = OddMultiples.table(of: points, multiples: LinearCombination.multiples)
        let sums = columns.sums(table: table, prepared: prepared)
        return LinearCombination.horner(sums)
    }

    /// The same, for few products, where inversions would cost more than they save: one sum, which is doubled for each
    /// power and takes its multiples one by one.
    consuming func interleavedSum() -> JacobianPoint {
        let table = OddMultiples.table(ofFew: points, multiples: LinearCombination.multiples)
        let (summands, starts) = columns.summands(table: table, prepared: prepared)
        var result = JacobianPoint.infinity
        for power in (0..<LinearCombination.powers).reversed() {
            result = result.doubled
            for place in starts[power]..<starts[power + 1] {
                result = result.adding(summands[place])
            }
            let turned = power + LinearCombination.powers
            for place in starts[turned]..<starts[turned + 1] {
                result = result.adding(summands[place].timesLambda)
            }
        }
        return result
    }

    /// The sum of all 2^power (A + lambda B), where A and B are the sums of the power's columns.
    private static func horner(_ sums: [AffinePoint]) -> JacobianPoint {
        var own = Array(sums.prefix(powers))
        let turned = sums.suffix(powers).map { $0.timesLambda }
        let adder = BatchAdder(capacity: powers)
        unsafe own.withUnsafeMutableBufferPointer { own in
            unsafe turned.withUnsafeBufferPointer { turned in
                // Both have 129 points, so both have an address.
                unsafe adder.add(
                    turned.baseAddress.unsafelyUnwrapped, to: own.baseAddress.unsafelyUnwrapped,
                    count: powers)
            }
        }
        var result = JacobianPoint.infinity
        for sum in own.reversed() { result = result.doubled.adding(sum) }
        return result
    }
}
