import {
  asciiLower,
  defineRule,
  operator,
  parseArn,
  plainValues,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'scp/service-linked-role-target',
  title: 'Service control policy that is aimed at service-linked roles',
  severity: 'info',
  types: ['scp'],
  rationale: `
    Service control policies do not hold for service-linked roles, so that AWS services can work in every
    account. A Deny for such a role stops nothing; what it may do is the service's own matter.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html',
  ],
  messages: {
    unbound: {
      message: 'service control policies do not hold for {roles}',
      why: 'it is a service-linked role, and this Deny never applies to it',
      help: 'remove it; to keep the role away, deny `iam:CreateServiceLinkedRole` for its service',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role of Auto Scaling',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": { "ArnLike": { "aws:principalARN": [
    "arn:aws:iam::*:role/aws-service-role/autoscaling.amazonaws.com/*",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ service control policies do not hold for \`arn:aws:iam::*:role/aws-service-role/autoscaling.amazonaws.com/*\`
    "arn:aws:iam::*:role/builder"] } } } }
`,
      },
    ],
    valid: [
      {
        title: 'an exemption, and the role as a resource',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
    "Condition": { "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/aws-service-role/*" } } },
  { "Effect": "Deny", "Action": "iam:DeleteServiceLinkedRole",
    "Resource": "arn:aws:iam::*:role/aws-service-role/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const denying = policy.statements.filter(({ effect }) => effect === 'Deny');
    for (const clause of denying.flatMap(({ conditions }) => conditions).filter(aimsAtCaller)) {
      const roles = plainValues(clause).filter(({ text }) => isServiceLinked(text));
      const [first] = roles;
      if (!first) continue;
      yield { at: first.node, message: 'unbound', data: { roles: roles.map(({ text }) => text) } };
    }
  },
});

function aimsAtCaller({ key, operator: use }: ConditionClause): boolean {
  const row = operator(use.name);
  return asciiLower(key.value) === 'aws:principalarn' && row?.negated === false;
}

function isServiceLinked(text: string): boolean {
  return parseArn(text)?.resource.startsWith('role/aws-service-role/') === true;
}
