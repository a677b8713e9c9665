import { asciiLower, defineRule, knownClauses, literalValues } from '../../src/index.ts';

export default defineRule({
  id: 'trust/external-id-pattern',
  title: 'External id with a wildcard',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    An external id tells the customers of a third party apart: each role asks for its own. A pattern fits
    the ids of several customers, so that the third party can be made to use this role for another one.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],
  messages: {
    pattern: {
      message: 'the pattern `{value}` fits more than one external id',
      why: 'the third party can be made to use this role for another customer',
      help: 'write the whole external id under `StringEquals`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a prefix, and any id',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "sts:AssumeRole",
    "Condition": { "StringLike": { "sts:ExternalId": "lab-*" } } },
                                                     ~~~~~~~ the pattern \`lab-*\` fits more than one external id
  { "Effect": "Allow", "Principal": { "AWS": "333333333333" }, "Action": "sts:AssumeRole",
    "Condition": { "StringLikeIfExists": { "STS:ExternalID": ["lab-7f3a", "?*"] } } }] }
                                                                          ~~~~ the pattern \`?*\` fits more than one external id
`,
      },
    ],
    valid: [
      {
        title: 'an operator that takes no patterns, a whole id, and a Deny',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "sts:AssumeRole",
    "Condition": { "StringLike": { "sts:ExternalId": "lab-7f3a" } } },
  { "Effect": "Deny", "Principal": { "AWS": "222222222222" }, "Action": "sts:AssumeRole",
    "Condition": { "StringNotLike": { "sts:ExternalId": "lab-*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row } of knownClauses(context)) {
      if (statement.effect !== 'Allow' || row.negated) continue;
      if (asciiLower(clause.key.value) !== 'sts:externalid') continue;
      const pattern = literalValues(clause).find(({ isPattern }) => isPattern);
      if (pattern) yield { at: pattern.node, message: 'pattern', data: { value: pattern.text } };
    }
  },
});
