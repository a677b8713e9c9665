import { defineRule, hasElement, type Statement } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/missing-resource',
  title: 'Statement with neither Resource nor NotResource',
  severity: 'error',
  types: ['identity', 'bucket', 'key', 'scp', 'rcp', 'endpoint', 'session', 'boundary', 'resource'],
  rationale: `
    Every policy but a role's trust policy names its resources, if only as \`*\`; in a key policy \`*\`
    means the key itself. IAM and S3 refuse a statement without them, and in a key policy it has no
    effect. Some services, such as Amazon ECR, take no Resource in their own policies: where the kind of
    a policy is open and none of its statements has one, there is nothing to report.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    missing: {
      message: 'this statement has neither `Resource` nor `NotResource`',
      why: 'AWS refuses the statement or gives it no effect: it says not what it is about',
      help: 'add `"Resource": […]`; `"*"` where it is about everything',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an Allow on nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"] }] }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement has neither \`Resource\` nor \`NotResource\`
`,
      },
      {
        title: 'one statement of a key policy',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement has neither \`Resource\` nor \`NotResource\`
    "Action": "kms:Decrypt" }] }
`,
      },
    ],
    valid: [
      {
        title: 'a trust policy, which has no Resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" },
    "Action": "sts:AssumeRole" }] }
`,
      },
      {
        title: 'the policy of a container repository',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const missing = policy.statements.filter((statement) => !hasResource(statement));
    if (policy.type === 'resource' && missing.length === policy.statements.length) return;
    for (const statement of missing) yield { at: statement, message: 'missing' };
  },
});

function hasResource({ node }: Statement): boolean {
  return hasElement(node, 'statement', ['Resource', 'NotResource']);
}
