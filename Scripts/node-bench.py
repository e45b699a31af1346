#!/usr/bin/env python3
"""Measures whole ceremonies among processes over a folder: what a node takes, beside the participant in it.

Each member is `dkg ceremony run`, a process of its own, with a key derivation that costs nothing. What the participant
alone costs, and the memory it holds, is measured by `dkg bench-participant` in the same run.

    Scripts/node-bench.py DIRECTORY-OF-THE-TOOL [--check]

With --check the exit code is 1 if a threshold is missed: n = 40, t = 14 takes at most 3 times the processor time of all
participants divided by the processors, from the last start to the last end, in the best of three runs; a node of n = 100,
t = 50 holds at most 30 MB more than its participant. What following a log costs by itself, without a process, files and
other members on the same processors, is what `Scripts/bench.py --log` measures.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUICK = ["--kdf-memory", "1", "--kdf-passes", "1", "--insecure-test"]
LARGEST_WAIT = 3
LARGEST_MEMORY = 30


class Members:
    """Members of one ceremony, who have joined."""

    def __init__(self, tool, count, threshold, scheme):
        self.tool = tool
        self.work = Path(tempfile.mkdtemp(prefix="node-bench-"))
        # Not before all is measured: on an ext4 without a journal a new file costs the more, the more files were removed
        # near it in the last minutes, which is no cost of the next ceremony.
        atexit.register(shutil.rmtree, self.work)
        self.count = count
        (self.work / "passphrase").write_text("a passphrase that protects nothing")
        members = []
        for number in range(1, count + 1):
            shown = self.run("identity", "new", "--data", self.data(number), "--json", *QUICK)
            members.append({"name": f"member {number}", "identity": json.loads(shown)["publicKey"]})
        roster = {
            "members": members, "threshold": threshold, "scheme": scheme, "seconds": 600,
            "board": str(self.work / "board"), "joinUntil": "2099-12-31T00:00:00Z",
        }
        (self.work / "roster.json").write_text(json.dumps(roster))
        self.run("ceremony", "new", self.work / "roster.json", "--output", self.work / "key.json")
        for number in range(1, count + 1):
            self.run("ceremony", "join", self.work / "key.json", "--data", self.data(number))

    def data(self, number):
        return self.work / f"n{number}"

    def run(self, *words):
        asks = ["--passphrase-fd", "0"] if "--data" in words else []
        with (self.work / "passphrase").open() as secret:
            return subprocess.run(
                [self.tool, *words, *asks], stdin=secret, check=True, stdout=subprocess.PIPE).stdout

    def finish(self, pause):
        """Lets all run; how long from the last start to the last end, and processor time and memory of each."""
        processes = []
        for number in range(1, self.count + 1):
            with (self.work / "passphrase").open() as secret:
                processes.append(subprocess.Popen(
                    [
                        self.tool, "ceremony", "run", self.work / "key.json", "--data", self.data(number),
                        "--passphrase-fd", "0", "--quiet", "--pause", str(pause)],
                    stdin=secret, stdout=subprocess.DEVNULL))
        began = time.monotonic()
        usages = []
        for process in processes:
            _, status, usage = os.wait4(process.pid, 0)
            if status != 0:
                sys.exit(f"node-bench: a member ended with status {os.waitstatus_to_exitcode(status)}")
            usages.append(usage)
        took = time.monotonic() - began
        cpu = [1000 * (usage.ru_utime + usage.ru_stime) for usage in usages]
        return took, cpu, [usage.ru_maxrss / 1024 for usage in usages]


def participant(tool, count, threshold, scheme):
    out = subprocess.run(
        [
            tool, "bench-participant", "--participants", str(count), "--threshold", str(threshold), "--scheme",
            scheme, "--json"],
        check=True, stdout=subprocess.PIPE).stdout
    return json.loads(out)


def starting(tool):
    """What it costs to start the tool and to end it, in milliseconds."""
    least = float("inf")
    for _ in range(10):
        process = subprocess.Popen([tool, "--version"], stdout=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        least = min(least, 1000 * (usage.ru_utime + usage.ru_stime))
    return least


def measure(tool, count, threshold, scheme, pause, start):
    alone = participant(tool, count, threshold, scheme)
    members = Members(tool, count, threshold, scheme)
    took, cpu, memory = members.finish(pause)
    cpu.sort()
    middle = cpu[len(cpu) // 2]
    return {
        "n": count, "t": threshold, "scheme": scheme, "seconds": took,
        "wait": took / (count * alone["cpuMilliseconds"] / 1000 / os.cpu_count()),
        "participant": alone["cpuMilliseconds"], "node": middle,
        "added": (middle - start) / alone["cpuMilliseconds"] - 1,
        "memory": max(memory), "addedMemory": max(memory) - alone["peakMemoryMegabytes"],
    }


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    tool = Path(arguments[0]).resolve() / "dkg"
    missed = []
    start = starting(tool)
    print(f"a process that does nothing: {start:.0f} ms", flush=True)
    for count, threshold, pause, runs in [(40, 14, 50, 3), (100, 50, 1000, 1)]:
        for scheme in ["feldman", "pedersen"]:
            rows = [measure(tool, count, threshold, scheme, pause, start) for _ in range(runs)]
            row = min(rows, key=lambda row: row["wait"])
            print(
                f"n = {count}, t = {threshold}, {scheme}: {row['seconds']:.1f} s from the last start, "
                f"{row['wait']:.2f} times the processor time of all participants a processor; participant "
                f"{row['participant']:.0f} ms, node {row['node']:.0f} ms, {row['added']:.2f} more; at most "
                f"{row['memory']:.0f} MB, {row['addedMemory']:.0f} more than the participant", flush=True)
            if count == 40 and row["wait"] > LARGEST_WAIT:
                missed.append(f"n = {count}, {scheme}: {row['wait']:.2f}, at most {LARGEST_WAIT}")
            if count == 100 and row["addedMemory"] > LARGEST_MEMORY:
                missed.append(
                    f"n = {count}, {scheme}: {row['addedMemory']:.0f} MB more, at most {LARGEST_MEMORY}")
    for miss in missed:
        print(f"missed: {miss}")
    if missed and "--check" in sys.argv:
        sys.exit(1)


main()
