package import Secp256k1Group

extension AffinePoint {
    /// The points with an even y and these x-coordinates, lift_x of BIP 340; `nil` where there is
    /// none.
    static func lifting(
        _ first: Point.Words, _ second: Point.Words
    ) -> (AffinePoint?, AffinePoint?) {
        let first = FieldElement(first)
        let second = FieldElement(second)
        let roots = FieldPair(
            first: first.squared * first + .seven, second: second.squared * second + .seven
        ).squareRoots
        return (AffinePoint(first, root: roots.0), AffinePoint(second, root: roots.1))
    }

    /// The points with an even y and these x-coordinates, each by itself; `nil` where there is none.
    package static func lifting(_ coordinates: [Point.Words]) -> [AffinePoint?] {
        var points: [AffinePoint?] = []
        points.reserveCapacity(coordinates.count + 1)
        for position in stride(from: 0, to: coordinates.count, by: 2) {
            let partner = position + 1 < coordinates.count ? position + 1 : position
            let (first, second) = lifting(coordinates[position], coordinates[partner])
            points.append(first)
            if partner > position { points.append(second) }
        }
        return points
    }

    private init?(_ x: FieldElement, root: FieldElement?) {
        // An x of p or more is not reduced, but refused.
        guard x.isCanonical, let root else { return nil }
        self.init(x: x, y: root.isOdd ? -root : root)
    }
}
