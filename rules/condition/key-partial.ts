import {
  absentKeyFinding,
  partialKeyMessages,
  defineRule,
  isListedInFull,
  isWatched,
  surprisingActions,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-partial',
  title: 'Condition key that only some of the actions carry',
  severity: 'warning',
  rationale: `
    One condition on several actions works for those whose requests carry the key. For the others it
    is a constant, and that half of the statement does something else than it says. A wildcard whose
    other half stays merely out of the statement's reach is not reported: that is how most broad
    statements are meant. An Allow that grants less than it says is a note where the reference may lag
    behind.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: partialKeyMessages('keep `{key}` for {alive} and move {actions} to another statement'),
  examples: {
    invalid: [
      {
        title: 'a Deny on a service that was to ask new instances for a type',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["ec2:RunInstances", "ec2:CreateVpc"], "Resource": "*",
  "Condition": { "StringNotLike": { "ec2:InstanceType": "t3.*" } } }] }
                                    ~~~~~~~~~~~~~~~~~~ \`ec2:InstanceType\` is never in a request for \`ec2:CreateVpc\`, so \`StringNotLike\` always denies
`,
      },
      {
        title: 'a guard on a tagged table that its list does not heed',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["dynamodb:DescribeTable", "dynamodb:ListTables"], "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/secret": "yes" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/secret\` is never in a request for \`dynamodb:ListTables\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'row-level access that a scan goes around',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["dynamodb:Query", "dynamodb:Scan"],
  "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/scores",
  "Condition": { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "\${aws:userid}" } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~~ \`dynamodb:LeadingKeys\` is never in a request for \`dynamodb:Scan\`, so \`ForAllValues:StringEquals\` always allows
`,
      },
      {
        title: 'an Allow whose list is never granted, of a service known in full',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["secretsmanager:GetSecretValue", "secretsmanager:ListSecrets"], "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` is never in a request for \`secretsmanager:ListSecrets\`, so \`StringEquals\` never allows
`,
      },
      {
        title: 'and of another',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["ec2:StopInstances", "ec2:DescribeInstances"], "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` is never in a request for \`ec2:DescribeInstances\`, so \`StringEquals\` never allows
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard, cut down to what the condition can tell',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "ec2:*", "Resource": "*",
    "Condition": { "StringEquals": { "ec2:InstanceType": "x1.32xlarge" } } },
  { "Effect": "Allow", "Action": "ec2:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
`,
      },
      {
        title: 'IfExists, which says that the key may be missing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["ec2:RunInstances", "ec2:CreateVpc"], "Resource": "*",
  "Condition": { "StringLikeIfExists": { "ec2:InstanceType": "t3.*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const test of context.constantTests()) {
      if (test.alive.length === 0) continue;
      const key = test.clause.key.value;
      const actions = surprisingActions(test).filter((action) => !isWatched(key, action));
      if (actions.length === 0) continue;
      const { data, message, ...finding } = absentKeyFinding(test, actions, context);
      const isNote =
        message === 'neverAllows' && !actions.some((one) => isListedInFull(one.service));
      const alive = test.alive.map(({ id }) => id);
      yield { ...finding, message: isNote ? 'grantsLess' : message, data: { ...data, alive } };
    }
  },
});
