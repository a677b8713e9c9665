import { defineRule, faultyKeys, renameKeyHere } from '../../src/index.ts';

export default defineRule({
  id: 'condition/service-key-unknown',
  title: 'Condition key that its service does not have',
  severity: 'error',
  rationale: `
    Each service lists the keys that it adds to requests. IAM accepts others without a word, but no
    request carries them: a positive test on such a key is false for every request, a negated one true.
    Tags are a frequent case: many services have no key of their own and use aws:ResourceTag.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    otherPrefix: {
      message: '{service} has no condition key `{key}`',
      why: 'no request carries it, so that the test comes out the same for every request',
      help: 'did you mean `{meant}`?',
    },
    unknown: {
      message: '{service} has no condition key `{key}`',
      why: 'no request carries it, so that the test comes out the same for every request',
      help: 'take a key from the list of the service, or remove the test',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a tag under the prefix of the service',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "lambda:InvokeFunction",
  "Resource": "*", "Condition": { "StringEquals": { "lambda:ResourceTag/team": "red" } } }] }
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~ AWS Lambda has no condition key \`lambda:ResourceTag/team\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "lambda:InvokeFunction",
  "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
`,
      },
      {
        title: 'a key that nobody fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:PutObject",
  "Resource": "*", "Condition": { "StringNotEquals": { "s3:ContentType": "text/plain" } } }] }
                                                       ~~~~~~~~~~~~~~~~ Amazon S3 has no condition key \`s3:ContentType\`
`,
      },
    ],
    valid: [
      {
        title: 'a key that the service lists',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "events:PutEvents",
  "Resource": "*", "Condition": { "ForAllValues:StringEquals": {
    "events:source": "lab.orders" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, fault } of faultyKeys('unknown-in-service', context)) {
      const { service, meant } = fault;
      yield {
        at: clause.key,
        message: meant === undefined ? 'unknown' : 'otherPrefix',
        data: { key: clause.key.value, service: service.name, meant: meant ?? '' },
        ...(meant !== undefined && { fix: renameKeyHere(clause, meant) }),
      };
    }
  },
});
