import {
  asciiLower,
  defineRule,
  holdsFor,
  type ConditionClause,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/presigned-age',
  title: 'Presigned URLs that are good for as long as their signer likes',
  severity: 'info',
  types: ['bucket', 'identity'],
  rationale: `
    Whoever has a presigned URL has the rights of its signer until it ends, which may be a week away. A
    policy that deals with presigned URLs can bound that: s3:signatureAge is the age of the signature
    in milliseconds when the request arrives.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html',
  ],
  messages: {
    anyAge: {
      message: 'presigned URLs are let in whatever their age',
      why: 'a URL that gets into the wrong hands is good for up to seven days',
      help: 'deny requests with `NumericGreaterThan` for `s3:signatureAge`, in milliseconds, as `600000`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'presigned URLs only, of any age',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:authType": "REST-QUERY-STRING" } } } }
                                      ~~~~~~~~~~~~~ presigned URLs are let in whatever their age
`,
      },
      {
        title: 'an Allow for presigned URLs',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "S3:AUTHTYPE": ["REST-QUERY*"] } } } }
                                 ~~~~~~~~~~~~~ presigned URLs are let in whatever their age
`,
      },
    ],
    valid: [
      {
        title: 'ten minutes, and a Deny of presigned URLs',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "s3:authType": "REST-QUERY-STRING" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } }] }
`,
      },
      {
        title: 'no presigned URLs at all',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:authType": "REST-HEADER" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    const clauses = policy.statements.flatMap(({ conditions }) => conditions);
    if (clauses.some(({ key }) => asciiLower(key.value) === 's3:signatureage')) return;
    for (const { effect, conditions } of policy.statements) {
      const clause = conditions.find((each) => wantsPresigned(effect, each));
      if (clause) yield { at: clause.key, message: 'anyAge' };
    }
  },
});

/** An Allow that presigned URLs alone match, or a Deny that they alone do not. */
function wantsPresigned(effect: Statement['effect'], clause: ConditionClause): boolean {
  if (asciiLower(clause.key.value) !== 's3:authtype') return false;
  const isMatch = holdsFor(clause, 'REST-QUERY-STRING');
  const isOther = holdsFor(clause, 'REST-HEADER');
  return effect === 'Allow'
    ? isMatch === true && isOther === false
    : isMatch === false && isOther === true;
}
