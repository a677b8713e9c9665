import type { Choices } from './cvc5-random.ts';

/*
 * Random policies as people write them: few actions, resources and keys, so that their statements
 * meet, with every operator, set operators, `IfExists` and policy variables.
 */

/** A statement and a policy document as JSON. */
export type StatementJson = Readonly<Record<string, unknown>>;
export type PolicyJson = { readonly Version: string; readonly Statement: readonly StatementJson[] };

type Some<T> = readonly [T, ...T[]];

interface Key {
  readonly names: Some<string>;
  readonly operators: Some<string>;
  readonly values: Some<string>;
  /** The values of multivalued keys come with a set operator most of the time. */
  readonly isMultivalued?: true;
}

const STRINGS: Some<string> = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
];

const ARNS: Some<string> = [
  'arn:aws:iam::111111111111:user/ana',
  'arn:aws:iam::111111111111:*',
  'arn:aws:iam::*:user/*',
  'arn:*:iam::1*:role/?',
  'arn:aws:s3:::lab',
  'arn:aws:iam::111111111111:user/${aws:PrincipalTag/team}',
  '*',
];

const KEYS: Some<readonly [number, Key]> = [
  [
    8,
    {
      names: ['aws:PrincipalTag/team', 's3:ExistingObjectTag/team', 'aws:ResourceTag/team'],
      operators: STRINGS,
      values: [
        'red',
        'Red',
        'blue',
        'r*',
        '*d',
        '',
        '*e*',
        'r?d',
        '${aws:PrincipalTag/team}',
        '${s3:ExistingObjectTag/team}',
        "${aws:PrincipalTag/team, 'blue'}",
        'x-${aws:PrincipalTag/team}-*',
      ],
    },
  ],
  [
    3,
    {
      names: ['kms:ViaService', 'kms:EncryptionContext:owner', 'aws:SourceVpce'],
      operators: STRINGS,
      values: [
        's3.eu-west-1.amazonaws.com',
        's3.*.amazonaws.com',
        's3.*',
        'vpce-1',
        'vpce-?',
        '${aws:PrincipalTag/team}',
        '${aws:username}',
      ],
    },
  ],
  [
    3,
    {
      names: ['aws:TagKeys', 'aws:PrincipalOrgPaths'],
      operators: STRINGS,
      values: [
        'team',
        'Team',
        'cost',
        'c?st',
        't*',
        '*',
        'o-1/*',
        'o-1/r-1/*',
        'o-1/r-1/ou-1/',
        'o-2/r-1/',
        '*e*',
        '${aws:PrincipalTag/team}',
      ],
      isMultivalued: true,
    },
  ],
  [
    3,
    {
      names: ['aws:SourceArn', 'aws:PrincipalArn'],
      operators: [
        'ArnEquals',
        'ArnNotEquals',
        'ArnLike',
        'ArnNotLike',
        'StringLike',
        'StringNotLike',
      ],
      // A variable where its colons could part the ARN is rare.
      values: [...ARNS, ...ARNS, 'arn:aws:*:*:${aws:ResourceTag/team}:*'],
    },
  ],
  [
    3,
    {
      names: ['s3:max-keys', 'aws:MultiFactorAuthAge'],
      operators: [
        'NumericEquals',
        'NumericNotEquals',
        'NumericLessThan',
        'NumericLessThanEquals',
        'NumericGreaterThan',
        'NumericGreaterThanEquals',
      ],
      values: ['10', '9.5', '10.0', '-1', '3600', '0', 'ten'],
    },
  ],
  [
    2,
    {
      names: ['aws:CurrentTime', 'aws:TokenIssueTime'],
      operators: [
        'DateEquals',
        'DateNotEquals',
        'DateLessThan',
        'DateLessThanEquals',
        'DateGreaterThan',
        'DateGreaterThanEquals',
      ],
      values: [
        '2026-01-01T00:00:00Z',
        '2026-01-01',
        '1767225600',
        '2026-01-01T01:00:00+01:00',
        '2025-12-31T23:59:59.9Z',
        '2026-02-30',
      ],
    },
  ],
  [
    4,
    {
      names: ['aws:SourceIp', 'aws:VpcSourceIp'],
      operators: ['IpAddress', 'NotIpAddress'],
      values: [
        '10.0.0.1',
        '10.0.0.0/8',
        '10.0.0.7/30',
        '0.0.0.0/0',
        '::/0',
        '2001:db8::/32',
        '::1',
        '10',
      ],
    },
  ],
  [
    3,
    {
      names: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
      operators: ['Bool', 'Bool', 'StringEquals'],
      values: ['true', 'false', 'False'],
    },
  ],
  [
    1,
    {
      names: ['test:blob'],
      operators: ['BinaryEquals'],
      values: ['YWJj', 'YWI=', 'YWJ=', 'YQ==', '?'],
    },
  ],
];

const ACTIONS: Some<string> = [
  's3:GetObject',
  's3:PutObject',
  's3:Get*',
  's3:*Object',
  's3:*',
  'kms:Decrypt',
  'kms:*',
  '*',
  'S3:getObject?*',
];

const RESOURCES: Some<string> = [
  'arn:aws:s3:::lab/*',
  'arn:aws:s3:::lab',
  'arn:aws:s3:::lab/red/*',
  'arn:aws:s3:::lab/*/b?',
  'arn:aws:s3:::*',
  'arn:*:s3:::lab/a*c*',
  'arn:aws:kms:*:111111111111:key/*',
  'arn:aws:s3:::lab/${aws:PrincipalTag/team}/*',
  'arn:aws:s3:::${aws:PrincipalTag/team}-lab/*',
  "arn:aws:s3:::lab/${s3:ExistingObjectTag/team, 'blue'}?/*",
  'arn:aws:s3*:::lab/${aws:username}',
  '*',
  '*',
];

/** A policy of a few statements, most of which allow. `extra` stands in each statement. */
export function drawPolicy(choices: Choices, extra: StatementJson = {}): PolicyJson {
  const first = drawStatement(choices, 'Allow', extra);
  const more = choices.several(0, 3, () =>
    drawStatement(choices, choices.chance(55) ? 'Deny' : 'Allow', extra),
  );
  return { Version: choices.chance(94) ? '2012-10-17' : '2008-10-17', Statement: [first, ...more] };
}

function drawStatement(choices: Choices, Effect: string, extra: StatementJson): StatementJson {
  const action = choices.chance(10) ? 'NotAction' : 'Action';
  const resource = choices.chance(10) ? 'NotResource' : 'Resource';
  const condition = choices.chance(75) ? { Condition: drawCondition(choices) } : {};
  return {
    Effect,
    ...extra,
    [action]: choices.several(1, 2, () => choices.pick(ACTIONS)),
    [resource]: choices.several(1, 2, () => choices.pick(RESOURCES)),
    ...condition,
  };
}

function drawCondition(choices: Choices): StatementJson {
  const block = new Map<string, Map<string, unknown>>();
  for (const [operator, key, values] of choices.several(1, 3, () => drawClause(choices))) {
    const clauses = block.get(operator) ?? new Map<string, unknown>();
    block.set(operator, clauses.set(key, values));
  }
  return Object.fromEntries(
    [...block].map(([name, clauses]) => [name, Object.fromEntries(clauses)]),
  );
}

function drawClause(choices: Choices): readonly [string, string, unknown] {
  const key = choices.weighted(KEYS);
  const name = choices.pick(key.names);
  if (choices.chance(8)) return ['Null', name, choices.pick(['true', 'false'])];
  const isSet = choices.chance(key.isMultivalued ? 85 : 4);
  const set = isSet ? choices.pick(['ForAnyValue:', 'ForAllValues:']) : '';
  const suffix = choices.chance(15) ? 'IfExists' : '';
  const values = choices.several(1, 2, () => choices.pick(key.values));
  return [`${set}${choices.pick(key.operators)}${suffix}`, name, values];
}

/** The policy with one thing changed, as in an edit. */
export function mutate({ Version, Statement }: PolicyJson, choices: Choices): PolicyJson {
  const at = choices.number(Statement.length);
  const one = Statement[at] ?? {};
  const changed = choices.weighted<readonly StatementJson[]>([
    [2, [{ ...one, Condition: drawCondition(choices) }]],
    [2, [{ ...one, Action: [choices.pick(ACTIONS)], NotAction: undefined }]],
    [2, [{ ...one, Resource: [choices.pick(RESOURCES)], NotResource: undefined }]],
    [2, [{ ...one, Condition: undefined }]],
    [1, [{ ...one, Effect: one['Effect'] === 'Allow' ? 'Deny' : 'Allow' }]],
    [1, [one, one]],
    [1, []],
    [2, [one, { ...one, Condition: drawCondition(choices) }]],
  ]);
  // Written and read again, so that what was taken away is gone.
  return JSON.parse(JSON.stringify({ Version, Statement: Statement.toSpliced(at, 1, ...changed) }));
}
