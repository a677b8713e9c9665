import { appliesTo, asciiLower, defineRule, demandedKeys, operator } from '../../src/index.ts';

export default defineRule({
  id: 's3/prefix-negated',
  title: 'Folder that was to be hidden from lists by its prefix',
  severity: 'error',
  rationale: `
    s3:prefix holds the prefix that the request asks for and not the names that it returns. To see a
    folder nobody has to ask for it: a list without a prefix, or with half of the name, returns it as
    well. A list can be allowed for some prefixes; it cannot be forbidden for some.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html',
  ],
  messages: {
    denied: {
      message: 'a list with a shorter prefix than this `{key}` still shows the folder',
      why: 'the Deny sees the prefix that is asked for: without one, the whole bucket is listed',
      help: 'allow `s3:ListBucket` for the prefixes that may be listed, and for no others',
    },
    allowed: {
      message: 'this Allow shows the folder to lists with a shorter prefix than this `{key}`',
      why: 'a list without a prefix passes the test, and it returns everything',
      help: 'name the prefixes that may be listed, with a positive operator',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny of the list of a folder',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab" },
  { "Effect": "Deny", "Action": "s3:List*", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringLike": { "S3:Prefix": ["secret/*"] } } }] }
                                   ~~~~~~~~~~~ a list with a shorter prefix than this \`S3:Prefix\` still shows the folder
`,
      },
      {
        title: 'an Allow of all other folders',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringNotLike": { "s3:prefix": "secret/*" } } } }
                                    ~~~~~~~~~~~ this Allow shows the folder to lists with a shorter prefix than this \`s3:prefix\`
`,
      },
    ],
    valid: [
      {
        title: 'the right prefixes, in an Allow and in a Deny of all others',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringLike": { "s3:prefix": "home/*" } } },
  { "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringNotLike": { "s3:prefix": ["home/*", "shared/*"] } } }] }
`,
      },
      {
        title: 'an exception from prefixes that are listed one by one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringLike": { "s3:prefix": ["home/ana/*", "home/ben/*"] } } },
  { "Effect": "Deny", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::lab",
    "Condition": { "StringLike": { "s3:prefix": "home/ana/secret/*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const lists = context.policy.statements.filter((statement) =>
      appliesTo(statement, LISTS, context),
    );
    const allows = lists.filter(({ effect }) => effect === 'Allow');
    const byPrefix = allows.filter((statement) => demandedKeys(statement).has(PREFIX));
    const isListed = allows.length > 0 && byPrefix.length === allows.length;
    for (const { effect, conditions } of lists) {
      const clause = conditions.find(({ key, operator: use }) => {
        const row = asciiLower(key.value) === PREFIX ? operator(use.name) : undefined;
        return row && row.family !== 'Null' && row.negated === (effect === 'Allow');
      });
      if (!clause || !effect || (effect === 'Deny' && isListed)) continue;
      const message = effect === 'Deny' ? 'denied' : 'allowed';
      yield { at: clause.key, message, data: { key: clause.key.value } };
    }
  },
});

const PREFIX = 's3:prefix';
const LISTS = ['s3:ListBucket', 's3:ListBucketVersions'];
