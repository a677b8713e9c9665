import {
  canBeViaService,
  defineRule,
  replaceString,
  viaService,
  viaServiceOf,
  viaServiceValues,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/via-service-format',
  title: 'Value of kms:ViaService that is no service with its Region',
  severity: 'error',
  rationale: `
    AWS KMS sets kms:ViaService to the service's name, the Region and amazonaws.com, as in
    s3.us-east-1.amazonaws.com. The name of a service principal or of an endpoint looks alike and
    never equals it: an Allow then grants nothing, a Deny of everything else locks the key.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'],
  messages: {
    otherForm: {
      message: '`{key}` is never `{value}`',
      why: 'its values are made of a service, a Region and `amazonaws.com`: no request matches this one',
      help: 'write `{meant}`',
    },
    noRegion: {
      message: '`{key}` is never `{value}`: the Region is missing',
      why: 'its values are made of a service, a Region and `amazonaws.com`: no request matches this one',
      help: 'write `{service}.<region>.amazonaws.com` with the Region of the key, or `{service}.*.amazonaws.com` under `StringLike`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a service principal in place of the value',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.amazonaws.com" } } }] }
                                                     ~~~~~~~~~~~~~~~~~~ \`kms:ViaService\` is never \`s3.amazonaws.com\`: the Region is missing
`,
      },
      {
        title: 'service and Region without the suffix',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:ViaService": ["s3.us-east-1", "sqs.us-east-1.amazonaws.com"] } } }] }
                                                         ~~~~~~~~~~~~~~ \`kms:ViaService\` is never \`s3.us-east-1\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringNotEquals": { "kms:ViaService": ["s3.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'any Region, by a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringLike": { "kms:ViaService": ["s3.*.amazonaws.com", "ec2.eu-*"] } } }] }
`,
      },
      {
        title: 'a Region that is filled in later',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.\${aws:RequestedRegion}.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, text, isPattern } of viaServiceValues(policy)) {
      if (isPattern ? canBeViaService(text) : viaService(text)) continue;
      const meant = viaServiceOf(text);
      const [service = ''] = text.split('.');
      yield {
        at: node,
        message: text === `${service}.amazonaws.com` ? 'noRegion' : 'otherForm',
        data: { key: 'kms:ViaService', value: text, service, meant: meant ?? FORM },
        ...(meant !== undefined && {
          fix: {
            grade: 'unsafe',
            title: 'write service, Region and suffix',
            edits: [replaceString(node, meant)],
          },
        }),
      };
    }
  },
});

const FORM = '<service>.<region>.amazonaws.com';
