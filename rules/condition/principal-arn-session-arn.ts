import {
  arnFields,
  asciiLower,
  defineRule,
  isPlain,
  replaceString,
  valueText,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/principal-arn-session-arn',
  title: 'aws:PrincipalArn compared with the ARN of a role session',
  severity: 'error',
  rationale: `
    For a session of a role aws:PrincipalArn holds the ARN of the role, with its path, and never that of
    the session. A test for an assumed-role ARN matches nobody: the exception for administrators in a Deny
    is none, and they are locked out.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn',
  ],
  messages: {
    session: {
      message: '`{key}` is never the ARN of a role session, as `{value}` is',
      why: 'for a session it holds the ARN of its role: this value matches nobody',
      help: 'name the role: `arn:aws:iam::account:role/path/name`; for one session test `aws:userid`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny that spares nobody',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:sts::111111111111:assumed-role/admin/*" } } }] }
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalArn\` is never the ARN of a role session, as \`arn:aws:sts::111111111111:assumed-role/admin/*\` is
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } }] }
`,
      },
      {
        title: 'an SSO role, whose path only its owner knows',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": { "StringNotLike": {
    "aws:PrincipalArn": "arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_admin_*" } } }] }
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalArn\` is never the ARN of a role session, as \`arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_admin_*\` is
`,
      },
    ],
    valid: [
      {
        title: 'the role itself',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/admin" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (asciiLower(clause.key.value) !== 'aws:principalarn') continue;
      for (const node of clause.values) {
        const text = valueText(node);
        const fields = arnFields(text);
        if (fields?.service.text !== 'sts' || !fields.resource.text.startsWith(SESSION)) continue;
        const role = roleOf(text);
        yield {
          at: node,
          message: 'session',
          data: { key: clause.key.value, value: text },
          ...(role !== undefined && {
            fix: { grade: 'unsafe', title: 'name the role', edits: [replaceString(node, role)] },
          }),
        };
      }
    }
  },
});

const SESSION = 'assumed-role/';

/** The role of a session's ARN. Roles that IAM Identity Center makes have a path, others may. */
function roleOf(text: string): string | undefined {
  const fields = arnFields(text);
  const [, role = '', session] = fields?.resource.text.split('/') ?? [];
  if (!fields || session === undefined || !isPlain(text) || role.startsWith('AWSReserved')) {
    return undefined;
  }
  return `arn:${fields.partition.text}:iam::${fields.account.text}:role/${role}`;
}
