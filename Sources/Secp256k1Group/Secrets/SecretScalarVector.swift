/// A fixed number of secret scalars in one buffer that is wiped when it dies: the coefficients of a
/// polynomial.
///
/// It cannot be copied, compared, printed or encoded, and its operations are constant time.
@safe
public struct SecretScalarVector: ~Copyable, @unchecked Sendable {
    // Unchecked, because a pointer is not Sendable; safe, because the buffer has one owner and is
    // written only by `init` and by `set`, which needs exclusive access.
    private let limbs: Limbs.MutablePointer

    /// How many scalars there are.
    public let count: Int

    /// Fills a vector, asking for one scalar after the other.
    ///
    /// - Parameters:
    ///   - count: How many; a negative number is taken for zero.
    ///   - element: Makes the scalar of a position, from 0 on.
    /// - Throws: What `element` throws; what was filled until then is wiped.
    public init<Failure: Error>(
        count: Int, _ element: (Int) throws(Failure) -> SecretScalar
    ) throws(Failure) {
        // Filled through a value that is complete: if `element` throws, it dies like any other and
        // its buffer is wiped.
        var vector = SecretScalarVector(zeros: count)
        for position in 0..<vector.count {
            vector.set(try element(position), at: position)
        }
        self = vector
    }

    /// Creates a vector of zeros, to be filled with ``set(_:at:)``.
    ///
    /// - Parameter count: How many; a negative number is taken for zero.
    public init(zeros count: Int) {
        self.count = max(count, 0)
        let total = max(self.count, 1) * Limbs.count
        unsafe limbs = Limbs.MutablePointer.allocate(capacity: total)
        #if WIPING_CHECK
            LiveBuffers.secretScalarVector.allocated()
        #endif
        unsafe limbs.initialize(repeating: 0, count: total)
    }

    deinit {
        let total = max(count, 1) * Limbs.count
        unsafe wipe(limbs, byteCount: total * MemoryLayout<UInt>.stride)
        #if WIPING_CHECK
            LiveBuffers.secretScalarVector.freed()
        #endif
        unsafe limbs.deallocate()
    }

    /// A copy of one scalar.
    ///
    /// - Parameter position: Which, from 0 on.
    /// - Returns: The scalar; zero for a position outside the vector, as a polynomial has it.
    public borrowing func scalar(at position: Int) -> SecretScalar {
        let result = SecretScalar()
        if position >= 0 && position < count {
            let source = unsafe limbs + position * Limbs.count
            unsafe result.withMutableLimbs { unsafe $0.update(from: source, count: Limbs.count) }
        }
        return result
    }

    /// Replaces one scalar.
    ///
    /// - Parameters:
    ///   - scalar: The new value.
    ///   - position: Which one, from 0 on; a position outside the vector changes nothing.
    public mutating func set(_ scalar: borrowing SecretScalar, at position: Int) {
        guard position >= 0 && position < count else { return }
        let target = unsafe limbs + position * Limbs.count
        unsafe scalar.withLimbs { unsafe target.update(from: $0, count: Limbs.count) }
    }

    /// The value at `index` of the polynomial whose coefficients these are, by Horner's rule with
    /// the small index as multiplier.
    ///
    /// - Parameter index: The evaluation point, which is public.
    /// - Returns: The sum of coefficient k times index^k.
    public borrowing func evaluated(at index: UInt16) -> SecretScalar {
        let result = SecretScalar()
        unsafe result.withMutableLimbs { accumulator in
            for position in stride(from: count - 1, through: 0, by: -1) {
                let coefficient = unsafe UnsafePointer(limbs + position * Limbs.count)
                unsafe Limbs.multiplySmall(accumulator, by: index, adding: coefficient)
            }
        }
        return result
    }

    /// The sum of some of the scalars, each times a weight.
    ///
    /// Constant time in the scalars; the weights and the positions may show.
    ///
    /// - Parameter terms: Positions with their weights, which are public; a position outside the
    ///   vector counts as zero.
    /// - Returns: The sum modulo q.
    public borrowing func sum(
        of terms: some Sequence<(position: Int, weight: Scalar)>
    ) -> SecretScalar {
        let result = SecretScalar()
        let product = SecretScalar()
        for (position, weight) in terms where position >= 0 && position < count {
            let scalar = unsafe limbs + position * Limbs.count
            unsafe weight.withLimbs { weight in
                unsafe product.withMutableLimbs { product in
                    unsafe Limbs.multiply(product, scalar, weight)
                    unsafe result.withMutableLimbs { unsafe Limbs.add($0, $0, product) }
                }
            }
        }
        return result
    }
}
