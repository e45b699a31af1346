#if WIPING_CHECK
    import Synchronization

    /// How many buffers of secrets live at the moment, by the type that owns them.
    ///
    /// Only in the build of `make wipecheck`: in every other one this file is empty. A search of memory
    /// sees a secret only where it still has the bytes that are looked for; a value that was forgotten
    /// is counted whatever it holds.
    public enum LiveBuffers: Int, CaseIterable, Sendable {
        /// Those of `SecretBytes`.
        case secretBytes
        /// Those of `SecretScalar`.
        case secretScalar
        /// Those of `SecretScalarVector`.
        case secretScalarVector
        /// Those of `SecretPreimage`, which has one at any time.
        case secretPreimage
        /// Those of `SigningKey`.
        case signingKey

        private final class Counter: Sendable {
            let made = Atomic<Int>(0)
            let live = Atomic<Int>(0)
        }

        private static let counters = allCases.map { _ in Counter() }

        private var counter: Counter { LiveBuffers.counters[rawValue] }

        /// How many were allocated and not freed since.
        public var live: Int { counter.live.load(ordering: .sequentiallyConsistent) }

        /// How many were ever allocated.
        public var made: Int { counter.made.load(ordering: .sequentiallyConsistent) }

        /// Counts a buffer that was just allocated.
        func allocated() {
            counter.made.add(1, ordering: .sequentiallyConsistent)
            counter.live.add(1, ordering: .sequentiallyConsistent)
        }

        /// Counts a buffer that is about to be freed.
        func freed() {
            counter.live.subtract(1, ordering: .sequentiallyConsistent)
        }
    }
#endif
