import {
  arnFields,
  defineRule,
  hasWildcard,
  isOriginAccessIdentity,
  openNames,
  principalEntries,
  readAwsPrincipal,
  replaceString,
  servicePrincipal,
  type Fix,
  type PlacedPrincipal,
} from '../../src/index.ts';

export default defineRule({
  id: 'principal/value-unknown',
  title: 'AWS principal that is no account, ARN of a principal or *',
  severity: 'error',
  rationale: `
    Under AWS stand accounts, and ARNs of users, roles and their sessions. A group is no principal, an
    instance profile neither, and services have a name of their own in the map. AWS refuses anything
    that it cannot find.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  messages: {
    other: {
      message: '`{value}` is no AWS principal',
      why: 'AWS refuses the policy',
      help: 'write an account id, or the ARN of an account, a user, a role or a role session',
    },
    group: {
      message: 'the group `{value}` is no principal',
      why: 'groups pass on policies and never call AWS: AWS refuses the policy',
      help: 'name the users or their role, or let an identity policy of the group grant it',
    },
    service: {
      message: '`{value}` is a service and stands under `AWS`',
      why: 'AWS looks for an account or an ARN there, and refuses the policy',
      help: 'write it under `Service`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'eleven digits, and a group',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": ["11111111111", "arn:aws:iam::111111111111:group/readers"] },
                         ~~~~~~~~~~~~~ \`11111111111\` is no AWS principal
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the group \`arn:aws:iam::111111111111:group/readers\` is no principal
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'a service among the accounts',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "logging.s3.amazonaws.com" },
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`logging.s3.amazonaws.com\` is a service and stands under \`AWS\`
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "logging.s3.amazonaws.com" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a session, the identity of a distribution, and what a template fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": [
  "arn:aws:sts::111111111111:assumed-role/reader/ana",
  "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1AB2CD3EF4GHI",
  "arn:aws:iam::\${AWS::AccountId}:root"] },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (policy.type === 'rcp') return;
    for (const placed of principalEntries(policy)) {
      const { node, value, type } = placed.entry;
      if (type !== 'AWS' || !isWrong(value)) continue;
      if (servicePrincipal(value)) {
        const fix = underService(placed);
        yield { at: node, message: 'service', data: { value }, ...(fix && { fix }) };
        continue;
      }
      const isGroup = arnFields(value)?.resource.text.startsWith('group/') === true;
      yield { at: node, message: isGroup ? 'group' : 'other', data: { value } };
    }
  },
});

/** Ids of deleted principals, and values that are patterns or not filled in, have rules of their own. */
function isWrong(value: string): boolean {
  if (hasWildcard(value) || value.includes('${') || openNames(value).length > 0) return false;
  if (isOriginAccessIdentity(value)) return false;
  const named = readAwsPrincipal(value);
  return named.kind === 'unknown' || (named.kind === 'unique-id' && !/^A(?:RO|ID)A/.test(named.id));
}

function underService({ element, entry }: PlacedPrincipal): Fix | undefined {
  const [only, ...others] = element.entries;
  if (!entry.typeNode || !only || others.length > 0) return undefined;
  const edits = [replaceString(entry.typeNode, 'Service')];
  return { grade: 'unsafe', title: 'write it under `Service`', edits };
}
