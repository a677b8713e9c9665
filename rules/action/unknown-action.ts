import { defineRule, replaceString, unknownActions } from '../../src/index.ts';

export default defineRule({
  id: 'action/unknown-action',
  title: 'Action that its service does not have',
  severity: 'error',
  rationale: `
    IAM stores any name after the colon. One that the service does not have matches no request: the Allow
    grants nothing, and the Deny that was to protect protects nothing. The names come from the Service
    Authorization Reference; AWS adds new ones every week, so that a name without a near match is a
    warning only, and a note where policies of AWS itself have it.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    misspelt: {
      message: '{service} does not have `{action}`',
      why: 'no request has this action, so that the entry is without effect',
      help: 'write `{meant}`',
    },
    unknown: {
      message: '{service} does not have {actions}',
      why: 'no request has such an action, so that the entry is without effect',
      help: 'look it up among the actions of {service}; keyproof knows them as of {date}',
      severity: 'warning',
    },
    unlisted: {
      message: '{service} does not document {actions}',
      why: 'policies of AWS name it, but nobody can tell what it covers',
      help: 'keep it where AWS tells you to, and delete it elsewhere',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a slip, and a plural',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:GetObjct",
  ~~~~~~~~~~~~~ Amazon S3 does not have \`s3:GetObjct\`
  "dynamodb:GetItems"] }] }
  ~~~~~~~~~~~~~~~~~~~ Amazon DynamoDB does not have \`dynamodb:GetItems\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:GetObject",
  "dynamodb:GetItem"] }] }
`,
      },
      {
        title: 'actions that were never there',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": ["s3:DownloadFile", "s3:UploadFile", "s3:DeleteObject"] }] }
             ~~~~~~~~~~~~~~~~~ Amazon S3 does not have \`s3:DownloadFile\` and \`s3:UploadFile\`
`,
      },
      {
        title: 'one that only a policy of AWS shows',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["memorydb:Connect", "memorydb:replicateMultiRegionClusterData"] }] }
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ Amazon MemoryDB does not document \`memorydb:replicateMultiRegionClusterData\`
`,
      },
    ],
    valid: [
      {
        title: 'names in another case, and a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:getobject", "S3:ListBucket", "s3:Get*"] }] }
`,
      },
    ],
  },

  *check(context) {
    const { date } = context.catalog.source;
    for (const found of context.policy.statements.flatMap((one) => [
      ...unknownActions(one, context),
    ])) {
      const { service } = found;
      if (found.kind === 'misspelt') {
        const { pattern, meant } = found;
        const edits = [replaceString(pattern.node, meant)];
        yield {
          at: pattern.node,
          message: 'misspelt',
          data: { service, action: pattern.text, meant },
          fix: { grade: 'unsafe', title: `write \`${meant}\``, edits },
        };
      } else {
        const actions = found.patterns.map(({ text }) => text);
        yield { at: found.patterns[0].node, message: found.kind, data: { service, actions, date } };
      }
    }
  },
});
