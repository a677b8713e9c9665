import { describe, expect, test } from 'vitest';
import { findCaller } from '../../src/estate/find-caller.ts';
import { findKey } from '../../src/estate/find-key.ts';
import { findResource } from '../../src/estate/find-resource.ts';
import { policySetFor } from '../../src/estate/policy-set-for.ts';
import { readEstate } from '../../src/estate/read-estate.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import { LineMap } from '../../src/syntax/line-map.ts';
import type { Node } from '../../src/syntax/tree.ts';
import { fixtureText } from './estate-of.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];

/** Reads a tree that no schema has checked, and asks it questions. */
function askAll(root: Node): void {
  const text = { path: 'estate.json', root, lines: new LineMap('') };
  const { estate, problems } = readEstate(text, () => ({ kind: 'unreadable', reason: 'no files' }));
  expect(problems.every(({ message }) => message.length > 0)).toBe(true);
  const callers = ['arn:aws:iam::111111111111:user/ana', ...NAMES.map(session)];
  const resources = [
    ...NAMES.map((name) => `arn:aws:s3:::${name}/x`),
    `arn:aws:iam::111111111111:role/`,
  ];
  for (const text of callers) {
    const caller = findCaller(estate, text);
    for (const resource of resources.map((arn) => findResource(estate, arn))) {
      if (!caller) continue;
      for (const endpoint of NAMES) policySetFor(estate, { caller, resource, endpoint });
    }
  }
  for (const name of NAMES) findKey(estate, name, { account: name, region: name });
}

function session(name: string): string {
  return `arn:aws:sts::111111111111:assumed-role/${name}/s`;
}

function tree(value: unknown): Node {
  const { root } = parseJson(JSON.stringify(value));
  if (!root) throw new Error('every value has a tree');
  return root;
}

const estates = [
  'organization',
  'cross-account',
  'grants',
  'boundaries',
  'replication',
  'mistakes',
];

describe('an estate in which one part is of another kind', () => {
  const VALUES: readonly Node[] = [null, true, 7, 'text', [], [[]], {}, { a: {} }].map(tree);

  test.for(estates)('%s', (name) => {
    const { root } = parseYaml(fixtureText(`estates/${name}.estate.yaml`));
    if (!root) throw new Error('the fixture is YAML');
    let count = 0;
    for (const variant of variants(root, VALUES)) {
      askAll(variant);
      count++;
    }
    expect(count).toBeGreaterThan(300);
  });
});

/** The tree with each of its nodes in turn replaced by each of the values. */
function* variants(node: Node, values: readonly Node[]): Generator<Node> {
  yield* values;
  if (node.kind === 'array') {
    for (const [index, item] of node.items.entries()) {
      for (const inner of variants(item, values))
        yield { ...node, items: node.items.with(index, inner) };
    }
  }
  if (node.kind !== 'object') return;
  for (const [index, { key, value }] of node.members.entries()) {
    for (const inner of variants(value, values)) {
      yield { ...node, members: node.members.with(index, { key, value: inner }) };
    }
  }
}

test.for(NAMES)('everything is called “%s”', (name) => {
  const policy = { Version: '2012-10-17', Statement: [] };
  const own = (value: unknown) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
  const account = {
    users: own({ groups: [name], tags: own('x'), policies: [name, policy] }),
    groups: own({ policies: [policy] }),
    roles: own({ trust: policy, boundary: name }),
    buckets: own({ policy, encryption: { algorithm: 'aws:kms', key: name }, objects: own({}) }),
    keys: own({
      aliases: [name],
      grants: [{ grantee: name, operations: [name] }],
      replicas: own({}),
    }),
    vpcEndpoints: own({ policy }),
    resources: own({ policy }),
  };
  const organization = {
    id: name,
    accounts: [name],
    units: own({ accounts: [name], units: own({}) }),
  };
  askAll(tree({ version: 1, organization, managedPolicies: own(policy), accounts: own(account) }));
  const empty: object = {};
  expect(Object.keys(Object.getPrototypeOf(empty))).toEqual([]);
});

/** Twenty thousand entries. */
function many(make: (index: number) => unknown): Readonly<Record<string, unknown>> {
  const entries = Array.from({ length: 20_000 }, (_, index) => [`n${index}`, make(index)] as const);
  return Object.fromEntries(entries);
}

test('a great many of everything', () => {
  const account = {
    users: many(() => ({ groups: ['gone'] })),
    buckets: many((i) => ({ encryption: { algorithm: 'aws:kms', key: `alias/n${i}` } })),
    keys: many(() => ({ aliases: ['alias/same'] })),
  };
  askAll(tree({ version: 1, accounts: { 111111111111: account } }));
});
