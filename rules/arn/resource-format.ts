import { defineRule, formFault, namedArns, replacePart } from '../../src/index.ts';

export default defineRule({
  id: 'arn/resource-format',
  title: 'ARN that fits no resource type of its service',
  severity: 'error',
  rationale: `
    Each service documents the forms of its ARNs: role/name in IAM, function:name in Lambda. An ARN of
    another form, often with the type in the plural or the wrong separator, matches nothing.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    service: {
      message: '`{service}` is the service of no ARN',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'write the service as the ARNs of the resource have it',
    },
    near: {
      message: '`{text}` fits no form of ARN that AWS documents',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'did you mean `{near}`',
    },
    slip: {
      message: '`{text}` fits no form of ARN that the reference lists, but `{near}` does',
      why: 'unless the reference lags behind, no resource has such an ARN, and this entry matches nothing',
      help: 'did you mean `{near}`',
      severity: 'warning',
    },
    form: {
      message: '`{text}` fits no form of ARN of `{service}`',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'use a form that the service documents: {forms}',
    },
    unlisted: {
      message: '`{text}` fits no form of ARN that the reference lists for `{service}`',
      why: 'unless the reference lags behind, no resource has such an ARN, and this entry matches nothing',
      help: 'compare it with the forms of the service: {forms}',
      severity: 'info',
    },
    unguarded: {
      message: '`{text}` in a Deny fits no form of ARN that the reference lists for `{service}`',
      why: 'unless the reference lags behind, no resource has such an ARN, and this entry guards nothing',
      help: 'compare it with the forms of the service: {forms}',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a type in the plural',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": [
  "arn:aws:iam::111111111111:roles/reader"] } }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:roles/reader\` fits no form of ARN that AWS documents
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": [
  "arn:aws:iam::111111111111:role/reader"] } }
`,
      },
      {
        title: 'a colon in the place of a slash',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ecs:*", "Resource":
  "arn:aws:ecs:us-east-1:111111111111:cluster:web" } }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:ecs:us-east-1:111111111111:cluster:web\` fits no form of ARN that the reference lists, but \`arn:aws:ecs:us-east-1:111111111111:cluster/web\` does
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ecs:*", "Resource":
  "arn:aws:ecs:us-east-1:111111111111:cluster/web" } }
`,
      },
      {
        title: 'the name of a product, the bare id of a key, and a form that may be new',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": [
  "arn:aws:elb:us-east-1:111111111111:loadbalancer/front",
           ~~~ \`elb\` is the service of no ARN
  "arn:aws:kms:us-east-1:111111111111:1234abcd",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:kms:us-east-1:111111111111:1234abcd\` fits no form of ARN of \`kms\`
  "arn:aws:connect:us-east-1:111111111111:people"] },
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:connect:us-east-1:111111111111:people\` fits no form of ARN that the reference lists for \`connect\`
  { "Effect": "Deny", "Action": "*", "Resource": "arn:aws:connect:us-east-1:111111111111:people" }] }
                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:connect:us-east-1:111111111111:people\` in a Deny fits no form of ARN that the reference lists for \`connect\`
`,
      },
    ],
    valid: [
      {
        title: 'forms with a wildcard, a variable or a placeholder for the type',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": [
  "arn:aws:iam::111111111111:*", "arn:aws:iam::111111111111:{{kind}}/reader",
  "arn:aws:catalog:us-east-1:111111111111:product/prod-abc"] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const arn of namedArns(policy)) {
      const { service, resource, place } = arn;
      const { node, text } = arn.pattern;
      const fault = formFault(arn, catalog);
      if (fault?.kind === 'service') {
        yield { at: place(service), message: 'service', data: { service: service.text } };
      } else if (fault && 'meant' in fault) {
        const near = text.slice(0, resource.from) + fault.meant;
        const edits = [replacePart(node, resource, fault.meant)];
        const fix = { grade: 'unsafe', title: `write \`${near}\``, edits } as const;
        yield { at: node, message: fault.kind, data: { text, near }, fix };
      } else if (fault) {
        const data = { text, service: service.text, forms: fault.forms };
        yield { at: node, message: fault.kind, data };
      }
    }
  },
});
