/// The plans without a search, for the leak sanitizer, which looks for lost memory when the process ends.
///
/// Run it by `make leaks`.
enum Leaks: String {
    /// Every plan, once.
    case all = "--leaks"
    /// Nothing but memory that is lost on purpose, which the sanitizer has to report.
    case control = "--lose-memory"

    /// What the arguments ask for; `nil` if they do not ask for this.
    init?(_ arguments: [String]) {
        guard arguments.count == 2, let leaks = Leaks(rawValue: arguments[1]) else { return nil }
        self = leaks
    }

    /// Does it.
    func run(_ plans: [WipingPlan]) throws {
        switch self {
        case .all:
            for plan in plans {
                do {
                    try plan.run { _ in }
                } catch {
                    throw WipingPlan.Failure(description: "\(plan.name): \(error)")
                }
                overwriteStack()
            }
            print("leaks: \(plans.count) plans ran")
        case .control:
            for _ in 0..<8 { Leaks.lose() }
            overwriteStack()
            print("leaks: memory was lost on purpose")
        }
    }

    /// More than once, because an address may remain in a register.
    @inline(never)
    private static func lose() {
        let lost = UnsafeMutableRawPointer.allocate(byteCount: 77, alignment: 8)
        unsafe lost.storeBytes(of: 1, as: UInt8.self)
    }
}
