import DKGTestHarness
public import FROSTKeyGeneration

/// What one participant of an honest FROST key generation costs, from decoded packages to its key with the
/// public keys of all shares; and what it costs to decode the others' packages.
public struct FROSTMeasurement: Sendable {
    /// The processor time of each part, in milliseconds.
    public private(set) var milliseconds: [FROSTPhase: Double] = [:]

    /// The processor time of decoding all others' packages, which is in no part: the crates measure it apart, too.
    public private(set) var decodingMilliseconds = 0.0

    /// What everybody knows of the key.
    public let publicKeyPackage: FROSTPublicKeyPackage

    /// The processor time of the three parts, in milliseconds.
    public var totalMilliseconds: Double { milliseconds.values.reduce(0, +) }

    /// Runs a key generation once.
    ///
    /// - Parameters:
    ///   - peers: The others, and who is measured.
    ///   - arithmetic: What computes with public points.
    /// - Throws: Errors of the key generation if its size is impossible.
    public init(of peers: PreparedFROSTPeers, arithmetic: MeasuredArithmetic) throws {
        // A constant is computed once a process and is nobody's cost.
        _ = Point.generator
        let setup = peers.setup
        let seed = peers.seed(of: peers.measured)
        var start = ProcessorTime.milliseconds()
        func lap() -> Double {
            let now = ProcessorTime.milliseconds()
            defer { start = ProcessorTime.milliseconds() }
            return now - start
        }

        let broadcasts = try peers.packages.map { sender, bytes in
            try FROSTBroadcast(decoding: bytes, from: sender, in: setup.ciphersuite)
        }
        decodingMilliseconds = lap()

        let first = try FROSTDealer(setup, seed: seed)
        milliseconds[.part1] = lap()

        var second = try first.receive(broadcasts, by: arithmetic.arithmetic)
        for other in second.others { _ = second.package(for: other) }
        milliseconds[.part2] = lap()

        for (position, sender) in broadcasts.map(\.sender).enumerated() {
            try second.receive(peers.share(at: position), from: sender)
        }
        let key = try second.finish()
        milliseconds[.part3] = lap()
        publicKeyPackage = key.publicKeyPackage
    }
}
