import { describe, expect, test } from 'vitest';
import { findCaller } from '../../src/estate/find-caller.ts';
import type { S3Call } from '../../src/flow/call.ts';
import { DoubtReadings } from '../../src/flow/doubts.ts';
import { operationOf } from '../../src/flow/operations.ts';
import { planS3 } from '../../src/flow/plan.ts';
import { simulate } from '../../src/flow/simulate.ts';
import type { Step } from '../../src/flow/step.ts';
import { estateOf } from '../estate/estate-of.ts';

const estate = estateOf(
  `
version: 1
organization: { id: o-abc, managementAccount: "999999999999", accounts: ["111111111111", "999999999999"], scps: [no-keys.json, all.json] }
accounts:
  "111111111111":
    users:
      ana: { tags: { team: red }, policies: [all.json] }
    buckets:
      plain: { objects: { a: {} } }
      locked: { encryption: { algorithm: "aws:kms", key: "arn:aws:kms:eu-west-1:111111111111:key/one" }, region: eu-west-1, objects: { a: {} } }
    keys:
      one: { region: eu-west-1, aliases: [alias/one], policy: open.json }
      two: { region: us-east-1, policy: open.json }
  "999999999999":
    users: { boss: { policies: [all.json] } }
    buckets:
      own: { encryption: { algorithm: "aws:kms", key: "arn:aws:kms:us-east-1:999999999999:key/own" }, objects: { a: {} } }
    keys:
      own: { policy: open.json, aliases: [alias/own] }
`,
  {
    'all.json': policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    'no-keys.json': policy({ Effect: 'Deny', Action: 'kms:*', Resource: '*' }),
    'open.json': policy({ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }),
  },
);

function policy(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statement });
}

const ANA = 'arn:aws:iam::111111111111:user/ana';

function simulated(
  operation: string,
  resource: string,
  parameters: Readonly<Record<string, string>> = {},
  principal = ANA,
) {
  const request = {
    principal,
    operation,
    resource,
    parameters: new Map(Object.entries(parameters)),
  };
  const simulation = simulate(estate, request);
  if ('message' in simulation) throw new Error(simulation.message);
  return simulation;
}

/** A key of the last step, as its request says it. */
function lastKey(
  name: string,
  ...asked: Parameters<typeof simulated>
): string | readonly string[] | undefined {
  const request = simulated(...asked).steps.at(-1)?.request;
  return request?.unknown.includes(name) ? 'unknown' : request?.context.get(name);
}

const BOSS = 'arn:aws:iam::999999999999:user/boss';
const SUBSET = { 'encryptionContextSubset.team': 'red' };
const WINDOW = 'kms:ScheduleKeyDeletionPendingWindowInDays';

describe('a direct call', () => {
  test.for([
    [
      'kms:CreateGrant',
      { operations: 'Decrypt, Encrypt' },
      'kms:GrantOperations',
      ['Decrypt', 'Encrypt'],
    ],
    ['kms:CreateGrant', { granteePrincipal: ANA }, 'kms:GranteePrincipal', ANA],
    ['kms:CreateGrant', {}, 'kms:GrantIsForAWSResource', 'false'],
    ['kms:CreateGrant', SUBSET, 'kms:GrantConstraintType', 'EncryptionContextSubset'],
    ['kms:CreateGrant', SUBSET, 'kms:EncryptionContext:team', 'red'],
    ['kms:CreateGrant', { constraints: '{}' }, 'kms:GrantConstraintType', 'unknown'],
    ['kms:GenerateDataKeyPair', { keyPairSpec: 'RSA_2048' }, 'kms:DataKeyPairSpec', 'RSA_2048'],
    ['kms:ScheduleKeyDeletion', { pendingWindowInDays: '7' }, WINDOW, '7'],
    ['kms:DescribeKey', {}, 'kms:RequestAlias', 'alias/own'],
    ['kms:Encrypt', {}, 'kms:EncryptionAlgorithm', 'SYMMETRIC_DEFAULT'],
    ['kms:Encrypt', {}, 'kms:ViaService', undefined],
    ['kms:Encrypt', {}, 'kms:KeySpec', 'SYMMETRIC_DEFAULT'],
  ] as const)('%s with %o says %s', ([operation, parameters, key, value]) => {
    expect(lastKey(key, operation, 'alias/own', parameters, BOSS)).toEqual(value);
  });

  test.for([
    ['own', 'true'],
    ['arn:aws:kms:us-east-1:111111111111:key/two', 'false'],
  ] as const)(
    'tells whether a re-encryption to %s stays with its key',
    ([destinationKeyId, isSame]) => {
      const asked = ['kms:ReEncrypt', 'own', { destinationKeyId }, BOSS] as const;
      expect(lastKey('kms:ReEncryptOnSameKey', ...asked)).toBe(isSame);
    },
  );

  test('has the keys of its action alone', () => {
    const parameters = { 'encryptionContext.team': 'red' };
    const described = simulated('kms:DescribeKey', 'own', parameters, BOSS).steps[0]?.request;
    expect([...(described?.context.keys() ?? [])]).not.toContain('kms:EncryptionContext:team');
    expect(described?.context.has('kms:EncryptionAlgorithm')).toBe(false);
  });

  test('finds a key id in the Region that has it', () => {
    expect(lastKey('aws:RequestedRegion', 'kms:Decrypt', 'one')).toBe('eu-west-1');
    expect(lastKey('aws:RequestedRegion', 'kms:Decrypt', 'two')).toBe('us-east-1');
    const elsewhere = simulated('kms:Decrypt', 'one', { 'aws:RequestedRegion': 'us-east-1' });
    expect(elsewhere).toMatchObject({ decision: 'deny', code: 'NotFoundException' });
  });

  test('without a key is about no resource', () => {
    expect(simulated('kms:ListKeys', '*').steps[0]?.request.resource).toBe('*');
    const denied = simulated('kms:CreateKey', '*');
    expect(denied).toMatchObject({ at: 'kms:CreateKey', code: 'AccessDeniedException' });
  });

  test('on an alias asks for both, alias and key', () => {
    const { steps } = simulated('kms:CreateAlias', 'own', { aliasName: 'alias/new' }, BOSS);
    expect(steps.map(({ request }) => request.resource)).toEqual([
      'arn:aws:kms:us-east-1:999999999999:alias/new',
      'arn:aws:kms:us-east-1:999999999999:key/own',
    ]);
  });
});

test('SCPs spare the management account', () => {
  expect(simulated('s3:GetObject', 'arn:aws:s3:::own/a', {}, BOSS).decision).toBe('allow');
  expect(simulated('s3:GetObject', 'arn:aws:s3:::locked/a').at).toBe('kms:Decrypt');
});

describe('a note', () => {
  test.for([
    ['s3:GetObject', 'arn:aws:s3:::plain/unlisted', 'does not list the object'],
    ['s3:UploadPart', 'arn:aws:s3:::plain/a', 'the request that began the upload is not known'],
  ] as const)('of %s on %s', ([operation, resource, words]) => {
    expect(simulated(operation, resource).notes.join()).toContain(words);
  });

  test('is not there without need', () => {
    expect(simulated('s3:GetObject', 'arn:aws:s3:::plain/a').notes).toEqual([]);
  });
});

test('of a bucket that is not there, S3 checks what it can, and no more is known', () => {
  const elsewhere = simulated('s3:GetObject', 'arn:aws:s3:::elsewhere/a');
  expect(elsewhere.decision).toBe('unknown');
  expect(elsewhere.steps.map(({ step }) => step.call)).toEqual(['s3:GetObject']);
  const tagged = simulated('s3:PutObject', 'arn:aws:s3:::elsewhere/a', { 'tagging.a': 'b' });
  expect(tagged.steps.map(({ step }) => step.call)).toEqual([
    's3:PutObject',
    's3:PutObjectTagging',
  ]);
});

test('what becomes of the context behind an access point is not told', () => {
  const accessPoint = 'arn:aws:s3:eu-west-1:111111111111:accesspoint/ap';
  const { steps } = simulated('s3:GetObject', 'arn:aws:s3:::locked/a', { accessPoint });
  expect(steps.map(({ request }) => request.resource)).toEqual([
    `${accessPoint}/object/a`,
    'arn:aws:s3:::locked/a',
    'arn:aws:kms:eu-west-1:111111111111:key/one',
  ]);
  expect(steps.at(-1)?.request.unknown).toContain('kms:EncryptionContext:aws:s3:arn');
});

describe('steps of a question about all objects', () => {
  const steps = stepsOfAny();

  test('carry one variable for the object, to Amazon S3 and into the context', () => {
    const [read, decrypt] = steps;
    expect(read?.resource).toEqual({ kind: 'variable', name: 'the object' });
    expect(decrypt?.keys.get('kms:EncryptionContext:aws:s3:arn')).toBe(read?.resource);
  });

  test('carry the pairs of the object and the tags as they are', () => {
    const [read, decrypt] = steps;
    expect(decrypt?.keys.get('kms:EncryptionContext:owner')).toEqual(variable('the owner'));
    expect(read?.keys.get('s3:ExistingObjectTag/owner')).toEqual(variable('the tag'));
    expect(read?.keys.get('aws:SourceIp')).toEqual(variable('the address'));
  });

  test('leave the names of the context open where a pair may be missing', () => {
    expect(steps[1]?.keys.get('kms:EncryptionContextKeys')).toEqual({ kind: 'unknown' });
  });
});

function variable(name: string) {
  return { kind: 'variable', name, mayBeAbsent: true } as const;
}

function stepsOfAny(): readonly Step[] {
  const bucket = estate.buckets.get('locked');
  const account = estate.accounts.get('111111111111');
  const operation = operationOf('s3:GetObject');
  const caller = findCaller(estate, ANA);
  if (!bucket || !account || !operation || !caller) throw new Error('no bucket');
  const call: S3Call = {
    estate,
    operation,
    principal: ANA,
    caller,
    parameters: new Map(),
    given: new Map([['aws:SourceIp', variable('the address')]]),
    doubts: new DoubtReadings(new Map()),
    source: undefined,
    target: {
      bucket,
      account,
      resource: { kind: 'variable', name: 'the object' },
      stored: {
        encryption: bucket.encryption,
        context: { pairs: new Map([['owner', variable('the owner')]]), isOpen: false },
        tags: { pairs: new Map([['owner', variable('the tag')]]), isOpen: false },
      },
    },
  };
  return planS3(call).steps;
}
