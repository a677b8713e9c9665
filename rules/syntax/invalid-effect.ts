import {
  defineRule,
  equalsIgnoringCase,
  nearest,
  placeholdersIn,
  property,
  replaceString,
} from '../../src/index.ts';

const EFFECTS = ['Allow', 'Deny'];

export default defineRule({
  id: 'syntax/invalid-effect',
  title: 'Effect that is neither Allow nor Deny',
  severity: 'error',
  rationale: `
    Effect has two values, and their case counts. A policy with another one is refused as a whole; a
    placeholder that a template left in is the usual cause.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html',
  ],
  messages: {
    misspelt: {
      message: '`{value}` is no effect',
      why: 'AWS refuses the policy: the effect is `Allow` or `Deny`, spelt like this',
      help: 'write `{meant}`',
    },
    unknown: {
      message: '`{value}` is neither `Allow` nor `Deny`',
      why: 'AWS refuses the policy: a statement does one of these two',
      help: 'write `Allow` or `Deny`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'lower case',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
              ~~~~~~~ \`allow\` is no effect
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'a word that the language does not have',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Permit", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
              ~~~~~~~~ \`Permit\` is neither \`Allow\` nor \`Deny\`
`,
      },
    ],
    valid: [
      {
        title: 'both effects',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Action": "s3:GetObjectAcl", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, effect } of policy.statements) {
      const written = property(node, 'Effect');
      if (effect || written?.kind !== 'string') continue;
      const { value } = written;
      if (placeholdersIn(value).length > 0) continue;
      const meant =
        EFFECTS.find((name) => equalsIgnoringCase(name, value)) ?? nearest(value, EFFECTS);
      if (!meant) {
        yield { at: written, message: 'unknown', data: { value } };
        continue;
      }
      const edits = [replaceString(written, meant)];
      const fix = { grade: 'unsafe', title: `write \`${meant}\``, edits } as const;
      yield { at: written, message: 'misspelt', data: { value, meant }, fix };
    }
  },
});
