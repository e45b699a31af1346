#!/usr/bin/env python3
"""Do the tests notice when a guard is missing? Breaks each one in turn and runs the tests.

A mutant is one change to one condition of the code that verifies and judges: a condition that is
always true or always false, a comparison that is turned round or moved by one, a jump that is left
out. A mutant is killed if a test fails, if the process traps, or if it takes too long. One that no
test notices survives: a test is missing, the code is dead, or the change makes no difference. The
last kind is listed, with the reason, in Scripts/mutants-equivalent.txt.

To build some hundred packages one after another would take hours. So all mutants are written into
one copy of the package, each behind a switch, and the copy is built once. A run of the tests then
switches one mutant on by its number, through the environment. The copy is never the working tree.

    Scripts/mutants.py [--list] [--only PATTERN] [--limit N] [--seconds N] [--shard I/K]
                       [--quick] [--scratch DIRECTORY] [--timeout N]

The last line says how many were tried and what became of them; the exit code is 1 if any survived.
"""

import argparse
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = ROOT / "Scripts" / "mutants-equivalent.txt"

# The code that verifies, judges and decodes.
MUTATED = [
    "Sources/PolynomialCommitments/Interpolation.swift",
    "Sources/ShareVerification/*.swift",
    "Sources/ComplaintHandling/*.swift",
    "Sources/DKG/Messages/*.swift",
    "Sources/DKG/State/*.swift",
    "Sources/DKG/Evidence/*.swift",
    "Sources/DKG/Result/*.swift",
    "Sources/DKG/Participant/*.swift",
    "Sources/DKG/Configuration/Ceremony*.swift",
    "Sources/DKG/Configuration/Roster.swift",
    "Sources/ChillDKG/*/*.swift",
]

# What is built, and what the tests read.
COPIED = ["Package.swift", "Sources", "Tests", "Snippets", "README.md", "Docs"]

# The tests of a module come first, then those of the whole protocol, the quickest first.
MODULE_TESTS = "PolynomialCommitmentsTests|ShareVerificationTests|ComplaintHandlingTests"
MEDIUM = (
    "MalformedBody|Extraction|Rebuild|GroupKeyFile|ComplaintFault|SetupFault|DealingCopy|SplitView|"
    "Evidence|KeyPackageFile|EnvelopeFuzz|KeyBias|DealingFault|Crash|Misuse|DecoderFault|Lossy"
)
SLOW = (
    "ForgedEvidence|ManyLiars|Timing|DealingEncoding|FaultEncoding|HonestCeremony|BadComplaint|"
    "EvidenceTampering|Delivery"
)

SWITCH = """\
#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which mutant is switched on.
public enum Mutant {
    static let number: Int = getenv("DKG_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

    @inline(never)
    public static func isOn(_ mutant: Int) -> Bool { mutant == number }

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


# ---------------------------------------------------------------------------------------------------
# Reading Swift, as far as it takes


def masked(text):
    """The text with comments and the contents of strings blanked, character for character."""
    out = list(text)
    position = 0
    while position < len(text):
        if text.startswith("//", position):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            out[position:end] = " " * (end - position)
            position = end
        elif text[position] == '"':
            end = position + 1
            depth = 0  # Inside \( ... ), which may hold strings of its own.
            while end < len(text) and (depth or text[end] != '"'):
                if text.startswith("\\(", end):
                    depth += 1
                    end += 2
                elif depth and text[end] in "()":
                    depth += 1 if text[end] == "(" else -1
                    end += 1
                else:
                    end += 2 if text[end] == "\\" else 1
            for inside in range(position + 1, end):
                if text[inside] != "\n":
                    out[inside] = "x"
            position = end + 1
        else:
            position += 1
    return "".join(out)


OPEN, CLOSE = "([{", ")]}"


def closing(text, start):
    """Where the bracket that opens at `start` is closed."""
    depth = 0
    for position in range(start, len(text)):
        if text[position] in OPEN:
            depth += 1
        elif text[position] in CLOSE:
            depth -= 1
            if depth == 0:
                return position
    return len(text) - 1


def forward(text, start, stops):
    """The first match of the pattern `stops` at the bracket depth of `start`, or the bracket's end."""
    pattern = re.compile(stops)
    position = start
    while position < len(text):
        found = pattern.match(text, position)
        if found:
            return position
        if text[position] in OPEN:
            position = closing(text, position)
        elif text[position] in CLOSE:
            return position
        position += 1
    return len(text)


def backward(text, end, stops):
    """The end of the last match of `stops` before `end` at its depth, or the bracket's beginning."""
    depth = 0
    position = end - 1
    pattern = re.compile("(?:" + stops + r")\Z")
    while position >= 0:
        if text[position] in CLOSE:
            depth += 1
        elif text[position] in OPEN:
            if depth == 0:
                return position + 1
            depth -= 1
        elif depth == 0 and pattern.search(text, max(0, position - 12), position + 1):
            # A line that begins with an operator goes on with the one before.
            continues = re.match(r"\s*(&&|\|\||[=!<>]=?\s|\.|\?\s|:\s|-\s|\+\s)", text[position:])
            if text[position] != "\n" or not continues:
                return position + 1
        position -= 1
    return 0


def trimmed(text, start, end):
    """The span without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


KEYWORDS = r"(?<![\w.])(?:return|guard|if|while|where|in|else|case|throw)(?=\s)"
# What ends an operand: of a comparison, of && and ||, and of the condition before a question mark.
NEWLINE = r"\n(?!\s*(?:&&|\|\||[=!<>]=?\s|\.|\?\s|:\s|-\s|\+\s))"
LOWER = r",|;|(?<![=!<>])=(?![=])\s|\s\?\s|\s:\s|(?<=\w):\s|" + NEWLINE
RIGHT_COMPARISON = r"&&|\|\||\{|\belse\b|" + LOWER
RIGHT_LOGIC = RIGHT_COMPARISON
LEFT_KEYWORDS = r"\b(?:return|guard|if|while|where|in|else|case|throw)\s"
LEFT_LOWER = r",|;|[^=!<>]=\s|\s\?\s|:\s|->\s|\n"
LEFT_COMPARISON = r"&&|\|\||" + LEFT_KEYWORDS + "|" + LEFT_LOWER
LEFT_TERNARY = LEFT_KEYWORDS + "|" + LEFT_LOWER


class Mutant:
    """One change: of the text between `start` and `end`, by wrapping it."""

    def __init__(self, path, text, start, end, kind, operator=None):
        self.path = path
        self.start, self.end, self.kind, self.operator = start, end, kind, operator
        self.line = text.count("\n", 0, start) + 1
        self.line_text = text.split("\n")[self.line - 1].strip()
        self.condition = " ".join(text[start:end].split())
        self.number = 0

    @property
    def what(self):
        changes = {
            "yes": "always true",
            "no": "always false",
            "not": "the contrary",
            "other": self.operator and f"{self.operator[0]} for {self.operator[1]}",
            "block": "never entered",
            "jump": "left out",
        }
        return f"{self.condition}: {changes[self.kind]}"

    @property
    def place(self):
        return f"{self.path}:{self.line}"


def conditions(code):
    """All guard, if, while and where conditions: keyword, beginning and end."""
    # `if condition: (Share) -> Bool` is a parameter with a label.
    for found in re.finditer(r"(?<![\w.])(guard|if|while|where)(?=\s)(?!\s+\w+:)", code):
        keyword, start = found.group(1), found.end()
        if keyword == "where":
            line = code[code.rfind("\n", 0, found.start()) + 1 : found.start()]
            if re.search(r"\b(func|extension|struct|enum|init|protocol)\b", line):
                continue
        end = forward(code, start, r"\belse\b" if keyword == "guard" else r"\{")
        yield keyword, start, end


def elements(code, start, end):
    """The elements of a condition, between commas."""
    while start < end:
        comma = min(forward(code, start, ","), end)
        yield trimmed(code, start, comma)
        start = comma + 1


def is_binding(text):
    return re.match(r"(let|var|case|#available)\b", text) is not None


def mutants_of(path, text):
    """All mutants of a file."""
    code = masked(text)
    found = []
    spans = {}

    def add(start, end, kind, operator=None):
        start, end = trimmed(code, start, end)
        if start >= end or kind in spans.setdefault((start, end), set()):
            return
        spans[(start, end)].add(kind)
        found.append(Mutant(path, text, start, end, kind, operator))

    # Conditions, element by element. An element of a guard is left out; one of an `if` both ways.
    for keyword, start, end in conditions(code):
        parts = list(elements(code, start, end))
        for first, last in parts:
            if not is_binding(code[first:last]):
                add(first, last, "yes")
                if keyword != "guard" and len(parts) == 1:
                    add(first, last, "no")
        if keyword == "if" and (len(parts) > 1 or is_binding(code[parts[0][0] : parts[0][1]])):
            add(parts[0][0], parts[-1][1], "block")

    # The operands of && and ||, each without effect.
    for operator in re.finditer(r"&&|\|\|", code):
        neutral = "yes" if operator.group() == "&&" else "no"
        left = backward(code, operator.start(), LEFT_COMPARISON)
        right = forward(code, operator.end(), RIGHT_LOGIC)
        add(left, operator.start(), neutral)
        add(operator.end(), right, neutral)

    # The condition before a question mark.
    for operator in re.finditer(r"\s\?\s", code):
        left = backward(code, operator.start(), LEFT_TERNARY)
        for kind in ("yes", "no"):
            add(left, operator.start(), kind)

    # What a collection is searched for, or filtered by, if it is one expression.
    for call in re.finditer(
        r"\.(filter|allSatisfy|contains|first|removeAll)\s*(?:\(where: )?(\{)", code
    ):
        start, end = call.start(2) + 1, closing(code, call.start(2))
        name = re.match(r"\s*\w+(?:, \w+)* in\s", code[start:end])
        start += name.end() if name else 0
        if not re.search(r"\b(let|var|return|if|guard|switch)\b", code[start:end]):
            for kind in ("yes", "no"):
                add(start, end, kind)

    # Comparisons. Turned round if nothing above says the same; moved by one.
    moved = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
    for operator in re.finditer(r"(?<=\s)(==|!=|<=|>=|<|>)(?=\s)", code):
        line = code[code.rfind("\n", 0, operator.start()) + 1 : operator.start()]
        if "func " in line:
            continue
        left = backward(code, operator.start(), LEFT_COMPARISON)
        right = forward(code, operator.end(), RIGHT_COMPARISON)
        left, right = trimmed(code, left, right)
        symbol = operator.group()
        if symbol in moved:
            add(left, right, "other", (moved[symbol], symbol, operator.start(), operator.end()))
        elif not spans.get((left, right)):
            add(left, right, "not")

    # Jumps that end the body of an `if` which does something else, too.
    for keyword, _, end in conditions(code):
        if keyword != "if" or end >= len(code) or code[end] != "{":
            continue
        body = code[end + 1 : closing(code, end)]
        jump = re.search(r"\n\s*((?:continue|break|return)\b[^\n]*)\s*\Z", body)
        if jump and body[: jump.start()].strip():
            add(end + 1 + jump.start(1), end + 1 + jump.end(1), "jump")
    return found


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


def all_mutants():
    found = []
    for pattern in MUTATED:
        for path in sorted(ROOT.glob(pattern)):
            found += mutants_of(str(path.relative_to(ROOT)), path.read_text())
    found.sort(key=lambda m: (m.path, m.start, -m.end, m.kind))
    for number, mutant in enumerate(found, 1):
        mutant.number = number
    return found


# ---------------------------------------------------------------------------------------------------
# Equivalent mutants


def equivalents():
    """Of each listed mutant file, line text and change, and the reason.

    An entry is three lines: file and line text after a colon; the change; the reason.
    """
    entries = {}
    if not EQUIVALENT.exists():
        return entries
    paragraphs = re.split(r"\n\s*\n", EQUIVALENT.read_text())
    for paragraph in paragraphs:
        lines = [l.strip() for l in paragraph.splitlines() if l.strip() and l[0] != "#"]
        if not lines:
            continue
        if len(lines) < 3:
            sys.exit(f"mutants: an entry needs file and line, change, reason: {lines[0]}")
        path, _, line_text = lines[0].partition(": ")
        entries[(path, line_text, lines[1])] = " ".join(lines[2:])
    return entries


# ---------------------------------------------------------------------------------------------------
# Building and running


def prepare(scratch, mutants):
    """Writes the copy; files that did not change keep their dates, so that a build is incremental."""
    by_path = {}
    for mutant in mutants:
        by_path.setdefault(mutant.path, []).append(mutant)
    wanted = {"Sources/Secp256k1Group/Mutant.swift": SWITCH}
    for top in COPIED:
        top_path = ROOT / top
        files = [top_path] if top_path.is_file() else sorted(top_path.rglob("*"))
        for file in files:
            if not file.is_file():
                continue
            name = str(file.relative_to(ROOT))
            wanted[name] = file
    for name, source in wanted.items():
        target = scratch / name
        if name in by_path:
            content = mutated(source.read_text(), by_path[name]).encode()
        elif isinstance(source, str):
            content = source.encode()
        else:
            content = source.read_bytes()
        if name == "Package.swift":
            # A switch makes code that is odd on purpose.
            content = re.sub(rb"\.strictMemorySafety\(\),\s*\.treatAllWarnings\(as: \.error\),", b"", content)
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for top in COPIED:
        for file in (scratch / top).rglob("*"):
            if file.is_file() and str(file.relative_to(scratch)) not in wanted:
                file.unlink()


def build(scratch, mutants):
    """Builds the copy; returns the mutants that do not compile, which are left out of it."""
    left_out = []
    for _ in range(40):
        prepare(scratch, [m for m in mutants if m not in left_out])
        result = subprocess.run(
            ["swift", "build", "--build-tests", "--package-path", str(scratch)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode == 0 and "Build complete!" in result.stdout:
            return left_out
        wrong = set()
        for path, line, message in re.findall(
            r"^(\S+?\.swift):(\d+):\d+: error: (.*)$", result.stdout, re.M
        ):
            name = os.path.relpath(path, scratch)
            lines = (scratch / name).read_text().split("\n")
            line = int(line)
            numbers = re.findall(r"Mutant\.\w+\((\d+)", lines[line - 1])
            # A missing return is reported where the function ends.
            while not numbers and line > 1 and "missing return" in message:
                line -= 1
                numbers = re.findall(r"if Mutant\.off\((\d+)\)", lines[line - 1])
            wrong.update(int(number) for number in numbers)
        if not wrong:
            sys.stderr.write(result.stdout[-4000:])
            sys.exit("mutants: the copy does not build, and not because of a mutant")
        # One at a time for a line: others of the same line may be right.
        left_out += [m for m in mutants if m.number in wrong]
    sys.exit("mutants: the copy does not build")


def stages(path, is_quick):
    """The filters of the runs for a mutant of this file, the quickest first."""
    own = (rf"^({MODULE_TESTS})\.", None)
    evidence = (r"^DKGTests\.\w*(Evidence|InventedView|FaultEncoding)", None)
    quick = (r"^DKGTests\.", f"{MEDIUM}|{SLOW}")
    medium = (rf"^DKGTests\.\w*({MEDIUM})", SLOW)
    slow = (rf"^DKGTests\.\w*({SLOW})", None)
    if path.startswith("Sources/ChillDKG/"):
        return [(r"^ChillDKGTests\.", None)]
    rest = [quick] if is_quick else [quick, medium, slow]
    if path.startswith("Sources/DKG/Evidence/"):
        return [evidence] + rest
    return rest if path.startswith("Sources/DKG/") else [own] + rest


def run_tests(binary, number, filter_, skip, timeout):
    """Runs tests with a mutant switched on; returns why it was killed, or None."""
    command = [str(binary), "--testing-library", "swift-testing", "--filter", filter_]
    if skip:
        command += ["--skip", skip]
    environment = dict(os.environ, DKG_MUTANT=str(number), SWIFT_BACKTRACE="enable=no")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
        cwd=binary.parent.parent.parent, start_new_session=True)
    end = time.monotonic() + timeout
    buffer = b""
    passed = False
    reason = None
    try:
        while True:
            ready, _, _ = select.select([process.stdout], [], [], max(0, end - time.monotonic()))
            if not ready:
                return "took too long"
            chunk = os.read(process.stdout.fileno(), 65536)
            if not chunk:
                break
            buffer += chunk
            failure = re.search(rb"^\S+ Test (.*?) recorded an issue", buffer, re.M)
            if failure:
                return failure.group(1).decode(errors="replace")
            passed = passed or re.search(rb"^\S+ Test run with \d+ tests? .*passed", buffer, re.M)
        code = process.wait()
        if code == -signal.SIGKILL:
            # Nothing in the tests does that, so it says nothing about the mutant.
            sys.exit("mutants: a test run was killed from outside")
        if code == 0 and passed:
            return None
        return f"the process ended with {code}"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()


def arguments():
    parser = argparse.ArgumentParser(description="Breaks each guard in turn and runs the tests.")
    parser.add_argument("--list", action="store_true", help="print the mutants and end")
    parser.add_argument("--only", metavar="PATTERN", help="only those whose line matches")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many")
    parser.add_argument("--seconds", type=float, metavar="N", help="begin none after so long")
    parser.add_argument("--shard", metavar="I/K", help="every K-th, beginning with the I-th (1/K)")
    parser.add_argument(
        "--quick", action="store_true",
        help="only with tests of a second or less; others may kill what then survives")
    parser.add_argument("--timeout", type=float, default=240, metavar="N", help="seconds a run")
    parser.add_argument(
        "--scratch", type=Path, default=ROOT / ".build-mutants", metavar="DIRECTORY",
        help="where the copy is kept and built")
    return parser.parse_args()


def main():
    options = arguments()
    mutants = all_mutants()
    listed = equivalents()
    keys = {(m.path, m.line_text, m.what) for m in mutants}
    for entry in listed:
        if entry not in keys:
            print(f"mutants: no such mutant any more: {' | '.join(entry)}", file=sys.stderr)

    chosen = mutants
    if options.only:
        chosen = [m for m in chosen if re.search(options.only, f"{m.place} {m.line_text} {m.what}")]
    if options.shard:
        shard, shards = (int(part) for part in options.shard.split("/"))
        chosen = chosen[shard - 1 :: shards]
    chosen = chosen[: options.limit]
    if options.list:
        for m in chosen:
            print(f"{m.number:4} {m.place}: {m.what}")
        print(f"mutants: {len(chosen)} of {len(mutants)}")
        return 0

    scratch = options.scratch.resolve()
    begun = time.monotonic()
    left_out = build(scratch, mutants)
    binaries = list((scratch / ".build" / "debug").glob("*.xctest"))
    if len(binaries) != 1:
        sys.exit("mutants: the copy has no test bundle")
    binary = binaries[0]
    print(f"mutants: {len(mutants)} in all, built in {time.monotonic() - begun:.0f} s", flush=True)

    # Without a mutant everything passes; otherwise nothing below means anything.
    for filter_, skip in stages("Sources/ComplaintHandling/", options.quick):
        reason = run_tests(binary, 0, filter_, skip, options.timeout)
        if reason:
            sys.exit(f"mutants: without any mutant the tests fail: {reason}")

    tried = killed = not_compiled = equivalent = 0
    survivors = []
    begun = time.monotonic()
    for mutant in chosen:
        if options.seconds and time.monotonic() - begun > options.seconds:
            print("mutants: the time is up", flush=True)
            break
        tried += 1
        label = f"{mutant.number:4} {mutant.place}: {mutant.what}"
        if mutant in left_out:
            not_compiled += 1
            print(f"{label}: does not compile", flush=True)
            continue
        if (mutant.path, mutant.line_text, mutant.what) in listed:
            equivalent += 1
            print(f"{label}: equivalent", flush=True)
            continue
        start = time.monotonic()
        reason = None
        for filter_, skip in stages(mutant.path, options.quick):
            reason = run_tests(binary, mutant.number, filter_, skip, options.timeout)
            if reason:
                break
        took = time.monotonic() - start
        if reason:
            killed += 1
            print(f"{label}: killed by {reason} ({took:.1f} s)", flush=True)
        else:
            survivors.append(label)
            print(f"{label}: SURVIVED ({took:.1f} s)", flush=True)
    for label in survivors:
        print(f"survived: {label}")
    print(
        f"mutants: {tried} tried, {killed} killed, {not_compiled} did not compile, "
        f"{equivalent} equivalent, {len(survivors)} survived")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
