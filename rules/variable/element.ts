import { defineRule, variableMarks, type Statement, type StringNode } from '../../src/index.ts';

export default defineRule({
  id: 'variable/element',
  title: 'Policy variable in an element where AWS replaces none',
  severity: 'error',
  rationale: `
    AWS puts values in the place of variables in Resource, NotResource and in the values of
    conditions. Everywhere else the characters stand for themselves: an action, a principal or a
    condition key of that name does not exist.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse',
  ],
  messages: {
    plain: {
      message: '`{text}` stays plain text in {element}',
      why: 'AWS replaces variables in Resource and in condition values only, so that this part matches no request',
      help: 'write the name out, or compare with the variable in a condition value',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an action by the tag of the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:\${aws:PrincipalTag/verb}Object", "Resource": "arn:aws:s3:::lab/*" } }
                ~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/verb}\` stays plain text in an action
`,
      },
      {
        title: 'a principal by name',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:user/\${aws:username}" },
                                                        ~~~~~~~~~~~~~~~ \`\${aws:username}\` stays plain text in a principal
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'a tag whose key is the name of the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/\${aws:username}": "reader" } } } }
                                                         ~~~~~~~~~~~~~~~ \`\${aws:username}\` stays plain text in a condition key
`,
      },
    ],
    valid: [
      {
        title: 'a variable in a condition value, and one that a template fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::\${AWS::AccountId}:root" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/owner": "\${aws:username}" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      for (const { node: of, element } of plainTexts(statement)) {
        for (const { part, text, at } of variableMarks(of)) {
          if (part.kind === 'variable') yield { at, message: 'plain', data: { text, element } };
        }
      }
    }
  },
});

interface PlainText {
  readonly node: StringNode;
  readonly element: string;
}

/** The texts of a statement in which `${…}` has no meaning. */
function plainTexts({ action, principal, conditions }: Statement): readonly PlainText[] {
  return [
    ...(principal?.entries ?? []).map(({ node }) => ({ node, element: 'a principal' })),
    ...(action?.patterns ?? []).map(({ node }) => ({ node, element: 'an action' })),
    ...conditions.map(({ key }) => ({ node: key, element: 'a condition key' })),
  ];
}
