import {
  canBeViaService,
  defineRule,
  kmsViaServices,
  meantViaService,
  nearest,
  replacePart,
  viaService,
  viaServiceValues,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/via-service-unknown-service',
  title: 'Value of kms:ViaService that names no service which calls AWS KMS',
  severity: 'error',
  rationale: `
    Services call AWS KMS under names that are not always the ones they are known by: volumes of
    Amazon EBS come as ec2, clusters of Amazon Aurora as rds, file systems of Amazon EFS as
    elasticfilesystem. A test for any other name is one that no request passes.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html',
  ],
  messages: {
    meant: {
      message: 'no call to AWS KMS comes through a service named `{service}`',
      why: 'no request matches `{value}`',
      help: 'did you mean `{meant}`',
    },
    unknown: {
      message: 'AWS KMS documents no service named `{service}` for `kms:ViaService`',
      why: 'unless the list lags behind, no request matches `{value}`',
      help: 'use the name of the service in the list of the guide, or drop the value',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'volumes and a cluster under the names that people use',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/builder" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
  "Condition": { "StringLike": { "kms:ViaService": [
    "ebs.us-east-1.amazonaws.com", "aurora.*.amazonaws.com"] } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no call to AWS KMS comes through a service named \`ebs\`
                                   ~~~~~~~~~~~~~~~~~~~~~~~~ no call to AWS KMS comes through a service named \`aurora\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/builder" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
  "Condition": { "StringLike": { "kms:ViaService": [
    "ec2.us-east-1.amazonaws.com", "rds.*.amazonaws.com"] } } }] }
`,
      },
      {
        title: 'a slip in the name',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:ViaService": "secretmanager.us-east-1.amazonaws.com" } } }] }
                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no call to AWS KMS comes through a service named \`secretmanager\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" } } }] }
`,
      },
      {
        title: 'a service that encrypts nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "budgets.us-east-1.amazonaws.com" } } }] }
                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ AWS KMS documents no service named \`budgets\` for \`kms:ViaService\`
`,
      },
    ],
    valid: [
      {
        title: 'the names that AWS KMS sees',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/builder" },
  "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*",
  "Condition": { "StringLike": { "kms:ViaService": [
    "ec2.us-east-1.amazonaws.com", "rds.*.amazonaws.com", "*.us-east-1.amazonaws.com"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, text, isPattern } of viaServiceValues(policy)) {
      if (isPattern ? !canBeViaService(text) : !viaService(text)) continue;
      const [service = ''] = text.split('.');
      if (/[*?]/.test(service) || kmsViaServices.has(service)) continue;
      const meant = meantViaService(service) ?? nearest(service, kmsViaServices);
      const data = { service, value: text, meant: meant ?? '' };
      if (meant === undefined) {
        yield { at: node, message: 'unknown', data };
        continue;
      }
      const edits = [replacePart(node, { from: 0, to: service.length }, meant)];
      const fix = { grade: 'unsafe', title: `write \`${meant}\``, edits } as const;
      yield { at: node, message: 'meant', data, fix };
    }
  },
});
