"""Running tests: once without a mutant, to see which tests reach which, and then with each."""

import json
import os
import re
import resource
import select
import signal
import subprocess
import time

# A mutant may allocate what a length field promises. It is to trap, not to stop the machine.
MEMORY = 8 << 30


class KilledFromOutside(Exception):
    """A test process got SIGKILL. No test does that, so it says nothing about the mutant."""


class Suite:
    """The test bundle of the copy."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder

    def names(self):
        """All tests, such as `DKGTests.KeyTests/roundTrip(scheme:)`."""
        result = subprocess.run(
            [str(self.binary), "--testing-library", "swift-testing", "--list-tests"],
            stdout=subprocess.PIPE, text=True, check=True, cwd=self.folder)
        return sorted(line.strip() for line in result.stdout.splitlines() if "/" in line)

    def run(self, tests, mutant, timeout, reached=None):
        """Runs tests with a mutant switched on; returns what noticed it, or None."""
        command = [str(self.binary), "--testing-library", "swift-testing"]
        for test in tests:
            command += ["--filter", "^" + re.sub(r"([.()])", r"\\\1", test) + "(/|$)"]
        environment = dict(os.environ, DKG_MUTANT=str(mutant), SWIFT_BACKTRACE="enable=no")
        # Not everybody has the vectors, and nobody's figures are to depend on them.
        environment["DKG_VECTORS"] = str(self.folder / "no-vectors")
        if reached:
            environment["DKG_MUTANTS_REACHED"] = str(reached)
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
            cwd=self.folder, start_new_session=True, preexec_fn=limit_memory)
        end = time.monotonic() + timeout
        output = b""
        try:
            while True:
                wait = max(0, end - time.monotonic())
                if not select.select([process.stdout], [], [], wait)[0]:
                    return f"more than {timeout:.0f} s"
                chunk = os.read(process.stdout.fileno(), 65536)
                if not chunk:
                    break
                output += chunk
                failure = re.search(rb"^\S+ Test (.*?) recorded an issue", output, re.M)
                if failure:
                    return failure.group(1).decode(errors="replace")
            code = process.wait()
            if code == -signal.SIGKILL:
                raise KilledFromOutside()
            ran = re.search(rb"^\S+ Test run with (\d+) tests? .*passed", output, re.M)
            if code == 0 and ran and int(ran.group(1)) == len(tests):
                return None
            if code == 0:
                return f"a run of {len(tests)} tests that says otherwise"
            return f"a process that ended with {code}"
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            process.stdout.close()


def limit_memory():
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (OSError, ValueError):
        pass


class Reach:
    """Which tests look at the switch of which mutant, and how long each test takes.

    A test that never looks at a switch cannot notice the mutant behind it, so it need not be run.
    """

    def __init__(self, entries):
        self.seconds = {test: entry["seconds"] for test, entry in entries.items()}
        self.tests = {}
        for test, entry in entries.items():
            for mutant in entry["mutants"]:
                self.tests.setdefault(mutant, []).append(test)

    @staticmethod
    def measured(suite, file, digest, count):
        """Runs every test by itself; what an earlier run has seen of the same copy is kept."""
        known = {}
        if file.exists():
            stored = json.loads(file.read_text())
            known = stored["tests"] if stored["copy"] == digest else {}
        names = suite.names()
        flags = file.with_suffix(".flags")
        begun = saved = time.monotonic()
        for position, test in enumerate(names):
            if test in known:
                continue
            flags.write_bytes(bytes(count + 1))
            start = time.monotonic()
            failure = suite.run([test], 0, 600, reached=flags)
            if failure:
                raise SystemExit(f"mutants: without any mutant {test} fails: {failure}")
            seen = flags.read_bytes()
            known[test] = {
                "seconds": round(time.monotonic() - start, 2),
                "mutants": [number for number in range(1, count + 1) if seen[number]],
            }
            if time.monotonic() - saved > 20 or position == len(names) - 1:
                saved = time.monotonic()
                file.write_text(json.dumps({"copy": digest, "tests": known}))
                print(
                    f"mutants: which tests reach which: {position + 1} of {len(names)} tests seen "
                    f"in {saved - begun:.0f} s", flush=True)
        return Reach({test: known[test] for test in names})

    def batches(self, mutant):
        """The tests that reach a mutant, the quickest first, in batches that become longer."""
        budget, batch = 1.0, []
        for test in sorted(self.tests.get(mutant, []), key=lambda test: self.seconds[test]):
            if batch and sum(self.seconds[other] for other in batch + [test]) > budget:
                yield batch
                budget, batch = budget * 3, []
            batch.append(test)
        if batch:
            yield batch

    def verdict(self, suite, mutant):
        """What noticed the mutant, or None."""
        for batch in self.batches(mutant):
            # A loop without end is noticed, a machine that is busy is not.
            timeout = 60 + 20 * sum(self.seconds[test] for test in batch)
            noticed = suite.run(batch, mutant, timeout)
            if noticed:
                return noticed
        return None
