import { attestationBypasses, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'kms/attestation-bypass',
  title: 'Statement that goes around the attestation of an enclave key',
  severity: 'error',
  types: ['key'],
  rationale: `
    A key that one statement keeps for an attested enclave is not kept for it when another statement
    allows the same action to somebody without attestation. What the enclave was to guard can be read
    outside of it.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-attestation.html',
    'https://docs.aws.amazon.com/enclaves/latest/user/kms.html',
  ],
  messages: {
    bypass: {
      message: '{actions} is allowed without the attestation that another statement demands',
      why: 'what only the enclave was to read can be read outside of it',
      help: 'leave these actions out, or deny them to requests without `kms:RecipientAttestation:ImageSha384`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a developer beside the enclave',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "StringEqualsIgnoreCase": { "kms:RecipientAttestation:ImageSha384": "a1b2c3" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/dev" },
    "Action": ["kms:Encrypt", "KMS:dec*"], "Resource": "*" }] }
                              ~~~~~~~~~~ \`kms:Decrypt\` is allowed without the attestation that another statement demands
`,
      },
    ],
    valid: [
      {
        title: 'others encrypt only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "StringEqualsIgnoreCase": { "kms:RecipientAttestation:ImageSha384": "a1b2c3" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/dev" },
    "Action": ["kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext"], "Resource": "*" }] }
`,
      },
      {
        title: 'a Deny without attestation',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "StringEqualsIgnoreCase": { "kms:RecipientAttestation:PCR0": "a1b2c3" } } },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/dev" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Deny", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringNotEqualsIgnoreCase": { "kms:RecipientAttestation:PCR0": "a1b2c3" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach, actions } of attestationBypasses(policy)) {
      yield { at: reach.node, message: 'bypass', data: { actions } };
    }
  },
});
