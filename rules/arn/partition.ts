import {
  asciiLower,
  defineRule,
  hasWildcard,
  isFieldWord,
  isSettled,
  matchesWildcard,
  namedArns,
  nearest,
  partition,
  partitions,
  replacePart,
} from '../../src/index.ts';

const ids = partitions.map(({ id }) => id);

export default defineRule({
  id: 'arn/partition',
  title: 'ARN of an unknown partition',
  severity: 'error',
  rationale: `
    The second field of an ARN names the partition: aws, or that of China, GovCloud or another group
    of Regions with accounts of its own. An ARN of any other partition matches no resource.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html',
  ],
  messages: {
    unknown: {
      message: '`{partition}` is no AWS partition',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'write one of {partitions}',
    },
    near: {
      message: '`{partition}` is no partition of AWS',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'did you mean `{near}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'GovCloud, with a letter missing',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws-us-go:s3:::lab/*" } }
                   ~~~~~~~~~ \`aws-us-go\` is no partition of AWS
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws-us-gov:s3:::lab/*" } }
`,
      },
      {
        title: 'another store that speaks the protocol of S3',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:minio:s3:::lab/*" } }
                   ~~~~~ \`minio\` is no AWS partition
`,
      },
    ],
    valid: [
      {
        title: 'all partitions, China, and a partition that a template fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
  "arn:*:s3:::lab/*", "arn:aws-c?:s3:::lab/*", "arn:\${AWS::Partition}:s3:::lab/*"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { partition: field, pattern, place } of namedArns(policy)) {
      const { text } = field;
      if (hasWildcard(text) ? ids.some((id) => matchesWildcard(text, id)) : isKnown(text)) continue;
      if (isFieldWord(field) || !isSettled(text.replaceAll(/[*?]/g, ''))) continue;
      const near = partition(asciiLower(text))?.id ?? nearest(text, ids);
      if (near === undefined) {
        yield { at: place(field), message: 'unknown', data: { partition: text, partitions: ids } };
        continue;
      }
      const edits = [replacePart(pattern.node, field, near)];
      yield {
        at: place(field),
        message: 'near',
        data: { partition: text, near },
        fix: { grade: 'unsafe', title: `write \`${near}\``, edits },
      };
    }
  },
});

function isKnown(text: string): boolean {
  return partition(text) !== undefined;
}
