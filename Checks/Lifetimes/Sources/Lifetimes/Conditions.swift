import LifetimeValues

/// Something that is there; the compiler cannot know.
@inline(never)
func maker() -> Maker? { Value.count >= 0 ? Maker(succeeds: true) : nil }

@inline(never)
private func returned() -> Value? { maker()?.value() }

@inline(never)
private func last() -> Value? { maker()?.value() }

@inline(never)
private func guarded() -> Int {
    guard let value = maker()?.value() else { return 0 }
    return value.look()
}

private struct Failure: Error {}

@inline(never)
private func thrown() throws {
    switch maker()?.value() {
    case .some(let value):
        if value.look() > 0 { throw Failure() }
    case .none: break
    }
}

/// Constructs that make and use a value in one expression or condition.
func conditions() -> [Construct] {
    [
        Construct("switch a?.f()") {
            switch maker()?.value() {
            case .some(let value): _ = value.look()
            case .none: break
            }
        },
        Construct("switch a?.f(), in a loop") {
            let makers = [1: Maker(succeeds: true)]
            for key in 0..<3 {
                switch makers[key]?.value() {
                case .some(let value): _ = value.look()
                case .none: break
                }
            }
        },
        Construct("switch a?.f(), left by a throw") { try? thrown() },
        Construct("if let b = a?.f()") {
            if let value = maker()?.value() { _ = value.look() }
        },
        Construct("if case .some(let b) = a?.f()") {
            if case .some(let value) = maker()?.value() { _ = value.look() }
        },
        Construct("guard let b = a?.f()") { _ = guarded() },
        Construct("return a?.f()") {
            if let value = returned() { _ = value.look() }
        },
        Construct("a?.f() as the last expression of a function") {
            if let value = last() { _ = value.look() }
        },
        Construct("_ = a?.f()") { _ = maker()?.value() },
        Construct("a?.f()?.g()") { _ = maker()?.value()?.look() },
        Construct("let n = a?.f()?.g(), where n can be copied") {
            let number = maker()?.value()?.look()
            _ = number
        },
        Construct("argument a?.f(), borrowed") { _ = borrowOptional(maker()?.value()) },
        Construct("argument a?.f(), consumed") { useUp(maker()?.value()) },
        Construct("closure that returns a?.f()") {
            let make = { maker()?.value() }
            if let value = make() { _ = value.look() }
        },
        Construct("a.map { $0.f() } in if let") {
            if let value = maker().map({ $0.certainValue() }) { _ = value.look() }
        },
    ]
}
