#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the system answered to a call that it refused.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The value of `errno`.
    package let code: Int32

    /// Takes a value of `errno`.
    package init(code: Int32) {
        self.code = code
    }

    /// What `errno` says now; the last call must have failed.
    package static var last: SystemError { SystemError(code: errno) }

    /// The system's own words.
    package var description: String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    /// Repeats a call for as long as a signal interrupts it.
    ///
    /// - Parameter call: The call; a negative answer means that it failed.
    /// - Returns: Its answer.
    /// - Throws: What `errno` says.
    static func check<Answer: SignedInteger>(
        _ call: () -> Answer
    ) throws(SystemError) -> Answer {
        while true {
            let answer = call()
            if answer >= 0 { return answer }
            let error = last
            if error.code != EINTR { throw error }
        }
    }
}
