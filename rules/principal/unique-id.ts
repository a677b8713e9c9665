import { defineRule, principalEntries } from '../../src/index.ts';

export default defineRule({
  id: 'principal/unique-id',
  title: 'Unique id of a user or role as principal',
  severity: 'warning',
  rationale: `
    AWS keeps the id of a principal beside its ARN. Once the user or role is deleted, the policy shows
    the id, and one of the same name that is made later does not match it: the statement is for nobody.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  ],
  messages: {
    deleted: {
      message: '`{value}` is the id of a {kind} and not its ARN',
      why: 'this is what AWS leaves of a {kind} that was deleted: nobody matches it any more',
      help: 'write the ARN of the {kind} that is meant, or remove the entry',
    },
  },
  examples: {
    invalid: [
      {
        title: 'what is left of a role',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "AROAEXAMPLEID1234567" },
                        ~~~~~~~~~~~~~~~~~~~~~~ \`AROAEXAMPLEID1234567\` is the id of a role and not its ARN
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the id where it belongs: before the session in aws:userid',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotLike": { "aws:userid": "AROAEXAMPLEID1234567:*" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { entry } of principalEntries(policy)) {
      const { node, value, type } = entry;
      const kind = KINDS.get(value.slice(0, 'AROA'.length));
      if (type !== 'AWS' || kind === undefined || !/^[A-Z0-9]{16,}$/.test(value)) continue;
      yield { at: node, message: 'deleted', data: { value, kind } };
    }
  },
});

const KINDS: ReadonlyMap<string, string> = new Map([
  ['AROA', 'role'],
  ['AIDA', 'user'],
]);
