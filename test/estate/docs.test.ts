import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import schema from '../../schemas/estate.schema.json' with { type: 'json' };
import { loadEstate } from '../../src/config/load-estate.ts';
import { fencedBlocks } from '../readme-blocks.ts';
import { decide, ROOT } from './estate-of.ts';

const PAGE = 'docs/estate.md';

test('the example of the documentation is an estate without notes', async () => {
  const [example = ''] = fencedBlocks('yaml', PAGE);
  const folder = mkdtempSync(join(tmpdir(), 'keyproof-docs-'));
  writeFileSync(join(folder, 'a.yaml'), example);
  const { estate, notes } = await loadEstate('a.yaml', folder);
  expect(notes).toEqual([]);
  const asked = {
    by: 'arn:aws:iam::111111111111:user/ana',
    action: 'kms:Decrypt',
    on: 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  };
  const context = {
    'kms:ViaService': 's3.eu-west-1.amazonaws.com',
    'kms:EncryptionContext:team': 'blue',
  };
  expect(decide(estate, { ...asked, context }).decision).toBe('allow');
  expect(decide(estate, asked).decision).toBe('implicit-deny');
});

/** The names of all settings that a schema describes. */
function* settingsOf(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  if ('properties' in part && typeof part.properties === 'object' && part.properties !== null) {
    yield* Object.keys(part.properties);
  }
  for (const inner of Object.values(part)) yield* settingsOf(inner);
}

test.for([...new Set(settingsOf(schema))])('the documentation names the setting `%s`', (name) => {
  expect(readFileSync(`${ROOT}${PAGE}`, 'utf8')).toMatch(
    new RegExp(`[\`$]${name.replace('$', '')}\\b`),
  );
});

test.for([...new Set(settingsOf(schema))])('an editor is told what `%s` is for', (name) => {
  const told = [...partsNamed(schema, name)].every((part) => isTold(part));
  expect(told).toBe(true);
});

function* partsNamed(part: unknown, name: string): Generator<unknown> {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, inner] of Object.entries(part)) {
    if (key === 'properties') {
      for (const [setting, value] of Object.entries(inner ?? {})) if (setting === name) yield value;
    }
    yield* partsNamed(inner, name);
  }
}

/** By its own words, by those of the definition that it refers to, or by its possible values. */
function isTold(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('description' in part || 'enum' in part) return true;
  if (!('$ref' in part)) return false;
  const target = String(part.$ref).split('/').at(-1) ?? '';
  return isTold(new Map<string, unknown>(Object.entries(schema.definitions)).get(target));
}
