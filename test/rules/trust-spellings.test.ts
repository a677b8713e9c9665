import { expect, test } from 'vitest';
import type { RuleId } from '../../src/index.ts';
import { spellingsOf, type Table } from './spelling-tables.ts';
import { findsAnything, named } from './spellings.ts';

type Action = string | readonly string[];

function allow(principal: unknown, action: Action = 'sts:AssumeRole', more: object = {}): object {
  return { Effect: 'Allow', Principal: principal, Action: action, ...more };
}

function deny(principal: unknown, action: Action = 'sts:AssumeRole', more: object = {}): object {
  return { Effect: 'Deny', Principal: principal, Action: action, ...more };
}

const when = (condition: object): object => ({ Condition: condition });
const aws = (value: Action): object => ({ AWS: value });
const service = (value: Action): object => ({ Service: value });
const federated = (value: Action): object => ({ Federated: value });

const WEB = 'sts:AssumeRoleWithWebIdentity';
const SAML = 'arn:aws:iam::111111111111:saml-provider/lab';
const HOST = 'token.actions.githubusercontent.com';
const GITHUB = federated(`arn:aws:iam::111111111111:oidc-provider/${HOST}`);
const ENTERPRISE = federated([`arn:aws:iam::111111111111:oidc-provider/${HOST}/lab`]);
const ANYONE_OF_ORG = when({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } });

function subject(value: Action, operator = 'StringLike'): object {
  return when({ [operator]: { [`${HOST}:sub`]: value } });
}

const tables: ReadonlyMap<RuleId, Table> = new Map<RuleId, Table>([
  [
    'trust/notprincipal',
    {
      finds: [
        [
          'in a list of statements',
          allow(aws('111111111111')),
          { Effect: 'Allow', NotPrincipal: '*', Action: 'sts:AssumeRole' },
        ],
      ],
      accepts: [
        [
          'a Deny for some',
          allow(aws('111111111111')),
          deny(aws('arn:aws:iam::111111111111:user/ana')),
        ],
      ],
    },
  ],
  [
    'trust/resource-element',
    {
      finds: [['a list', allow(aws('111111111111'), 'sts:AssumeRole', { Resource: ['*'] })]],
      accepts: [['none', allow(aws('111111111111'))]],
    },
  ],
  [
    'trust/star-action',
    {
      finds: [
        ['in a list', allow(aws('111111111111'), ['sts:AssumeRole', '*'])],
        ['every service', allow(service('lambda.amazonaws.com'), '*:*')],
        ['all of AWS STS', allow(service('lambda.amazonaws.com'), ['Sts:*'])],
      ],
      accepts: [
        ['ways to assume', allow(aws('111111111111'), 'sts:Assume*')],
        ['a Deny', allow(aws('111111111111')), deny('*', '*')],
      ],
    },
  ],
  [
    'trust/principal-star',
    {
      finds: [
        ['the bare star', allow('*')],
        ['in a list', allow(aws(['*']))],
        [
          'a condition that strangers meet',
          allow(
            '*',
            'sts:AssumeRole',
            when({ StringNotEquals: { 'aws:PrincipalAccount': '222222222222' } }),
          ),
        ],
        [
          'tags of the caller',
          allow(
            aws('*'),
            'sts:AssumeRole',
            when({ StringEquals: { 'aws:PrincipalTag/team': 'lab' } }),
          ),
        ],
        [
          'an organization that need not be there',
          allow(
            aws('*'),
            'sts:*',
            when({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
          ),
        ],
      ],
      accepts: [
        ['the organization', allow(aws('*'), 'sts:AssumeRole', ANYONE_OF_ORG)],
        ['one account', allow(aws('111111111111'))],
        [
          'a Deny',
          allow(aws('111111111111')),
          deny('*', 'sts:*', when({ Bool: { 'aws:SecureTransport': 'false' } })),
        ],
        [
          'a Deny of all others',
          allow(aws('*')),
          deny(
            aws('*'),
            'sts:*',
            when({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
          ),
        ],
      ],
    },
  ],
  [
    'trust/principal-star-conditioned',
    {
      finds: [
        [
          'an external id',
          allow('*', ['sts:AssumeRole'], when({ StringEquals: { 'STS:externalId': 'lab' } })),
        ],
        [
          'one role by a condition',
          allow(
            aws('*'),
            'sts:AssumeRole',
            when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/lab' } }),
          ),
        ],
      ],
      accepts: [
        ['no condition, which is for another rule', allow('*')],
        ['one account', allow(aws('111111111111'), 'sts:AssumeRole', ANYONE_OF_ORG)],
      ],
    },
  ],
  [
    'trust/action-principal-mismatch',
    {
      finds: [
        [
          'a service by the action of SAML',
          allow(service('ec2.amazonaws.com'), ['sts:assumerolewithsaml']),
        ],
        [
          'a host by the action of SAML',
          allow(federated('accounts.google.com'), 'sts:AssumeRoleWithSAML'),
        ],
        ['one action too many', allow(aws('111111111111'), ['sts:AssumeRole', WEB])],
        ['a SAML provider by the action of web identities', allow(federated([SAML]), WEB)],
      ],
      accepts: [
        ['all ways', allow(federated(SAML), 'sts:AssumeRole*')],
        ['everybody', allow('*', WEB)],
        ['a placeholder for the provider', allow(federated('${ProviderArn}'), 'sts:AssumeRole')],
        ['a Deny', allow(aws('111111111111')), deny(aws('*'), WEB)],
      ],
    },
  ],
  [
    'trust/federated-format',
    {
      finds: [
        ['a scheme', allow(federated([`https://${HOST}`]), WEB)],
        ['a role', allow(federated('arn:aws:iam::111111111111:role/lab'), WEB)],
        ['a wildcard', allow(federated('arn:aws:iam::111111111111:oidc-provider/*'), WEB)],
        [
          'no account',
          allow(federated('arn:aws:iam:::saml-provider/lab'), 'sts:AssumeRoleWithSAML'),
        ],
      ],
      accepts: [
        [
          'a provider with a path',
          allow(
            federated(
              'arn:aws-cn:iam::111111111111:oidc-provider/oidc.eks.cn-north-1.amazonaws.com.cn/id/AB12',
            ),
            WEB,
          ),
        ],
        [
          'Amazon Cognito in another partition',
          allow(federated('cognito-identity-us-gov.amazonaws.com'), WEB),
        ],
      ],
    },
  ],
  [
    'trust/oidc-no-condition',
    {
      finds: [
        ['a presence test only', allow(GITHUB, WEB, when({ Null: { [`${HOST}:sub`]: 'false' } }))],
        [
          'a negated test only',
          allow(
            federated('www.amazon.com'),
            [WEB],
            when({ StringNotEquals: { 'www.amazon.com:user_id': 'ana' } }),
          ),
        ],
        [
          'a key about something else',
          allow(
            federated('accounts.google.com'),
            'sts:*',
            when({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
          ),
        ],
      ],
      accepts: [
        [
          'any of the audiences',
          allow(
            federated('accounts.google.com'),
            WEB,
            when({ 'ForAnyValue:StringEquals': { 'accounts.google.com:aud': ['a', 'b'] } }),
          ),
        ],
        [
          'a Deny of other audiences',
          allow(federated('accounts.google.com'), WEB),
          deny('*', WEB, when({ StringNotEquals: { 'accounts.google.com:aud': 'a' } })),
        ],
        ['another way in', allow(aws('111111111111'))],
      ],
    },
  ],
  [
    'trust/github-sub-missing',
    {
      finds: [
        ['no condition', allow(GITHUB, WEB)],
        [
          'an enterprise',
          allow(
            ENTERPRISE,
            WEB,
            when({ StringEquals: { [`${HOST}/lab:aud`]: 'sts.amazonaws.com' } }),
          ),
        ],
        [
          'the audience in a list',
          allow(
            GITHUB,
            [WEB, 'sts:TagSession'],
            when({ StringEquals: { [`${HOST}:aud`]: ['sts.amazonaws.com'] } }),
          ),
        ],
        ['any subject', allow(GITHUB, WEB, subject('*'))],
      ],
      accepts: [
        ['a subject by a pattern', allow(GITHUB, WEB, subject('repo:lab/site:*'))],
        [
          'a reusable workflow',
          allow(GITHUB, WEB, when({ StringLike: { [`${HOST}:job_workflow_ref`]: 'lab/flows/*' } })),
        ],
        [
          'another provider',
          allow(
            federated('accounts.google.com'),
            WEB,
            when({ StringEquals: { 'accounts.google.com:aud': 'a' } }),
          ),
        ],
      ],
    },
  ],
  [
    'trust/github-sub-wildcard',
    {
      finds: [
        ['everything', allow(GITHUB, WEB, subject('*'))],
        ['part of the owner', allow(GITHUB, WEB, subject(['repo:lab*/site:ref:refs/heads/main']))],
        [
          'part of the repository',
          allow(
            GITHUB,
            WEB,
            subject('repo:lab/site-*:ref:refs/heads/main', 'ForAnyValue:StringLike'),
          ),
        ],
        [
          'a question mark',
          allow(GITHUB, WEB, subject('repo:lab/sit?:pull_request', 'StringLikeIfExists')),
        ],
      ],
      accepts: [
        [
          'branches by a prefix',
          allow(GITHUB, WEB, subject('repo:lab/site:ref:refs/heads/release-*')),
        ],
        [
          'an operator that takes no wildcards',
          allow(GITHUB, WEB, subject('repo:lab/*', 'StringEquals')),
        ],
        [
          'another provider',
          allow(
            federated('accounts.google.com'),
            WEB,
            when({ StringLike: { 'accounts.google.com:sub': 'repo:lab/*' } }),
          ),
        ],
      ],
    },
  ],
  [
    'trust/aud-foranyvalue',
    {
      finds: [
        [
          'another letter case',
          allow(GITHUB, WEB, when({ 'foranyvalue:StringLike': { [`${HOST}:AUD`]: ['a', 'b'] } })),
        ],
      ],
      accepts: [
        [
          'the subject',
          allow(GITHUB, WEB, when({ 'ForAnyValue:StringEquals': { [`${HOST}:sub`]: 'a' } })),
        ],
      ],
    },
  ],
  [
    'trust/aud-confirm',
    {
      finds: [
        [
          'a list of one',
          allow(GITHUB, WEB, when({ 'ForAllValues:StringEquals': { [`${HOST}:aud`]: ['a'] } })),
        ],
      ],
      accepts: [
        [
          'a plain operator',
          allow(GITHUB, WEB, when({ StringEquals: { [`${HOST}:aud`]: ['a', 'b'] } })),
        ],
      ],
    },
  ],
  [
    'trust/rolesanywhere-actions',
    {
      finds: [
        [
          'one of three missing',
          allow(service(['rolesanywhere.amazonaws.com']), ['sts:AssumeRole', 'sts:TagSession']),
        ],
        [
          'the rest for another service',
          allow(service('rolesanywhere.amazonaws.com')),
          allow(service('ec2.amazonaws.com'), ['sts:TagSession', 'sts:SetSourceIdentity']),
        ],
      ],
      accepts: [
        ['all by a wildcard', allow(service('rolesanywhere.amazonaws.com'), 'STS:*')],
        ['another service', allow(service('lambda.amazonaws.com'))],
      ],
    },
  ],
  [
    'trust/redundant-session',
    {
      finds: [
        [
          'the session first',
          allow(
            aws([
              'arn:aws:sts::111111111111:assumed-role/lab/ana',
              'arn:aws:iam::111111111111:role/path/lab',
            ]),
          ),
        ],
      ],
      accepts: [
        ['the session alone', allow(aws('arn:aws:sts::111111111111:assumed-role/lab/ana'))],
        [
          'the role in a Deny',
          allow(aws('arn:aws:sts::111111111111:assumed-role/lab/ana')),
          deny(aws('arn:aws:iam::111111111111:role/lab')),
        ],
      ],
    },
  ],
  [
    'trust/cross-account',
    {
      finds: [
        ['a user in a list', allow(aws(['111111111111', 'arn:aws:iam::222222222222:user/ana']))],
      ],
      accepts: [['a role of the own account', allow(aws('arn:aws:iam::111111111111:role/lab'))]],
    },
  ],
  [
    'trust/cross-account-no-external-id',
    {
      finds: [
        [
          'MFA that may be absent',
          allow(
            aws('222222222222'),
            'sts:AssumeRole',
            when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
          ),
        ],
        [
          'a role, and an address',
          allow(
            aws('arn:aws:iam::222222222222:role/lab'),
            'sts:*',
            when({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }),
          ),
        ],
      ],
      accepts: [
        [
          'an external id in a list',
          allow(
            aws(['222222222222']),
            ['sts:AssumeRole'],
            when({ StringEquals: { 'sts:externalid': ['a', 'b'] } }),
          ),
        ],
        [
          'MFA by its age',
          allow(
            aws('222222222222'),
            'sts:AssumeRole',
            when({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
          ),
        ],
        ['tags only', allow(aws('222222222222'), 'sts:TagSession')],
        ['the own account', allow(aws('arn:aws:iam::111111111111:root'))],
      ],
    },
  ],
  [
    'trust/external-id-pattern',
    {
      finds: [
        [
          'a question mark',
          allow(
            aws('222222222222'),
            'sts:AssumeRole',
            when({ StringLike: { 'sts:ExternalId': ['lab-?'] } }),
          ),
        ],
      ],
      accepts: [
        [
          'a variable',
          allow(
            aws('222222222222'),
            'sts:AssumeRole',
            when({ StringLike: { 'sts:ExternalId': '${aws:PrincipalAccount}' } }),
          ),
        ],
      ],
    },
  ],
  [
    'trust/confused-deputy',
    {
      finds: [
        [
          'one of several services',
          allow(service(['lambda.amazonaws.com', 'scheduler.amazonaws.com'])),
        ],
        ['a Regional name', allow(service('logs.eu-west-1.amazonaws.com'), ['sts:AssumeRole'])],
      ],
      accepts: [
        [
          'the organization that it is for',
          allow(
            service('scheduler.amazonaws.com'),
            'sts:AssumeRole',
            when({ StringEquals: { 'aws:sourceOrgId': 'o-a1b2c3d4e5' } }),
          ),
        ],
        ['a Deny', deny(service('scheduler.amazonaws.com'))],
      ],
    },
  ],
  [
    'trust/compute-service',
    {
      finds: [
        ['containers', allow(service(['ecs-tasks.amazonaws.com']))],
        ['pods', allow(service('pods.eks.amazonaws.com'), ['sts:AssumeRole', 'sts:TagSession'])],
      ],
      accepts: [
        ['a service that runs no code of others', allow(service('cloudtrail.amazonaws.com'))],
      ],
    },
  ],
]);

test.for(named(spellingsOf('trust', tables)))('%s', async ([, row]) => {
  expect(await findsAnything(row)).toBe(row.finds);
});
