import { defineRule, isAccountBound, judgeForm, namedArns } from '../../src/index.ts';

export default defineRule({
  id: 'arn/account-missing',
  title: 'ARN without the account that its type needs',
  severity: 'error',
  rationale: `
    A role, a key or a queue belongs to an account, and its ARN says to which. An empty field is no
    wildcard: it stands for nothing, and the entry matches no resource.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    empty: {
      message: '`{text}` has no account',
      why: 'an empty field is no wildcard: every such resource of `{service}` has its account there, and this entry matches none',
      help: 'write the account id between the fourth and the fifth colon, or `*` for every account',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role and a key of nobody',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["iam:PassRole", "kms:Decrypt"], "Resource": [
  "arn:aws:iam:::role/reader",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam:::role/reader\` has no account
  "arn:aws:kms:us-east-1::key/1234abcd-12ab-34cd-56ef-1234567890ab"] } }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:kms:us-east-1::key/1234abcd-12ab-34cd-56ef-1234567890ab\` has no account
`,
      },
    ],
    valid: [
      {
        title: 'what belongs to no account, or to AWS',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["ec2:RunInstances", "ssm:GetParameter", "route53:GetHostedZone"], "Resource": [
  "arn:aws:ec2:us-east-1::image/*", "arn:aws:ssm:us-east-1::parameter/aws/service/*",
  "arn:aws:route53:::hostedzone/*"] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const arn of namedArns(policy)) {
      const { account, service, pattern } = arn;
      if (account.text !== '') continue;
      const isBound = isAccountBound(service.text);
      const verdict = judgeForm(
        arn,
        catalog,
        (form) => form.account === '' || (form.region !== '' && !isBound),
      );
      if (verdict !== 'refused') continue;
      yield {
        at: pattern.node,
        message: 'empty',
        data: { text: pattern.text, service: service.text },
      };
    }
  },
});
