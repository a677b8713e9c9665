import {
  arnFields,
  defineRule,
  partition,
  spanWithin,
  type ArnFields,
  type Policy,
  type StringNode,
} from '../../src/index.ts';

export default defineRule({
  id: 'arn/partition-mixed',
  title: 'Policy that mixes partitions',
  severity: 'warning',
  rationale: `
    Accounts, principals and resources of one partition never meet those of another. In a policy that
    lives in one partition, an ARN of another matches nothing. Policies that list the same resource
    for several partitions are meant to be deployed in all of them and are left alone.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html',
  ],
  messages: {
    mixed: {
      message: 'partition `{other}` in a policy of partition `{first}`',
      why: 'no request crosses partitions, so that one of the two ARNs matches nothing',
      help: 'write the partition that the policy is deployed in',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a principal from China for a bucket elsewhere',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws-cn:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
                                             ~~~ partition \`aws\` in a policy of partition \`aws-cn\`
`,
      },
    ],
    valid: [
      {
        title: 'one resource in two partitions',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sns:Publish", "Resource": [
  "arn:aws:sns:us-east-1:111111111111:alerts",
  "arn:aws-us-gov:sns:us-gov-west-1:111111111111:alerts"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    const named = [...textsThatMayBeArns(policy)].flatMap((node) => {
      const fields = arnFields(node.value);
      return fields && partition(fields.partition.text) ? [{ node, fields }] : [];
    });
    const first = named[0];
    if (!first) return;
    const home = first.fields.partition;
    const inFirst = new Set(
      named.filter(({ fields }) => fields.partition.text === home.text).map(twinKey),
    );
    const stranger = named.find(
      (arn) => arn.fields.partition.text !== home.text && !inFirst.has(twinKey(arn)),
    );
    if (!stranger) return;
    const { partition: field } = stranger.fields;
    yield {
      at: spanWithin(stranger.node, field.from, field.to),
      message: 'mixed',
      data: { first: home.text, other: field.text },
      labels: [{ at: spanWithin(first.node, home.from, home.to), message: 'the first one' }],
    };
  },
});

function* textsThatMayBeArns(policy: Policy): Generator<StringNode> {
  for (const { principal, resource, conditions } of policy.statements) {
    for (const { node } of principal?.entries ?? []) yield node;
    for (const { node } of resource?.patterns ?? []) yield node;
    for (const { values } of conditions) {
      for (const value of values) if (value.kind === 'string') yield value;
    }
  }
}

/** What is the same in the ARNs of one resource in several partitions: all but the Region. */
function twinKey({ fields }: { readonly fields: ArnFields }): string {
  return [fields.service.text, fields.account.text, fields.resource.text].join(':');
}
