import LifetimeValues

private func look(_ value: borrowing Value?) {
    switch value {
    case .some(let value): _ = value.look()
    case .none: break
    }
}

/// What `bindings()` and `conditions()` do once, done three times in a loop: it matters to the compiler.
func loops() -> [Construct] { boundInLoops() + unboundInLoops() }

/// Statements in a loop that bind an optional chain or the result of `try?`.
///
/// Three of those in `bindings()` do not compile here, because the compiler notices a mistake of its own
/// ("copy of noncopyable typed value. This is a compiler bug"): the one that is consumed, `switch consume b`
/// and `guard let b`.
private func boundInLoops() -> [Construct] {
    [
        Construct("for: let b = a?.f(); borrowed", isDestroyed: false) {
            for _ in 0..<3 {
                let value = maker()?.value()  // refused on purpose
                look(value)
            }
        },
        Construct("for: let b = dictionary[k]?.f(); borrowed", isDestroyed: false) {
            let makers = [1: Maker(succeeds: true)]
            for key in 0..<3 {
                let value = makers[key]?.value()  // refused on purpose
                look(value)
            }
        },
        Construct("while: let b = a?.f(); borrowed", isDestroyed: false) {
            let before = Value.count
            while Value.count < before + 3 {
                let value = maker()?.value()  // refused on purpose
                look(value)
            }
        },
        Construct("repeat: let b = a?.f(); borrowed", isDestroyed: false) {
            let before = Value.count
            repeat {
                let value = maker()?.value()  // refused on purpose
                look(value)
            } while Value.count < before + 3
        },
        Construct("for: let b = a?.f(); last one, then break") {
            for _ in 0..<3 {
                let value = maker()?.value()  // refused on purpose
                look(value)
                if Value.count >= 0 { break }
            }
        },
        Construct("for: let b = a?.f(), f not optional; borrowed", isDestroyed: false) {
            for _ in 0..<3 {
                let value = maker()?.certainValue()  // refused on purpose
                look(value)
            }
        },
        Construct("for: let b = try a?.f(); borrowed", isDestroyed: false) {
            for _ in 0..<3 {
                let value = try maker()?.throwing()  // refused on purpose
                look(value)
            }
        },
        Construct("for: let b = c ? a?.f() : nil; borrowed") {
            for _ in 0..<3 {
                let value = Value.count >= 0 ? maker()?.value() : nil  // refused on purpose
                look(value)
            }
        },
        Construct("for: let b: T?; b = a?.f(); borrowed") {
            for _ in 0..<3 {
                let value: Value?
                value = maker()?.value()
                look(value)
            }
        },
        Construct("for: let b = a?.f() ?? c; borrowed") {
            for _ in 0..<3 {
                let value = maker()?.value() ?? Value()  // refused on purpose
                _ = value.look()
            }
        },
        Construct("for: var b = a?.f(); borrowed; b = nil") {
            for _ in 0..<3 {
                var value = maker()?.value()  // refused on purpose
                look(value)
                value = nil
            }
        },
        Construct("for: let b = a?.f(); borrowed in a closure") {
            for _ in 0..<3 {
                let value = maker()?.value()  // refused on purpose
                let closure = { look(value) }
                closure()
            }
        },
        Construct("for: let b = a?.f(); b?.g()", isDestroyed: false) {
            for _ in 0..<3 {
                let value = maker()?.value()  // refused on purpose
                _ = value?.look()
            }
        },
        Construct("for: let b = a?.f(); _ = b", isDestroyed: false) {
            for _ in 0..<3 {
                let value = maker()?.value()  // refused on purpose
                _ = value
            }
        },
        Construct("for: let b = try? f(); borrowed", isDestroyed: false) {
            for _ in 0..<3 {
                let value = try? Maker(succeeds: true).throwing()  // refused on purpose
                look(value)
            }
        },
        Construct("for: let b = try? a?.f(); borrowed", isDestroyed: false) {
            for _ in 0..<3 {
                let value = try? maker()?.throwing()  // refused on purpose
                look(value)
            }
        },
        Construct("for: let b = property.take(), borrowed") {
            for _ in 0..<3 {
                let holder = Holder()
                let owner = holder.owner.take()
                switch owner {
                case .some(let owner): _ = owner.value.look()
                case .none: break
                }
            }
        },
    ]
}

/// Conditions and expressions in a loop.
private func unboundInLoops() -> [Construct] {
    [
        Construct("for: if let b = a?.f()") {
            for _ in 0..<3 {
                if let value = maker()?.value() { _ = value.look() }
            }
        },
        Construct("for: guard let b = a?.f()") {
            for _ in 0..<3 {
                guard let value = maker()?.value() else { continue }
                _ = value.look()
            }
        },
        Construct("for: _ = a?.f()") { for _ in 0..<3 { _ = maker()?.value() } },
        Construct("for: argument a?.f(), borrowed") {
            for _ in 0..<3 { _ = borrowOptional(maker()?.value()) }
        },
        Construct("for: let n = a?.f()?.g(), where n can be copied") {
            for _ in 0..<3 {
                let number = maker()?.value()?.look()
                _ = number
            }
        },
        Construct("for: let b = a.flatMap { $0.f() }; borrowed") {
            for _ in 0..<3 {
                let value = maker().flatMap { $0.value() }
                look(value)
            }
        },
        Construct("for: stored property = a?.f()") {
            for _ in 0..<3 {
                var owner = Owner(optional: nil, value: Value())
                owner.optional = maker()?.value()
                _ = owner.value.look()
            }
        },
        Construct("for: let b = try f(); borrowed") {
            for _ in 0..<3 {
                let value = try Maker(succeeds: true).throwing()
                look(value)
            }
        },
        Construct("for: let b = f() ?? c; borrowed") {
            for _ in 0..<3 {
                let value = maker().flatMap { $0.value() } ?? Value()
                _ = value.look()
            }
        },
        Construct("for: let b = if c { f() } else { nil }; borrowed") {
            for _ in 0..<3 {
                let value =
                    if Value.count >= 0 { Maker(succeeds: true).value() } else { Value?.none }
                look(value)
            }
        },
        Construct("for: if let b = try? f()") {
            for _ in 0..<3 {
                if let value = try? Maker(succeeds: true).throwing() { _ = value.look() }
            }
        },
        Construct("for: switch try? f()") {
            for _ in 0..<3 {
                switch try? Maker(succeeds: true).throwing() {
                case .some(let value): _ = value.look()
                case .none: break
                }
            }
        },
        Construct("for: _ = try? f()") {
            for _ in 0..<3 { _ = try? Maker(succeeds: true).throwing() }
        },
    ]
}
