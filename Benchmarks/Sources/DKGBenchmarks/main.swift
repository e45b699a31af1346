import DKG
import DKGMeasurement
import DKGTestHarness

let costs = PrimitiveCosts()
for (k, v) in costs.nanoseconds.sorted(by: { $0.key < $1.key }) { print(k, v) }
for scheme in CommitmentScheme.allCases {
    for n in CommandLine.arguments.dropFirst().compactMap(Int.init) {
        let solo = try SoloCeremony(
            SimulationConfiguration(participants: n, threshold: (n + 1) / 2, scheme: scheme),
            reader: ParticipantIndex((n + 1) / 2))
        var total = 0.0
        var totalFloor = 0.0
        let r = try solo.run { phase, work in
            CallCounts.reset()
            let start = ProcessorTime.milliseconds()
            try work()
            let time = ProcessorTime.milliseconds() - start
            let floor = costs.milliseconds(of: CallCounts.current)
            total += time; totalFloor += floor
            print(
                scheme, n, phase, time, floor, time / floor,
                CallCounts.current.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map {
                    "\($0.key)=\($0.value)"
                }.joined(separator: " "))
        }
        print(
            scheme, n, total, totalFloor, total / totalFloor, r.bytesSent, r.bytesReceived,
            ProcessorTime.peakMemoryMegabytes())
    }
}
