#!/usr/bin/env bash
# Shows the library at work, with the tool that `make demo` built:
# five participants in one process make a key although two of them cheat; then five processes that share a folder
# make one, although one of them cheats and another is killed on the way.
#
#     Scripts/demo.sh DIRECTORY-OF-THE-TOOL
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
bin=$(cd "$1" && pwd)
export LLVM_PROFILE_FILE="$PWD/.build/demo.profraw"

echo "== Five participants in one process, of whom two cheat"
"$bin/dkg" simulate --participants 5 --threshold 3 --scheme pedersen --seed 1 \
    --fault wrong-share:2 --fault silent-extraction:4

echo
echo "== Five processes and a folder, of which one cheats and one is killed"
work=$(mktemp -d)
end() {
    # Whatever still runs is one of the five.
    for job in $(jobs -p); do kill -KILL "$job" 2>/dev/null || true; done
    rm -rf "$work"
}
trap end EXIT
cd "$work"

# What protects nothing protects a key that nobody uses.
quick="--kdf-memory 1 --kdf-passes 1 --insecure-test"
names=(Anna Boris Clara Dora)
dkg() { printf 'only a demonstration' | "$bin/dkg" "$@" --passphrase-fd 0; }
public_key() { sed -n 's/^public key: *//p'; }

{
    echo '{ "threshold": 3, "board": "'"$work"'/board", "joinUntil": "2099-12-31T00:00:00Z", "members": ['
    for name in "${names[@]}"; do
        # shellcheck disable=SC2086
        echo '{ "name": "'"$name"'", "identity": "'"$(dkg identity new --data "$name" $quick | public_key)"'" },'
    done
    echo '{ "name": "Mallory", "identity": "'"$("$bin/faulty-member" identity)"'" } ] }'
} >roster.json
"$bin/dkg" ceremony new roster.json --output key.json
for name in "${names[@]}"; do dkg ceremony join key.json --data "$name" >/dev/null; done

# Says with whose words a line begins.
said_by() { while IFS= read -r line; do echo "[$1] $line"; done; }
run() { dkg ceremony run key.json --data "$1" --pause 50 2>&1 >"$1.out" | said_by "$1"; }

"$bin/faulty-member" run key.json --fault wrong-share &
run Anna &
run Boris &
run Clara &
# Dora is killed as soon as she has dealt, and comes back.
printf 'only a demonstration' |
    "$bin/dkg" ceremony run key.json --data Dora --passphrase-fd 0 --pause 50 >Dora.out 2>Dora.err &
dora=$!
until grep -q "closed" Dora.err || ! kill -0 "$dora" 2>/dev/null; do sleep 0.02; done
# Without a job the shell does not report its end.
disown "$dora"
kill -KILL "$dora" 2>/dev/null || true
said_by Dora <Dora.err
echo "[Dora] is killed, and started again"
run Dora &
wait

echo
echo "== What everybody who has the folder can check"
"$bin/dkg" ceremony audit board
for name in "${names[@]}"; do cmp -s Anna.out "$name.out" || { echo "$name was told something else." >&2; exit 1; }; done
