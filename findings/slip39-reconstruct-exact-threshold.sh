#!/usr/bin/env bash
# Expected: with a threshold of 2 of 3, any two or more of the mnemonics give the secret back, as any t or more shares
# of Shamir's scheme do.
# Happens: exactly 2 do; all 3 together are refused with an error, as 1 is.
# Version: shamir-mnemonic 0.3.0, the reference implementation of SLIP 39.
# Matters here: who backs up a share of a distributed key with SLIP 39 has to choose t of the mnemonics before joining
# them, while t or more key packages reconstruct a key of this package.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/python"
"$folder/python/bin/pip" --quiet install shamir-mnemonic==0.3.0
"$folder/python/bin/python" - <<'PYTHON'
import shamir_mnemonic

secret = bytes(range(16))
(mnemonics,) = shamir_mnemonic.generate_mnemonics(1, [(2, 3)], secret)
seen = {}
for count in (1, 2, 3):
    try:
        seen[count] = "the secret" if shamir_mnemonic.combine_mnemonics(mnemonics[:count]) == secret else "another"
    except shamir_mnemonic.MnemonicError as error:
        seen[count] = "refused: " + str(error).split(".")[0]
    print(count, "of 3:", seen[count])
expected = {
    1: "refused: Wrong number of mnemonics", 2: "the secret", 3: "refused: Wrong number of mnemonics",
}
raise SystemExit(0 if seen == expected else "the behaviour has changed")
PYTHON
