import {
  defineRule,
  hasWildcard,
  knownClauses,
  mayBeRegion,
  namedBy,
  nearest,
  partitions,
  plainValues,
  replaceString,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/region-value',
  title: 'Region that AWS does not have',
  severity: 'error',
  rationale: `
    A list of Regions with a slip in it denies, or fails to allow, a Region that was meant, and nobody
    notices before somebody works there. Zones, names of countries and capital letters are no Regions.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion',
    'https://docs.aws.amazon.com/general/latest/gr/rande.html',
  ],
  messages: {
    near: {
      message: '`{value}` is no Region',
      why: '`{key}` never has this value in a request',
      help: 'did you mean `{meant}`?',
    },
    unknown: {
      message: '`{value}` is no Region',
      why: '`{key}` never has this value in a request',
      help: 'write the code of a Region, such as `eu-west-1`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a missing letter, a zone, capital letters',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": "iam:*",
  "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": [
    "us-est-1",
    ~~~~~~~~~~ \`us-est-1\` is no Region
    "eu-west-1a",
    ~~~~~~~~~~~~ \`eu-west-1a\` is no Region
    "EU-NORTH-1"] } } }] }
    ~~~~~~~~~~~~ \`EU-NORTH-1\` is no Region
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": "iam:*",
  "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": [
    "us-east-1",
    "eu-west-1",
    "eu-north-1"] } } }] }
`,
      },
      {
        title: 'the name of a country',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "ireland" } } }] }
                                                                           ~~~~~~~~~ \`ireland\` is no Region
`,
      },
    ],
    valid: [
      {
        title: 'Regions, a pattern, and one that may open tomorrow',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": "iam:*",
  "Resource": "*", "Condition": {
    "StringNotLike": { "aws:RequestedRegion": ["us-east-1", "eu-*"] },
    "StringNotEquals": { "aws:requestedregion": "eu-west-9" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const regions = partitions.flatMap((partition) => partition.regions);
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family !== 'String' || namedBy(key) !== 'region') continue;
      for (const { node, text } of plainValues(clause)) {
        if (hasWildcard(text) || mayBeRegion(text)) continue;
        const meant = nearest(text, regions);
        yield {
          at: node,
          message: meant === undefined ? 'unknown' : 'near',
          data: { value: text, key: clause.key.value, meant: meant ?? '' },
          ...(meant !== undefined && {
            fix: {
              grade: 'unsafe',
              title: `write \`${meant}\``,
              edits: [replaceString(node, meant)],
            },
          }),
        };
      }
    }
  },
});
