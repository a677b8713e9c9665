import { defineRule, mismatchedActions, resourceForms } from '../../src/index.ts';

export default defineRule({
  id: 'arn/action-resource-mismatch',
  title: 'Action that none of the listed resources can match',
  severity: 'error',
  rationale: `
    A statement applies to a request when both its action and its resource match. An action is
    authorized on certain types of resource; when no entry of Resource is of such a type, the statement
    never applies to it: an Allow does not grant the action, a Deny does not stop it.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    allow: {
      message: 'no resource of this statement is one that {actions} can act on',
      why: 'the statement never matches a request for it, so that it grants nothing',
      help: 'list a resource of the form {forms}, or move the action to a statement of its own',
      severity: 'warning',
    },
    deny: {
      message: 'no resource of this statement is one that {actions} acts on',
      why: 'the statement never matches a request for it, so that it stops nothing',
      help: 'list a resource of the form {forms}, or move the action to a statement of its own',
    },
    unlisted: {
      message: 'the reference lists no resource of this statement for {actions}',
      why: 'unless the reference lags behind, the statement never matches a request for it',
      help: 'list a resource of the form {forms}, or move the action to a statement of its own',
      severity: 'info',
    },
    unguarded: {
      message: 'the reference lists no resource of this Deny for {actions}',
      why: 'unless the reference lags behind, the statement never matches a request for it and stops nothing',
      help: 'list a resource of the form {forms}, or move the action to a statement of its own',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a queue among tables',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["dynamodb:Query", "sqs:SendMessage"],
                               ~~~~~~~~~~~~~~~~~ no resource of this statement is one that \`sqs:SendMessage\` can act on
  "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/orders" } }
`,
      },
      {
        title: 'tasks by their cluster',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["ecs:DescribeClusters", "ecs:StopTask"],
                                     ~~~~~~~~~~~~~~ the reference lists no resource of this statement for \`ecs:StopTask\`
  "Resource": "arn:aws:ecs:us-east-1:111111111111:cluster/web" } }
`,
      },
      {
        title: 'a guard on clusters that tasks do not heed',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Action": ["ecs:DeleteCluster", "ecs:StopTask"],
                                  ~~~~~~~~~~~~~~ the reference lists no resource of this Deny for \`ecs:StopTask\`
  "Resource": "arn:aws:ecs:us-east-1:111111111111:cluster/web" } }
`,
      },
      {
        title: 'a guard on the wrong kind of resource',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny",
  "Action": ["iam:Delete*Policy", "iam:DeleteUser"],
                                  ~~~~~~~~~~~~~~~~ no resource of this statement is one that \`iam:DeleteUser\` acts on
  "Resource": "arn:aws:iam::111111111111:policy/guard" } }
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard of which some action fits, and a resource that a template fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["dynamodb:*", "sqs:SendMessage"],
    "Resource": ["arn:aws:dynamodb:us-east-1:111111111111:table/orders", "arn:aws:sqs:*:*:orders"] },
  { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "\${aws_sqs_queue.orders.arn}" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, entries, certain } of mismatchedActions(context)) {
      const [sure, unsure] = statement.effect === 'Deny' ? DENY : ALLOW;
      yield {
        at: entries[0].pattern.node,
        message: certain ? sure : unsure,
        data: {
          actions: entries.map(({ pattern }) => pattern.text),
          forms: [...new Set(entries.flatMap(resourceForms))],
        },
        labels: statement.resource ? [{ at: statement.resource.at, message: 'the resources' }] : [],
      };
    }
  },
});

const ALLOW = ['allow', 'unlisted'] as const;
const DENY = ['deny', 'unguarded'] as const;
