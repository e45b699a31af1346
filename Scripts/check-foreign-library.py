#!/usr/bin/env python3
"""Puts a wrong function in the way of each C function that the package calls, and sees who notices.

First the functions that Secp256k1Group calls, as `nm` finds them in its objects, are compared with those
whose known answers it asks for: a new one needs an answer, or a reason why it has none. Then, for each,
a library with only that function is preloaded into a program that makes an identity key. The function
reports a failure, or does nothing, or does what it should and spoils the result. The process has to end
with the message that names the function. With nothing preloaded it has to succeed.

    Scripts/check-foreign-library.py [SYMBOL...]
"""

import os
import pathlib
import platform
import re
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ["swift", "build", "-c", "release", "--scratch-path", ".build-foreign-library",
         "--product", "ForeignLibraryCheck"]
# The answers of both libraries together. It is 0.3 ms on an idle machine.
MICROSECONDS = 1500

# The parameter that points to a function's result, and a byte of the result that is spoilt.
RESULTS = {
    "secp256k1_tagged_sha256": (1, 0),
    "secp256k1_ec_pubkey_serialize": (1, 5),
    "secp256k1_ec_pubkey_parse": (1, 40),
    "secp256k1_ec_pubkey_create": (1, 40),
    "secp256k1_ec_pubkey_negate": (1, 40),
    "secp256k1_ec_pubkey_combine": (1, 40),
    "secp256k1_ec_pubkey_tweak_add": (1, 40),
    "secp256k1_ec_pubkey_tweak_mul": (1, 40),
    "secp256k1_ecdh": (1, 40),
    "secp256k1_xonly_pubkey_serialize": (1, 5),
    "secp256k1_xonly_pubkey_parse": (1, 5),
    "secp256k1_xonly_pubkey_from_pubkey": (1, 5),
    # The secret half of the pair; see also below.
    "secp256k1_keypair_create": (1, 31),
    "secp256k1_keypair_sec": (1, 31),
    "secp256k1_keypair_xonly_pub": (1, 5),
    "secp256k1_schnorrsig_sign32": (1, 63),
    "secp256k1_schnorrsig_sign_custom": (1, 63),
    # The scalar that blinds.
    "secp256k1_context_randomize": (0, 8),
    "__gmpn_cnd_add_n": (1, 0),
    "__gmpn_cnd_sub_n": (1, 0),
    "__gmpn_sec_mul": (0, 0),
    "__gmpn_sec_div_r": (0, 0),
    "__gmpz_export": (0, 0),
}

HEAD = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
typedef long (*function)(long, long, long, long, long, long, long, long);
#define FUNCTION(NAME) long NAME(long a0, long a1, long a2, long a3, long a4, long a5, long a6, long a7)
#define REAL(NAME) ((function)dlsym(RTLD_NEXT, #NAME))(a0, a1, a2, a3, a4, a5, a6, a7)
"""
INTEGER = "struct { int allocated, size; unsigned long *limbs; } *z = (void *)a0;"


def bodies(symbol):
    """The wrong functions, each with what is wrong about it."""
    failure = ("reports a failure", "return 0;")
    nothing = ("does nothing and reports success", "return 1;")
    if symbol == "secp256k1_context_create":
        return [failure, ("gives a spoilt context",
                          f"long c = REAL({symbol}); ((char *)c)[8] ^= 1; return c;")]
    if symbol == "secp256k1_context_randomize":
        # To do nothing is right as far as any result shows.
        return [failure, spoilt(symbol)]
    if symbol == "secp256k1_ec_pubkey_cmp":
        return [failure, nothing, ("orders the other way", f"return -(int)REAL({symbol});")]
    if symbol == "secp256k1_schnorrsig_verify":
        return [failure, nothing, ("says the opposite", f"return !REAL({symbol});")]
    if symbol.endswith("_itch"):
        wrong = [("gives a negative size", "return -1;"), ("gives a huge size", "return 1L << 40;")]
        # What 6.2.1 needs for a product is nothing at all.
        return wrong if symbol == "__gmpn_sec_mul_itch" else [("gives no room", "return 0;")] + wrong
    if symbol == "__gmpz_init":
        return [nothing, ("makes another number",
                          f"{INTEGER} REAL({symbol}); z->size = 1; return 0;")]
    if symbol in ("__gmpz_import", "__gmpz_invert"):
        return [failure, nothing, ("spoils the result", f"{INTEGER} long r = REAL({symbol});"
                                   " if (z->size) z->limbs[0] ^= 1; return r;")]
    if symbol == "secp256k1_keypair_create":
        return [failure, nothing, spoilt(symbol),
                ("spoils the public half", f"long r = REAL({symbol}); ((char *)a1)[40] ^= 1; return r;")]
    if symbol in RESULTS:
        return [failure, nothing, spoilt(symbol)]
    sys.exit(f"check-foreign-library: how {symbol} can be wrong is not described in this script")


def spoilt(symbol):
    parameter, offset = RESULTS[symbol]
    return ("spoils the result", f"long r = REAL({symbol});"
            f" ((char *)a{parameter})[{offset}] ^= 1; return r;")


def run(program, *arguments, preloaded=None):
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
    if preloaded:
        environment["LD_PRELOAD"] = str(preloaded)
    return subprocess.run([str(program), *arguments], capture_output=True, text=True, timeout=60,
                          env=environment)


def preload(folder, symbol, body):
    source, library = folder / "wrong.c", folder / "wrong.so"
    source.write_text(f"{HEAD}\nFUNCTION({symbol}) {{ {body} }}\n")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(source)],
                   check=True)
    return library


def imported(objects, program):
    """The functions of libsecp256k1 and GMP that objects call."""
    libraries = re.findall(r"=> (\S*/lib(?:secp256k1|gmp)\.so\S*)",
                           subprocess.run(["ldd", str(program)], capture_output=True, text=True,
                                          check=True).stdout)
    if len(libraries) != 2:
        sys.exit(f"check-foreign-library: the program links {libraries}, not both libraries")
    defined = set()
    for library in libraries:
        listed = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True,
                                text=True, check=True).stdout
        defined.update(re.sub(r"@.*", "", line.split()[-1]) for line in listed.splitlines())
    undefined = subprocess.run(["nm", "-u", *map(str, objects)], capture_output=True, text=True,
                               check=True).stdout
    names = set(re.findall(r"^\s+U (\S+)$", undefined, re.M))
    return {name for name in names if name in defined or re.match(r"secp256k1_|__gmp", name)}


def compare(program, bin_path):
    """Compares what is called with what is asked; returns the answered and the unanswered ones."""
    listed = run(program, "functions").stdout.splitlines()
    answered = [line.split()[1] for line in listed if line.startswith("answered ")]
    unanswered = dict(line.split(maxsplit=2)[1:] for line in listed if line.startswith("unanswered "))
    objects = sorted((bin_path / "Secp256k1Group.build").glob("*.o"))
    called = imported(objects, program) if objects else set()
    if not called:
        sys.exit("check-foreign-library: no objects of Secp256k1Group, or they call nothing")
    problems = [f"{name} is called and has no known answer"
                for name in sorted(called - set(answered) - set(unanswered))]
    problems += [f"{name} is listed and not called"
                 for name in sorted((set(answered) | set(unanswered)) - called)]
    problems += [f"{name} is listed twice" for name in sorted(set(answered))
                 if answered.count(name) > 1 or name in unanswered]
    # A benchmark measures libsecp256k1 itself. No other module calls C.
    for file in sorted((ROOT / "Sources").rglob("*.swift")):
        name = str(file.relative_to(ROOT / "Sources"))
        if not name.startswith("Secp256k1Group/") and name != "DKGMeasurement/PrimitiveBench.swift" \
                and re.search(r"^\s*(?:\w+ )?import CLib", file.read_text(), re.M):
            problems.append(f"Sources/{name} calls C functions that nobody asks")
    if problems:
        sys.exit("\n".join(f"check-foreign-library: {problem}" for problem in problems))
    print(f"check-foreign-library: {len(called)} C functions are called, {len(answered)} are asked")
    return answered, unanswered


def main():
    if platform.system() != "Linux":
        print("check-foreign-library: LEFT OUT, because it needs LD_PRELOAD, that is, Linux")
        return
    os.chdir(ROOT)
    os.environ.update(DKG_FOREIGN_LIBRARY_CHECK="1", DKG_STRICT="1")
    subprocess.run(["Scripts/build-without-warnings.sh", *BUILD], check=True)
    bin_path = pathlib.Path(subprocess.run([*BUILD, "--show-bin-path"], capture_output=True,
                                           text=True, check=True).stdout.strip())
    program = bin_path / "ForeignLibraryCheck"
    answered, unanswered = compare(program, bin_path)

    alone = run(program, "use")
    if alone.returncode != 0 or alone.stderr:
        sys.exit(f"check-foreign-library: with nothing preloaded it fails: {alone}")
    cost = int(run(program, "cost").stdout)
    if cost > MICROSECONDS:
        sys.exit(f"check-foreign-library: all answers take {cost} microseconds, above {MICROSECONDS}")

    failed, processes = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for symbol in answered:
            if sys.argv[1:] and symbol not in sys.argv[1:]:
                continue
            for what, body in bodies(symbol):
                result = run(program, "use", preloaded=preload(folder, symbol, body))
                processes += 1
                message = f"swift-dkg: {symbol} does not give the answer"
                if result.returncode != -signal.SIGABRT or result.stdout \
                        or not result.stderr.startswith(message):
                    failed += 1
                    print(f"check-foreign-library: {symbol} {what}, and the process ends with"
                          f" {result.returncode}: {result.stdout}{result.stderr}", file=sys.stderr)
        # The reason given for having no answer is that nothing comes to depend on the function.
        for symbol, reason in unanswered.items():
            result = run(program, "use", preloaded=preload(folder, symbol, "return 0;"))
            if result.returncode != 0 or result.stdout != alone.stdout:
                failed += 1
                print(f"check-foreign-library: without {symbol} something changes: {result}",
                      file=sys.stderr)
            print(f"check-foreign-library: not asked is {symbol}, which {reason}")
    if failed:
        sys.exit(f"check-foreign-library: {failed} wrong functions were not named")
    print(f"check-foreign-library: {processes} processes with a wrong function each ended, and named it;"
          f" alone it succeeds, and the answers take {cost} microseconds")


if __name__ == "__main__":
    main()
