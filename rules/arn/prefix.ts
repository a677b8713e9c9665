import {
  asciiLower,
  defineRule,
  isResourceShorthand,
  parseArn,
  placeholdersIn,
  replaceString,
} from '../../src/index.ts';

export default defineRule({
  id: 'arn/prefix',
  title: 'Resource that is no ARN',
  severity: 'error',
  rationale: `
    Resource and NotResource take ARNs, which start with arn:, or a lone *. AWS refuses anything else,
    such as the name of a bucket or its s3:// address, when the policy is saved.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  ],
  messages: {
    other: {
      message: '`{text}` does not start with `arn:`',
      why: 'AWS refuses a policy whose resources are neither ARNs nor `*`',
      help: 'write the ARN of the resource',
    },
    near: {
      message: '`{text}` is not written as an ARN',
      why: 'AWS refuses a policy whose resources are neither ARNs nor `*`',
      help: 'did you mean `{arn}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the address that the command line uses',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "s3://lab/reports/*" } }
              ~~~~~~~~~~~~~~~~~~~~ \`s3://lab/reports/*\` is not written as an ARN
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/reports/*" } }
`,
      },
      {
        title: 'a blank in front',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": " arn:aws:s3:::lab/reports/*" } }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \` arn:aws:s3:::lab/reports/*\` is not written as an ARN
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/reports/*" } }
`,
      },
      {
        title: 'a name alone',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": ["lab"] } }
               ~~~~~ \`lab\` does not start with \`arn:\`
`,
      },
    ],
    valid: [
      {
        title: 'the short form of API Gateway, and an ARN that a template fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "execute-api:Invoke",
  "Resource": ["execute-api:/prod/GET/*", "\${aws_api_gateway_rest_api.lab.execution_arn}/*"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { resource } of policy.statements) {
      for (const { node, text } of resource?.patterns ?? []) {
        if (text.startsWith('arn:') || /^[*?]+$/.test(text)) continue;
        if (isResourceShorthand(text) || placeholdersIn(text)[0]?.from === 0) continue;
        const arn = meantArn(text.trim());
        if (arn === undefined) {
          yield { at: node, message: 'other', data: { text } };
          continue;
        }
        const fix = {
          grade: 'unsafe',
          title: 'write the ARN',
          edits: [replaceString(node, arn)],
        } as const;
        yield { at: node, message: 'near', data: { text, arn }, fix };
      }
    }
  },
});

/** The ARN that a text lacks only the beginning of, or spells it in another way. */
function meantArn(text: string): string | undefined {
  if (/^s3:\/\/[^/]/.test(text)) return `arn:aws:s3:::${text.slice('s3://'.length)}`;
  if (asciiLower(text).startsWith('arn:')) return `arn:${text.slice('arn:'.length)}`;
  return /^aws[a-z-]*:/.test(text) && parseArn(`arn:${text}`) ? `arn:${text}` : undefined;
}
