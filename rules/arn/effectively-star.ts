import { defineRule, replaceString } from '../../src/index.ts';

export default defineRule({
  id: 'arn/effectively-star',
  title: 'ARN whose wildcards leave every resource',
  severity: 'warning',
  rationale: `
    An ARN of stars looks narrower than a lone * and is not: it matches every resource that has an ARN.
    What it fails to match are the actions without a resource, which takes people by surprise.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    star: {
      message: '`{text}` matches every resource',
      why: 'it reads like a limit and is none; only actions that have no resource fall out of it',
      help: 'name the service and the resources, or write `*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'six fields that say nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:*:*:*:*" } }
              ~~~~~~~~~~~~~~~~~ \`arn:aws:*:*:*:*\` matches every resource
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'everything of one service, and of one account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": [
  "arn:aws:s3:::*", "arn:aws:*:*:111111111111:*"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { resource } of policy.statements) {
      for (const { node, text, arn } of resource?.patterns ?? []) {
        const { service, region, account, resource: rest } = arn ?? NOTHING;
        const isStar = [service, region, account, rest].every((field) => /^\*+$/.test(field));
        if (!isStar && !/^\*[*?]+$/.test(text)) continue;
        const edits = [replaceString(node, '*')];
        const fix = { grade: 'unsafe', title: 'write `*`', edits } as const;
        yield { at: node, message: 'star', data: { text }, fix };
      }
    }
  },
});

const NOTHING = { service: '', region: '', account: '', resource: '' };
