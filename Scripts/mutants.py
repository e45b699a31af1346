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

Every test is first run by itself without a mutant, to see which switches it looks at. A mutant then
meets only the tests that reach it, the quickest first, and the first failure ends the run.

Verdicts are kept in the file verdicts.jsonl of the scratch folder, from run to run and from commit to
commit. A kill is kept while the file's name, the text of the line and the change stay the same, and so
is an entry of the list of equivalent ones: a commit costs only the mutants of the lines that it touches.
One that survived and is not listed is tried again. A kept kill does not see a test that has become
weaker since; the figures that are published are those of one run with --fresh, whether or not it was
stopped in between.

    Scripts/mutants.py [--list] [--only PATTERN] [--limit N] [--seconds N] [--shard I/K] [--fresh]
                       [--check-equivalent] [--scratch DIRECTORY]
    Scripts/mutants.py --report [FILE ...]

The mutants can be tried in shards, one after the other or on several machines. `--report` takes over
the verdicts of other machines' files, tries nothing, and gives the one figure of all.

The last line says what was tried and what became of it; the exit code is 0 only if none survives, and
with `--report` only if each was tried, too.
"""

import argparse
import re
import sys
import time
from pathlib import Path

from mutants.copy import build
from mutants.mutant import mutants_of
from mutants.running import KilledFromOutside, Reach, Suite
from mutants.verdicts import KILLED, LEFT_OUT, SURVIVED, Verdicts, equivalents

ROOT = Path(__file__).resolve().parent.parent
EQUIVALENT = ROOT / "Scripts" / "mutants-equivalent.txt"

# The code that verifies, judges and decodes, and the arithmetic that it relies on.
MUTATED = [
    "Sources/PolynomialCommitments/Array+Search.swift",
    "Sources/PolynomialCommitments/Interpolation.swift",
    "Sources/PublicPointEngine/*.swift",
    "Sources/ShareVerification/*.swift",
    "Sources/ComplaintHandling/*.swift",
    "Sources/DiscreteLogProofs/*/*.swift",
    "Sources/ThresholdKeys/*.swift",
    "Sources/ThresholdKeys/*/*.swift",
    "Sources/ThresholdSigning/*/*.swift",
    "Sources/DKG/*/*.swift",
    "Sources/CeremonyLog/*/*.swift",
    "Sources/ChillDKG/*/*.swift",
    "Sources/FROSTPackages/*.swift",
    "Sources/FROSTPackages/*/*.swift",
    "Sources/FROSTKeyGeneration/*.swift",
]


def all_mutants():
    found = []
    for pattern in MUTATED:
        for path in sorted(ROOT.glob(pattern)):
            found += mutants_of(str(path.relative_to(ROOT)), path.read_text())
    found.sort(key=lambda m: (m.path, m.start, -m.end, m.kind))
    same = {}
    for number, mutant in enumerate(found, 1):
        mutant.number = number
        mutant.ordinal = same[mutant.listed] = same.get(mutant.listed, 0) + 1
    return found


def arguments():
    parser = argparse.ArgumentParser(description="Breaks each guard in turn and runs the tests.")
    parser.add_argument("--list", action="store_true", help="print the mutants and end")
    parser.add_argument("--only", metavar="PATTERN", help="only those whose line matches")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many")
    parser.add_argument("--seconds", type=float, metavar="N", help="begin none after so long")
    parser.add_argument("--shard", metavar="I/K", help="every K-th, beginning with the I-th (1/K)")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs have found")
    parser.add_argument(
        "--check-equivalent", action="store_true",
        help="try the equivalent ones, too: an entry that a test kills is wrong")
    parser.add_argument(
        "--report", type=Path, nargs="*", metavar="FILE",
        help="only the figures, with the verdicts in these files taken over")
    parser.add_argument(
        "--scratch", type=Path, default=ROOT / ".build-mutants", metavar="DIRECTORY",
        help="where the copy is kept and built")
    return parser.parse_args()


def selected(mutants, options):
    if options.only:
        mutants = [
            m for m in mutants if re.search(options.only, f"{m.place} {m.line_text} {m.what}")]
    if options.shard:
        shard, shards = (int(part) for part in options.shard.split("/"))
        mutants = mutants[shard - 1 :: shards]
    return mutants[: options.limit]


def copy_and_reach(options, mutants):
    """Builds the copy; the tests, which of them reach which mutant, and what does not compile."""
    scratch = options.scratch.resolve()
    begun = time.monotonic()
    digest, left_out = build(ROOT, scratch, mutants)
    binaries = list((scratch / ".build" / "debug").glob("*.xctest"))
    if len(binaries) != 1:
        sys.exit("mutants: the copy has no test bundle")
    print(f"mutants: {len(mutants)} in all, built in {time.monotonic() - begun:.0f} s", flush=True)
    suite = Suite(binaries[0], scratch)
    reach = Reach.measured(suite, scratch / "reach.json", digest, len(mutants))
    return suite, reach, left_out


def estimate(begun, done, left):
    """How long it has taken and will take."""
    passed = time.monotonic() - begun
    return f"{passed / 60:.0f} min gone, about {passed / max(done, 1) * left / 60:.0f} left"


def print_figures(total, chosen, verdicts, listed):
    """What became of the chosen mutants; whether none survived, and whether each was tried."""
    # An equivalent mutant counts as such, unless a test has just shown that it is none.
    killed = [m for m in chosen if verdicts.is_killed(m.key)]
    equivalent = [m for m in chosen if m.listed in listed and m not in killed]
    rest = [m for m in chosen if m not in killed and m not in equivalent]
    left_out = [m for m in rest if verdicts.verdict(m.key) == LEFT_OUT]
    survived = [m for m in rest if verdicts.verdict(m.key) == SURVIVED]
    open_ones = len(rest) - len(left_out) - len(survived)
    for mutant in killed:
        if mutant.listed in listed:
            print(f"mutants: listed as equivalent, but killed: {mutant.label}")
    for mutant in survived:
        print(f"survived: {mutant.label}")
    print(
        f"mutants: {len(chosen)} chosen of {total}, {len(killed)} killed, "
        f"{len(equivalent)} equivalent, {len(left_out)} did not compile, "
        f"{open_ones} not tried, {len(survived)} survived")
    return not survived, open_ones == 0


def main():
    options = arguments()
    mutants = all_mutants()
    chosen = selected(mutants, options)
    if options.list:
        for m in chosen:
            print(f"{m.number:4} {m.place}: {m.what}")
        print(f"mutants: {len(chosen)} of {len(mutants)}")
        return 0
    listed = equivalents(EQUIVALENT)
    stale = [entry for entry in listed if entry not in {m.listed for m in mutants}]
    for entry in stale:
        print(f"mutants: an entry without a mutant: {' | '.join(entry)}", flush=True)

    file = options.scratch.resolve() / "verdicts.jsonl"
    if options.report is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        verdicts = Verdicts(file)
        for other in options.report:
            verdicts.take_over(other)
        return 0 if all(print_figures(len(mutants), chosen, verdicts, listed)) else 1

    suite, reach, left_out = copy_and_reach(options, mutants)
    verdicts = Verdicts(file)
    if options.fresh:
        verdicts.forget([m.key for m in chosen])
    for mutant in left_out:
        verdicts.add(mutant.key, LEFT_OUT, None)

    def is_open(mutant):
        if mutant in left_out or mutant.listed in listed and not options.check_equivalent:
            return False
        return not verdicts.is_killed(mutant.key)

    tried = [m for m in chosen if is_open(m)]
    print(f"mutants: {len(chosen) - len(tried)} are decided, {len(tried)} to try", flush=True)
    # What an earlier run says of these no longer counts; what this one does not reach is open.
    verdicts.forget([m.key for m in tried])
    begun = time.monotonic()
    for position, mutant in enumerate(tried):
        if options.seconds and time.monotonic() - begun > options.seconds:
            print("mutants: the time is up", flush=True)
            break
        start = time.monotonic()
        try:
            noticed = reach.verdict(suite, mutant.number)
        except KilledFromOutside:
            print(f"{mutant.label}: a test process was killed from outside", flush=True)
            continue
        verdicts.add(mutant.key, KILLED if noticed else SURVIVED, noticed)
        tests = len(reach.tests.get(mutant.number, []))
        outcome = f"killed by {noticed}" if noticed else f"SURVIVED the {tests} tests that reach it"
        print(
            f"[{position + 1}/{len(tried)}, {estimate(begun, position + 1, len(tried) - position - 1)}] "
            f"{mutant.label}: {outcome} ({time.monotonic() - start:.1f} s)", flush=True)

    return 0 if print_figures(len(mutants), chosen, verdicts, listed)[0] else 1


if __name__ == "__main__":
    sys.exit(main())
