import { asciiLower, defineRule, demandsAttestation, isAttestation } from '../../src/index.ts';

export default defineRule({
  id: 'kms/attestation-no-deployment-pcr',
  title: 'Attestation of an image without where it runs or who signed it',
  severity: 'info',
  rationale: `
    PCR0, PCR1 and PCR2 measure the image of an enclave. Whoever has the image runs it on an instance of
    their own and with a role of their own. PCR3 measures the role of the parent instance, PCR4 the
    instance, PCR8 who signed the image.`,
  references: [
    'https://docs.aws.amazon.com/enclaves/latest/user/set-up-attestation.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-attestation.html',
  ],
  messages: {
    image: {
      message: 'only the image of the enclave is attested: {keys}',
      why: 'the same image on another instance, or with another role, attests the same',
      help: 'add `kms:RecipientAttestation:PCR3` with the role of the parent instance, or `PCR8` with the signer',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the digest of the image',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave" },
  "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEqualsIgnoreCase": {
    "kms:RecipientAttestation:ImageSha384": "a1b2c3", "KMS:recipientattestation:pcr2": "d4e5f6" } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ only the image of the enclave is attested: \`kms:RecipientAttestation:ImageSha384\` and \`KMS:recipientattestation:pcr2\`
`,
      },
    ],
    valid: [
      {
        title: 'the image on instances with one role',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave" },
  "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEqualsIgnoreCase": {
    "kms:RecipientAttestation:ImageSha384": "a1b2c3", "kms:RecipientAttestation:PCR3": "d4e5f6" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !demandsAttestation(statement)) continue;
      const keys = statement.conditions.filter(isAttestation).map(({ key }) => key);
      const [first] = keys;
      if (!first || !keys.every(({ value }) => IMAGE.test(asciiLower(value)))) continue;
      yield { at: first, message: 'image', data: { keys: keys.map(({ value }) => value) } };
    }
  },
});

const IMAGE = /^kms:recipientattestation:(?:imagesha384|pcr[012])$/;
