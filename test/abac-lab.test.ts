import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { lint, readDocument } from '../src/index.ts';
import { applyEdits } from '../src/syntax/edit.ts';
import { ROOT } from './readme-blocks.ts';
import { exampleSettings } from './rule-files.ts';

function textOf(name: string): string {
  return readFileSync(`${ROOT}fixtures/${name}`, 'utf8');
}

function findingsIn(name: string) {
  const document = readDocument(name, Buffer.from(textOf(name)));
  return lint(document, exampleSettings(rules)).diagnostics;
}

describe('the ABAC lab', () => {
  test('has one mistake', () => {
    const found = findingsIn('abac-lab/bucket-policy.json').map(({ rule, sid, range }) => [
      rule,
      sid,
      range.start.line,
    ]);
    expect(found).toEqual([
      ['s3/existing-object-tag-on-put', 'ABACDenyUploadUnlessTaggedAsUser', 12],
    ]);
  });

  test.for(['bucket-policy.fixed.json', 'key-policy.json', 'user-policy.json'])(
    'has none in %s',
    (name) => {
      expect(findingsIn(`abac-lab/${name}`)).toEqual([]);
    },
  );

  test('is repaired by the fix of its finding', () => {
    const [finding] = findingsIn('abac-lab/bucket-policy.json');
    const edits = (finding?.fix?.edits ?? []).map(({ offset, length, text }) => ({
      at: { start: offset, end: offset + length },
      text,
    }));
    const repaired = applyEdits(textOf('abac-lab/bucket-policy.json'), edits);
    expect(repaired).toBe(textOf('abac-lab/bucket-policy.fixed.json'));
  });

  test('is what the request to evaluate carries', () => {
    const { policies } = JSON.parse(textOf('requests/upload-to-abac-lab.json'));
    for (const { name, document } of [...policies.identity, policies.resource])
      expect(document).toEqual(JSON.parse(textOf(`abac-lab/${name}`)));
  });
});
