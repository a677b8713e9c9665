import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POLICY_TYPES } from '../../src/policy/policy.ts';
import { lintAll, printAll } from './every-format.ts';

const SEED = 20_261_124;
const RUNS = 2000;

/** Texts that have broken tools, beside those that policies are made of. */
const hostile = fc.constantFrom(
  '',
  '*',
  '?',
  '**',
  '__proto__',
  'constructor',
  '\u001b[31m',
  '\u001b]8;;http://x\u0007',
  '\u0000',
  '\u202e',
  '\u2028',
  '\u{E0041}',
  '\u212A',
  '::error::x',
  '##[error]x',
  '%0A::debug::',
  ']]>',
  '<script>',
  '[a](http://b)',
  '`|`',
  '{0}',
  '{action}',
  '${',
  '${}',
  '${*}',
  '${aws:PrincipalTag/a',
  "${aws:username, 'x'}",
  '${${aws:username}}',
  '9'.repeat(40),
  'x'.repeat(3000),
  '-1e400',
  ':::::',
);

const action = fc.constantFrom(
  '*',
  's3:*',
  's3:GetObject',
  'S3:putobject',
  's3:Get*Tagging',
  's3:PutObjekt',
  'kms:Decrypt',
  'kms:GenerateDataKey*',
  'kms:CreateGrant',
  'iam:PassRole',
  'sts:AssumeRole',
  'sts:*',
  'ec2:RunInstances',
  'nosuch:Action',
  's3.GetObject',
);

const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::lab',
  'arn:aws:s3:::lab/*',
  'arn:aws:s3:::lab/${aws:PrincipalTag/owner}/*',
  'arn:aws:kms:us-east-1:111111111111:key/*',
  'arn:aws:kms:*:*:alias/lab',
  'arn:aws:iam::aws:policy/*',
  'arn:aws:s3:us-east-1:111111111111:lab',
  'arn:*',
  'arn:aws:::::',
  'lab',
);

const principal = fc.constantFrom(
  '*',
  '111111111111',
  'arn:aws:iam::111111111111:root',
  'arn:aws:iam::111111111111:role/a/b',
  'arn:aws:sts::111111111111:assumed-role/r/s',
  's3.amazonaws.com',
  'cloudtrail.us-east-1.amazonaws.com',
  'AIDAEXAMPLEEXAMPLE12',
  'cognito-identity.amazonaws.com',
);

const key = fc.constantFrom(
  's3:ExistingObjectTag/owner',
  's3:RequestObjectTag/owner',
  'aws:PrincipalTag/owner',
  'aws:SourceIp',
  'aws:SourceVpce',
  'aws:SourceArn',
  'aws:CurrentTime',
  'aws:MultiFactorAuthAge',
  'aws:RequestedRegion',
  'aws:PrincipalArn',
  'kms:ViaService',
  'kms:EncryptionContext:owner',
  'kms:GrantIsForAWSResource',
  's3:x-amz-server-side-encryption',
  'AWS:securetransport',
  'aws:Nothing',
  's3:prefix',
);

const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLikeIfExists',
  'StringNotLike',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringLike',
  'ArnLike',
  'ArnNotEquals',
  'IpAddress',
  'NotIpAddress',
  'NumericLessThan',
  'DateGreaterThan',
  'Bool',
  'Null',
  'BinaryEquals',
  'stringequals',
  'StringEqual',
);

const scalar = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'true',
      'false',
      'owner',
      '10.0.0.0/8',
      '::1/64',
      '2026-01-01T00:00:00Z',
      '5',
      'us-east-1',
      's3.us-east-1.amazonaws.com',
    ),
  },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: resource },
  { weight: 1, arbitrary: fc.oneof(fc.boolean(), fc.integer(), fc.constant(null)) },
);

const junk = fc.oneof(
  scalar,
  fc.constantFrom([], {}, [[]], [{}], { Ref: 'x' }, { 'Fn::Sub': 'x' }),
);

/** One or several, sometimes something that does not belong there. */
function some<T>(of: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const each = fc.oneof({ weight: 12, arbitrary: of }, { weight: 1, arbitrary: hostile });
  return fc.oneof(
    { weight: 8, arbitrary: each },
    { weight: 8, arbitrary: fc.array(each, { maxLength: 4 }) },
    { weight: 1, arbitrary: junk },
  );
}

const condition = fc.dictionary(
  fc.oneof({ weight: 12, arbitrary: operator }, { weight: 1, arbitrary: hostile }),
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.dictionary(
        fc.oneof({ weight: 12, arbitrary: key }, { weight: 1, arbitrary: hostile }),
        some(scalar),
        { maxKeys: 2 },
      ),
    },
    { weight: 1, arbitrary: junk },
  ),
  { maxKeys: 3 },
);

const principals = fc.oneof(
  some(principal),
  fc.dictionary(
    fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser', 'aws', '__proto__'),
    some(principal),
    { maxKeys: 2 },
  ),
);

const statement = fc.record(
  {
    Sid: fc.oneof(fc.constantFrom('A', 'B', 'not a sid'), hostile),
    Effect: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('Allow', 'Deny') },
      { weight: 1, arbitrary: junk },
    ),
    Principal: principals,
    NotPrincipal: principals,
    Action: some(action),
    NotAction: some(action),
    Resource: some(resource),
    NotResource: some(resource),
    Condition: fc.oneof({ weight: 8, arbitrary: condition }, { weight: 1, arbitrary: junk }),
    Effects: junk,
  },
  { requiredKeys: ['Effect', 'Action'] },
);

const policy = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17', '2012-10-18', 1),
    Id: fc.oneof(hostile, junk),
    Statement: fc.oneof(
      { weight: 4, arbitrary: fc.array(statement, { maxLength: 4 }) },
      { weight: 1, arbitrary: statement },
      { weight: 1, arbitrary: junk },
    ),
  },
  { requiredKeys: ['Statement'] },
);

/** Where policies stand: alone, in a member, or as text in a string, plain or encoded. */
const wrap = fc.constantFrom<(document: unknown) => unknown>(
  (document) => document,
  (document) => document,
  (document) => ({ Policy: JSON.stringify(document) }),
  (document) => ({ PolicyDocument: encodeURIComponent(JSON.stringify(document)) }),
  (document) => [{ KeyPolicy: document }, { Policy: JSON.stringify(document, undefined, 1) }],
);

const text = fc
  .tuple(policy, wrap, fc.constantFrom(undefined, 2, '\t'))
  .map(([document, inside, indent]) => JSON.stringify(inside(document), undefined, indent));

const mutated = fc
  .tuple(
    text,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(4),
        fc.constantFrom('', ',', '"', '}', '[', '\\', '\u0000', '1', '// ', '\r'),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([of, cuts]) =>
    cuts.reduce((now, [at, length, put]) => {
      const from = at % (now.length + 1);
      return now.slice(0, from) + put + now.slice(from + length);
    }, of),
  );

const path = fc.constantFrom(
  'policy.json',
  'policy.jsonc',
  'scp/\u001b[2J.json',
  '::error::.json',
  'a b/##[x]%0A.json',
  'bucket<&>.json',
);

test(`${RUNS} random and damaged policies pass through every rule and format (seed ${SEED})`, () => {
  let policies = 0;
  let findings = 0;
  fc.assert(
    fc.property(
      fc.oneof(text, text, mutated),
      path,
      fc.option(fc.constantFrom(...POLICY_TYPES), { nil: undefined }),
      (of, file, type) => {
        const linted = lintAll(of, { path: file, ...(type && { type }) });
        policies += linted.report.policies.length;
        findings += linted.report.diagnostics.length;
        for (const { range, pointer } of linted.report.diagnostics) {
          expect(range.start.offset >= 0 && range.start.offset <= range.end.offset).toBe(true);
          expect(range.end.offset).toBeLessThanOrEqual(linted.document.text.length);
          expect(pointer === '' || pointer.startsWith('/')).toBe(true);
        }
        for (const [format, printed] of printAll(linted)) {
          expect(printed.isWellFormed(), format).toBe(true);
          expect(printed.match(RAW), format).toBeNull();
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
  expect(policies).toBeGreaterThan(RUNS / 2);
  expect(findings).toBeGreaterThan(RUNS);
});

/** Controls but for line ends, and characters that hide or reorder others. */
const RAW =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\u{E0000}-\u{E007F}]/u;
