import { defineTextRule } from '../../src/index.ts';

export default defineTextRule({
  id: 'syntax/byte-order-mark',
  title: 'Byte order mark before the policy',
  severity: 'warning',
  rationale: `
    Some editors on Windows begin a UTF-8 file with three bytes that no one sees. JSON does not allow
    them: the AWS CLI and many parsers then refuse a policy whose text looks perfectly right.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  messages: {
    mark: {
      message: '{message}',
      why: 'a policy that reads right is refused, and the cause cannot be seen',
      help: '{help}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a file saved as "UTF-8 with BOM"',
        policy: `\uFEFF{ "Version": "2012-10-17", "Statement": [] }
~ the file begins with a byte order mark, which some AWS tools refuse
`,
      },
    ],
    valid: [
      {
        title: 'the same file without the mark',
        policy: `
{ "Version": "2012-10-17", "Statement": [] }
`,
      },
    ],
  },

  *check({ problems }) {
    for (const { kind, at, message, help } of problems) {
      if (kind === 'byte-order-mark') yield { at, message: 'mark', data: { message, help } };
    }
  },
});
