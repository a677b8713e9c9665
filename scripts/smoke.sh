#!/usr/bin/env bash
# Packs keyproof, installs the package where nothing else is, and uses it as a stranger would.
# KEYPROOF_NODES="22 24" runs the command under these versions of Node.js, too, where npm has them.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm pack --silent --pack-destination "$work" "$root" >/dev/null
cd "$work"
npm init --yes >/dev/null
npm install --offline --no-audit --no-fund --silent ./keyproof-*.tgz
[ "$(ls node_modules)" = keyproof ] || { echo 'the package brings others along'; exit 1; }

mkdir -p fixtures
cp -r "$root/fixtures/abac-lab" fixtures/
PATH=$work/node_modules/.bin:$PATH

code=0
keyproof lint fixtures/abac-lab --format json >report.json || code=$?
[ "$code" = 1 ] || { echo "the mistake gave exit code $code"; exit 1; }
node -e '
  const { findings, summary } = JSON.parse(require("fs").readFileSync("report.json", "utf8"));
  const [{ rule, range }] = findings;
  const found = `${rule} in line ${range.start.line}, ${summary.error} of ${summary.policies}`;
  if (found !== "s3/existing-object-tag-on-put in line 12, 1 of 4") throw new Error(found);
'
keyproof lint fixtures/abac-lab/bucket-policy.fixed.json >/dev/null
keyproof rules s3/existing-object-tag-on-put >/dev/null

# The programs in README, for the type checker and for Node.js.
sed -n '/^```ts$/,/^```$/{/^```/d;p}' "$root/README.md" >use.mts
"$root"/node_modules/.bin/tsc --strict --module nodenext --target es2022 --skipLibCheck false \
  --types node --typeRoots "$root/node_modules/@types" use.mts
node use.mjs >use.txt
grep -qx 's3/existing-object-tag-on-put at line 12' use.txt && grep -qx 'never  anonymous' use.txt ||
  { echo 'the library failed'; exit 1; }

for version in ${KEYPROOF_NODES:-}; do
  # This package holds the binary and no install script.
  package=node-$(node -p 'process.platform + "-" + process.arch')@$version
  if ! shown=$(timeout 120 npx --yes --package "$package" node --version 2>/dev/null); then
    echo "Node.js $version could not be fetched; keyproof was not tried under it"
    continue
  fi
  code=0
  npx --yes --package "$package" node node_modules/keyproof/dist/keyproof.cjs \
    lint fixtures/abac-lab --format json >"report-$version.json" || code=$?
  [ "$code" = 1 ] && cmp report.json "report-$version.json" || { echo "Node.js $shown differs"; exit 1; }
  echo "the packed command works under Node.js $shown"
done
echo "the packed command works under Node.js $(node --version)"
