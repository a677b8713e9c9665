import {
  defineRule,
  exampleNames,
  openNames,
  type Statement,
  type StringNode,
} from '../../src/index.ts';

export default defineRule({
  id: 'arn/placeholder',
  title: 'Placeholder or example name left in a policy',
  severity: 'info',
  rationale: `
    A policy that still holds <ACCOUNT>, a variable of a template or the account of a sample in AWS's
    documentation says nothing of one's own resources. AWS takes most of them without complaint, and
    the statement then never applies. It is a note, since templates and samples are meant to hold them;
    set it to error for the folders that are deployed as they are.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples.html',
  ],
  messages: {
    open: {
      message: '{element} still holds {names}',
      why: 'AWS does not fill it in: as it stands the entry matches nothing',
      help: 'put the value in its place, or lint what the template makes of it',
    },
    example: {
      message: '{element} holds {names} from the examples of AWS',
      why: 'these are the names of nobody, so that the entry matches nothing of yours',
      help: 'write your own account or bucket',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a sample with its blanks',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "iam:PassRole", "Resource": [
  "arn:aws:iam::<ACCOUNT>:role/reader", "arn:aws:iam::account-id:role/writer",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Resource\` still holds \`<ACCOUNT>\`, \`account-id\` and \`\${var.account}\`
  "arn:aws:iam::\${var.account}:role/admin"] } }
`,
      },
      {
        title: 'the principal of a sample',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Principal\` holds \`123456789012\` from the examples of AWS
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:PrincipalOrgID": "\${ORG_ID}" } } } }
                                                         ~~~~~~~~~~~ \`aws:PrincipalOrgID\` still holds \`\${ORG_ID}\`
`,
      },
    ],
    valid: [
      {
        title: 'variables that AWS fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalAccount}/\${aws:username}/*" } }
`,
      },
    ],
  },

  *check({ policy, accounts }) {
    for (const statement of policy.statements) {
      for (const { element, nodes } of placesOf(statement)) {
        for (const [message, find] of [
          ['open', openNames],
          ['example', exampleNames],
        ] as const) {
          const held = nodes.map((node) => ({ node, names: find(node.value, accounts) }));
          const names = [...new Set(held.flatMap((place) => place.names))];
          const first = held.find((place) => place.names.length > 0)?.node;
          if (first) yield { at: first, message, data: { element: `\`${element}\``, names } };
        }
      }
    }
  },
});

interface Place {
  readonly element: string;
  readonly nodes: readonly StringNode[];
}

/** Where a policy names resources and principals: each element and each clause is one place. */
function placesOf({ principal, resource, conditions }: Statement): readonly Place[] {
  const elements = [principal && { ...principal, patterns: principal.entries }, resource];
  return [
    ...elements.flatMap((element) =>
      element
        ? [{ element: element.key.value, nodes: element.patterns.map(({ node }) => node) }]
        : [],
    ),
    ...conditions.map(({ key, values }) => ({
      element: key.value,
      nodes: values.filter((value) => value.kind === 'string'),
    })),
  ];
}
