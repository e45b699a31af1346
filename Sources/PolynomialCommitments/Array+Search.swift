extension Array {
    /// The first position whose element is not before what is looked for, in an ascending array.
    ///
    /// - Parameter isBefore: Whether an element is before it.
    /// - Returns: The position; the count if all elements are.
    package func firstPosition(after isBefore: (Element) -> Bool) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                isBefore(self[middle])
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
