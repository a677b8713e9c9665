import { defineRule, unwrapItem, type ArrayNode, type Member, type Node } from '../../src/index.ts';

/** The elements whose value, or whose members' values, may be one entry or a list of them. */
const LISTS: ReadonlySet<string> = new Set([
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

export default defineRule({
  id: 'style/list-of-one',
  title: 'List with a single entry',
  severity: 'info',
  rationale: `
    A list of one entry means the same as the entry. Policies in one form are easier to compare: AWS
    itself stores some lists of one without their brackets, and a comparison of texts then shows a change
    where there is none. One finding stands for all such lists of a policy.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  messages: {
    one: {
      message: 'lists of one entry in {names}',
      why: 'it means the same without the brackets, and texts compare better in one form',
      help: 'write the entries without brackets',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a principal, an action and a condition value',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:role/reader"] },
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ lists of one entry in \`AWS\`, \`Action\` and \`s3:ExistingObjectTag/team\`
  "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": ["red"] } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/team": "red" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'lists of two, and the list of statements',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:PutObject"],
  "Resource": ["arn:aws:s3:::lab/*", "arn:aws:s3:::logs/*"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const members = policy.statements.flatMap(({ node }) => node.members);
    const lists = members.filter(({ key }) => LISTS.has(key.value)).flatMap(listsOfOne);
    const [first, ...others] = lists;
    if (!first) return;
    yield {
      at: first.list,
      message: 'one',
      data: { names: [...new Set(lists.map(({ name }) => name))] },
      labels: others.map(({ list }) => ({ at: list.at, message: 'and here' })),
      fix: {
        grade: 'safe',
        title: 'take the brackets away',
        edits: lists.flatMap(({ list }) => unwrapItem(list)),
      },
    };
  },
});

interface NamedList {
  readonly name: string;
  readonly list: ArrayNode;
}

/** The lists of one text below a member, which hold no further lists. */
function listsOfOne({ key, value }: Member): readonly NamedList[] {
  if (value.kind === 'object') return value.members.flatMap(listsOfOne);
  const isOne = value.kind === 'array' && value.items.length === 1 && isScalar(value.items[0]);
  return isOne ? [{ name: key.value, list: value }] : [];
}

function isScalar(node: Node | undefined): boolean {
  return node !== undefined && node.kind !== 'array' && node.kind !== 'object';
}
