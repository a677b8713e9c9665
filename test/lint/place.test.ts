import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/lint/diagnostic.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { diagnose } from '../../src/lint/place.ts';
import type { RuleInfo } from '../../src/lint/rule.ts';
import { policiesIn } from '../../src/policy/policies-in.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { readDocument } from '../../src/syntax/document.ts';
import { replaceString } from '../../src/syntax/edit.ts';
import { firstOf } from './statement-of.ts';

const RULE: RuleInfo = {
  id: 'family/name',
  title: 'A defect',
  severity: 'warning',
  rationale: '',
  references: ['https://docs.aws.amazon.com/first', 'https://docs.aws.amazon.com/second'],
  messages: {
    plain: { message: 'about `{key}`', why: 'so {key}', help: 'mend {key}' },
    grave: { message: 'grave', why: 'so', help: 'mend', severity: 'error' },
  },
  examples: { invalid: [], valid: [] },
};

/** What becomes of a finding in the first policy of a file. */
function placed(text: string, find: (policy: Policy) => Finding): Diagnostic {
  const document = readDocument('a/policy.json', Buffer.from(text));
  const [policy] = policiesIn(document).policies;
  if (!policy) throw new TypeError('no policy in the text');
  return diagnose(find(policy.policy), RULE, { document, policy });
}

const POLICY = `{ "Version": "2012-10-17",
  "Statement": [{ "Sid": "First", "Effect": "Allow", "Action": "s3:*", "Resource": "*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/a~b": "red" } } }] }
`;

function onKey(policy: Policy): Finding {
  const [clause] = firstOf(policy).conditions;
  const key = clause?.key ?? policy.node;
  return { at: key, message: 'plain', data: { key: 'x' } };
}

describe('a finding in words', () => {
  test('has the message with its data, and the first page', () => {
    const diagnostic = placed(POLICY, onKey);
    expect(diagnostic).toMatchObject({
      rule: 'family/name',
      severity: 'warning',
      message: 'about `x`',
      why: 'so x',
      help: 'mend x',
      path: 'a/policy.json',
      docs: 'https://docs.aws.amazon.com/first',
    });
  });

  test('takes the severity of its message where that has one', () => {
    expect(placed(POLICY, ({ at }) => ({ at, message: 'grave' })).severity).toBe('error');
  });

  test('of a message that the rule lacks is a fault of the rule', () => {
    expect(() => placed(POLICY, ({ at }) => ({ at, message: 'none' }))).toThrow(TypeError);
  });
});

describe('the place of a finding', () => {
  test('is a line, a column and an offset, and a pointer into the file', () => {
    const { pointer, range, sid } = placed(POLICY, onKey);
    expect(pointer).toBe('/Statement/0/Condition/StringEquals/s3:ExistingObjectTag~1a~0b');
    expect(range.start).toEqual({ line: 3, column: 38, offset: POLICY.indexOf('"s3:Exist') });
    expect(range.end.offset - range.start.offset).toBe('"s3:ExistingObjectTag/a~b"'.length);
    expect(sid).toBe('First');
  });

  test('may be a span, and has no Sid outside of statements', () => {
    const { pointer, range, sid } = placed(POLICY, ({ version }) => ({
      at: version?.at ?? { start: 0, end: 0 },
      message: 'grave',
    }));
    expect({ pointer, line: range.start.line, sid }).toEqual({
      pointer: '/Version',
      line: 1,
      sid: undefined,
    });
  });

  test('has the Sid of a statement that stands alone', () => {
    const text = '{ "Statement": { "Sid": "Only", "Effect": "Deny", "Action": "*" } }';
    const { sid } = placed(text, (policy) => ({ at: firstOf(policy), message: 'grave' }));
    expect(sid).toBe('Only');
  });

  test('carries the labels along', () => {
    const { labels } = placed(POLICY, (policy) => ({
      at: policy,
      message: 'grave',
      labels: [{ at: firstOf(policy).at, message: 'here' }],
    }));
    expect(labels).toMatchObject([{ message: 'here', range: { start: { line: 2, column: 17 } } }]);
  });
});

function fixing(policy: Policy): Finding {
  const edits = policy.version ? [replaceString(policy.version, 'a "b"')] : [];
  return { at: policy, message: 'grave', fix: { grade: 'unsafe', title: 'mend', edits } };
}

describe('the fix of a finding', () => {
  test('has its edits as offsets into the file', () => {
    const { fix } = placed(POLICY, fixing);
    const text = JSON.stringify('a "b"');
    expect(fix).toEqual({
      grade: 'unsafe',
      title: 'mend',
      edits: [{ offset: POLICY.indexOf('"2012'), length: '"2012-10-17"'.length, text }],
    });
  });

  test('is escaped where the policy stands in a string', () => {
    const text = JSON.stringify({ Policy: POLICY });
    const { fix, pointer } = placed(text, fixing);
    expect(pointer).toBe('/Policy');
    const [edit] = fix?.edits ?? [];
    const after = edit
      ? text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length)
      : text;
    expect(JSON.parse(JSON.parse(after).Policy).Version).toBe('a "b"');
  });
});
