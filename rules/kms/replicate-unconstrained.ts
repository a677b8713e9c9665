import { defineRule, unguardedGrants } from '../../src/index.ts';

export default defineRule({
  id: 'kms/replicate-unconstrained',
  title: 'Replication of keys allowed into any Region',
  severity: 'warning',
  types: ['identity', 'boundary', 'session', 'key'],
  rationale: `
    A replica of a multi-Region key holds the same key material under a policy of its own, which the
    caller writes. Data that were to stay in one Region can then be decrypted in every one to which
    the key may go.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-auth.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    open: {
      message: '`kms:ReplicateKey` is allowed into any Region',
      why: 'the replica decrypts the same data elsewhere, under a policy that the caller writes',
      help: 'limit the Regions with `StringEquals` for `kms:ReplicaRegion`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'replicas among the tasks of an administrator',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:ReplicateKey", "kms:UpdatePrimaryRegion"],
             ~~~~~~~~~~~~~~~~~~ \`kms:ReplicateKey\` is allowed into any Region
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/*" }] }
`,
      },
      {
        title: 'in a key policy, by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" },
  "Action": "KMS:replicate*", "Resource": "*" } }
            ~~~~~~~~~~~~~~~~ \`kms:ReplicateKey\` is allowed into any Region
`,
      },
    ],
    valid: [
      {
        title: 'one Region',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:ReplicateKey",
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/*",
  "Condition": { "StringEquals": { "kms:ReplicaRegion": "us-west-2" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach } of unguardedGrants(policy, REPLICATION)) {
      yield { at: reach.node, message: 'open' };
    }
  },
});

const REPLICATION = {
  actions: ['kms:ReplicateKey'],
  guards: new Set(['kms:replicaregion']),
};
