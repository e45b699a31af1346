import LifetimeValues

@inline(never)
private func made() -> Value? { maker()?.value() }

private func look(_ value: borrowing Value?) {
    switch value {
    case .some(let value): _ = value.look()
    case .none: break
    }
}

/// Constructs that bind a value with `let` or `var` and use it after that.
func bindings() -> [Construct] { chained() + unchained() }

/// The binding's right-hand side is an optional chain.
private func chained() -> [Construct] {
    [
        Construct("let b = a?.f(); switch b, in a loop", isDestroyed: false) {
            let makers = [1: Maker(succeeds: true)]
            for key in 0..<3 {
                let value = makers[key]?.value()  // refused on purpose
                switch value {
                case .some(let value): _ = value.look()
                case .none: break
                }
            }
        },
        Construct("let b = a?.f(); switch b") {
            let value = maker()?.value()  // refused on purpose
            switch value {
            case .some(let value): _ = value.look()
            case .none: break
            }
        },
        Construct("let b = a?.f(), f not optional; switch b") {
            let value = maker()?.certainValue()  // refused on purpose
            look(value)
        },
        Construct("let b: T? = a?.f(); borrowed") {
            let value: Value? = maker()?.value()  // refused on purpose
            look(value)
        },
        Construct("let b = a?.property; borrowed") {
            let value = maker()?.computed  // refused on purpose
            look(value)
        },
        Construct("let b = a?[0]; borrowed") {
            let value = maker()?[0]  // refused on purpose
            look(value)
        },
        Construct("let b = try a?.f(); borrowed") {
            let value = try maker()?.throwing()  // refused on purpose
            look(value)
        },
        Construct("let b = (a?.f()); borrowed") {
            let value = (maker()?.value())  // refused on purpose
            look(value)
        },
        Construct("let b = c ? a?.f() : nil; borrowed") {
            let value = Value.count >= 0 ? maker()?.value() : nil  // refused on purpose
            look(value)
        },
        Construct("let b = if c { a?.f() } else { nil }; borrowed") {
            let value: Value? =  // refused on purpose
                if Value.count >= 0 { maker()?.value() } else { nil }
            look(value)
        },
        Construct("let b: T?; b = a?.f(); borrowed") {
            let value: Value?
            value = maker()?.value()
            look(value)
        },
        Construct("let b = a?.f() ?? c; borrowed") {
            let value = maker()?.value() ?? Value()  // refused on purpose
            _ = value.look()
        },
        Construct("var b = a?.f(); borrowed") {
            var value = maker()?.value()  // refused on purpose
            look(value)
            if Value.count < 0 { value = nil }
        },
        Construct("var b = a?.f(); borrowed; b = nil") {
            var value = maker()?.value()  // refused on purpose
            look(value)
            value = nil
        },
        Construct("let b = a?.f(); borrowed in a closure") {
            let value = maker()?.value()  // refused on purpose
            let closure = { look(value) }
            closure()
        },
        Construct("let b = a?.f(); borrowed in defer") {
            let value = maker()?.value()  // refused on purpose
            defer { look(value) }
            _ = Value.count
        },
        Construct("let b = a?.f(); b?.g()") {
            let value = maker()?.value()  // refused on purpose
            _ = value?.look()
        },
        Construct("let b = a?.f(); _ = b") {
            let value = maker()?.value()  // refused on purpose
            _ = value
        },
        Construct("let b = class?.f(); borrowed") {
            let holder: Holder? = Holder()
            let value = holder?.value()  // refused on purpose
            look(value)
        },
        Construct("let b = owner.optional?.f(), owner noncopyable; borrowed") {
            let owner = Owner(optional: Value(), value: Value())
            let value = owner.optional?.another()  // refused on purpose
            look(value)
        },
        Construct("let b = a?.f(); consumed") {
            let value = maker()?.value()  // refused on purpose
            useUp(value)
        },
        Construct("let b = a?.f(); switch consume b") {
            let value = maker()?.value()  // refused on purpose
            switch consume value {
            case .some(let value): _ = value.look()
            case .none: break
            }
        },
        Construct("let b = a?.f(); guard let b") {
            let value = maker()?.value()  // refused on purpose
            guard let value else { return }
            _ = value.look()
        },
    ]
}

/// There is no optional chain in the binding.
private func unchained() -> [Construct] {
    [
        Construct("let b = f(); switch b") {
            let value = made()
            switch value {
            case .some(let value): _ = value.look()
            case .none: break
            }
        },
        Construct("let b = f(); switch b, in a loop") {
            for _ in 0..<3 {
                let value = made()
                switch value {
                case .some(let value): _ = value.look()
                case .none: break
                }
            }
        },
        Construct("let b = f(), not optional; borrowed") {
            let value = Value()
            _ = borrow(value)
        },
        Construct("let b = try? f(); borrowed") {
            let value = try? Maker(succeeds: true).throwing()  // refused on purpose
            look(value)
        },
        Construct("let b = c ? f() : nil; borrowed") {
            let value = Value.count >= 0 ? made() : nil
            look(value)
        },
        Construct("let b = a.map { $0.f() }; borrowed") {
            let value = maker().map { $0.certainValue() }
            look(value)
        },
        Construct("let b = a.flatMap { $0.f() }; borrowed") {
            let value = maker().flatMap { $0.value() }
            look(value)
        },
        Construct("let b = f() ?? c; borrowed") {
            let value = made() ?? Value()
            _ = value.look()
        },
        Construct("var b = f(); b = f()") {
            var value = made()
            look(value)
            value = made()
            look(value)
        },
    ]
}
