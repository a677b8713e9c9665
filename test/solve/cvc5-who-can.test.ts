import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { runKeyproof } from '../cli/run-keyproof.ts';
import { cvc5Verdict, hasCvc5, type Verdict } from './cvc5.ts';

const lab = fileURLToPath(new URL('../../fixtures/abac-lab', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-cvc5-'));
cpSync(lab, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const STATUS = /^\(set-info :status (sat|unsat)\)$/m;
const EXPECTED: ReadonlyMap<string | undefined, Verdict> = new Map([
  ['sat', '+'],
  ['unsat', '-'],
]);

test.skipIf(!hasCvc5()).for(['decrypt', 'write'])(
  'cvc5 confirms the answers to who can %s an object of the lab',
  { timeout: 0 },
  async (capability) => {
    const asked = ['who-can', capability, 'arn:aws:s3:::lab/*', '--estate', 'lab.estate.yaml'];
    await runKeyproof([...asked, '--emit-smt2', capability], { folder });
    const files = readdirSync(join(folder, capability));
    const texts = files.map((name) => readFileSync(join(folder, capability, name), 'utf8'));
    const expected = texts.map((text) => EXPECTED.get(STATUS.exec(text)?.[1]));
    // The solver is not told what to say.
    expect(texts.map((text) => cvc5Verdict(text.replace(STATUS, '')))).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set(['+', '-']));
  },
);
