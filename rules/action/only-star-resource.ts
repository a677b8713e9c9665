import {
  actionEntries,
  arnScope,
  defineRule,
  type Action,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'action/only-star-resource',
  title: 'ARN for an action that is authorized on no single resource',
  severity: 'error',
  types: ['identity', 'boundary', 'session', 'scp', 'endpoint'],
  rationale: `
    Some actions are about no single resource: listing all buckets, getting a login for a registry. A
    request for them is matched by \`"Resource": "*"\` and by no ARN. Beside ARNs the Allow grants
    nothing and the Deny protects nothing. ARNs for all resources of a type are left alone, since some
    services check such requests against \`type/*\`. It is a hint where the rest of an Allow has an
    effect, or where AWS may have left out the resource types of a writing action.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    deny: {
      message: 'no ARN matches a request for {actions}',
      why: 'only `"Resource": "*"` does: this Deny does not stop it',
      help: 'put it into a statement of its own with `"Resource": "*"`',
    },
    dead: {
      message: 'no ARN matches a request for {actions}',
      why: 'only `"Resource": "*"` does: this Allow grants nothing',
      help: 'write `"Resource": "*"`',
    },
    part: {
      message: 'no ARN matches a request for {actions}',
      why: 'only `"Resource": "*"` does: this Allow does not grant it',
      help: 'put it into a statement of its own with `"Resource": "*"`',
      severity: 'info',
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
        title: 'an Allow that grants nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:ListKeys", "kms:ListAliases"],
             ~~~~~~~~~~~~~~ no ARN matches a request for \`kms:ListKeys\` and \`kms:ListAliases\`
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" }] }
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
        title: 'all resources of a service or of a type, and a wildcard action',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::*" },
  { "Effect": "Allow", "Action": "iam:ListRoles", "Resource": "arn:aws:iam::111111111111:role/*" },
  { "Effect": "Allow", "Action": "s3:List*", "Resource": "arn:aws:s3:::lab" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const { effect, action, resource } = statement;
      if (!effect || !resource || action?.negated || !namesParts(statement)) continue;
      const entries = actionEntries(statement, context);
      const lost = entries.flatMap((entry) => (entry.kind === 'action' ? [entry] : []));
      const [first, ...others] = lost.filter((entry) => entry.action.onlyStarResource);
      if (!first) continue;
      const isDead = others.length + 1 === entries.length && lost.every(isReading);
      yield {
        at: first.pattern.node,
        message: effect === 'Deny' ? 'deny' : isDead ? 'dead' : 'part',
        data: { actions: [first, ...others].map(({ pattern }) => pattern.text) },
        labels: [{ at: resource.at, message: 'names ARNs only' }],
      };
    }
  },
});

function isReading({ action }: { readonly action: Action }): boolean {
  return action.access.every((level) => level === 'List' || level === 'Read');
}

/** True when the statement lists ARNs only, each of which tells some resources from the others. */
function namesParts({ resource }: Statement): boolean {
  if (!resource || resource.negated || resource.patterns.length === 0) return false;
  return resource.patterns.every(({ arn }) => arn !== undefined && arnScope(arn) === 'part');
}
