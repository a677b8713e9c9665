import {
  asciiLower,
  defineRule,
  hasVariables,
  isRuntimeVariable,
  replacePart,
  variableParts,
  type PolicyContext,
} from '../../src/index.ts';

export default defineRule({
  id: 'variable/unknown-key',
  title: 'Policy variable that names no context key',
  severity: 'error',
  rationale: `
    A variable stands for the value that the request has for a context key. A name that no key has
    never gets a value: an entry of Resource with it matches nothing, and a negated test is true for
    everybody.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    near: {
      message: '`{key}` is no context key, so `{text}` never has a value',
      why: 'an entry of Resource with it matches nothing; a negated test with it is always true',
      help: 'did you mean `{near}`',
    },
    unknown: {
      message: '`{key}` is no context key, and `{text}` never has a value',
      why: 'an entry of Resource with it matches nothing; a negated test with it is always true',
      help: 'name a context key that the requests carry',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a slip of the pen',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipleTag/team}/*" } }
                                ~~~~~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipleTag/team\` is no context key, so \`\${aws:PrincipleTag/team}\` never has a value
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" } }
`,
      },
      {
        title: 'a key that another cloud would have',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringNotEquals": { "s3:RequestObjectTag/owner": "\${aws:LoginEmail}" } } } }
                                                                    ~~~~~~~~~~~~~~~~~ \`aws:LoginEmail\` is no context key, and \`\${aws:LoginEmail}\` never has a value
`,
      },
    ],
    valid: [
      {
        title: 'a claim, a variable of one service, and an interpolation',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": [
    "arn:aws:s3:::lab/\${cognito-identity.amazonaws.com:sub}/*",
    "arn:aws:s3:::lab/\${transfer:UserName}/*",
    "arn:aws:s3:::\${module.lab.bucket}/*" ] } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    if (!hasVariables(policy)) return;
    for (const { node, part, text, at } of variableParts(policy)) {
      if (part.kind !== 'variable' || isKnown(part.key, catalog)) continue;
      const { key } = part;
      const near = catalog.nearestConditionKey(key);
      if (near === undefined) {
        if (isRuledOut(key, catalog)) yield { at, message: 'unknown', data: { key, text } };
        continue;
      }
      const edits = [
        replacePart(
          node,
          part,
          text.replace(key, () => near),
        ),
      ];
      yield {
        at,
        message: 'near',
        data: { key, text, near },
        fix: { grade: 'unsafe', title: `write \`${near}\``, edits },
      };
    }
  },
});

type Catalog = PolicyContext['catalog'];

function isKnown(key: string, catalog: Catalog): boolean {
  return catalog.conditionKey(key) !== undefined || isRuntimeVariable(key);
}

/** Only where the catalogue lists the keys of the prefix does it know that this is none of them. */
function isRuledOut(key: string, catalog: Catalog): boolean {
  const prefix = asciiLower(key.slice(0, key.indexOf(':') + 1));
  if (prefix === 'aws:') return true;
  const keys = catalog.service(prefix.slice(0, -1))?.conditionKeys ?? [];
  return keys.some(({ name }) => name.startsWith(prefix));
}
