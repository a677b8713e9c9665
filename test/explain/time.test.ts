import { expect, test } from 'vitest';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { explanationJson } from '../../src/report/explanation-json.ts';
import { estateOf } from '../estate/estate-of.ts';
import { explainedEvent } from './explained-cases.ts';

const ESTATE = estateOf(`
version: 1
accounts:
  "111111111111":
    users:
      ana:
        policies:
          - Version: "2012-10-17"
            Statement:
              - { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" }
              - Effect: Deny
                Action: "s3:GetObject"
                Resource: "*"
                Condition: { DateGreaterThan: { "aws:CurrentTime": "2026-01-01T00:00:00Z" } }
    buckets:
      data: { encryption: { algorithm: AES256 } }
`);

test.each([
  ['2026-03-02T10:00:00Z', 'explicit-deny'],
  ['2025-03-02T10:00:00Z', 'allow'],
])('a condition on the time is decided by that of the record: %s is %s', (eventTime, verdict) => {
  const event = {
    eventVersion: '1.11',
    eventTime,
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'us-east-1',
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111111111111:user/ana',
      accountId: '111111111111',
      userName: 'ana',
    },
    requestParameters: { bucketName: 'data', key: 'a' },
    errorCode: 'AccessDenied',
    errorMessage: 'Access Denied',
  };
  const scene = { estate: ESTATE, library: new PolicyLibrary(), readings: new Set<string>() };
  expect(explanationJson(explainedEvent(event, scene))).toMatchObject({ verdict });
});
