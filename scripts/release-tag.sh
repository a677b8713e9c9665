#!/usr/bin/env bash
# Makes the release tag that pre-commit installs from. pre-commit puts a checkout in place with
# `npm install -g`, which neither builds nor brings development packages; so the tagged commit, which
# stands beside the branch, holds `dist/` as well.
set -euo pipefail
cd "$(dirname "$0")/.."
tag=${1:?usage: scripts/release-tag.sh v1.2.3}
[ -z "$(git status --porcelain --untracked-files=no)" ] || { echo 'commit your changes first' >&2; exit 2; }

npm run --silent build
index=$(mktemp -u)
trap 'rm -f "$index"' EXIT
GIT_INDEX_FILE=$index git read-tree HEAD
GIT_INDEX_FILE=$index git add --force dist
tree=$(GIT_INDEX_FILE=$index git write-tree)
commit=$(git commit-tree "$tree" -p HEAD -m "Release ${tag#v}")
git tag "$tag" "$commit"
echo "tagged $tag; push it with: git push origin $tag"
