/// As much of JSON as a row needs.
///
/// Texts are names without quotes.
indirect enum JSON {
    case text(String)
    case integer(Int)
    case number(Double)
    case array([JSON])
    case object([(String, JSON)])

    var text: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .integer(let number): "\(number)"
        case .number(let number): "\((number * 10_000).rounded() / 10_000)"
        case .array(let items): "[\(items.map(\.text).joined(separator: ", "))]"
        case .object(let members):
            "{\(members.map { "\"\($0.0)\": \($0.1.text)" }.joined(separator: ", "))}"
        }
    }
}
