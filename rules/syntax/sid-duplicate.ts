import { defineRule, replaceString, type PolicyType, type StringNode } from '../../src/index.ts';

/** IAM and AWS Organizations refuse a repeated Sid; of other services only some do. */
const STRICT: ReadonlySet<PolicyType> = new Set([
  'identity',
  'boundary',
  'session',
  'trust',
  'scp',
  'rcp',
]);

export default defineRule({
  id: 'syntax/sid-duplicate',
  title: 'Sid that two statements share',
  severity: 'error',
  rationale: `
    A Sid names its statement: in reports, in error messages, and where a service adds and removes single
    statements. IAM wants it to be unique in a policy and refuses a repeated one. Other services have
    their own rules, but there too nobody can tell which of the two statements is meant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  ],
  messages: {
    refused: {
      message: 'the Sid `{sid}` names two statements',
      why: 'IAM wants it to be unique in a policy and refuses this one',
      help: 'name this statement otherwise, such as `{free}`',
    },
    ambiguous: {
      message: 'the Sid `{sid}` names two statements',
      why: 'nobody can tell which one a report means, and some services refuse it',
      help: 'name this statement otherwise, such as `{free}`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a statement that was copied',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Sid": "Read", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab" }] }
           ~~~~~~ the Sid \`Read\` names two statements
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Sid": "Read2", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab" }] }
`,
      },
      {
        title: 'the same in a bucket policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Lab", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Sid": "Lab", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
           ~~~~~ the Sid \`Lab\` names two statements
    "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Lab", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
    "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Sid": "Lab2", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/writer" },
    "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'names that differ in case, and a statement without one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Sid": "read", "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab" },
  { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const sids = policy.statements.flatMap(({ sid }) => (sid?.value ? [sid] : []));
    const taken = new Set(sids.map(({ value }) => value));
    const first = new Map<string, StringNode>();
    const numbers = new Map<string, number>();
    for (const sid of sids) {
      const earlier = first.get(sid.value);
      first.set(sid.value, earlier ?? sid);
      if (!earlier) continue;
      const free = freeName(sid.value, taken, numbers);
      yield {
        at: sid,
        message: STRICT.has(policy.type) ? 'refused' : 'ambiguous',
        data: { sid: sid.value, free },
        labels: [{ at: earlier.at, message: 'first here' }],
        fix: {
          grade: 'safe',
          title: 'give the statement a name of its own',
          edits: [replaceString(sid, free)],
        },
      };
    }
  },
});

/** The name with the next number behind it that makes it one which no statement has. */
function freeName(name: string, taken: ReadonlySet<string>, numbers: Map<string, number>): string {
  const stem = name.includes(' ') ? `${name} ` : name;
  let number = (numbers.get(name) ?? 1) + 1;
  while (taken.has(`${stem}${number}`)) number++;
  numbers.set(name, number);
  return `${stem}${number}`;
}
