import { defineRule, placeholdersIn, replaceString } from '../../src/index.ts';

const OTHER = /[^A-Za-z0-9]+/;

export default defineRule({
  id: 'syntax/sid-charset',
  title: 'Sid with other characters than letters and digits',
  severity: 'warning',
  types: ['identity', 'boundary', 'session', 'trust', 'scp'],
  rationale: `
    IAM takes the letters A to Z, in both cases, and digits in a Sid, and refuses a policy whose Sid
    holds a blank, a hyphen or an underscore. Policies of other services are less strict: a key policy
    may call a statement "Enable IAM policies".`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
  ],
  messages: {
    other: {
      message: 'the Sid `{sid}` holds other characters than letters and digits',
      why: 'IAM refuses the policy when it is saved',
      help: 'write `{plain}`',
    },
    none: {
      message: 'the Sid `{sid}` holds no letter and no digit',
      why: 'IAM refuses the policy when it is saved',
      help: 'name the statement in letters and digits, or leave `Sid` out',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a blank and a hyphen',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Sid": "Read lab-data", "Effect": "Allow",
                                                  ~~~~~~~~~~~~~~~ the Sid \`Read lab-data\` holds other characters than letters and digits
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Sid": "Readlabdata", "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'nothing but a hyphen',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Sid": "-", "Effect": "Allow",
                                                  ~~~ the Sid \`-\` holds no letter and no digit
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'a key policy, which may hold blanks',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Sid": "Enable IAM policies", "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": "kms:*", "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const taken = new Set(policy.statements.map(({ sid }) => sid?.value));
    for (const { sid } of policy.statements) {
      if (!sid || !OTHER.test(sid.value) || placeholdersIn(sid.value).length > 0) continue;
      const plain = sid.value.split(OTHER).join('');
      const data = { sid: sid.value, plain };
      const edits = [replaceString(sid, plain)];
      const fix = { grade: 'safe', title: 'leave the other characters out', edits } as const;
      if (plain === '') yield { at: sid, message: 'none', data };
      else yield { at: sid, message: 'other', data, ...(!taken.has(plain) && { fix }) };
      taken.add(plain);
    }
  },
});
