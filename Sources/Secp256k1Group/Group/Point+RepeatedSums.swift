import CLibSecp256k1

// Variable time, for public points.
extension Point {
    /// The sum of up to four points, each taken as often as the number after it says.
    ///
    /// One call of `ec_pubkey_combine` with repeated pointers, so one inversion; nothing is allocated.
    static func sum(
        _ a: Point, _ timesA: Int, _ b: Point = .infinity, _ timesB: Int = 0,
        _ c: Point = .infinity, _ timesC: Int = 0, _ d: Point = .infinity, _ timesD: Int = 0
    ) -> Point {
        let capacity = timesA + timesB + timesC + timesD
        guard capacity > 0 else { return .infinity }
        return unsafe withUnsafeTemporaryAllocation(
            of: UnsafePointer<secp256k1_pubkey>?.self, capacity: capacity
        ) { pointers in
            unsafe a.withUnsafeKey { keyA in
                unsafe b.withUnsafeKey { keyB in
                    unsafe c.withUnsafeKey { keyC in
                        unsafe d.withUnsafeKey { keyD in
                            let first = unsafe pointers.baseAddress.unsafelyUnwrapped
                            var present = 0
                            // libsecp256k1 aborts on infinity; adding it changes nothing.
                            func add(_ key: UnsafePointer<secp256k1_pubkey>, _ times: Int) {
                                for _ in 0..<times {
                                    unsafe (first + present).initialize(to: key)
                                    present += 1
                                }
                            }
                            if !a.isInfinity { unsafe add(keyA, timesA) }
                            if !b.isInfinity { unsafe add(keyB, timesB) }
                            if !c.isInfinity { unsafe add(keyC, timesC) }
                            if !d.isInfinity { unsafe add(keyD, timesD) }
                            return unsafe combined(first, present)
                        }
                    }
                }
            }
        }
    }

    /// `ec_pubkey_combine`, which refuses an empty sum and one that is infinity.
    static func combined(
        _ pointers: UnsafePointer<UnsafePointer<secp256k1_pubkey>?>, _ count: Int
    ) -> Point {
        if count == 0 { return .infinity }
        CountedCall.sum.count()
        CountedCall.summand.count(count)
        var result = secp256k1_pubkey()
        let finite = unsafe secp256k1_ec_pubkey_combine(
            Secp256k1Context.pointer, &result, pointers, count)
        return finite == 1 ? Point(valid: result) : .infinity
    }
}
