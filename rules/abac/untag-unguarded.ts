import {
  defineRule,
  operator,
  PRINCIPAL_TAG,
  resultWhenAbsent,
  tagIn,
  tagSetters,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'abac/untag-unguarded',
  title: 'Deny by a tag of the caller that the caller may remove',
  severity: 'error',
  types: ['identity', 'boundary'],
  rationale: `
    A Deny for whoever has a certain tag ends with the tag. With iam:UntagUser or iam:UntagRole in the
    same policy the principal takes it off and is denied no more. Tags of objects are looked at by the
    rules on Amazon S3.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag',
  ],
  messages: {
    removable: {
      message: '{actions} may remove {tags}, without which this policy denies nothing',
      why: 'once the tag is off the principal, the Deny does not see it any more',
      help: 'deny `iam:UntagUser` and `iam:UntagRole` for this tag with `aws:TagKeys`',
    },
    some: {
      message: '{actions} may remove {tags} from some principals, and this policy denies by it',
      why: 'a principal that may be among them takes the tag off and is denied no more',
      help: 'deny `iam:UntagUser` and `iam:UntagRole` for this tag with `aws:TagKeys`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a tag for users in quarantine',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:PrincipalTag/quarantine": "true" } } },
  { "Effect": "Allow", "Action": ["iam:UntagUser", "iam:GetUser"], "Resource": "*" }] }
                                  ~~~~~~~~~~~~~~~ \`iam:UntagUser\` may remove \`quarantine\`, without which this policy denies nothing
`,
        type: 'identity',
      },
      {
        title: 'by wildcards, with a test for whether the tag is there',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "kms:*", "Resource": "*",
    "Condition": { "Null": { "AWS:principaltag/external": "false" } } },
  { "Effect": "Allow", "Action": "IAM:*tag*", "Resource": "arn:aws:iam::111111111111:role/*" }] }
                                 ~~~~~~~~~~~ \`iam:UntagUser\` and \`iam:UntagRole\` may remove \`external\`, without which this policy denies nothing
`,
      },
      {
        title: 'roles of one kind, of which the caller may be one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:PrincipalTag/external": "yes" } } },
  { "Effect": "Allow", "Action": "iam:UntagRole", "Resource": "arn:aws:iam::*:role/app-*" }] }
                                 ~~~~~~~~~~~~~~~ \`iam:UntagRole\` may remove \`external\` from some principals, and this policy denies by it
`,
      },
    ],
    valid: [
      {
        title: 'the tag is kept where it is',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "kms:*", "Resource": "*",
    "Condition": { "StringEquals": { "aws:PrincipalTag/external": "yes" } } },
  { "Effect": "Allow", "Action": ["iam:UntagUser", "iam:UntagRole"], "Resource": "*" },
  { "Effect": "Deny", "Action": "iam:Untag*", "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "external" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const denies = policy.statements.filter(({ effect }) => effect === 'Deny');
    const tags = denies
      .flatMap(({ conditions }) => conditions.filter(needsTag))
      .flatMap(({ key }) => tagIn(key.value, PRINCIPAL_TAG) ?? []);
    const known = [...new Set(tags)].slice(0, MOST_TAGS);
    for (const { reach, actions, tags: open, isOpen } of tagSetters(policy, REMOVING, known)) {
      yield {
        at: reach.node,
        message: isOpen ? 'removable' : 'some',
        data: { actions, tags: open },
      };
    }
  },
});

const REMOVING = ['iam:UntagUser', 'iam:UntagRole'];
const MOST_TAGS = 64;

/** A test that fails, and spares the principal, once the key is absent. */
function needsTag(clause: ConditionClause): boolean {
  return operator(clause.operator.name) !== undefined && resultWhenAbsent(clause) === false;
}
