import { describe, expect, test } from 'vitest';
import { witnessRequest } from '../../src/access/witness-request.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { parseClaim } from '../../src/claims/parse-claim.ts';
import { proveClaim, type Proof } from '../../src/claims/prove-claim.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { estateOf as inlineEstate } from '../estate/estate-of.ts';
import { ROOT } from '../readme-blocks.ts';

async function estateOf(name: string): Promise<Estate> {
  return (await loadEstate(`${ROOT}fixtures/abac-lab/${name}.estate.yaml`, ROOT)).estate;
}

function proof(text: string, estate: Estate): Proof {
  const parsed = parseClaim(text);
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message);
  return proveClaim(parsed.claim, estate, { readings: new Set(), library: new PolicyLibrary() });
}

const OBJECTS = 'arn:aws:s3:::lab/*';
const USER = 'arn:aws:iam::111111111111:user/aalsg-user-1';
const OWN = 'encryption-context username_owner equals principal-tag username_owner';

describe('claims about the lab', () => {
  test.each([
    [`no principal can decrypt ${OBJECTS}`, 'refuted'],
    [`no principal can decrypt ${OBJECTS} unless ${OWN}`, 'proved'],
    [
      `no principal can decrypt ${OBJECTS} unless ${OWN} and aws:SourceIp is within 10.0.0.0/8`,
      'refuted',
    ],
    [
      `no principal can decrypt ${OBJECTS} unless ${OWN} or aws:SourceIp is within 10.0.0.0/8`,
      'proved',
    ],
    [`no principal except arn:aws:iam::111111111111:user/* can decrypt ${OBJECTS}`, 'proved'],
    [`no principal except ${USER} can decrypt ${OBJECTS}`, 'refuted'],
    [`only account 111111111111 can decrypt ${OBJECTS}`, 'proved'],
    [`only ${USER} can decrypt ${OBJECTS}`, 'refuted'],
    [`no principal outside account 111111111111 can read ${OBJECTS}`, 'proved'],
    [`no principal outside organization o-none can read ${OBJECTS}`, 'refuted'],
    [`no anonymous principal can write ${OBJECTS}`, 'proved'],
    [`${USER} can decrypt ${OBJECTS}`, 'proved'],
    [`${USER} can decrypt ${OBJECTS} when aws:SecureTransport equals "false"`, 'refuted'],
    [`${USER} always can s3:GetObject ${OBJECTS}`, 'refuted'],
    [
      `${USER} always can decrypt arn:aws:s3:::lab/upload_1.txt when aws:SecureTransport equals "true"`,
      'proved',
    ],
    [`${USER} always can decrypt arn:aws:s3:::lab/upload_1.txt`, 'refuted'],
    [
      `${USER} always can decrypt arn:aws:s3:::lab/upload_2.txt when aws:SecureTransport equals "true"`,
      'refuted',
    ],
    ['arn:aws:iam::111111111111:user/nobody can read arn:aws:s3:::lab/*', 'unknown'],
    ['no principal can read arn:aws:s3:::elsewhere/*', 'unknown'],
  ])('%s: %s', async (text, verdict) => {
    expect(proof(text, await estateOf('lab')).verdict).toBe(verdict);
  });

  test('what refutes a claim replays', async () => {
    const estate = await estateOf('lab');
    const { witness } = proof(`no principal except ${USER} can decrypt ${OBJECTS}`, estate);
    if (!witness) throw new Error('there is no witness');
    expect(simulate(estate, witnessRequest(witness))).toMatchObject({ decision: 'allow' });
  });

  test('a claim that something is always so is refuted by a request that is refused', async () => {
    const estate = await estateOf('lab');
    const { witness } = proof(`${USER} always can decrypt arn:aws:s3:::lab/upload_1.txt`, estate);
    if (!witness) throw new Error('there is no witness');
    expect(simulate(estate, witnessRequest(witness))).toMatchObject({ decision: 'deny' });
  });
});

/** A role with this trust policy, or with none, that its tag lets read the objects of a bucket. */
function withTrust(statement: object | undefined): Estate {
  const Principal = { AWS: 'arn:aws:iam::111111111111:root' };
  const trust = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal, ...statement },
  };
  const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'red' } };
  const own = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::data/*', Condition };
  const reader = {
    ...(statement && { trust }),
    policies: [{ Version: '2012-10-17', Statement: own }],
  };
  const data = { region: 'us-east-1', encryption: { algorithm: 'AES256' } };
  const account = { roles: { reader }, buckets: { data } };
  return inlineEstate(JSON.stringify({ version: 1, accounts: { '111111111111': account } }));
}

describe('claims about the tags of a session', () => {
  const READER = 'arn:aws:iam::111111111111:role/reader';
  const NOBODY = 'no principal can read arn:aws:s3:::data/*';
  const SOMEBODY = `${READER} can read arn:aws:s3:::data/*`;
  const RED = `${NOBODY} unless principal-tag team equals red`;
  const untagged = { Action: 'sts:AssumeRole' };
  const tagged = { Action: 'sts:*' };
  const limited = { ...tagged, Condition: { StringLike: { 'aws:RequestTag/team': 'blue*' } } };

  test.each<[string, string, object | undefined, Proof['verdict']]>([
    [NOBODY, 'with sessions that have no tags', untagged, 'proved'],
    [NOBODY, 'with sessions that may have tags', tagged, 'refuted'],
    [NOBODY, 'with sessions of which nobody knows', undefined, 'unknown'],
    [NOBODY, 'with sessions that may not have each tag', limited, 'unknown'],
    [SOMEBODY, 'with sessions that have no tags', untagged, 'refuted'],
    [SOMEBODY, 'with sessions that may have tags', tagged, 'proved'],
    [SOMEBODY, 'with sessions of which nobody knows', undefined, 'unknown'],
    [RED, 'with sessions that may have tags', tagged, 'proved'],
    [RED, 'with sessions of which nobody knows', undefined, 'proved'],
  ])('%s, %s', (text, _name, trust, verdict) => {
    expect(proof(text, withTrust(trust)).verdict).toBe(verdict);
  });
});
