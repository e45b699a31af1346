# To be sourced: runs steps one after the other, says how long each took, and prints a table at the end, also
# when a step fails. The first failure ends the run.

step_names=()
step_seconds=()
current=
begun=0

# step NAME COMMAND...
step() {
    current=$1
    begun=$(date +%s)
    shift
    printf '\n== %s: %s\n' "$current" "$*"
    "$@"
    finish_step passed
}

finish_step() {
    local took=$(($(date +%s) - begun))
    printf '== %s: %s, %s s\n' "$current" "$1" "$took"
    step_names+=("$current")
    step_seconds+=("$took")
    current=
}

print_steps() {
    local status=$? number total=0
    [ -z "$current" ] || finish_step FAILED
    printf '\n%-28s %8s\n' step seconds
    for number in "${!step_names[@]}"; do
        printf '%-28s %8s\n' "${step_names[$number]}" "${step_seconds[$number]}"
        total=$((total + step_seconds[number]))
    done
    printf '%-28s %8s\n' total "$total"
    [ "$status" = 0 ] || echo "the last step failed; what follows it did not run"
    return "$status"
}
trap print_steps EXIT
