import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LivePolicies } from '../../src/access/live-policies.ts';
import { mayMeet } from '../../src/access/resource-start.ts';
import { aboutAction } from '../../src/access/slice.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { NamedPolicy } from '../../src/authorize/policy-set.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import { fromValue } from '../../src/syntax/from-value.ts';

const ACTION = 's3:getobject';

function policy(resources: readonly string[]): NamedPolicy {
  const tree = fromValue({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resources }],
  });
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') throw new Error('no object');
  return { name: 'p', policy: readPolicy(tree.root, 'identity') };
}

const name = fc.stringMatching(/^[aAb]{0,3}$/);
const pattern = fc
  .tuple(name, fc.constantFrom('', '*', '?b', '${aws:username}'))
  .map(([start, end]) => `arn:${start}${end}`);

test('the policies that may match are those that a look at each finds', () => {
  const found = new Set<boolean>();
  fc.assert(
    fc.property(
      fc.array(fc.array(pattern, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
      fc.constantFrom('arn:', 'arn:a', 'arn:ab', 'arn:aab', 'arn:b'),
      (all, start) => {
        const library = new PolicyLibrary();
        const policies = new Set(all.map(policy));
        const scene = { kind: 'identity', library, action: ACTION } as const;
        const expected = [...policies].filter((one) =>
          aboutAction(one, scene).some(({ starts }) => starts.some((at) => mayMeet(at, start))),
        );
        const live = new LivePolicies(policies, library).at(ACTION, start);
        found.add(live.size > 0);
        expect(new Set(live)).toEqual(new Set(expected));
      },
    ),
  );
  expect(found.size).toBe(2);
});

test('a policy that nobody can read may match anything; one about other actions never does', () => {
  const unreadable: NamedPolicy = { name: 'gone', unreadable: 'it is not there' };
  const live = new LivePolicies(new Set([unreadable, policy(['*'])]), new PolicyLibrary());
  expect([...live.at('s3:putobject', 'arn:x')]).toEqual([unreadable]);
});
