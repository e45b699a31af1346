import ChillDKG

/// Somebody is to blame, unless the caller gave the wrong file; nothing tells which it is.
struct ChillDoubt: Error, CustomStringConvertible {
    let error: ChillParticipantStep2Error
    let option: String
    let path: String

    var description: String {
        "\(option) \(path) does not hold what step1 wrote for these --random, --secret, --host-keys and "
            + "--threshold. If all of them are those of this session, \(error)"
    }
}
