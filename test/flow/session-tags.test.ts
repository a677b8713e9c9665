import { describe, expect, test } from 'vitest';
import { explanationJson } from '../../src/report/explanation-json.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { estateOf } from '../estate/estate-of.ts';
import { explainedEvent } from '../explain/explained-cases.ts';

const ROLE = 'arn:aws:iam::111111111111:role/reader';
const SESSION = 'arn:aws:sts::111111111111:assumed-role/reader/ana';

function document(Statement: object): object {
  return { Version: '2012-10-17', Statement };
}

/** A role that reads where its tag `team` is `red`; its own is `blue`. */
function estate(trust: object): Estate {
  return estateOf(
    JSON.stringify({
      version: 1,
      accounts: {
        111111111111: {
          users: { ana: {} },
          roles: {
            reader: {
              tags: { team: 'blue' },
              trust: document({ Effect: 'Allow', ...trust }),
              policies: [
                document({
                  Effect: 'Allow',
                  Action: 's3:GetObject',
                  Resource: 'arn:aws:s3:::data/*',
                  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
                }),
              ],
            },
          },
          buckets: {
            data: {
              region: 'us-east-1',
              encryption: { algorithm: 'AES256' },
              objects: { a: { encryption: { algorithm: 'AES256' } } },
            },
          },
        },
      },
    }),
  );
}

const USER = { AWS: 'arn:aws:iam::111111111111:user/ana' };
const ASSUME = estate({ Principal: USER, Action: 'sts:AssumeRole' });
const TAG = estate({ Principal: USER, Action: ['sts:AssumeRole', 'sts:TagSession'] });
const TAG_PROJECT = estate({
  Principal: USER,
  Action: ['sts:AssumeRole', 'sts:TagSession'],
  Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'project' } },
});

describe('a session', () => {
  test.each<[string, Estate, string, Readonly<Record<string, string>>, string]>([
    ['has the tags of its role', ASSUME, SESSION, {}, 'deny'],
    ['may have brought others', TAG, SESSION, {}, 'unknown'],
    ['has those that are told', TAG, SESSION, { 'aws:PrincipalTag/Team': 'red' }, 'allow'],
    ['is denied by those that are told', TAG, SESSION, { 'aws:PrincipalTag/team': 'x' }, 'deny'],
    ['has none beside those that the trust policy lists', TAG_PROJECT, SESSION, {}, 'deny'],
    ['of which nothing is said has none, as the role alone', TAG, ROLE, {}, 'deny'],
  ])('%s', (_name, of, principal, parameters, decision) => {
    const simulation = simulate(of, {
      principal,
      operation: 's3:GetObject',
      resource: 'arn:aws:s3:::data/a',
      parameters: new Map(Object.entries(parameters)),
    });
    expect(simulation).toMatchObject({ decision });
  });
});

/** A refused download as AWS CloudTrail records it. */
const RECORD = {
  eventVersion: '1.11',
  eventTime: '2026-03-02T10:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'us-east-1',
  userIdentity: {
    type: 'AssumedRole',
    arn: SESSION,
    accountId: '111111111111',
    principalId: 'AROAEXAMPLEEXAMPLEEX:ana',
    sessionContext: { sessionIssuer: { type: 'Role', arn: ROLE, userName: 'reader' } },
  },
  requestParameters: { bucketName: 'data', key: 'a' },
  errorCode: 'AccessDenied',
  errorMessage: 'Access Denied',
};

describe('a record of a call by a session', () => {
  test.each<[string, Estate, string]>([
    ['is explained by the tags of the role', ASSUME, 'implicit-deny'],
    ['is open where the session may have brought others', TAG, 'unknown'],
  ])('%s', (_name, of, verdict) => {
    const scene = { estate: of, library: new PolicyLibrary(), readings: new Set<string>() };
    expect(explanationJson(explainedEvent(RECORD, scene))).toMatchObject({ verdict });
  });
});
