import { readFileSync } from 'node:fs';
import { lint } from '../../src/lint/run.ts';
import type { FileReport } from '../../src/lint/run.ts';
import { readDocument } from '../../src/syntax/document.ts';
import { exampleSettings, loadRule, ruleIds } from '../rule-files.ts';

/** Every rule that there is, loaded from its file. */
export const rules = await Promise.all(ruleIds.map(loadRule));

/** Lints a text or the bytes of a file with every rule. */
export function lintWithEveryRule(of: string | Uint8Array, path = 'policy.json'): FileReport {
  const bytes = typeof of === 'string' ? Buffer.from(of) : of;
  return lint(readDocument(path, bytes), exampleSettings(rules));
}

const FOLDER = new URL('../../fixtures/hostile/', import.meta.url);

/** The text of a policy that is there to be damaged. */
export function fixture(name: 'bucket-policy' | 'key-policy'): string {
  return readFileSync(new URL(`${name}.json`, FOLDER), 'utf8');
}
