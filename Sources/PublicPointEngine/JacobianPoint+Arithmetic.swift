// Formulas for y^2 = x^3 + b in Jacobian coordinates: Cohen, Miyaji and Ono, "Efficient elliptic curve
// exponentiation using mixed coordinates" (Asiacrypt 1998).
extension JacobianPoint {
    /// Twice this point: four squarings and three multiplications.
    var doubled: JacobianPoint {
        // No point has y = 0, and infinity stays infinity, because z becomes 2 y 0.
        let ySquared = y.squared
        let s = (x * ySquared).doubled(2)
        let m = x.squared.tripled
        let x3 = m.squared - s.doubled(1)
        return JacobianPoint(
            x: x3, y: m * (s - x3) - ySquared.squared.doubled(3), z: (y * z).doubled(1))
    }

    /// The sum of this and an affine point: three squarings and eight multiplications.
    func adding(_ other: AffinePoint) -> JacobianPoint {
        if other.isInfinity { return self }
        if isInfinity { return JacobianPoint(other) }
        let zSquared = z.squared
        let h = other.x * zSquared - x
        let r = other.y * (zSquared * z) - y
        if h.isZero { return r.isZero ? doubled : .infinity }
        let hSquared = h.squared
        let hCubed = hSquared * h
        let v = x * hSquared
        let x3 = r.squared - hCubed - v.doubled(1)
        return JacobianPoint(x: x3, y: r * (v - x3) - y * hCubed, z: z * h)
    }

    /// The sum of two points: four squarings and twelve multiplications.
    func adding(_ other: JacobianPoint) -> JacobianPoint {
        if other.isInfinity { return self }
        if isInfinity { return other }
        let z1Squared = z.squared
        let z2Squared = other.z.squared
        let u1 = x * z2Squared
        let s1 = y * (z2Squared * other.z)
        let h = other.x * z1Squared - u1
        let r = other.y * (z1Squared * z) - s1
        if h.isZero { return r.isZero ? doubled : .infinity }
        let hSquared = h.squared
        let hCubed = hSquared * h
        let v = u1 * hSquared
        let x3 = r.squared - hCubed - v.doubled(1)
        return JacobianPoint(x: x3, y: r * (v - x3) - s1 * hCubed, z: z * other.z * h)
    }

    /// This point times a small factor.
    @inline(__always)
    func multiplied(by factor: SignedFactor) -> JacobianPoint {
        if factor.value == 0 { return .infinity }
        var result = self
        let negative = -self
        var bit = factor.topBit
        while bit != 0 {
            bit = bit &>> 1
            if bit == 0 { break }
            result = result.doubled
            if factor.added & bit != 0 {
                result = result.adding(self)
            } else if factor.subtracted & bit != 0 {
                result = result.adding(negative)
            }
        }
        return result
    }
}
