import { defineRule, insertMember, replaceString } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/version',
  title: 'Resource control policy without the version that it needs',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    Every resource control policy has the version 2012-10-17. AWS Organizations refuses one without a
    version, or with the older one that other policies may have.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
  ],
  messages: {
    missing: {
      message: 'a resource control policy without a version',
      why: 'AWS Organizations refuses it',
      help: 'add `"Version": "2012-10-17"`',
    },
    other: {
      message: 'the version `{version}` in a resource control policy',
      why: 'AWS Organizations refuses it',
      help: 'write `2012-10-17`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'none',
        type: 'rcp',
        policy: `
{ "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ a resource control policy without a version
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
`,
      },
      {
        title: 'the older one',
        type: 'rcp',
        policy: `
{ "Version": "2008-10-17",
             ~~~~~~~~~~~~ the version \`2008-10-17\` in a resource control policy
  "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
`,
        fixed: `
{ "Version": "2012-10-17",
  "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the version of today',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17",
  "Statement": { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    const { version, node } = policy;
    if (version?.value === VERSION) return;
    const edit = version ? replaceString(version, VERSION) : insertMember(node, 'Version', VERSION);
    yield {
      at: version ?? policy,
      message: version ? 'other' : 'missing',
      data: { version: version?.value ?? '' },
      fix: { grade: 'unsafe', title: 'write the version', edits: [edit] },
    };
  },
});

const VERSION = '2012-10-17';
