import { coversResource, defineRule, redundantEntries } from '../../src/index.ts';

export default defineRule({
  id: 'style/redundant-resource',
  title: 'Resource that another entry of its list covers',
  severity: 'info',
  rationale: `
    A resource that a wildcard beside it already covers changes nothing. It makes a statement look
    narrower than it is: a reader sees one folder and overlooks that the whole bucket is listed as well.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    covered: {
      message: '`{wide}` in the same list covers {entries}',
      why: 'the statement reaches just as far without it',
      help: 'remove {entries}, or the wildcard if it reaches too far',
    },
    repeated: {
      message: 'more than once in this list: {entries}',
      why: 'the statement reaches just as far without the repetitions',
      help: 'remove the repetitions',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a folder of a bucket that is listed whole',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": ["arn:aws:s3:::lab/reports/*", "arn:aws:s3:::lab/*"] }] }
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:s3:::lab/*\` in the same list covers \`arn:aws:s3:::lab/reports/*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": ["arn:aws:s3:::lab/*"] }] }
`,
      },
      {
        title: 'the folder of a user beside that of everybody, and a repetition',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": ["arn:aws:s3:::lab/home/*", "arn:aws:s3:::lab/home/\${aws:username}/*",
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:s3:::lab/home/*\` in the same list covers \`arn:aws:s3:::lab/home/\${aws:username}/*\`
    "arn:aws:s3:::logs/*", "arn:aws:s3:::logs/*"] }] }
                           ~~~~~~~~~~~~~~~~~~~~~ more than once in this list: \`arn:aws:s3:::logs/*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": ["arn:aws:s3:::lab/home/*",
    "arn:aws:s3:::logs/*"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'a bucket and its objects, and a name in another case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:ListBucket", "s3:GetObject"],
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*", "arn:aws:s3:::Lab/*"] }] }
`,
      },
      {
        title: 'exceptions from a Deny, of which one holds a variable',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "NotResource": ["arn:aws:s3:::lab/home/*", "arn:aws:s3:::lab/home/\${aws:username}/*"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, resource } of policy.statements) {
      // Whether an exception whose variable has no value excepts anything is not documented.
      const isOpen = (entry: string): boolean => resource?.negated === true && entry.includes('${');
      yield* redundantEntries(node, resource, {
        textOf: (text) => text,
        covers: (wide, narrow) => !isOpen(narrow) && coversResource(wide, narrow),
      });
    }
  },
});
