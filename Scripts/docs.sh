#!/usr/bin/env bash
# Builds the documentation of every module that others import as static HTML, and fails on any warning.
#
# Usage: Scripts/docs.sh
# Output: .build-docs/html. Ordinary builds in .build are left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

modules=(
    Secp256k1Group PublicPointEngine PolynomialCommitments DiscreteLogProofs ThresholdKeys ShareVerification
    ComplaintHandling DKG CeremonyLog ChillDKG FROSTPackages FROSTKeyGeneration ThresholdSigning DKGTestHarness
    DKGMeasurement
)
scratch=.build-docs
output=$scratch/html

# Every piece of Swift code in the tutorial is part of a snippet, which an ordinary build compiles.
check_tutorial() {
    local snippets block="" line inside=no checked=0
    # The substitution drops the last newline.
    snippets=$(cat Snippets/*.swift)$'\n'
    while IFS= read -r line; do
        case $inside,$line in
        no,'```swift')
            inside=yes
            block=""
            ;;
        yes,'```')
            inside=no
            if [[ $block != *"swift-tools-version"* ]]; then
                if [[ $snippets != *"$block"* ]]; then
                    printf 'Docs/Tutorial.md has code that is in no snippet:\n%s' "$block" >&2
                    return 1
                fi
                checked=$((checked + 1))
            fi
            ;;
        yes,*)
            block+=$line$'\n'
            ;;
        esac
    done <Docs/Tutorial.md
    echo "Tutorial: $checked pieces of code, each part of a snippet."
}

# Links between the pages that are not DocC's lead to files that exist.
check_links() {
    local page target missing=0
    for page in Docs/*.md Tests/Vectors/README.md README.md CONTRIBUTING.md SECURITY.md CHANGELOG.md; do
        while IFS= read -r target; do
            target=${target%%#*}
            [[ -z $target || $target == *://* || $target == mailto:* ]] && continue
            if [[ ! -e $(dirname "$page")/$target ]]; then
                echo "$page links to $target, which does not exist." >&2
                missing=1
            fi
        done < <(grep -oE '\]\([^) ]+\)' "$page" | sed -e 's/^](//' -e 's/)$//')
    done
    return "$missing"
}

check_tutorial
check_links

mkdir -p "$output"
export DKG_DOCUMENTATION=1 DKG_STRICT=1
for module in "${modules[@]}"; do
    echo "$module: building its documentation."
    log=$scratch/$module.log
    if ! swift package --scratch-path "$scratch" \
        --allow-writing-to-directory "$output" \
        generate-documentation --target "$module" --warnings-as-errors --disable-indexing \
        --transform-for-static-hosting --hosting-base-path "$module" \
        --output-path "$output/$module" >"$log" 2>&1; then
        cat "$log" >&2
        exit 1
    fi
    if grep -i 'warning:' "$log" >&2; then
        echo "$module: the warnings above count as errors; the whole log is $log." >&2
        exit 1
    fi
done

{
    echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>swift-dkg</title>'
    echo '<h1>swift-dkg</h1><ul>'
    for module in "${modules[@]}"; do
        path=$(tr '[:upper:]' '[:lower:]' <<<"$module")
        echo "<li><a href=\"$module/documentation/$path/\">$module</a></li>"
    done
    echo '</ul></html>'
} >"$output/index.html"

echo "Done: ${#modules[@]} modules without a warning, in $output."
echo "The pages need a server, for instance: python3 -m http.server --directory $output"
