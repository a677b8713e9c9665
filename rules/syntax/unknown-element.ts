import {
  defineRule,
  grouped,
  meantElement,
  type ElementParent,
  type Finding,
  type PolicyProblem,
} from '../../src/index.ts';

const OTHER: Readonly<Record<ElementParent, ElementParent>> = {
  policy: 'statement',
  statement: 'policy',
};

export default defineRule({
  id: 'syntax/unknown-element',
  title: 'Member that the policy grammar does not know',
  severity: 'error',
  rationale: `
    A policy and a statement have a fixed set of elements, each with one spelling, capital letter
    included. AWS refuses a document with any other member; a tool that skips it reads a statement
    without the condition or the resource that somebody meant to write.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'],
  messages: {
    misspelt: {
      message: '`{name}` is no element of a {parent}',
      why: 'AWS refuses the policy; where a tool skips the member, what it says is lost',
      help: 'write `{meant}`',
    },
    misplaced: {
      message: '`{name}` is an element of a {other}, not of a {parent}',
      why: 'AWS refuses the policy; where a tool skips the member, what it says is lost',
      help: 'move it into the {other}',
    },
    unknown: {
      message: 'the policy language has no element `{name}`',
      why: 'AWS refuses the policy',
      help: 'remove it; a remark fits into `Sid`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a capital letter that is missing, and a plural',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "action": "s3:GetObject",
  ~~~~~~~~ \`action\` is no element of a statement
  "Resources": "arn:aws:s3:::lab/*" }] }
  ~~~~~~~~~~~ \`Resources\` is no element of a statement
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'a statement that stands in the place of the policy',
        policy: `
{ "Version": "2012-10-17",
  "Effect": "Allow",
  ~~~~~~~~ \`Effect\` is an element of a statement, not of a policy
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'a remark',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Comment": "for the auditors", "Effect": "Allow",
                                           ~~~~~~~~~ the policy language has no element \`Comment\`
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'all elements of a bucket policy',
        policy: `
{ "Version": "2012-10-17", "Id": "lab", "Statement": [{ "Sid": "Tls", "Effect": "Deny",
  "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const problems = policy.problems.filter((problem) => problem.kind === 'unknown-element');
    for (const [index, group] of grouped(problems, ({ statement }) => statement)) {
      const { node } = index === undefined ? policy : (policy.statements[index] ?? policy);
      const written = new Set(node.members.map(({ key }) => key.value));
      for (const problem of group) yield findingFor(problem, written);
    }
  },
});

type UnknownElement = Extract<PolicyProblem, { readonly kind: 'unknown-element' }>;

/** A name that was meant for an element which is there is a mistake of another kind. */
function findingFor(
  { at, name, parent }: UnknownElement,
  written: ReadonlySet<string>,
): Finding<'misspelt' | 'misplaced' | 'unknown'> {
  const other = OTHER[parent];
  const meant = meantElement(name, parent);
  if (meant && !written.has(meant)) {
    const edits = [{ at, text: JSON.stringify(meant) }];
    const fix = { grade: 'unsafe', title: `write \`${meant}\``, edits } as const;
    return { at, message: 'misspelt', data: { name, parent, meant }, fix };
  }
  return meantElement(name, other)
    ? { at, message: 'misplaced', data: { name, parent, other } }
    : { at, message: 'unknown', data: { name } };
}
