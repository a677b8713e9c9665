import { describe, expect, test } from 'vitest';
import { policyDiff } from '../../src/access/policy-diff.ts';
import { lint, readDocument, type Document, type Example } from '../../src/index.ts';
import { fixed } from '../../src/lint/fix.ts';
import { policiesIn } from '../../src/policy/policies-in.ts';
import { sourceOf } from '../annotate.ts';
import { exampleSettings, loadRule, ruleIds } from '../rule-files.ts';

/*
 * A fix that is graded safe changes no decision: for all requests, and whoever calls, the policy lets
 * the same through. The solver is asked of the policies before and after all safe fixes of all rules,
 * in every example that a rule has; where nobody can tell, the law is broken too.
 */

/** The one reason that counts: AWS refuses such a policy, so that it has no decisions to change. */
const REFUSED = /^statement \d+ of `(?:before|after)` is malformed: /;

const loaded = await Promise.all(ruleIds.map(loadRule));
const rules = loaded.filter(({ scope }) => scope !== 'estate');
const settings = exampleSettings(rules);

const examples: readonly (readonly [name: string, example: Example])[] = rules.flatMap((rule) =>
  [...rule.examples.invalid, ...rule.examples.valid].map(
    (example) => [`${rule.id}: ${example.title}`, example] as const,
  ),
);

/** The file after all safe fixes. */
function safely(document: Document, type: Example['type']): Document {
  const options = { ...settings, ...(type && { type }) };
  return fixed(document, lint(document, options), { ...options, grade: 'safe' }).document;
}

/** How the policies of a file stand to what they were before. */
function verdicts(before: Document, after: Document, type: Example['type']): readonly string[] {
  const [old, fresh] = [before, after].map((document) => policiesIn(document, type).policies);
  expect(fresh).toHaveLength(old?.length ?? 0);
  return (old ?? []).flatMap(({ policy }, index) => {
    const other = fresh?.[index]?.policy;
    if (!other) return [];
    const { verdict, reasons } = policyDiff(
      { name: 'before', policy },
      { name: 'after', policy: other },
      policy.type,
    );
    const doubts = reasons.filter((reason) => !REFUSED.test(reason));
    return verdict === 'unknown' && doubts.length === 0 ? [] : [[verdict, ...doubts].join(': ')];
  });
}

const changing = examples.flatMap(([name, { policy, type }]) => {
  const before = readDocument('example.json', Buffer.from(sourceOf(policy)));
  const after = safely(before, type);
  return after.text === before.text ? [] : [[name, { before, after, type }] as const];
});

describe('safe fixes change no decision', () => {
  test('and some change the text', () => {
    expect(changing.length).toBeGreaterThan(20);
  });

  test.for(changing)('%s', ([, { before, after, type }]) => {
    // A text that its fix makes readable had no decisions before.
    if (policiesIn(before, type).policies.length === 0) return;
    for (const verdict of verdicts(before, after, type)) expect(verdict).toBe('equivalent');
  });
});
