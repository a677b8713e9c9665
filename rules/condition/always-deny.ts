import { defineRule, encryptionConflicts, exhaustiveDenials, namesOf } from '../../src/index.ts';

export default defineRule({
  id: 'condition/always-deny',
  title: 'Conditioned Denies of which every request meets one',
  severity: 'error',
  needs: 'solver',
  rationale: `
    Each Deny spares whom its conditions name, and a request has to be spared by all of them. Two that
    spare different values of one key spare nobody: the value that passes the one is denied by the
    other. What was to limit the access closes it, for administrators as well. Values that are all fine
    belong in one list. This is proved for all requests, not guessed.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html',
  ],
  messages: {
    together: {
      message: 'together with {others} this denies every request for what it covers',
      why: 'a request that the one spares is denied by another: nobody is left',
      help: 'put all values that are fine into the list of one Deny',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two endpoints, each spared by a Deny of its own',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } },
                                        ~~~~~~~~~~~~~~~~ together with \`Second\` this denies every request for what it covers
  { "Sid": "Second", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0fedcba9876543210" } } }] }
`,
      },
      {
        title: 'one Deny for who has the tag, one for who lacks it',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
    "Condition": { "Null": { "aws:RequestTag/team": "true" } } },
                             ~~~~~~~~~~~~~~~~~~~~~ together with \`statement 2\` this denies every request for what it covers
  { "Effect": "Deny", "Action": "ec2:*", "Resource": "*",
    "Condition": { "StringLike": { "aws:RequestTag/team": "*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'two Denies that spare a value in common',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": [
      "vpce-0123456789abcdef0", "vpce-0fedcba9876543210"] } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
    "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0fedcba9876543210" } } }] }
`,
      },
    ],
  },

  *check(context) {
    // Of headers for encryption a rule of their own says more.
    const told = [...encryptionConflicts(context)].flatMap(({ tests }) => tests);
    const toldOf = new Set(told.map(({ statement }) => statement));
    for (const { statement, others } of exhaustiveDenials(context)) {
      if (toldOf.has(statement)) continue;
      yield {
        at: statement.conditions[0]?.key ?? statement,
        message: 'together',
        data: { others: namesOf(others) },
        labels: others.map(({ at }) => ({ at, message: 'denies the rest' })),
      };
    }
  },
});
