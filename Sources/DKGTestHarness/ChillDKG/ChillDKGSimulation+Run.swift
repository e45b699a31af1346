import ChillDKG
import DKG

extension ChillDKGSimulation {
    /// Runs the session to its end.
    ///
    /// - Returns: What it came to for everybody.
    /// - Throws: `ChillSessionParametersError` if n and t do not go together, and errors that depend on
    ///   the seed with negligible probability.
    public func run() throws -> ChillResult {
        let parameters = try parameters()
        let seats = try parameters.participants.map { id in
            let participant = try ChillParticipant(
                hostKey: hostKey(id.position), parameters: parameters,
                random: secret("random", id.position))
            return ChillSeat(participant)
        }
        var result = ChillResult(simulation: self, parameters: parameters, seats: seats)
        var coordinator = ChillCoordinator(parameters, strictness: strictness)
        do throws(ChillCoordinatorError) {
            for seat in seats {
                if let bytes = deliver(.first(from: seat.id), seat.firstMessage, parameters) {
                    result.record(bytes, .first(from: seat.id))
                    try coordinator.add(bytes, from: seat.id)
                }
            }
            var certifying = try coordinator.finish()
            try sign(seats, certifying.message, &result, parameters)
            try investigate(seats, &result, parameters)
            for seat in seats {
                if let signature = seat.signature,
                    let bytes = deliver(.signature(from: seat.id), signature, parameters)
                {
                    result.record(bytes, .signature(from: seat.id))
                    try certifying.add(bytes, from: seat.id)
                }
            }
            let (certificate, key) = try certifying.finish()
            result.coordinatorKey = key
            for seat in seats {
                if let bytes = deliver(.certificate(to: seat.id), certificate, parameters) {
                    result.record(bytes, .certificate(to: seat.id))
                    seat.finalize(bytes)
                }
            }
        } catch {
            result.coordinatorError = error
        }
        return result
    }

    private func sign(
        _ seats: [ChillSeat], _ message: [UInt8], _ result: inout ChillResult,
        _ parameters: ChillSessionParameters
    ) throws(ChillCoordinatorError) {
        for seat in seats {
            guard let bytes = deliver(.summed(to: seat.id), message, parameters),
                let hostKey = try? hostKey(seat.id.position),
                let auxiliary = try? secret("aux", seat.id.position)
            else { continue }
            result.record(bytes, .summed(to: seat.id))
            seat.sign(bytes, hostKey: hostKey, auxiliary: auxiliary)
        }
    }

    /// If a share is wrong somewhere, the coordinator answers everybody who asks.
    private func investigate(
        _ seats: [ChillSeat], _ result: inout ChillResult, _ parameters: ChillSessionParameters
    ) throws(ChillCoordinatorError) {
        let asking = seats.filter { $0.investigation != nil }
        if asking.isEmpty { return }
        let first = seats.compactMap { result.messages[.first(from: $0.id)] }
        let answers = try ChillCoordinator.investigate(first, parameters: parameters)
        for seat in asking {
            let answer = answers[seat.id.position]
            if let bytes = deliver(.investigation(to: seat.id), answer, parameters) {
                result.record(bytes, .investigation(to: seat.id))
                seat.investigate(bytes)
            }
        }
    }
}
