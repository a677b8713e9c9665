import type { ContextValue } from '../input.ts';
import type { Case, Elements } from './case.ts';
import { allow, deny, oldPolicy, policy, reads, USER } from './case.ts';

const ACTION = 'reference_policies_elements_action';
const RESOURCE = 'reference_policies_elements_resource';
const VARIABLES = 'reference_policies_variables';
const OPERATORS = 'reference_policies_elements_condition_operators';

/** Whether an Allow with these elements matches a read of `arn:aws:s3:::lab/a.txt` by `ana`. */
function element(
  name: string,
  page: string,
  settled: readonly [elements: Elements, expect: Case['expect'], doubts?: readonly string[]],
  context: Readonly<Record<string, ContextValue>> = {},
): Case {
  const [elements, expect, doubts = []] = settled;
  const policies = { identity: [policy(elements)] };
  return { name, page, request: reads(USER, context), policies, expect, doubts };
}

const yes = (elements: Elements, ...doubts: string[]): Parameters<typeof element>[2] => [
  allow(elements),
  'allow',
  doubts,
];
const no = (elements: Elements, ...doubts: string[]): Parameters<typeof element>[2] => [
  allow(elements),
  'implicit-deny',
  doubts,
];
const tagIs = (operator: string, value: unknown): Elements => ({
  Condition: { [operator]: { 's3:ExistingObjectTag/team': value } },
});
const OWN = '${aws:PrincipalTag/team}';
const HOME = 'arn:aws:s3:::lab/${aws:username}.txt';

/** Action, Resource, Condition and policy variables. */
export const ELEMENTS: readonly Case[] = [
  element('actions ignore case', ACTION, yes({ Action: 'S3:getOBJECT' })),
  element('wildcards in the name', ACTION, yes({ Action: 's3:?et*ject' })),
  element('NotAction leaves out', ACTION, no({ Action: undefined, NotAction: 's3:Get*' })),
  element('*:* is every action', ACTION, yes({ Action: '*:*' }, 'D29')),
  element('no wildcard in the service', ACTION, no({ Action: 's*:GetObject' })),
  element('a comma separates nothing', ACTION, no({ Action: 's3:GetObject,s3:PutObject' })),
  element('Action and NotAction at once', ACTION, [allow({ NotAction: 'x:y' }), 'unknown']),
  element('the star crosses slashes', RESOURCE, yes({ Resource: 'arn:aws:s3:::l*t' })),
  element('a bucket is not its objects', RESOURCE, no({ Resource: 'arn:aws:s3:::lab' })),
  element('the key is compared with case', RESOURCE, no({ Resource: 'arn:aws:s3:::lab/A.txt' })),
  element('case of the service', RESOURCE, no({ Resource: 'arn:aws:S3:::lab/*' }, 'D24')),
  element('wildcard service', RESOURCE, no({ Resource: 'arn:aws:*:::lab/a.txt' })),
  element('too few parts', RESOURCE, [allow({ Resource: 'arn:aws:s3*' }), 'unknown']),
  element('NotResource leaves out', RESOURCE, no({ Resource: undefined, NotResource: '*' })),
  element('a variable in the resource', VARIABLES, yes({ Resource: HOME }), {
    'aws:username': 'a',
  }),
  element('a star in the value is a star', VARIABLES, no({ Resource: HOME }, 'D11'), {
    'aws:username': '*',
  }),
  element(
    'a default value',
    VARIABLES,
    yes({ Resource: "arn:aws:s3:::lab/${aws:PrincipalTag/dir, 'a'}.txt" }),
  ),
  element('an escaped star', VARIABLES, no({ Resource: 'arn:aws:s3:::lab/${*}' })),
  element(
    'a variable without value matches no resource',
    VARIABLES,
    no({ Resource: `arn:aws:s3:::lab/${OWN}*` }),
  ),
  element(
    'and excludes none',
    VARIABLES,
    yes({ Resource: undefined, NotResource: `arn:aws:s3:::lab/${OWN}*` }, 'D8'),
  ),
  element('a variable in an early segment', VARIABLES, [
    allow({ Resource: 'arn:aws:s3::${aws:PrincipalAccount}:lab/*' }),
    'unknown',
  ]),
  element('an unclosed variable', VARIABLES, [allow({ Resource: 'arn:aws:s3:::${a' }), 'unknown']),
  {
    name: 'without Version a variable is text',
    page: 'reference_policies_elements_version',
    request: reads(USER, { 'aws:username': 'a' }),
    policies: { identity: [oldPolicy(allow({ Resource: HOME }))] },
    expect: 'implicit-deny',
    doubts: ['D27'],
  },
  element('an equal tag', VARIABLES, yes(tagIs('StringEquals', OWN)), {
    's3:existingobjecttag/TEAM': 'red',
    'aws:PrincipalTag/team': 'red',
  }),
  element('no tag, positive', OPERATORS, no(tagIs('StringEquals', 'red'))),
  element('no tag, negated', OPERATORS, yes(tagIs('StringNotEquals', 'red'))),
  element('no value, positive', VARIABLES, no(tagIs('StringLike', OWN)), {
    's3:ExistingObjectTag/team': 'red',
  }),
  element('no value, negated', VARIABLES, yes(tagIs('StringNotLike', OWN), 'D7'), {
    's3:ExistingObjectTag/team': 'red',
  }),
  element('an unreadable number', OPERATORS, no(tagIs('NumericNotEquals', 'ten'), 'D18'), {
    's3:ExistingObjectTag/team': '10',
  }),
  element('an unknown operator', OPERATORS, [allow(tagIs('StringIs', 'red')), 'unknown']),
  element('a wide ARN pattern', OPERATORS, yes(tagIs('ArnLike', '*'), 'D19'), {
    's3:ExistingObjectTag/team': USER,
  }),
  {
    name: 'an unknown key leaves the clause open',
    page: 'reference_policies_elements_condition',
    request: { ...reads(USER), unknown: ['aws:sourcevpce'] },
    policies: {
      identity: [policy(allow(), deny({ Condition: { Null: { 'aws:SourceVpce': 'true' } } }))],
    },
    expect: 'unknown',
  },
  {
    name: 'but not the statement that fails elsewhere',
    page: 'reference_policies_elements_condition',
    request: { ...reads(USER), unknown: ['aws:SourceVpce'] },
    policies: {
      identity: [
        policy(
          allow(),
          deny({ Action: 's3:Put*', Condition: { Null: { 'aws:SourceVpce': 'true' } } }),
        ),
      ],
    },
    expect: 'allow',
  },
];
