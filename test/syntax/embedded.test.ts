import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPolicies, type FoundPolicy } from '../../src/policy/find-policies.ts';
import { policiesIn } from '../../src/policy/policies-in.ts';
import { applyEdits, replaceString } from '../../src/syntax/edit.ts';
import { readDocument } from '../../src/syntax/document.ts';
import { parseEmbedded } from '../../src/syntax/embedded.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import { property, spanWithin, type Node, type StringNode } from '../../src/syntax/tree.ts';
import { toValue } from '../../src/syntax/to-value.ts';

const INNER =
  '{"Version":"2012-10-17","Statement":[{"Sid":"caf\u00e9 \u{1F600}\\n","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

/** The only policy of a text. */
function onlyPolicy(text: string): FoundPolicy {
  const { root, problems } = parseJson(text);
  expect(problems).toEqual([]);
  const [found, ...others] = root ? findPolicies(root, { rootIsPolicy: false }).policies : [];
  expect(others).toEqual([]);
  if (!found) throw new TypeError('there is no policy in the text');
  return found;
}

function stringsOf(node: Node): readonly StringNode[] {
  switch (node.kind) {
    case 'string':
      return [node];
    case 'array':
      return node.items.flatMap(stringsOf);
    case 'object':
      return node.members.flatMap(({ key, value }) => [key, ...stringsOf(value)]);
    default:
      return [];
  }
}

/** Decodes a piece of the file as often as the policy was encoded there. */
type Decode = (text: string) => string;

const PLAIN: Decode = (text) => text;
const AS_STRING: Decode = (text) => String(JSON.parse(`"${text}"`));
const AS_URL: Decode = (text) => decodeURIComponent(AS_STRING(text));

const FORMS: Readonly<
  Record<
    string,
    { readonly write: (inner: string) => string; readonly decode: Decode; readonly pointer: string }
  >
> = {
  'a member of an object': {
    write: (inner) => `{"Policy": ${inner}}`,
    decode: PLAIN,
    pointer: '/Policy',
  },
  'aws s3api get-bucket-policy': {
    write: (inner) => JSON.stringify({ Policy: inner }, undefined, 4),
    decode: AS_STRING,
    pointer: '/Policy',
  },
  'text with every character escaped': {
    write: (inner) =>
      `{"Policy": "${[...Array(inner.length).keys()].map((at) => `\\u${inner.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"}`,
    decode: AS_STRING,
    pointer: '/Policy',
  },
  'aws iam get-role-policy, encoded for a URL': {
    write: (inner) => JSON.stringify({ PolicyDocument: encodeURIComponent(inner) }),
    decode: AS_URL,
    pointer: '/PolicyDocument',
  },
  'aws organizations describe-policy': {
    write: (inner) =>
      JSON.stringify({
        Policy: { PolicySummary: { Type: 'SERVICE_CONTROL_POLICY' }, Content: inner },
      }),
    decode: AS_STRING,
    pointer: '/Policy/Content',
  },
  'an item of a list': {
    write: (inner) => JSON.stringify([{ a: [0, inner] }]),
    decode: AS_STRING,
    pointer: '/0/a/1',
  },
};

describe('a policy inside another document', () => {
  test.for(Object.entries(FORMS))(
    '%s: is read, and every place is of the outer file',
    ([, { write, decode, pointer }]) => {
      const text = write(INNER);
      const found = onlyPolicy(text);
      expect(found.pointer).toBe(pointer);
      expect(JSON.stringify(toValue(found.node))).toBe(JSON.stringify(JSON.parse(INNER)));
      expect(decode(text.slice(found.node.at.start, found.node.at.end))).toBe(INNER);
      for (const node of stringsOf(found.node)) {
        const written = decode(text.slice(node.at.start, node.at.end));
        expect(JSON.parse(written)).toBe(node.value);
        for (let unit = 0; unit < node.value.length; unit++) {
          if (!/^[\ud800-\udfff]$/.test(node.value.charAt(unit))) {
            const { start, end } = spanWithin(node, unit, unit + 1);
            expect(JSON.parse(`"${decode(text.slice(start, end))}"`)).toBe(node.value[unit]);
          }
        }
      }
    },
  );

  test.for(Object.entries(FORMS))(
    '%s: an edit leaves valid JSON and changes the policy as wanted',
    ([, { write }]) => {
      const text = write(INNER);
      const found = onlyPolicy(text);
      const action = stringsOf(found.node).find(({ value }) => value === 's3:GetObject');
      if (!action) throw new TypeError('the action is lost');
      const wanted = 's3:Get"\\\u00e9\u{1F600}%/\n';
      const edit = replaceString(action, wanted);
      const changed = applyEdits(text, [{ at: edit.at, text: found.encode(edit.text) }]);
      expect(JSON.stringify(toValue(onlyPolicy(changed).node))).toBe(
        JSON.stringify(JSON.parse(INNER)).replace('"s3:GetObject"', JSON.stringify(wanted)),
      );
    },
  );

  test('whatever its strings hold', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.string({
        unit: fc.constantFrom('%', '7', 'B', '"', '\\', '{', '\n', '\u00e9', '\u{1F600}'),
        maxLength: 10,
      }),
    );
    fc.assert(
      fc.property(
        odd,
        odd,
        fc.constantFrom(...Object.values(FORMS)),
        fc.constantFrom(0, 1, '\t'),
        (sid, action, { write }, indent) => {
          const policy = {
            Version: '2012-10-17',
            Statement: [{ Sid: sid, Effect: 'Allow', Action: [action], Resource: '*' }],
          };
          const text = write(JSON.stringify(policy, undefined, indent));
          const found = onlyPolicy(text);
          expect(JSON.stringify(toValue(found.node))).toBe(JSON.stringify(policy));
          const node = stringsOf(found.node).find(({ value }) => value === sid);
          const changed =
            node && applyEdits(text, [{ at: node.at, text: found.encode(JSON.stringify(action)) }]);
          expect(changed === undefined || onlyPolicy(changed).node.members.length).toBe(2);
        },
      ),
      { seed: 20_261_124, numRuns: 300 },
    );
  });

  test('the type that AWS prints beside it counts', () => {
    for (const [type, inferred] of [
      ['SERVICE_CONTROL_POLICY', 'scp'],
      ['RESOURCE_CONTROL_POLICY', 'rcp'],
    ]) {
      const text = JSON.stringify({ Policy: { PolicySummary: { Type: type }, Content: INNER } });
      const { policies } = policiesIn(readDocument('out.json', Buffer.from(text)));
      expect(policies.map(({ policy }) => policy.type)).toEqual([inferred]);
    }
  });

  test('faults of its text are told at their places in the file', () => {
    const broken = INNER.replace('"Allow",', '"Allow" ');
    for (const text of [
      JSON.stringify({ Policy: broken }),
      JSON.stringify({ Policy: encodeURIComponent(broken) }),
    ]) {
      const { policies, problems } = policiesIn(readDocument('out.json', Buffer.from(text)));
      expect(policies).toEqual([]);
      expect(problems.map(({ message }) => message)).toEqual(['a `,` is missing before this item']);
      const [at] = problems.map((problem) => problem.at);
      expect(text.slice(at?.start, at?.end)).toMatch(/Action/);
    }
  });

  test('repeated names in it are told with both places', () => {
    const text = JSON.stringify({ Policy: INNER.replace('"Effect"', '"Effect":"Deny","Effect"') });
    const { policies, problems } = policiesIn(readDocument('out.json', Buffer.from(text)));
    expect(policies.length).toBe(1);
    const [problem] = problems;
    expect(problem?.kind).toBe('duplicate-key');
    expect(text.slice(problem?.at.start, problem?.at.end)).toBe('\\"Effect\\"');
    expect(problem?.related?.at.start).toBeLessThan(problem?.at.start ?? 0);
  });
});

describe('percent codes', () => {
  const CODES: readonly (readonly [written: string, value: string])[] = [
    ['%7B%22Statement%22%3A%22%41%22%7D', 'A'],
    ['%7b%22Statement%22%3a%22%c3%a9%22%7d', '\u00e9'],
    ['%7B%22Statement%22%3A%22%F0%9F%98%80%22%7D', '\u{1F600}'],
    ['%7B%22Statement%22:%22a%EF%BB%BFb%22%7D', 'a\uFEFFb'],
    ['%7B%22Statement%22:%22%C3%22%7D', '%C3'],
    ['%7B%22Statement%22:%22%C3%41%22%7D', '%C3A'],
    ['%7B%22Statement%22:%22%ED%A0%80%22%7D', '%ED%A0%80'],
    ['%7B%22Statement%22:%22%F0%9F%98%22%7D', '%F0%9F%98'],
    ['%7B%22Statement%22:%22%zz%4%22%7D', '%zz%4'],
    ['%7B%22Statement%22:%22+%22%7D', '+'],
  ];

  test.for(CODES)('%s', ([written, value]) => {
    const { root } = parseJson(JSON.stringify(written));
    const embedded = root?.kind === 'string' ? parseEmbedded(root) : undefined;
    expect(embedded?.problems).toEqual([]);
    expect(property(embedded?.root, 'Statement')).toMatchObject({ kind: 'string', value });
  });
});

test('strings that are no documents are left alone', () => {
  for (const text of [
    '',
    'Statement',
    '"Statement"',
    '["Statement"]',
    '%7',
    '%5B%22Statement%22%5D',
    '7B {"Statement"',
  ]) {
    const { root } = parseJson(JSON.stringify(text));
    expect(root?.kind === 'string' && parseEmbedded(root)).toBeUndefined();
  }
});
