import {
  defineRule,
  isFieldWord,
  isSettled,
  mayBeRegion,
  namedArns,
  nearest,
  partition,
  partitionOfRegion,
  partitions,
  replacePart,
} from '../../src/index.ts';

export default defineRule({
  id: 'arn/region-invalid',
  title: 'ARN with a Region that does not exist',
  severity: 'error',
  rationale: `
    The fourth field of an ARN is the id of a Region, such as eu-west-1: not its name for people, not an
    Availability Zone, and none of another partition. Regions that opened after this list was made are
    told by their form.`,
  references: [
    'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  ],
  messages: {
    unknown: {
      message: '`{region}` is no AWS Region',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'write the id of a Region, such as `us-east-1`, or `*` for every Region',
    },
    near: {
      message: '`{region}` is no Region of AWS',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'did you mean `{near}`',
    },
    elsewhere: {
      message: 'the Region `{region}` is not in the partition `{partition}`',
      why: 'no resource has such an ARN, so that this entry matches nothing',
      help: 'write `arn:{home}:` for resources of that Region',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an Availability Zone',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sns:Publish",
  "Resource": "arn:aws:sns:us-east-1a:111111111111:alerts" } }
                           ~~~~~~~~~~ \`us-east-1a\` is no Region of AWS
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sns:Publish",
  "Resource": "arn:aws:sns:us-east-1:111111111111:alerts" } }
`,
      },
      {
        title: 'a name for people',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sns:Publish",
  "Resource": "arn:aws:sns:Frankfurt:111111111111:alerts" } }
                           ~~~~~~~~~ \`Frankfurt\` is no AWS Region
`,
      },
      {
        title: 'Beijing outside of China',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sns:Publish",
  "Resource": "arn:aws:sns:cn-north-1:111111111111:alerts" } }
                           ~~~~~~~~~~ the Region \`cn-north-1\` is not in the partition \`aws\`
`,
      },
    ],
    valid: [
      {
        title: 'a Region that may have opened since',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sns:Publish", "Resource": [
  "arn:aws:sns:eu-west-9:111111111111:alerts", "arn:aws-cn:sns:cn-north-1:111111111111:alerts",
  "arn:aws:sns:eu-*:111111111111:alerts"] } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const arn of namedArns(policy)) {
      const { region: field, pattern, place } = arn;
      const region = field.text;
      if (region === '' || !isSettled(region) || isFieldWord(field)) continue;
      const home = partitionOfRegion(region)?.id;
      const at = place(field);
      if (home !== undefined) {
        const named = partition(arn.partition.text)?.id;
        if (named === undefined || named === home) continue;
        yield { at, message: 'elsewhere', data: { region, partition: named, home } };
        continue;
      }
      if (mayBeRegion(region)) continue;
      const near = nearest(region, known);
      if (near === undefined) {
        yield { at, message: 'unknown', data: { region } };
        continue;
      }
      const edits = [replacePart(pattern.node, field, near)];
      const fix = { grade: 'unsafe', title: `write \`${near}\``, edits } as const;
      yield { at, message: 'near', data: { region, near }, fix };
    }
  },
});

const known = partitions.flatMap(({ regions }) => regions);
