import {
  asciiLower,
  defineRule,
  demandsAttestation,
  deniesUnattested,
  isAttestation,
  resultWhenAbsent,
  unattestedIn,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/attestation-not-required',
  title: 'Use of a key by an enclave that anything else passes for',
  severity: 'warning',
  types: ['identity', 'key'],
  rationale: `
    The parent instance of an enclave has the same role as the enclave. Only what the enclave attests
    tells the two apart: without a test that demands kms:RecipientAttestation, whoever gets hold of the
    instance decrypts what was meant for the enclave.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-attestation.html',
    'https://docs.aws.amazon.com/enclaves/latest/user/kms.html',
  ],
  messages: {
    passes: {
      message: '`{operator}` on `{key}` also allows requests without an attestation document',
      why: 'a request that attests nothing lacks the key, and the test is true without it',
      help: 'use `StringEqualsIgnoreCase`, which is false on an absent key',
    },
    enclave: {
      message: '{actions} for an enclave is allowed without an attestation document',
      why: 'the parent instance has the same role: it may decrypt as well as the enclave',
      help: 'add a condition on `kms:RecipientAttestation:ImageSha384` or `kms:RecipientAttestation:PCR0`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an attestation that may be left off',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/processor" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEqualsIgnoreCaseIfExists": { "kms:RecipientAttestation:PCR0": "a1b2c3" } } }] }
                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringEqualsIgnoreCaseIfExists\` on \`kms:RecipientAttestation:PCR0\` also allows requests without an attestation document
`,
      },
      {
        title: 'the role of an enclave, by its name',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Sid": "EnclaveReads", "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/parent" },
  "Action": ["kms:Dec*", "kms:DescribeKey"], "Resource": "*" } }
             ~~~~~~~~~~ \`kms:Decrypt\` for an enclave is allowed without an attestation document
`,
      },
    ],
    valid: [
      {
        title: 'one image of an enclave, and administration of its key',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "EnclaveReads", "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave" },
    "Action": "kms:Decrypt", "Resource": "*", "Condition": {
      "StringEqualsIgnoreCase": { "kms:RecipientAttestation:ImageSha384": "a1b2c3" } } },
  { "Sid": "EnclaveAdmins", "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111111111111:role/enclave-admin" },
    "Action": ["kms:PutKeyPolicy", "kms:DescribeKey"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    if (deniesUnattested(policy)) return;
    const isKnown = policy.statements.some(demandsAttestation);
    for (const statement of policy.statements) {
      const unattested = unattestedIn(statement);
      if (!unattested) continue;
      const { reach, actions } = unattested;
      const clause = statement.conditions.find(isAttestation);
      if (clause && resultWhenAbsent(clause)) {
        const data = { operator: clause.operator.node.value, key: clause.key.value };
        yield { at: clause.key, message: 'passes', data };
      } else if (!clause && !isKnown && speaksOfEnclaves(statement)) {
        yield { at: reach.node, message: 'enclave', data: { actions } };
      }
    }
  },
});

function speaksOfEnclaves({ sid, principal }: Statement): boolean {
  const names = [sid?.value ?? '', ...(principal?.entries.map(({ value }) => value) ?? [])];
  return names.some((name) => asciiLower(name).includes('enclave'));
}
