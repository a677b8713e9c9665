import { defineTextRule } from '../../src/index.ts';

export default defineTextRule({
  id: 'syntax/no-policy',
  title: 'Named file without a policy',
  severity: 'error',
  rationale: `
    Whoever names a file expects its policy to be checked. A wrong path, an empty template or a document
    in a wrapper that keyproof does not know would otherwise pass as a clean result although nothing was
    looked at.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  messages: {
    none: {
      message: 'this file holds no policy document',
      why: 'the file was named, and nothing in it was checked',
      help: 'name a file with a `Statement`, or say with `--type` what kind of policy this is',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the parameters of a template in place of its policy',
        policy: `
{ "BucketName": "lab", "Effect": "Deny" }
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this file holds no policy document
`,
      },
    ],
    valid: [
      {
        title: 'a policy that is wrapped in what the command line prints',
        policy: `
{ "PolicyVersion": { "VersionId": "v1", "Document": { "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] } } }
`,
      },
    ],
  },

  *check({ document, problems, policies }) {
    if (policies > 0 || problems.length > 0) return;
    const end = document.text.trimEnd().length;
    const start = document.text.length - document.text.trimStart().length;
    yield { at: { start, end }, message: 'none' };
  },
});
