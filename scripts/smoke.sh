#!/usr/bin/env bash
# Packs keyproof, installs the package where nothing else is, and uses it as a stranger would.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm --prefix "$root" run --silent build
npm pack --silent --pack-destination "$work" "$root" >/dev/null
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent ./keyproof-*.tgz
[ "$(ls node_modules | wc -l)" = 1 ] || { echo 'the package brings others along'; exit 1; }

cp "$root"/fixtures/abac-lab/bucket-policy*.json .
code=0
npx --no-install keyproof lint bucket-policy.json --format json >report.json || code=$?
[ "$code" = 1 ] || { echo "the mistake gave exit code $code"; exit 1; }
node -e '
  const { findings } = JSON.parse(require("fs").readFileSync("report.json", "utf8"));
  if (findings[0]?.rule !== "s3/existing-object-tag-on-put") throw new Error("the mistake was not found");
'
npx --no-install keyproof lint bucket-policy.fixed.json >/dev/null
npx --no-install keyproof rules s3/existing-object-tag-on-put >/dev/null
node --input-type=module -e '
  import { lint, readDocument, catalog } from "keyproof";
  import { rules } from "keyproof/rules";
  import { readFileSync } from "node:fs";
  const document = readDocument("p.json", readFileSync("bucket-policy.json"));
  const report = lint(document, { rules, catalog, accounts: [], now: new Date() });
  if (report.policies.length !== 1) throw new Error("the library found no policy");
'
cat >use.mts <<'TS'
import { lint, readDocument, catalog, type FileReport } from 'keyproof';
import { rules } from 'keyproof/rules';
const report: FileReport = lint(readDocument('p.json', new Uint8Array()), {
  rules,
  catalog,
  accounts: [],
  now: new Date(),
});
console.log(report.diagnostics.length);
TS
"$root"/node_modules/.bin/tsc --noEmit --strict --module nodenext --target es2022 --skipLibCheck false \
  --types node --typeRoots "$root/node_modules/@types" use.mts
echo 'the packed command works'
