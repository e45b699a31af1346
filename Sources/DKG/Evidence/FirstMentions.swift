/// Different items in the order in which they are first mentioned.
struct FirstMentions<Item: Hashable> {
    private(set) var items: [Item] = []
    private var positions: [Item: UInt32] = [:]

    /// Where an item stands, counted from 0; a new one is appended.
    mutating func position(of item: Item) -> UInt32 {
        if let position = positions[item] { return position }
        let position = UInt32(clamping: items.count)
        positions[item] = position
        items.append(item)
        return position
    }
}
