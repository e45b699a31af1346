#!/usr/bin/env python3
"""Measures what a participant costs, compares it with its floor, and checks how it grows.

    Scripts/bench.py            all sizes; prints the tables and writes .build-bench/bench.json
    Scripts/bench.py --check    n = 20 to 200; exit code 1 if a threshold is missed
    Scripts/bench.py --chilldkg sessions of ChillDKG alone; the other rows of bench.json stay as they are
    Scripts/bench.py --engine   ceremonies with the engine alone; the other rows stay, too
    Scripts/bench.py --frost    FROST key generation alone; the other rows stay, too
    Scripts/bench.py --log      members that follow a log alone: what they cost more, and restarts; exit code 1 if too much
    Scripts/bench.py --sign     signatures alone; exit code 1 if a part takes too long
    Scripts/bench.py --crate    FROST key generation at n = 100 and signatures beside the crate frost-secp256k1 3.0, for
                                which it needs cargo and the crate; exit code 1 if they are not as much faster as they have to be

Both arithmetics are measured: the engine for public points, and libsecp256k1 alone.

Times are processor time, the minimum of several runs. The floor is the number of calls of libsecp256k1
and of the engine, counted in the same run, times what each costs, measured in the same run. FROST key generation
is compared with itself instead: by the engine, and by libsecp256k1 alone, in turn in one process."""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, ".build-bench")
SIZES = [3, 5, 10, 20, 50, 100, 200, 500, 1000]
CHECKED = [20, 50, 100, 200]
CHILL_SIZES = [3, 5, 10, 20, 50, 100, 200]
CHILL_CHECKED = [20, 50, 100]
LARGEST_RATIO = 1.25  # from n = 20 up
LARGEST_GROWTH = 4.4  # when n doubles
LARGEST_JUDGE_RATIO = 1.1
LARGEST_MEMORY = 200  # megabytes
ARITHMETICS = ["engine", "libsecp256k1"]
# The closing of the openings after t - 1 silent members, in whole honest ceremonies of the same process.
LARGEST_SILENCE = {101: 1.5, 301: 3.0}
# What a member that follows a log, ten entries at a time, costs more than the participant in it, and a restart in the last round, both in what
# that participant costs in the same process.
LARGEST_ADDED = {100: 0.35}
LARGEST_RESTART = {500: 1.3}
# FROST key generation by the engine, in what libsecp256k1 alone takes, at n = 100 and t = 50.
LARGEST_FROST_RATIO = 0.35
FROST_CHECKED = 100
FROST_SIZES = [3, 5, 10, 20, 50, 100, 200]
FROST_NAMINGS = ["consecutive", "hashed"]
# How much less than the crate it takes there, with the numbers from 1 on as identifiers.
LEAST_CRATE_FACTOR = 11

SIGNING_THRESHOLDS = [2, 3, 7, 34, 67]
SIGNING_PARTS = ["commit", "sign", "aggregate", "blame", "verify"]
# What the crate takes for the parts of a signature at these thresholds, in products of libsecp256k1 on the machine on
# which `--crate` measured both: a unit that is the same wherever this is run.
CRATE_PRODUCTS = {
    "commit": [2.9, 2.9, 3.0, 3.0, 2.9],
    "sign": [6.7, 8.3, 15.2, 61.9, 120.4],
    "aggregate": [8.9, 9.7, 13.3, 37.0, 66.8],
    "blame": [22.0, 29.0, 58.2, 256.1, 505.7],
    "verify": [4.8, 4.8, 4.8, 4.8, 4.8],
}
# The share of the crate's time that a part may take. What naming a liar takes is mostly the price of libsecp256k1, which
# computes every product of a session again before anybody is named.
LARGEST_SHARES = {
    "commit": [0.6] * 5,
    "sign": [0.5, 0.5, 0.5, 0.42, 0.42],
    "aggregate": [0.42, 0.42, 0.43, 0.40, 0.38],
    "blame": [0.46, 0.44, 0.39, 0.31, 0.29],
    "verify": [0.40] * 5,
}
# BIP 445 signs in a time that hardly depends on t.
LARGEST_BIP445_SHARES = dict(LARGEST_SHARES, sign=[0.75, 0.6, 0.35, 0.10, 0.06])
SIGNING_SCHEMES = {"rfc9591": LARGEST_SHARES, "taproot": LARGEST_SHARES, "bip445": LARGEST_BIP445_SHARES}

# A signature by a robust coordinator at t = 5 of n = 10, in sessions of five whose messages carry the same signatures: without
# liars, and with five, each of which spoils a session of its own.
ROBUST_SIZE = (5, 10)
LARGEST_ROBUST_RATIO = 1.3
LARGEST_LYING_RATIO = 7
# A verdict on a wrong share, in what decoding the request and computing binding factors and R take, by libsecp256k1.
VERDICT_THRESHOLD = 67
LARGEST_VERDICT_RATIO = 1.2


def build():
    command = ["swift", "build", "--package-path", os.path.join(ROOT, "Benchmarks"),
               "--scratch-path", BUILD, "-c", "release"]
    environment = dict(os.environ, DKG_CALL_COUNTS="1", DKG_STRICT="1")
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)
    path = subprocess.run(command + ["--show-bin-path"], check=True, env=environment,
                          capture_output=True, text=True).stdout.strip()
    return os.path.join(path, "DKGBenchmarks")


def measure(program, *arguments):
    arguments = [str(argument) for argument in arguments]
    print(f"measuring {' '.join(arguments)}", file=sys.stderr, flush=True)
    run = subprocess.run([program, *arguments], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"bench: {run.stderr.strip()}")
    return json.loads(run.stdout)


def runs(n):
    return 9 if n <= 20 else 5 if n <= 100 else 3 if n <= 200 else 2


def machine():
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return os.uname().machine


def table(rows, judges):
    print(f"{'scheme':9}{'arithmetic':13}{'n':>5}{'t':>5}{'CPU ms':>10}{'floor ms':>10}{'ratio':>7}{'sent':>9}"
          f"{'received':>11}{'MB':>7}")
    for row in rows:
        print(f"{row['scheme']:9}{row['arithmetic']:13}{row['participants']:5}{row['threshold']:5}"
              f"{row['cpuMilliseconds']:10.2f}{row['floorMilliseconds']:10.2f}{row['ratio']:7.2f}"
              f"{row['bytesSent']:9}{row['bytesReceived']:11}{row['peakMemoryMegabytes']:7.0f}")
    for row in rows:
        if row["participants"] != 100:
            continue
        print(f"\n{row['scheme']}, {row['arithmetic']}, n = 100, by part")
        for phase in row["phases"]:
            print(f"  {phase['phase']:18}{phase['cpuMilliseconds']:9.2f} ms, floor "
                  f"{phase['floorMilliseconds']:.2f}")
    for row in judges:
        print(f"\njudging one complaint, {row['scheme']}, t = {row['threshold']}: "
              f"{row['cpuMilliseconds']:.2f} ms, {row['ratio']:.2f} times Horner's rule and six products",
              end="")
    if rows:
        print("\n\nthe calls of libsecp256k1 and of the engine, nanoseconds")
        for name, cost in largest_engine_row(rows)["nanoseconds"].items():
            print(f"  {name:18}{cost:10.0f}")


def largest_engine_row(rows):
    return max((row for row in rows if row["arithmetic"] == "engine"), key=lambda row: row["participants"])


def growth(rows):
    cost = {(f"{row['scheme']} by {row['arithmetic']}", row["participants"]): row["cpuMilliseconds"]
            for row in rows}
    for (name, n), later in sorted(cost.items()):
        earlier = cost.get((name, n // 2)) if n % 2 == 0 and n >= 20 else None
        if earlier:
            yield name, n // 2, n, later / earlier


def misses(rows, judges):
    for row in rows:
        name = f"{row['scheme']} by {row['arithmetic']}, n = {row['participants']}"
        if row["participants"] >= 20 and row["ratio"] > LARGEST_RATIO:
            yield f"{name}: {row['ratio']:.2f} times the floor, at most {LARGEST_RATIO}"
        if row["peakMemoryMegabytes"] > LARGEST_MEMORY:
            yield f"{name}: {row['peakMemoryMegabytes']:.0f} MB, at most {LARGEST_MEMORY}"
    for row in judges:
        if row["ratio"] > LARGEST_JUDGE_RATIO:
            yield (f"judging, {row['scheme']} t = {row['threshold']}: {row['ratio']:.2f} times, "
                   f"at most {LARGEST_JUDGE_RATIO}")
    for name, small, large, factor in growth(rows):
        if factor > LARGEST_GROWTH:
            yield f"{name}: {factor:.2f} times from n = {small} to {large}, at most {LARGEST_GROWTH}"


def steady(program, *arguments, limit, times=1):
    """A row, measured several times: others use the machine, and its clock changes.

    Of `times` measurements the fastest counts; what exceeds the limit is measured twice more."""
    row = min((measure(program, *arguments) for _ in range(times)), key=lambda row: row["cpuMilliseconds"])
    for _ in range(2):
        if row["ratio"] <= limit:
            break
        row = min(row, measure(program, *arguments), key=lambda row: row["ratio"])
    return row


def measure_row(program, kind, n, *arguments, check):
    limit = LARGEST_RATIO if n >= 20 else float("inf")
    return steady(program, kind, *arguments, limit=limit, times=1 if check or n > 200 else 2)


def measure_chill(program, check):
    for arithmetic in ARITHMETICS:
        for n in CHILL_CHECKED if check else CHILL_SIZES:
            row = measure_row(program, "chill", n, n, runs(n), arithmetic, check=check)
            yield dict(row, scheme=row["protocol"])


def measure_ceremonies(program, check, arithmetics):
    rows, judges = [], []
    for scheme in ["feldman", "pedersen"]:
        for arithmetic in arithmetics:
            for n in CHECKED if check else SIZES:
                rows.append(measure_row(program, "row", n, scheme, n, runs(n), arithmetic, check=check))
        judges.append(steady(program, "judge", scheme, 50, 9, limit=LARGEST_JUDGE_RATIO))
    return rows, judges


def measure_silence(program):
    for n, limit in LARGEST_SILENCE.items():
        row = measure(program, "silence", n, 2 if n <= 101 else 1, "engine")
        worst = max(row["silentRatio"], row["lyingRatio"])
        print(f"silence, n = {n}, t = {row['threshold']}: a whole honest ceremony {row['honestMilliseconds']:.0f} "
              f"ms, the closing of the openings {row['silentMilliseconds']:.0f} ms, with lies "
              f"{row['lyingMilliseconds']:.0f} ms: {worst:.2f} times, at most {limit}")
        if worst > limit:
            yield f"silence, n = {n}: {worst:.2f} honest ceremonies, at most {limit}"


def measure_log(program):
    for n in sorted({*LARGEST_ADDED, *LARGEST_RESTART}):
        for scheme in ["feldman", "pedersen"]:
            row = measure(program, "log", scheme, n, 3 if n <= 100 else 1)
            print(f"log, {scheme}, n = {n}, t = {row['threshold']}: participant "
                  f"{row['participantMilliseconds']:.0f} ms, member {row['memberMilliseconds']:.0f} ms, "
                  f"{row['added']:.2f} more; restart in the last round {row['restartMilliseconds']:.0f} ms, "
                  f"{row['restart']:.2f} participants")
            added, restart = LARGEST_ADDED.get(n), LARGEST_RESTART.get(n)
            if added is not None and row["added"] > added:
                yield f"log, {scheme}, n = {n}: {row['added']:.2f} participants more, at most {added}"
            if restart is not None and row["restart"] > restart:
                yield f"log, {scheme}, n = {n}: a restart takes {row['restart']:.2f} participants, at most {restart}"


def measure_frost(program, check):
    for naming in FROST_NAMINGS:
        for n in [FROST_CHECKED] if check else FROST_SIZES:
            limit = LARGEST_FROST_RATIO if n == FROST_CHECKED else float("inf")
            yield steady(program, "frost", n, runs(n), naming, limit=limit, times=1 if check else 2)


def frost_misses(rows):
    for row in rows:
        name = f"FROST key generation, {row['naming']} identifiers, n = {row['participants']}"
        print(f"{name}, t = {row['threshold']}: {row['cpuMilliseconds']:.2f} ms, by libsecp256k1 alone "
              f"{row['plainMilliseconds']:.2f} ms: {row['ratio']:.2f} times")
        if row["participants"] == FROST_CHECKED and row["ratio"] > LARGEST_FROST_RATIO:
            yield f"{name}: {row['ratio']:.2f} of libsecp256k1 alone, at most {LARGEST_FROST_RATIO}"


def signing_shares(scheme, row, reference):
    """How much of the reference each part takes, and how much it may take."""
    position = SIGNING_THRESHOLDS.index(row["threshold"])
    for part in SIGNING_PARTS:
        yield part, row["engine"][part] / reference[part], SIGNING_SCHEMES[scheme][part][position]


def measure_signing(program, scheme, threshold):
    """A row beside the crate's times in products; a part that takes too long is measured twice more."""
    position = SIGNING_THRESHOLDS.index(threshold)
    row = None
    for _ in range(3):
        measured = measure(program, "sign", scheme, threshold, 5)
        if row:
            for group in ["engine", "libsecp256k1"]:
                measured[group] = {part: min(time, row[group][part]) for part, time in measured[group].items()}
            measured["product"] = min(measured["product"], row["product"])
        row = measured
        reference = {part: CRATE_PRODUCTS[part][position] * row["product"] for part in SIGNING_PARTS}
        row["shares"] = {part: share for part, share, _ in signing_shares(scheme, row, reference)}
        if all(share <= limit for _, share, limit in signing_shares(scheme, row, reference)):
            break
    row["limits"] = {part: limit for part, _, limit in signing_shares(scheme, row, reference)}
    return dict(row, scheme=scheme)


def signing_misses(rows):
    print(f"{'signature':10}{'t':>4}" + "".join(f"{part + ' us':>14}{'share':>7}" for part in SIGNING_PARTS))
    for row in rows:
        print(f"{row['scheme']:10}{row['threshold']:4}" + "".join(
            f"{row['engine'][part]:14.0f}{row['shares'][part]:7.2f}" for part in SIGNING_PARTS))
        for part in SIGNING_PARTS:
            if row["shares"][part] > row["limits"][part]:
                yield (f"signature, {row['scheme']}, t = {row['threshold']}: {part} takes {row['shares'][part]:.2f} of what "
                       f"the crate does, at most {row['limits'][part]}")


def measure_signatures(program):
    return [measure_signing(program, scheme, threshold) for scheme in SIGNING_SCHEMES for threshold in SIGNING_THRESHOLDS]


def measure_robust(program):
    """Rows of robust signatures; what takes too long is measured twice more."""
    for scheme, (threshold, participants), times in [
            *((scheme, ROBUST_SIZE, 30) for scheme in SIGNING_SCHEMES), ("rfc9591", (VERDICT_THRESHOLD, VERDICT_THRESHOLD), 5)]:
        row = None
        for _ in range(3):
            measured = measure(program, "robust", scheme, threshold, participants, times)
            times_of = ["plain", "signed", "honest", "lying", "answer", "answerBound", "verdict", "verdictBase"]
            if row:
                measured.update({name: min(measured[name], row[name]) for name in times_of})
            row = dict(measured, scheme=scheme)
            if not list(robust_misses_of(row)):
                break
        yield row


def robust_misses_of(row):
    name = f"robust signature, {row['scheme']}, t = {row['threshold']} of n = {row['participants']}"
    if (row["threshold"], row["participants"]) == ROBUST_SIZE:
        for part, limit in [("honest", LARGEST_ROBUST_RATIO), ("lying", LARGEST_LYING_RATIO)]:
            if row[part] > limit * row["signed"]:
                yield f"{name}, {part}: {row[part] / row['signed']:.2f} sessions with signed messages, at most {limit}"
    if row["answer"] > row["answerBound"]:
        yield f"{name}: an answer takes {row['answer']:.0f} us, two signatures and the hash of the request {row['answerBound']:.0f}"
    if row["threshold"] == VERDICT_THRESHOLD and row["verdict"] > LARGEST_VERDICT_RATIO * row["verdictBase"]:
        yield (f"{name}: a verdict takes {row['verdict'] / row['verdictBase']:.2f} of decoding and computing the session, at most "
               f"{LARGEST_VERDICT_RATIO}")


def robust_misses(rows):
    for row in rows:
        print(f"robust signature, {row['scheme']}, t = {row['threshold']} of n = {row['participants']}: plain {row['plain']:.0f} us, "
              f"with signed messages {row['signed']:.0f} us, honest {row['honest']:.0f} us ({row['honest'] / row['signed']:.2f}), "
              f"with liars in {row['sessions']} sessions {row['lying']:.0f} us ({row['lying'] / row['signed']:.2f}); answer {row['answer']:.1f} us of {row['answerBound']:.1f}; "
              f"verdict {row['verdict']:.0f} us of {row['verdictBase']:.0f} ({row['verdict'] / row['verdictBase']:.2f})")
        yield from robust_misses_of(row)


def measure_signatures_beside(program, crate):
    """Both in turn, three times; of each part the fastest counts. The crate signs by RFC 9591, whose times are the measure."""
    for scheme in SIGNING_SCHEMES:
        for threshold in SIGNING_THRESHOLDS:
            pairs = [(measure(program, "sign", scheme, threshold, 3), measure(crate, "sign", threshold, 3)) for _ in range(3)]
            row = dict(pairs[0][0], engine={part: min(own["engine"][part] for own, _ in pairs) for part in SIGNING_PARTS})
            other = {part: min(other[part] for _, other in pairs) for part in SIGNING_PARTS}
            product = min(own["product"] for own, _ in pairs)
            line = [f"{scheme}, t = {threshold}, product {product:.1f} us"]
            for part, share, limit in signing_shares(scheme, row, other):
                line.append(f"{part} {row['engine'][part]:.0f} of {other[part]:.0f} us ({share:.2f}; {other[part] / product:.1f} products)")
                if share > limit:
                    yield f"signature, {scheme}, t = {threshold}: {part} takes {share:.2f} of what the crate does, at most {limit}"
            print("; ".join(line), flush=True)


def measure_crate(program):
    """Both in turn, five times, so that a clock that changes meets both; of each the fastest run counts."""
    folder = os.path.join(BUILD, "crate")
    subprocess.run(["cargo", "build", "--release", "--target-dir", folder, "--manifest-path",
                    os.path.join(ROOT, "Benchmarks", "FROSTCrate", "Cargo.toml")], check=True, stdout=sys.stderr)
    crate = os.path.join(folder, "release", "frost-crate")
    for naming in FROST_NAMINGS:
        pairs = [(measure(program, "frost", FROST_CHECKED, 1, naming), measure(crate, FROST_CHECKED, 1, naming))
                 for _ in range(5)]
        own, other = (min((pair[side] for pair in pairs), key=lambda row: row["cpuMilliseconds"])
                      for side in (0, 1))
        factor = other["cpuMilliseconds"] / own["cpuMilliseconds"]
        print(f"{naming} identifiers, n = {FROST_CHECKED}, t = {own['threshold']}: {own['cpuMilliseconds']:.2f} ms, "
              f"frost-secp256k1 {other['cpuMilliseconds']:.2f} ms (parts {other['part1']:.2f}, {other['part2']:.2f}, "
              f"{other['part3']:.2f}): {factor:.1f} times less; decoding the packages {own['decodingMilliseconds']:.2f} "
              "ms, in neither")
        if naming == "consecutive" and factor < LEAST_CRATE_FACTOR:
            yield f"FROST key generation: {factor:.1f} times less than the crate, at least {LEAST_CRATE_FACTOR}"
    yield from measure_signatures_beside(program, crate)


def store(chilldkg=None, rows=None, judging=None, frost=None, signatures=None, robust=None):
    """Writes what was measured over what bench.json has of it."""
    path = os.path.join(BUILD, "bench.json")
    data = {}
    if os.path.exists(path):
        with open(path) as file:
            data = json.load(file)

    def name(row):
        return row["scheme"], row["arithmetic"], row["participants"]

    if chilldkg:
        data["chilldkg"] = chilldkg
    if frost:
        data["frost"] = frost
    if signatures:
        data["signatures"] = signatures
    if robust:
        data["robust"] = robust
    if rows:
        merged = {name(row): row for row in data.get("rows", [])} | {name(row): row for row in rows}
        data.update(rows=[merged[key] for key in sorted(merged)], judging=judging)
    data["machine"] = machine()
    with open(path, "w") as file:
        json.dump(data, file, indent=1)
    print(f"written: {os.path.relpath(path, ROOT)}")


def main():
    check, chill_alone, engine_alone, frost_alone, signatures_alone = (
        sys.argv[1:] == [option] for option in ["--check", "--chilldkg", "--engine", "--frost", "--sign"])
    alone = chill_alone or engine_alone or frost_alone or signatures_alone
    if sys.argv[1:] == ["--crate"]:
        missed = list(measure_crate(build()))
        for miss in missed:
            print(f"missed: {miss}")
        sys.exit(1 if missed else 0)
    if sys.argv[1:] == ["--log"]:
        missed = list(measure_log(build()))
        for miss in missed:
            print(f"missed: {miss}")
        sys.exit(1 if missed else 0)
    if sys.argv[1:] and not (check or alone):
        sys.exit(__doc__)
    program = build()
    chill, rows, judges, frost, signatures, robust = [], [], [], [], [], []
    if chill_alone or not alone:
        chill = list(measure_chill(program, check))
    if engine_alone or not alone:
        rows, judges = measure_ceremonies(program, check, ["engine"] if engine_alone else ARITHMETICS)
    if frost_alone or not alone:
        frost = list(measure_frost(program, check))
    if signatures_alone or not alone:
        signatures = measure_signatures(program)
        robust = list(measure_robust(program))
    if not check:
        store(chilldkg=chill, rows=rows, judging=judges, frost=frost, signatures=signatures, robust=robust)
    rows = chill + rows
    if rows:
        table(rows, judges)
    for name, small, large, factor in growth(rows):
        print(f"growth, {name}, n = {small} to {large}: {factor:.2f}")
    missed = list(misses(rows, judges)) + list(frost_misses(frost)) + list(signing_misses(signatures))
    missed += robust_misses(robust)
    if engine_alone or not alone:
        missed += measure_silence(program)
        missed += measure_log(program)
    for miss in missed:
        print(f"missed: {miss}")
    name = "bench-check" if check else "bench"
    if missed:
        print(f"{name}: {len(missed)} thresholds missed")
        sys.exit(1 if check or signatures_alone else 0)
    print(f"{name}: {len(rows)} rows within {LARGEST_RATIO} of their floors from n = 20 up, growth at most "
          f"{LARGEST_GROWTH}; {len(frost)} of FROST within {LARGEST_FROST_RATIO} at n = {FROST_CHECKED}; {len(signatures)} of "
          f"signatures within their shares, {len(robust)} of robust ones within theirs")


main()
