import { expect, test } from 'vitest';
import { checkAnswer } from '../../src/access/check-access.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { estateOf } from '../estate/estate-of.ts';

const KEY = 'arn:aws:kms:us-east-1:111111111111:key/00000000-0000-4000-8000-000000000001';

const ESTATE = JSON.stringify({
  version: 1,
  accounts: {
    '111111111111': {
      users: {
        ann: {
          policies: [
            {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' },
              ],
            },
          ],
        },
      },
      keys: {
        '00000000-0000-4000-8000-000000000001': {
          region: 'us-east-1',
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::111111111111:root' },
                Action: 'kms:*',
                Resource: '*',
              },
            ],
          },
        },
      },
      buckets: {
        lab: {
          region: 'us-east-1',
          objects: { sealed: { encryption: { algorithm: 'aws:kms', key: KEY } } },
        },
      },
    },
  },
});

test('of objects that are stored in another way than new ones no request is tried', () => {
  const estate = estateOf(ESTATE);
  const library = new PolicyLibrary();
  const principal = 'arn:aws:iam::111111111111:user/ann';
  const question = { capability: 'decrypt', resource: 'arn:aws:s3:::lab/*', principal };
  const access = whoCan(estate, question, library);
  const [answer] = access.kind === 'access' ? access.answers : [];
  expect(answer?.verdict).toBe('never');
  const checked = answer && checkAnswer(answer, { estate, library, readings: new Set() });
  expect(checked).toMatchObject({
    certificates: { read: 2, refused: [] },
    samples: { tried: 0, allowed: [] },
  });
});
