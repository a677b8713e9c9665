import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/access/check-access.ts';
import type { AccessAnswer } from '../../src/access/answer.ts';
import { AccessFinder, whoCan } from '../../src/access/who-can.ts';
import { witnessRequest } from '../../src/access/witness-request.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { whenText } from '../../src/report/when-text.ts';
import { estateOf } from '../estate/estate-of.ts';

const ACCOUNT = '111111111111';
const ROOT = { AWS: `arn:aws:iam::${ACCOUNT}:root` };

/** A statement of a trust policy; what it does not say is `Allow` for the account. */
function trusting(...statements: readonly object[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Principal: ROOT, ...one })),
  };
}

const ASSUME = { Action: 'sts:AssumeRole' };
const TAG = { Action: ['sts:AssumeRole', 'sts:TagSession'] };
const UNTAGGED = trusting(ASSUME);
const TAGGED = trusting(TAG);
/** A user has no tags of a session to hand on. */
const TAG_BY_USER = { ...TAG, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/ana` } };

/** Each reads the objects of one bucket when the tag `team` of the principal is `red`. */
const READS_RED = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::data/*',
    Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
  },
};

interface Role {
  readonly trust?: object;
  readonly tags?: Readonly<Record<string, string>>;
  readonly policies?: readonly object[];
}

function estate(roles: Readonly<Record<string, Role>>): Estate {
  const own = Object.entries(roles).map(([name, role]) => [
    name,
    { policies: [READS_RED], ...role },
  ]);
  return estateOf(
    JSON.stringify({
      version: 1,
      accounts: {
        [ACCOUNT]: {
          users: { ana: { tags: { team: 'blue' }, policies: [READS_RED] } },
          roles: Object.fromEntries(own),
          buckets: { data: { region: 'us-east-1', encryption: { algorithm: 'AES256' } } },
        },
      },
    }),
  );
}

const RESOURCE = 'arn:aws:s3:::data/*';

function answers(of: Estate, capability = 'read'): readonly AccessAnswer[] {
  const access = whoCan(of, { capability, resource: RESOURCE });
  if (access.kind === 'fault') throw new Error(access.message);
  return access.answers.filter(({ name }) => name.includes(':role/'));
}

function verdict(role: Role): string | undefined {
  return answers(estate({ reader: role }))[0]?.verdict;
}

describe('the tags of a session', () => {
  test.each<[string, object]>([
    ['are allowed by name', TAGGED],
    ['are allowed by a statement of their own', trusting(ASSUME, { Action: 'sts:TagSession' })],
    ['are allowed in any letter case', trusting({ Action: 'STS:tagsession' })],
    ['are allowed by a wildcard', trusting({ Action: 'sts:*' })],
    ['are allowed by part of a name', trusting({ Action: ['sts:Assume*', 'sts:Tag?ession'] })],
    ['are allowed by what NotAction leaves', trusting({ NotAction: 'sts:AssumeRoleWithSAML' })],
    [
      'are allowed to an identity provider',
      trusting({
        Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/sso` },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      }),
    ],
    [
      'are allowed to a service',
      trusting({ ...TAG, Principal: { Service: 'pods.eks.amazonaws.com' } }),
    ],
    [
      'are denied under a condition',
      trusting(TAG, {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:TagSession',
        Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } },
      }),
    ],
    [
      'are denied to some',
      trusting(TAG, {
        Effect: 'Deny',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/ana` },
        Action: 'sts:TagSession',
      }),
    ],
    [
      'may be allowed by what cannot be read',
      trusting({ Action: ['sts:AssumeRole'], Effect: 'Sometimes' }, TAG),
    ],
  ])('decide where they %s', (_name, trust) => {
    const of = estate({ reader: { trust } });
    const [answer] = answers(of);
    expect(answer?.verdict).toBe('when');
    if (!answer?.witness) throw new Error('no witness');
    const request = witnessRequest(answer.witness);
    expect(request.parameters.get('aws:PrincipalTag/team')).toBe('red');
    expect(whenText(answer)).toBe("the session's tag `team` equals `red`");
    expect(answer.notes).toEqual([expect.stringContaining('trust policy')]);
    expect(simulate(of, request)).toMatchObject({ decision: 'allow' });
  });

  test('decide where nobody knows the trust policy', () => {
    expect(verdict({})).toBe('when');
  });

  test.each<[string, object]>([
    ['assuming alone is allowed', UNTAGGED],
    ['assuming with a token is', trusting({ Action: 'sts:AssumeRoleWithWebIdentity' })],
    ['NotAction leaves them out', trusting({ NotAction: ['sts:TagSession'] })],
    [
      'the statement names nobody',
      { Version: '2012-10-17', Statement: { Effect: 'Allow', ...TAG } },
    ],
    [
      'they are denied to all',
      trusting(TAG, { Effect: 'Deny', Principal: '*', Action: 'sts:Tag*' }),
    ],
    [
      'they are denied to all of AWS, who alone may assume it',
      trusting(TAG, { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:TagSession' }),
    ],
    [
      'others may pass',
      trusting({
        ...TAG_BY_USER,
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['project'] } },
      }),
    ],
  ])('do not where %s', (_name, trust) => {
    expect(verdict({ trust })).toBe('never');
    expect(verdict({ trust, tags: { team: 'red' } })).toBe('always');
    expect(verdict({ trust, tags: { team: 'blue' } })).toBe('never');
  });

  test.each<[string, object]>([
    ['the value', { StringEquals: { 'aws:RequestTag/team': ['red', 'green'] } }],
    ['the name', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['project', 'Team'] } }],
    [
      'a value that follows from who asks',
      { StringEquals: { 'aws:RequestTag/team': '${aws:username}' } },
    ],
    ['what other values do not', { StringNotEquals: { 'aws:RequestTag/team': 'red' } }],
  ])('decide where the trust policy lists %s', (_name, Condition) => {
    expect(verdict({ trust: trusting({ ...TAG, Condition }) })).toBe('when');
  });

  test('have the values that the trust policy lists, or those of the role', () => {
    const Condition = { StringEquals: { 'aws:RequestTag/Team': ['blue', 'green'] } };
    const trust = trusting({ ...TAG_BY_USER, Condition });
    expect(verdict({ trust })).toBe('never');
    expect(verdict({ trust, tags: { team: 'blue' } })).toBe('never');
    expect(verdict({ trust, tags: { team: 'red' } })).toBe('when');
  });

  test('may be handed on by another role, whatever the trust policy lists', () => {
    const Condition = { StringEquals: { 'aws:RequestTag/team': 'blue' } };
    expect(verdict({ trust: trusting({ ...TAG_BY_USER, Condition }) })).toBe('never');
    expect(verdict({ trust: trusting({ ...TAG, Condition }) })).toBe('when');
  });

  test('count before the own tags of the role, which nobody can take away', () => {
    expect(verdict({ trust: TAGGED, tags: { team: 'blue' } })).toBe('when');
    expect(verdict({ trust: TAGGED, tags: { team: 'red' } })).toBe('when');
    const absent = { Null: { 'aws:PrincipalTag/team': 'true' } };
    const untagged = [{ ...READS_RED, Statement: { ...READS_RED.Statement, Condition: absent } }];
    expect(verdict({ trust: TAGGED, policies: untagged })).toBe('when');
    expect(verdict({ trust: TAGGED, tags: { team: 'red' }, policies: untagged })).toBe('never');
  });

  test('leave those alone whose access reads no tag', () => {
    const policies = [{ ...READS_RED, Statement: { ...READS_RED.Statement, Condition: {} } }];
    expect(verdict({ trust: TAGGED, policies })).toBe('always');
    expect(verdict({ trust: TAGGED, policies: [] })).toBe('never');
  });

  test('are no matter of users', () => {
    const access = whoCan(estate({}), { capability: 'read', resource: RESOURCE });
    expect(access).toMatchObject({ answers: [{ verdict: 'never' }, {}, {}, {}] });
  });
});

describe('source identities', () => {
  const Condition = { StringEquals: { 'aws:SourceIdentity': 'ana' } };
  const policies = [{ ...READS_RED, Statement: { ...READS_RED.Statement, Condition } }];

  test.each<[string, object, string]>([
    ['nobody may set one', UNTAGGED, 'never'],
    ['one may be set', trusting({ Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] }), 'when'],
    ['everything is allowed', trusting({ Action: '*' }), 'when'],
  ])('where %s', (_name, trust, expected) => {
    expect(verdict({ trust, policies })).toBe(expected);
  });
});

describe('answers that roles share', () => {
  const OF_SOURCES = trusting({ Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] });
  const roles = {
    plain: { trust: UNTAGGED },
    red: { trust: UNTAGGED, tags: { team: 'red' } },
    tagged: { trust: TAGGED },
    also: { trust: trusting({ Action: 'sts:*' }) },
    own: { trust: TAGGED, tags: { team: 'red' } },
    blue: {
      trust: trusting({ ...TAG, Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } }),
    },
    both: {
      trust: trusting({
        ...TAG,
        Condition: { StringEquals: { 'aws:RequestTag/team': ['blue', 'red'] } },
      }),
    },
    unread: {},
    source: { trust: OF_SOURCES },
  };

  test('are those that each has alone, and stand every check', () => {
    const of = estate(roles);
    const library = new PolicyLibrary();
    const found = new AccessFinder(of, { capability: 'read' }, library).find(RESOURCE);
    if (found.kind === 'fault') throw new Error(found.message);
    const shared = new Map(
      found.groups.flatMap(({ subjects, answer }) => subjects.map((one) => [one, answer.verdict])),
    );
    for (const subject of found.subjects) {
      if (subject.kind === 'outside') continue;
      const { arn: principal } = subject.principal;
      const alone = whoCan(of, { capability: 'read', resource: RESOURCE, principal });
      if (alone.kind === 'fault') throw new Error(alone.message);
      expect(alone.answers[0]?.verdict, principal).toBe(shared.get(subject));
    }
    for (const { answer } of found.groups) {
      const { certificates, witness } = checkAnswer(answer, {
        estate: of,
        library,
        readings: new Set(),
      });
      expect(certificates.refused).toEqual([]);
      if (answer.verdict === 'when' && answer.subject.kind === 'principal')
        expect(witness).toBe('allow');
    }
  });
});
