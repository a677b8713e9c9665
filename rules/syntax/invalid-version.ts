import { defineRule, placeholdersIn, replaceString } from '../../src/index.ts';

const VERSIONS: ReadonlySet<string> = new Set(['2012-10-17', '2008-10-17']);

export default defineRule({
  id: 'syntax/invalid-version',
  title: 'Version that the policy language does not have',
  severity: 'error',
  rationale: `
    Version names the version of the policy language, of which there are two. It looks like the date of
    the document, and so people put today's date there; AWS refuses the policy.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  ],
  messages: {
    unknown: {
      message: '`{version}` is no version of the policy language',
      why: 'AWS refuses the policy: this date is not the age of the document',
      help: 'write `2012-10-17`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the day on which the policy was written',
        policy: `
{ "Version": "2026-01-31", "Statement": [
             ~~~~~~~~~~~~ \`2026-01-31\` is no version of the policy language
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'the current version of the language',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy: { version } }) {
    if (!version || VERSIONS.has(version.value)) return;
    if (placeholdersIn(version.value).length > 0) return;
    const edits = [replaceString(version, '2012-10-17')];
    const fix = { grade: 'unsafe', title: 'write the current version', edits } as const;
    yield { at: version, message: 'unknown', data: { version: version.value }, fix };
  },
});
