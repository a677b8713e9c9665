import {
  defineRule,
  knownClauses,
  literalValues,
  parseArn,
  replaceString,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/alias-condition-arn-value',
  title: 'Value of an alias condition that is no alias name',
  severity: 'error',
  rationale: `
    kms:RequestAlias and kms:ResourceAliases hold names of aliases, alias/name, without Region and
    account. An ARN, or the name without its beginning, equals none of them.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html',
  ],
  messages: {
    meant: {
      message: '`{key}` is never `{value}`',
      why: 'the key holds names of aliases, which begin with `alias/`: no request matches this value',
      help: 'write `{meant}`',
    },
    other: {
      message: '`{value}` names no alias',
      why: 'the key holds names of aliases, which begin with `alias/`: no request matches this value',
      help: 'write `alias/<name>` for `{key}`, or name the key in Resource',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the ARN of an alias, and a name without its beginning',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
  "Condition": { "ForAnyValue:StringLike": { "kms:ResourceAliases": [
    "arn:aws:kms:us-east-1:111111111111:alias/lab", "shop-*"] } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:ResourceAliases\` is never \`arn:aws:kms:us-east-1:111111111111:alias/lab\`
                                                    ~~~~~~~~ \`kms:ResourceAliases\` is never \`shop-*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
  "Condition": { "ForAnyValue:StringLike": { "kms:ResourceAliases": [
    "alias/lab", "alias/shop-*"] } } }] }
`,
      },
      {
        title: 'the ARN of a key',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "kms:Encrypt", "Resource": "*",
  "Condition": { "StringNotEquals": {
    "KMS:requestalias": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } } } }
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab\` names no alias
`,
      },
    ],
    valid: [
      {
        title: 'names of aliases, one of them a pattern, one with a variable',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
  "Condition": { "ForAnyValue:StringLike": { "kms:ResourceAliases": [
    "alias/lab", "*/shop", "\${aws:PrincipalTag/alias}"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family !== 'String' || !ALIAS_KEYS.has(key.name)) continue;
      for (const { node, text } of literalValues(clause)) {
        if (mayBeAlias(text)) continue;
        const meant = aliasIn(text);
        const data = { key: clause.key.value, value: text, meant: meant ?? '' };
        if (meant === undefined) {
          yield { at: node, message: 'other', data };
          continue;
        }
        const edits = [replaceString(node, meant)];
        const fix = { grade: 'unsafe', title: `write \`${meant}\``, edits } as const;
        yield { at: node, message: 'meant', data, fix };
      }
    }
  },
});

const ALIAS_KEYS: ReadonlySet<string> = new Set(['kms:RequestAlias', 'kms:ResourceAliases']);
const PREFIX = 'alias/';

/** True for the name of an alias, and for a pattern that may match one. */
function mayBeAlias(text: string): boolean {
  const [head = ''] = text.split(/[*?]/, 1);
  return head.startsWith(PREFIX) || (head !== text && PREFIX.startsWith(head));
}

function aliasIn(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn) return arn.resource.startsWith(PREFIX) ? arn.resource : undefined;
  return text === '' || text.includes(':') ? undefined : PREFIX + text;
}
