import { defineRule, isEmptyList, property } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/empty-resource',
  title: 'Empty list of resources',
  severity: 'warning',
  rationale: `
    The policy grammar wants at least one resource in a list. An empty one comes from a template whose
    variable had no value: an Allow then grants nothing, a Deny protects nothing, and an empty
    NotResource excepts nothing, so that the statement is about every resource.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    none: {
      message: '`Resource` is an empty list',
      why: 'the statement is about no resource and does nothing',
      help: 'list the resources, or remove the statement',
    },
    all: {
      message: '`NotResource` is an empty list',
      why: 'nothing is excepted: the statement is about every resource',
      help: 'list the resources that it is not about',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a list that was never filled in',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [] }] }
                                                             ~~ \`Resource\` is an empty list
`,
      },
      {
        title: 'no exceptions',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "s3:*", "NotResource": [] }] }
                                                       ~~ \`NotResource\` is an empty list
`,
      },
    ],
    valid: [
      {
        title: 'a list of one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::lab/*"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node, resource } of policy.statements) {
      if (resource && isEmptyList(property(node, resource.key.value))) {
        yield { at: resource, message: resource.negated ? 'all' : 'none' };
      }
    }
  },
});
