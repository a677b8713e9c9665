import { expect, test } from 'vitest';
import { loadEstate, type LoadedEstate } from '../../src/config/load-estate.ts';
import { predictedMessage } from '../../src/flow/predicted-message.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { ROOT } from '../readme-blocks.ts';

const loaded = new Map<string, LoadedEstate>();
for (const name of ['cross-account', 'guardrails', 'grants-and-states', 'bucket-key'])
  loaded.set(name, await loadEstate(`fixtures/flows/${name}.estate.yaml`, ROOT));

const A = 'arn:aws:iam::111111111111:';
const B = 'arn:aws:iam::222222222222:';

test.for([
  [
    'a bucket policy that is not there, for another account',
    'cross-account',
    [`${B}role/worker`, 's3:GetObject', 'arn:aws:s3:::closed/a.txt'],
    `User: ${B}role/worker is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::closed/a.txt" because no resource-based policy allows the s3:GetObject action`,
  ],
  [
    'a key of another account, of which AWS KMS tells nothing',
    'cross-account',
    [`${B}role/worker`, 's3:GetObject', 'arn:aws:s3:::lab/private.txt'],
    `User: ${B}role/worker is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  ],
  [
    'an SCP',
    'guardrails',
    [`${A}user/reader`, 's3:GetObject', 'arn:aws:s3:::guarded/a.txt'],
    `User: ${A}user/reader is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext with an explicit deny in a service control policy`,
  ],
  [
    'an RCP',
    'guardrails',
    ['arn:aws:iam::555555555555:role/partner', 's3:GetObject', 'arn:aws:s3:::guarded/a.txt'],
    'User: arn:aws:iam::555555555555:role/partner is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext with an explicit deny in a resource control policy',
  ],
  [
    'a boundary, where IAM is silent as well',
    'guardrails',
    [`${B}role/bounded`, 's3:GetObject', 'arn:aws:s3:::open/named-role.txt'],
    `User: ${B}role/bounded is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action`,
  ],
  [
    'neither IAM nor the key policy',
    'grants-and-states',
    [`${A}user/objects-only`, 's3:PutObject', 'arn:aws:s3:::lab/account.txt'],
    `User: ${A}user/objects-only is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:111111111111:key/account because no identity-based policy allows the kms:GenerateDataKey action`,
  ],
  [
    'a key policy that denies',
    'bucket-key',
    [`${A}user/reader`, 's3:GetObject', 'arn:aws:s3:::denied-off/secret/x'],
    `User: ${A}user/reader is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext with an explicit deny in a resource-based policy`,
  ],
  [
    'a stranger',
    'cross-account',
    ['anonymous', 's3:GetObject', 'arn:aws:s3:::lab/a.txt'],
    'Access Denied',
  ],
] as const)('AWS says of %s', ([, name, [principal, operation, resource], message]) => {
  const estate = loaded.get(name)?.estate;
  if (!estate) throw new Error(name);
  const made = simulate(estate, { principal, operation, resource, parameters: new Map() });
  const last = 'message' in made ? undefined : made.steps.at(-1);
  expect(last && predictedMessage(last)).toBe(message);
});
