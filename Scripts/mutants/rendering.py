"""The package with every mutant in it, each behind a switch."""

import re

SWITCH = """\
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which mutant is switched on.
public enum Mutant {
    static let number: Int = getenv("DKG_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

    /// A file with a byte for every mutant, which is set to 1 once its switch was looked at.
    nonisolated(unsafe) static let reached: UnsafeMutablePointer<UInt8>? = {
        guard let path = getenv("DKG_MUTANTS_REACHED") else { return nil }
        let file = open(path, O_RDWR)
        let size = Int(lseek(file, 0, SEEK_END))
        let map = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        return map?.bindMemory(to: UInt8.self, capacity: size)
    }()

    @inline(never)
    public static func isOn(_ mutant: Int) -> Bool {
        if let reached { reached[mutant] = 1 }
        return mutant == number
    }

    /// The condition, or always true.
    public static func yes(_ mutant: Int, _ condition: Bool) -> Bool {
        isOn(mutant) ? true : condition
    }

    /// The condition, or always false.
    public static func no(_ mutant: Int, _ condition: Bool) -> Bool {
        isOn(mutant) ? false : condition
    }

    /// The condition, or its contrary.
    public static func not(_ mutant: Int, _ condition: Bool) -> Bool {
        isOn(mutant) ? !condition : condition
    }

    /// The condition, or another one.
    public static func other(_ mutant: Int, _ condition: Bool, _ other: Bool) -> Bool {
        isOn(mutant) ? other : condition
    }

    /// True, unless the mutant is switched on.
    public static func off(_ mutant: Int) -> Bool { !isOn(mutant) }
}
"""


def mutated(text, mutants):
    """The text with every mutant in it, each behind its switch."""

    def render(start, end, inside):
        """The text between start and end with the given mutants, which lie within it."""
        out, position = [], start
        inside = sorted(inside, key=lambda m: (m.start, -m.end, m.number))
        while inside:
            span = (inside[0].start, inside[0].end)
            same = [m for m in inside if (m.start, m.end) == span]
            within = [m for m in inside if m not in same and m.end <= span[1]]
            inside = [m for m in inside if m.start >= span[1]]
            out.append(text[position : span[0]])
            piece = render(*span, within)
            for mutant in same:
                piece = wrapped(mutant, piece, within)
            out.append(piece)
            position = span[1]
        out.append(text[position:end])
        return "".join(out)

    def wrapped(mutant, piece, within):
        number = mutant.number
        if mutant.kind == "other":
            symbol, _, left, right = mutant.operator
            # Both sides are pure, so they may be evaluated twice.
            other = (
                render(mutant.start, left, [m for m in within if m.end <= left])
                + symbol
                + render(right, mutant.end, [m for m in within if m.start >= right])
            )
            return f"Mutant.other({number}, {piece}, {other})"
        if mutant.kind == "block":
            return f"{piece}, Mutant.off({number})"
        if mutant.kind == "jump":
            return f"if Mutant.off({number}) {{ {piece} }}"
        return f"Mutant.{mutant.kind}({number}, {piece})"

    result = render(0, len(text), mutants)
    if not re.search(r"^(public |package )?import Secp256k1Group$", text, re.M):
        result = "import Secp256k1Group\n" + result
    return result
