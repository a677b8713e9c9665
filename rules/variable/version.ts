import {
  defineRule,
  insertMember,
  member,
  replaceString,
  variableParts,
  type Fix,
  type Policy,
} from '../../src/index.ts';

const OLD = '2008-10-17';
const NEW = '2012-10-17';

export default defineRule({
  id: 'variable/version',
  title: 'Policy variable under a version of the language without variables',
  severity: 'error',
  rationale: `
    Variables came with Version 2012-10-17. A policy of Version 2008-10-17, and one without a Version
    counts as that, compares with the characters of \${aws:username} instead of the name of the caller:
    an Allow grants nothing, a Deny that compares for difference hits everybody.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  ],
  messages: {
    old: {
      message: 'Version `2008-10-17` replaces no variables such as {variables}',
      why: 'AWS compares with these very characters, which no request holds',
      help: 'set `"Version": "2012-10-17"`',
    },
    none: {
      message: 'without a `Version` nothing replaces {variables}',
      why: 'the language then is that of 2008-10-17: AWS compares with these very characters, which no request holds',
      help: 'add `"Version": "2012-10-17"`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the version that the console once wrote',
        policy: `
{ "Version": "2008-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*",
  "Resource": "arn:aws:s3:::lab/home/\${aws:username}/*" } }
                                     ~~~~~~~~~~~~~~~ Version \`2008-10-17\` replaces no variables such as \`\${aws:username}\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*",
  "Resource": "arn:aws:s3:::lab/home/\${aws:username}/*" } }
`,
      },
      {
        title: 'no version at all',
        policy: `
{ "Statement": { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:RequestObjectTag/owner": "\${aws:username}" } } } }
                                                                    ~~~~~~~~~~~~~~~ without a \`Version\` nothing replaces \`\${aws:username}\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:RequestObjectTag/owner": "\${aws:username}" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'an old policy with nothing but interpolation of a template',
        policy: `
{ "Version": "2008-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*",
  "Resource": "arn:aws:s3:::\${var.bucket}/*" } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    const fix = fixFor(policy);
    if (!fix) return;
    const found = [...variableParts(policy)].filter(
      ({ part }) => part.kind === 'variable' && catalog.conditionKey(part.key) !== undefined,
    );
    const [first] = found;
    if (!first) return;
    yield {
      at: first.at,
      message: policy.version ? 'old' : 'none',
      data: { variables: [...new Set(found.map(({ text }) => text))] },
      fix,
    };
  },
});

/** Sets the version; undefined where it is new enough, or is something else to be mended first. */
function fixFor({ node, version }: Policy): Fix | undefined {
  const title = `set Version ${NEW}`;
  if (version?.value === OLD) {
    return { grade: 'unsafe', title, edits: [replaceString(version, NEW)] };
  }
  if (member(node, 'Version')) return undefined;
  return { grade: 'unsafe', title, edits: [insertMember(node, 'Version', NEW)] };
}
