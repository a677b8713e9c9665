import { actionEntries, defineRule, grouped, prefixFault, replaceString } from '../../src/index.ts';

export default defineRule({
  id: 'action/unknown-service',
  title: 'Action of a service that AWS does not have',
  severity: 'error',
  rationale: `
    An action starts with the prefix of its service, which is often neither the name of the service nor
    that of its command: \`states\` for AWS Step Functions, \`elasticfilesystem\` for Amazon EFS. IAM stores
    any prefix without a word; the entry then matches no request, so that an Allow grants nothing and a
    Deny protects nothing. A prefix without a near match is a warning: it may be newer than the reference.
    One that AWS has ended, or uses in its own policies without documenting it, is a note.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    misspelt: {
      message: 'no AWS service has the prefix `{prefix}`',
      why: 'no request has such an action, so that {actions} is without effect',
      help: 'write `{meant}`',
    },
    unknown: {
      message: 'no AWS service has the prefix `{prefix}`',
      why: 'no request has such an action, so that {actions} is without effect',
      help: 'look the prefix up in the Service Authorization Reference; keyproof knows it as of {date}',
      severity: 'warning',
    },
    ended: {
      message: 'AWS has ended the service of the prefix `{prefix}`',
      why: 'no request has such an action any more, so that {actions} is without effect',
      help: 'delete {actions}',
      severity: 'info',
    },
    undocumented: {
      message: 'AWS does not document the actions of the prefix `{prefix}`',
      why: 'policies of AWS name it, but nobody can tell what {actions} covers',
      help: 'keep it where AWS tells you to, and delete it elsewhere',
      severity: 'info',
    },
    none: {
      message: 'no service is named by {actions}',
      why: 'IAM refuses the policy: an action starts with the prefix of its service',
      help: 'write the prefix and a colon before it, such as `s3:GetObject`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the name of the command, and a slip',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "efs:DescribeFileSystems", "efs:CreateFileSystem",
  ~~~~~~~~~~~~~~~~~~~~~~~~~ no AWS service has the prefix \`efs\`
  "dynamdb:GetItem"] }] }
  ~~~~~~~~~~~~~~~~~ no AWS service has the prefix \`dynamdb\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "elasticfilesystem:DescribeFileSystems", "elasticfilesystem:CreateFileSystem",
  "dynamodb:GetItem"] }] }
`,
      },
      {
        title:
          'a prefix near to none, one of a service that has ended, one that AWS keeps to itself',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*", "Action": [
  "billingportal:*",
  ~~~~~~~~~~~~~~~~~ no AWS service has the prefix \`billingportal\`
  "mobilehub:*", "DataZoneControl:*"] }] }
  ~~~~~~~~~~~~~ AWS has ended the service of the prefix \`mobilehub\`
                 ~~~~~~~~~~~~~~~~~~~ AWS does not document the actions of the prefix \`DataZoneControl\`
`,
      },
      {
        title: 'an action without its service',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "arn:aws:s3:::lab/*",
  "Action": ["GetObject", "PutObject"] }] }
             ~~~~~~~~~~~ no service is named by \`GetObject\` and \`PutObject\`
`,
      },
    ],
    valid: [
      {
        title: 'prefixes that are no names, in any case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["elasticfilesystem:DescribeFileSystems", "states:StartExecution", "S3:GetObject"] }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const patterns = actionEntries(statement, context)
        .filter(({ kind }) => kind === 'unknown-service' || kind === 'no-service')
        .map(({ pattern }) => pattern);
      for (const [prefix, group] of grouped(patterns, ({ service }) => service)) {
        const at = group[0].node;
        const actions = group.map(({ text }) => text);
        const fault = prefixFault(prefix, context.catalog);
        const data = { actions, prefix: prefix ?? '', date: context.catalog.source.date };
        if (fault.kind !== 'misspelt') {
          yield { at, message: fault.kind, data };
          continue;
        }
        const { kind: message, meant } = fault;
        const edits = group.map(({ node, name }) => replaceString(node, `${meant}:${name}`));
        const fix = { grade: 'unsafe', title: `write \`${meant}\``, edits } as const;
        yield { at, message, data: { ...data, meant }, fix };
      }
    }
  },
});
