import {
  actionEntries,
  defineRule,
  hasWildcard,
  type ResourcePattern,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'action/only-star-resource',
  title: 'ARN for an action that is authorized on no single resource',
  severity: 'error',
  types: ['identity', 'boundary', 'session', 'scp', 'endpoint'],
  rationale: `
    Some actions are about no single resource: listing all buckets, getting a login for a registry. A
    request for them is matched by \`"Resource": "*"\` and by no ARN. Beside an ARN the Allow grants
    nothing and the Deny protects nothing, however the ARN is written.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    allow: {
      message: 'no ARN matches a request for {actions}',
      why: 'only `"Resource": "*"` does: this Allow does not grant it',
      help: 'put it into a statement of its own with `"Resource": "*"`',
    },
    deny: {
      message: 'no ARN matches a request for {actions}',
      why: 'only `"Resource": "*"` does: this Deny does not stop it',
      help: 'put it into a statement of its own with `"Resource": "*"`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the login beside the images that it is for',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"],
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~ no ARN matches a request for \`ecr:GetAuthorizationToken\`
  "Resource": "arn:aws:ecr:us-east-1:111111111111:repository/lab" }] }
`,
      },
      {
        title: 'a guard that is none',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["s3:ListAllMyBuckets"], "Resource": "arn:aws:s3:::lab" }] }
             ~~~~~~~~~~~~~~~~~~~~~ no ARN matches a request for \`s3:ListAllMyBuckets\`
`,
      },
    ],
    valid: [
      {
        title: 'all resources of the service, and a wildcard action',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::*" },
  { "Effect": "Allow", "Action": "s3:List*", "Resource": "arn:aws:s3:::lab" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const { effect, action, resource } = statement;
      if (!effect || !resource || action?.negated || !namesSingleArns(statement)) continue;
      const lost = actionEntries(statement, context).filter(
        (entry) => entry.kind === 'action' && entry.action.onlyStarResource,
      );
      const [first] = lost;
      if (!first) continue;
      yield {
        at: first.pattern.node,
        message: effect === 'Allow' ? 'allow' : 'deny',
        data: { actions: lost.map(({ pattern }) => pattern.text) },
        labels: [{ at: resource.at, message: 'names ARNs only' }],
      };
    }
  },
});

/** True when the statement lists ARNs and none of them stands for all resources of a service. */
function namesSingleArns({ resource }: Statement): boolean {
  if (!resource || resource.negated || resource.patterns.length === 0) return false;
  return resource.patterns.every((pattern) => isSingle(pattern));
}

function isSingle({ arn }: ResourcePattern): boolean {
  return arn !== undefined && arn.resource !== '*' && !hasWildcard(arn.service);
}
