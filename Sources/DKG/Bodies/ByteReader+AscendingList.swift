import PolynomialCommitments
import Secp256k1Group

extension ByteReader {
    /// Reads a list: count u16, then items strictly ascending by index, so at most one about anybody.
    ///
    /// - Parameters:
    ///   - maximum: The largest number of items that the ceremony allows.
    ///   - field: What the list is called in an error.
    ///   - index: What the items ascend by.
    ///   - read: Reads an item.
    /// - Returns: The items.
    /// - Throws: `DecodingError`.
    mutating func readAscendingList<Item>(
        atMost maximum: Int, of field: String, by index: (Item) -> ParticipantIndex,
        _ read: (inout ByteReader) throws(DecodingError) -> Item
    ) throws(DecodingError) -> [Item] {
        let count = try readCount(atMost: maximum, of: field)
        var items: [Item] = []
        for _ in 0..<count {
            let item = try read(&self)
            if let last = items.last, index(last) >= index(item) {
                throw .notAscending(
                    field: field, previous: Int(index(last).value),
                    next: Int(index(item).value))
            }
            items.append(item)
        }
        return items
    }
}
