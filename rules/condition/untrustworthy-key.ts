import {
  asciiLower,
  defineRule,
  isServiceOnly,
  knownClauses,
  openToAll,
  type ConditionClause,
} from '../../src/index.ts';

/** Headers of the request, which every client writes as it likes. */
const HEADERS: ReadonlySet<string> = new Set(['aws:referer', 'aws:useragent']);

export default defineRule({
  id: 'condition/untrustworthy-key',
  title: 'Allow decided by a header that the caller writes',
  severity: 'error',
  rationale: `
    The referer and the user agent are what a client says of itself. Every tool sends the wanted text, so
    that a condition on them stops nobody who wants in; AWS advises against them for access control. An
    Allow for everybody is reported by the rule on such statements.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-referer',
  ],
  messages: {
    alone: {
      message: 'only `{key}` limits this Allow, and callers write it themselves',
      why: 'whoever wants in sends the value that the condition asks for',
      help: 'limit by what callers cannot choose, such as their account, their tags or their network',
    },
    among: {
      message: '`{key}` limits nothing: callers write it themselves',
      why: 'whoever meets the other conditions sends the value that this one asks for',
      help: 'remove the test, or see it as a hint for honest callers',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'deletion from a tool only',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:DeleteObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "aws:UserAgent": "lab-cleaner/*" } } }] }
                                 ~~~~~~~~~~~~~~~ only \`aws:UserAgent\` limits this Allow, and callers write it themselves
`,
      },
      {
        title: 'the page of a shop, in the network of the shop',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" },
    "StringLike": { "aws:Referer": "https://shop.example.com/*" } } }] }
                    ~~~~~~~~~~~~~ \`aws:Referer\` limits nothing: callers write it themselves
`,
      },
    ],
    valid: [
      {
        title: 'a Deny, which a false header does not open any further',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotLike": { "aws:UserAgent": "lab-cleaner/*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const open = new Set([...openToAll(context.policy)].map(({ statement }) => statement));
    for (const { statement, clause, row } of knownClauses(context)) {
      if (statement.effect !== 'Allow' || row.family === 'Null' || !isOnHeader(clause)) continue;
      if (open.has(statement) || isServiceOnly(statement)) continue;
      yield {
        at: clause.key,
        message: statement.conditions.every(isOnHeader) ? 'alone' : 'among',
        data: { key: clause.key.value },
      };
    }
  },
});

function isOnHeader({ key }: ConditionClause): boolean {
  return HEADERS.has(asciiLower(key.value));
}
