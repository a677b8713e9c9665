import { defineTextRule, firstOfLines, type SyntaxProblem } from '../../src/index.ts';

type Group = 'structure' | 'value' | 'decoration' | 'unreadable';

/** What can still be said of a text with such a fault; the two others have rules of their own. */
const GROUPS: Readonly<Record<SyntaxProblem['kind'], Group | undefined>> = {
  unexpected: 'structure',
  missing: 'structure',
  unclosed: 'structure',
  'trailing-text': 'structure',
  escape: 'value',
  'lone-surrogate': 'value',
  number: 'value',
  word: 'value',
  quotes: 'value',
  comment: 'decoration',
  'trailing-comma': 'decoration',
  'control-character': 'decoration',
  empty: 'unreadable',
  encoding: 'unreadable',
  'too-large': 'unreadable',
  'too-deep': 'unreadable',
  'too-many': 'unreadable',
  'byte-order-mark': undefined,
  'duplicate-key': undefined,
};

const SAYS = { message: '{message}', help: '{help}' };

export default defineTextRule({
  id: 'syntax/json-parse',
  title: 'Text that is no JSON',
  severity: 'error',
  rationale: `
    AWS takes policies as strict JSON and refuses everything else, mostly without a word on where the
    fault is. Comments, trailing commas and single quotes pass in many editors and fail there. After a
    fault that leaves a value or the structure open, keyproof checks no policy of the file: rules over
    half a policy would mislead.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  messages: {
    structure: { ...SAYS, why: 'AWS refuses the text, and nothing else in it was checked' },
    value: { ...SAYS, why: 'AWS refuses the text, and what this was to be can only be guessed' },
    decoration: { ...SAYS, why: 'AWS refuses the text; its policies were checked all the same' },
    unreadable: { ...SAYS, why: 'nothing in this file could be checked' },
  },
  examples: {
    invalid: [
      {
        title: 'a bracket that is never closed',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }
}
~ this cannot stand here in an array
`,
      },
      {
        title: 'single quotes, and a comma that is missing',
        policy: `
{ 'Version': "2012-10-17"
  ~~~~~~~~~ JSON strings stand in double quotes
  "Statement": [] }
  ~~~~~~~~~~~ a \`,\` is missing before this item
`,
      },
      {
        title: 'a comma after the last member',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", } }
                                  ~ JSON allows no comma after the last item
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'an empty file',
        policy: `
~ the text is empty
`,
      },
    ],
    valid: [
      {
        title: 'what looks like a comment inside a string',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Sid": "Readers//all", "Effect": "Allow",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/#,*" } }
`,
      },
    ],
  },

  *check({ document, problems }) {
    const faults = problems.filter(({ kind }) => GROUPS[kind]);
    const isWhole = faults.every(({ kind }) => GROUPS[kind] === 'decoration');
    for (const { kind, at, message, help, related } of isWhole
      ? faults
      : firstOfLines(document.text, faults)) {
      yield {
        at,
        message: isWhole ? 'decoration' : groupOf(kind),
        data: { message, help },
        ...(related && { labels: [related] }),
        ...(kind === 'trailing-comma' && {
          fix: { grade: 'safe', title: 'delete the comma', edits: [{ at, text: '' }] },
        }),
      };
    }
  },
});

/** What a fault says of a text that it, or another one, leaves open. */
function groupOf(kind: SyntaxProblem['kind']): Group {
  const group = GROUPS[kind] ?? 'structure';
  return group === 'decoration' ? 'structure' : group;
}
