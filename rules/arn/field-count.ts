import {
  defineRule,
  parseVariables,
  placeholdersIn,
  replaceString,
  splitArn,
  type PolicyContext,
} from '../../src/index.ts';

const FIELDS = 6;

export default defineRule({
  id: 'arn/field-count',
  title: 'ARN with fewer than six fields',
  severity: 'error',
  rationale: `
    An ARN has six fields, arn:partition:service:region:account:resource. A resource that has no
    Region or no account leaves the field empty but keeps its colon; without it, the rest slips into
    the wrong fields.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    short: {
      message: '`{text}` has {count} of the six fields of an ARN',
      why: 'AWS refuses it, or matches it with nothing that you meant',
      help: 'write `arn:partition:service:region:account:resource`, with nothing between the colons of a field that the resource lacks',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bucket with two colons too few',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:lab/*" } }
              ~~~~~~~~~~~~~~~~~~ \`arn:aws:s3:lab/*\` has 4 of the six fields of an ARN
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'everything of a service, cut short',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "dynamodb:Query",
  "Resource": "arn:aws:dynamodb:*" } }
              ~~~~~~~~~~~~~~~~~~~~ \`arn:aws:dynamodb:*\` has 4 of the six fields of an ARN
`,
      },
    ],
    valid: [
      {
        title: 'fields that a template fills in, and empty ones',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": ["arn:aws:s3:::lab/*", "arn:aws:\${local.service_and_rest}"] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const { resource } of policy.statements) {
      for (const { node, text, arn } of resource?.patterns ?? []) {
        if (arn || !text.startsWith('arn:') || mayHoldColons(text)) continue;
        const parts = splitArn(text);
        const meant = padded(parts, catalog);
        yield {
          at: node,
          message: 'short',
          data: { text, count: parts.length },
          ...(meant !== undefined && {
            fix: {
              grade: 'unsafe',
              title: 'write the empty fields',
              edits: [replaceString(node, meant)],
            },
          }),
        };
      }
    }
  },
});

function mayHoldColons(text: string): boolean {
  if (placeholdersIn(text).length > 0) return true;
  return parseVariables(text).some((part) => part.kind === 'malformed');
}

/** The ARN with empty fields behind the service, if the service has ARNs of that form. */
function padded(parts: readonly string[], catalog: PolicyContext['catalog']): string | undefined {
  const [prefix = '', partition = '', service = '', ...rest] = parts;
  if (rest.every((part) => part === '*' || part === '')) return undefined;
  const empty = Array.from({ length: FIELDS - parts.length }, () => '');
  const arn = [prefix, partition, service, ...empty, ...rest].join(':');
  for (const form of catalog.arnTemplates(service)) if (form.overlaps(arn)) return arn;
  return undefined;
}
