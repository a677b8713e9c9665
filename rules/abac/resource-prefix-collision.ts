import { defineRule, grouped, openPrefixes, parseArn, replacePart } from '../../src/index.ts';

export default defineRule({
  id: 'abac/resource-prefix-collision',
  title: 'Variable in Resource with a wildcard right behind it',
  severity: 'warning',
  rationale: `
    The value of the variable is the beginning of longer names as well: with a star behind it, team red
    also gets what belongs to red-admin, and user-1 what belongs to user-10. A delimiter that no value
    contains ends the name.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html',
  ],
  messages: {
    collision: {
      message: '{patterns} also stands for names that begin with the value',
      why: 'whoever is `red` gets what belongs to `red-admin`, too',
      help: 'put a delimiter between the variable and the wildcard, as in `{delimited}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a folder for each team',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}*" }] }
                                ~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/team}*\` also stands for names that begin with the value
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" }] }
`,
      },
      {
        title: 'a list, wildcard actions, and a Deny of all but some',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["sqs:*", "sns:Pub*"], "Resource": [
    "arn:aws:sqs:us-east-1:111111111111:\${AWS:username}*", "arn:aws:sns:*:111111111111:news"] },
                                        ~~~~~~~~~~~~~~~ \`\${AWS:username}*\` also stands for names that begin with the value
  { "Effect": "Deny", "Action": "dynamodb:*",
    "NotResource": "arn:aws:dynamodb:*:*:table/\${aws:PrincipalTag/team, 'none'}?" }] }
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/team, 'none'}?\` also stands for names that begin with the value
`,
      },
    ],
    valid: [
      {
        title: 'a delimiter, an id of one length, and a Deny, which only denies more',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
    "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*", "arn:aws:s3:::logs-\${aws:PrincipalAccount}*"] },
  { "Effect": "Deny", "Action": "s3:DeleteObject",
    "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}*" }] }
`,
      },
    ],
  },

  *check(context) {
    const found = [...openPrefixes(context)].filter(({ clause }) => !clause);
    for (const [, group] of grouped(found, ({ statement }) => statement)) {
      const edits = group.flatMap(({ node, part, pattern }) => {
        const isOnObject = parseArn(node.value)?.service === 's3' && pattern.endsWith('*');
        return isOnObject ? [replacePart(node, { from: part.to, to: part.to }, '/')] : [];
      });
      const [{ at, text }] = group;
      const patterns = [...new Set(group.map(({ pattern }) => pattern))];
      yield {
        at,
        message: 'collision',
        data: { patterns, delimited: `${text}/*` },
        ...(edits.length === group.length && {
          fix: { grade: 'unsafe', title: 'end the name with a slash', edits },
        }),
      };
    }
  },
});
