import LifetimeValues

/// Constructs in which something else owns the value.
func owners() -> [Construct] {
    [
        Construct("stored property, given a?.f() by init") {
            let owner = Owner(optional: maker()?.value(), value: Value())
            _ = owner.value.look()
        },
        Construct("stored property = a?.f()") {
            var owner = Owner(optional: nil, value: Value())
            owner.optional = maker()?.value()
            _ = owner.value.look()
        },
        Construct("stored property = nil") {
            var owner = Owner(optional: Value(), value: Value())
            owner.optional = nil
            _ = owner.value.look()
        },
        Construct("stored property, switched and borrowed") {
            let owner = Owner(optional: Value(), value: Value())
            switch owner.optional {
            case .some(let value): _ = value.look()
            case .none: break
            }
        },
        Construct("let n = owner.optional?.g(), where n can be copied") {
            let owner = Owner(optional: Value(), value: Value())
            let number = owner.optional?.look()
            _ = number
        },
        Construct("property of a class, replaced") {
            let holder = Holder()
            holder.owner = nil
        },
        Construct("property of a class that dies") {
            let holder = Holder()
            if let value = holder.value() { _ = value.look() }
        },
        Construct("property of a class, taken out") {
            let holder = Holder()
            if let owner = holder.owner.take() { _ = owner.value.look() }
        },
        Construct("let b = property.take(), borrowed") {
            let holder = Holder()
            let owner = holder.owner.take()
            switch owner {
            case .some(let owner): _ = owner.value.look()
            case .none: break
            }
        },
        Construct("captured by a closure") {
            let value = Value()
            let look = { borrow(value) }
            _ = look()
        },
    ]
}
