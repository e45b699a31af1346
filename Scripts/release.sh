#!/usr/bin/env bash
# Sees that a release is described and committed, runs every check, and says what is left to do. It changes
# nothing, unless it is asked for the tag: then it makes that, and still pushes nothing.
#
#     Scripts/release.sh VERSION [--tag]
set -euo pipefail

cd "$(dirname "$0")/.."
version=${1-}
if [[ ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || [[ ${2---tag} != --tag ]] || [ $# -gt 2 ]; then
    echo "usage: Scripts/release.sh VERSION [--tag], such as 0.1.0" >&2
    exit 2
fi

# What is released is a commit, not what lies beside it; asked first, as the checks take hours.
if [ -n "$(git status --porcelain)" ]; then
    echo "release: there are changes that are not committed" >&2
    exit 1
fi
if git rev-parse --quiet --verify "refs/tags/$version" >/dev/null; then
    echo "release: the tag $version exists" >&2
    exit 1
fi
# Bytes that are released are promised. What has to exist before is said in the changelog, by whoever knows it.
if grep -q "^Not to be released before" CHANGELOG.md; then
    echo "release: CHANGELOG.md says: $(grep -m 1 "^Not to be released before" CHANGELOG.md)" >&2
    exit 1
fi
if ! grep -qE "^## \[$version\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md; then
    echo "release: CHANGELOG.md has no line \"## [$version] - YYYY-MM-DD\": give what is unreleased that title," \
        "commit it, and begin again" >&2
    exit 1
fi
checked=$(git rev-parse HEAD)

# A release is compared with everything that others publish; without these files tests are skipped.
make vectors
make check-all

if [ "$(git rev-parse HEAD)" != "$checked" ] || [ -n "$(git status --porcelain)" ]; then
    echo "release: the tree changed while it was checked" >&2
    exit 1
fi
if [ "${2-}" = --tag ]; then
    git tag --annotate --message "swift-dkg $version" "$version" "$checked"
    echo "release: all checks pass; the tag $version is at $checked. Left to do: git push origin $version"
else
    echo "release: all checks pass at $checked, and CHANGELOG.md lists $version. Left to do:"
    echo "    git tag --annotate --message 'swift-dkg $version' $version $checked"
    echo "    git push origin $version"
fi
