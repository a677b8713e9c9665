import {
  absentKeyFindings,
  absentKeyMessages,
  defineRule,
  tagsOfTheRest,
  watchedBy,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/resource-tag-unsupported',
  title: 'Test of resource tags on a service that does not pass them',
  severity: 'error',
  rationale: `
    Many services let you tag resources, and yet do not tell authorization of the tags: their requests
    never carry aws:ResourceTag. A positive test on it is then false and a negated one true, so that a
    guard on tagged resources guards nothing, or everything.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html',
  ],
  messages: {
    ...absentKeyMessages(
      'name the resources of {actions} by their ARNs, in a statement of its own: the service does not pass their tags',
    ),
    rest: {
      message:
        '`{key}` is never in a request to a service that does not pass tags, so `{operator}` {outcome} there',
      why: 'with `NotAction` the statement is about all of these services, too',
      help: 'list in `Action` what is meant, of services that pass the tags of their resources',
      severity: 'warning',
    },
    restLost: {
      message:
        '`{key}` is never in a request to a service that does not pass tags, so `{operator}` {outcome} there',
      why: 'with `NotAction` the statement is about all of these services, too',
      help: 'list in `Action` what is meant, of services that pass the tags of their resources',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a guard on production domains that does not exist',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": ["route53domains:DeleteDomain", "ec2:TerminateInstances"], "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/stage": "prod" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/stage\` is never in a request for \`route53domains:DeleteDomain\`, so \`StringEquals\` never denies
`,
      },
      {
        title: 'a Deny for domains of other teams that hits all',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "route53domains:UpdateDomainContact", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:ResourceTag/team": "red" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` is never in a request for \`route53domains:UpdateDomainContact\`, so \`StringNotEquals\` always denies
`,
      },
      {
        title: 'an Allow that grants nothing',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "route53domains:UpdateDomainContact", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` is never in a request for \`route53domains:UpdateDomainContact\`, so \`StringEquals\` never allows
`,
      },
      {
        title: 'an Allow that grants all domains',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "route53domains:UpdateDomainContact", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:ResourceTag/stage": "prod" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/stage\` is never in a request for \`route53domains:UpdateDomainContact\`, so \`StringNotEquals\` always allows
`,
      },
      {
        title: 'a guard and a grant of all but one service',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/stage": "prod" } } },
                                   ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/stage\` is never in a request to a service that does not pass tags, so \`StringEquals\` never denies there
  { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceTag/team\` is never in a request to a service that does not pass tags, so \`StringEquals\` never allows there
`,
      },
    ],
    valid: [
      {
        title: 'a service that passes tags',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/stage": "prod" } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* absentKeyFindings(context, {
      ...watchedBy('condition/resource-tag-unsupported'),
      report: 'surprising',
    });
    for (const { clause, outcome, words } of tagsOfTheRest(context.policy)) {
      yield {
        at: clause.key,
        message: outcome === 'neverAllows' ? 'restLost' : 'rest',
        data: {
          key: clause.key.value,
          operator: clause.operator.node.value,
          outcome: words,
        },
      };
    }
  },
});
