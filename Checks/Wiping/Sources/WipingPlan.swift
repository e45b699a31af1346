import DKG

/// Where a plan lets its process be searched.
enum Checkpoint: String, CaseIterable {
    /// The key is certified and the participants live: what made the key must be gone.
    case certified
    /// Nothing is alive any more.
    case dropped
}

/// Something that is done with secrets, and the secrets.
struct WipingPlan {
    let name: String

    /// What to look for; everything it was computed from is gone when it returns.
    let needles: () throws -> [Needle]

    /// Does it, and says when it may be searched; everything is gone when it returns.
    ///
    /// The same seeds give the same secrets, so needles are computed before, or in another process.
    let run: (_ reached: (Checkpoint) throws -> Void) throws -> Void

    /// Something that did not go as it should, so that nothing was tested.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Ends the check unless something is as the plan has it.
    static func require(_ condition: Bool, _ description: @autoclosure () -> String) throws {
        guard condition else { throw Failure(description: description()) }
    }

    /// All plans, in the order in which they run.
    static func all() throws -> [WipingPlan] {
        try CeremonyPlans.all() + ResumedPlans.all() + FROSTPlans.all() + ChillPlans.all()
            + SealedFilePlans.all() + SigningNoncesPlans.all() + SigningPlans.all()
    }
}

/// Calls deep enough to reuse the stack that was used before, as any later work does: what C functions
/// leave in their frames cannot be reached otherwise.
@inline(never)
func overwriteStack() {
    unsafe withUnsafeTemporaryAllocation(byteCount: 256 * 1024, alignment: 16) { buffer in
        _ = unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0x55)
    }
}
