/// How far the reading of one JSON object has come.
struct JSONObject {
    /// The fields that were met so far.
    var seen: Set<String> = []

    /// Insists on a field.
    func require(_ field: String) throws(FROSTEncodingError) {
        guard seen.contains(field) else { throw .missingField(field) }
    }
}
