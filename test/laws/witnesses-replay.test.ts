import { describe, expect, test } from 'vitest';
import type { Diagnostic, PolicyType, Witness } from '../../src/index.ts';
import { lint, readDocument } from '../../src/index.ts';
import { sourceOf } from '../annotate.ts';
import { decide } from '../oracle/decide.ts';
import type { Input, NamedPolicy } from '../oracle/input.ts';
import { exampleSettings, loadRule, ruleIds } from '../rule-files.ts';

const ACCOUNT = '111111111111';

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly document: object;
  readonly type: PolicyType;
  readonly witness: Witness;
}

/** The witnesses that a rule gives for its examples, each with the statement that it speaks of. */
async function shownBy(id: string): Promise<readonly Shown[]> {
  const rule = await loadRule(id);
  return rule.examples.invalid.flatMap(({ title, policy, type }) => {
    const source = sourceOf(policy);
    const file = readDocument('example.json', Buffer.from(source));
    const report = lint(file, { ...exampleSettings([rule]), ...(type && { type }) });
    return report.diagnostics.flatMap((diagnostic) => {
      const { witness } = diagnostic;
      const [summary] = report.policies;
      if (!witness || !summary) return [];
      return [{ id, title, document: alone(source, diagnostic), type: summary.type, witness }];
    });
  });
}

/** The policy with nothing but the statement that a diagnostic is about. */
function alone(source: string, { pointer }: Diagnostic): object {
  const { Statement, ...document }: { readonly Statement: unknown } = JSON.parse(source);
  const index = Number(pointer.split('/')[2]);
  return { ...document, Statement: Array.isArray(Statement) ? [Statement[index]] : [Statement] };
}

const OF_RESOURCES: ReadonlySet<PolicyType> = new Set([
  'bucket',
  'key',
  'trust',
  'resource',
  'rcp',
]);

const ANYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

/**
 * The request of a witness under its statement, with what a single policy cannot do: callers of
 * other accounts may do what they like there, and keys leave it to identity policies.
 */
function inputOf({ document, type, witness }: Shown): Input {
  const { principal, action, resource, context } = witness;
  const request = { principal, action, resource, resourceAccount: ACCOUNT, context };
  const policy = { name: 'policy', document };
  if (!OF_RESOURCES.has(type)) {
    const key = { ...ANYTHING, Principal: { AWS: ACCOUNT } };
    const isOfKey = action.startsWith('kms:');
    return { request, policies: { identity: [policy], ...(isOfKey && { resource: all(key) }) } };
  }
  const isForeign = principal.startsWith('arn:') && !principal.includes(`::${ACCOUNT}:`);
  return {
    request,
    policies: { resource: policy, ...(isForeign && { identity: [all(ANYTHING)] }) },
  };
}

function all(statement: object): NamedPolicy {
  return { name: 'all', document: { Version: '2012-10-17', Statement: statement } };
}

const shown = (await Promise.all(ruleIds.map(shownBy))).flat();

test('rules show requests', () => expect(shown.length).toBeGreaterThan(20));

describe('a witness is decided as it says', () => {
  test.for(shown)('$id: $title', (one) => {
    expect(decide(inputOf(one)).decision).toBe(one.witness.decision);
  });
});
