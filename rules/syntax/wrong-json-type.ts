import { defineRule, templateFunction } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/wrong-json-type',
  title: 'Value of a JSON type that the element does not take',
  severity: 'error',
  rationale: `
    Each element takes certain JSON types. A number for an account id loses its leading zeros, a list
    inside a list or a null comes out of a template, and a condition that is a list is none: AWS refuses
    the policy, or reads another value than the one that was meant.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  messages: {
    wrong: {
      message: '`{element}` takes {expected}, not {found}',
      why: 'AWS refuses the policy',
      help: 'write {expected}',
    },
    template: {
      message: '`{element}` holds the template function `{name}`',
      why: 'its value is known only when the template is deployed: nothing was checked there',
      help: 'write the value, or check the policy that the template makes',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an account id without quotes',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": 111111111111 }, "Action": "s3:GetObject",
                        ~~~~~~~~~~~~ \`AWS\` takes a string or an array of strings, not a number
  "Resource": "arn:aws:s3:::lab/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'a list in a list, as templates make them',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": [["s3:GetObject", "s3:PutObject"]], "Resource": "arn:aws:s3:::lab/*" }] }
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Action\` takes a string or an array of strings, not an array
`,
      },
      {
        title: 'a piece of a template',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": { "Fn::Sub": "arn:aws:s3:::\${Bucket}/*" } }] }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`Resource\` holds the template function \`Fn::Sub\`
`,
      },
    ],
    valid: [
      {
        title: 'numbers and truth values in a condition',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": {
    "NumericLessThanEquals": { "s3:max-keys": 100 },
    "Bool": { "aws:MultiFactorAuthPresent": true } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const problem of policy.problems) {
      if (problem.kind !== 'wrong-type') continue;
      const { at, element, expected, found, value } = problem;
      const name = templateFunction(value);
      if (name) {
        yield { at, message: 'template', data: { element, name } };
        continue;
      }
      const { start, end } = at;
      const edits = [start, end].map((edge) => ({ at: { start: edge, end: edge }, text: '"' }));
      const isText = found === 'a number' && expected.startsWith('a string');
      yield {
        at,
        message: 'wrong',
        data: { element, expected, found },
        ...(isText && { fix: { grade: 'unsafe', title: 'put it in quotes', edits } }),
      };
    }
  },
});
