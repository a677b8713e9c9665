/**
 * A doubtful point of AWS's documentation that can change a decision. The default reading is what
 * keyproof takes; a decision names each point whose other reading alone would change it.
 */
export interface Assumption {
  readonly id: string;
  readonly question: string;
  /** The default. */
  readonly usual: string;
  readonly other: string;
  /** The AWS page that speaks of it. */
  readonly page: string;
}

const IAM = 'IAM User Guide, reference_policies_';

type Row = readonly [id: string, question: string, usual: string, other: string, page: string];

const rows: readonly Row[] = [
  [
    'D1',
    'does a session policy that says nothing limit a resource policy that names the role session',
    'no',
    'yes',
    `${IAM}evaluation-logic_policy-eval-denyallow`,
  ],
  [
    'D2',
    'what that says nothing limits an Allow to `*` without a condition on `aws:PrincipalArn`',
    'a session policy, not a permissions boundary',
    'a permissions boundary, not a session policy',
    `${IAM}evaluation-logic_policy-eval-denyallow`,
  ],
  [
    'D3',
    "has a federated user without session policy the permissions of the user's identity policies",
    'no',
    'yes',
    'IAM User Guide, id_credentials_temp_control-access_getfederationtoken',
  ],
  [
    'D4',
    'whom does a Deny with NotPrincipal spare',
    'callers listed together with their account (and a session with its role)',
    'callers listed in any one of these forms',
    `${IAM}elements_notprincipal`,
  ],
  [
    'D5',
    'does an Allow to `{"AWS": "*"}` reach service principals',
    'no',
    'yes',
    `${IAM}elements_principal`,
  ],
  [
    'D6',
    'is the name of a role in Principal compared with case',
    'with case',
    'without',
    `${IAM}elements_principal`,
  ],
  [
    'D7',
    'does a negated operator match when a policy variable has no value',
    'yes',
    'no',
    `${IAM}variables`,
  ],
  [
    'D8',
    'what does a NotResource entry exclude when a policy variable in it has no value',
    'nothing',
    'everything: the statement does not match',
    `${IAM}variables`,
  ],
  [
    'D9',
    'are policy variables replaced in a Bool value',
    'yes',
    'no',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D10',
    'is a context key with an empty value present',
    'yes, but an empty set for a set operator',
    'no, as if absent',
    `${IAM}elements_condition`,
  ],
  [
    'D11',
    'are `*` and `?` wildcards in the value that replaces a policy variable',
    'no',
    'yes',
    `${IAM}variables`,
  ],
  [
    'D12',
    'does an operator without set operator match a key with several values',
    'never',
    'as with ForAnyValue, a negated one as with ForAllValues',
    `${IAM}condition-single-vs-multi-valued-context-keys`,
  ],
  [
    'D14',
    'does ForAnyValue with IfExists match when the key is absent',
    'yes',
    'no',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D15',
    'does Null count a multivalued key with an empty list as present',
    'no',
    'yes',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D16',
    'in which unit is a date that is written as a number',
    'seconds',
    'milliseconds',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D17',
    'how many bits of an IPv6 address without prefix length count',
    '128',
    '32',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D18',
    'does a negated operator match when a value cannot be read as its type',
    'no',
    'yes',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D19',
    'what do patterns of fewer than six parts match under an ARN operator',
    'a lone `*` every ARN, the others nothing',
    'a lone `*` nothing, the others as wildcards over the whole text',
    `${IAM}elements_condition_operators`,
  ],
  [
    'D20',
    'does a KMS grant stand when identity policy, boundary or session policy say nothing',
    'yes',
    'no: they limit it like an Allow that names the role',
    'AWS KMS Developer Guide, policy-evaluation',
  ],
  [
    'D21',
    "are the names in a grant's encryption context constraint compared with case",
    'with case',
    'without',
    'AWS KMS Developer Guide, create-grant-overview',
  ],
  [
    'D24',
    'are partition, service, Region and account of a Resource compared with case',
    'with case',
    'without',
    `${IAM}elements_resource`,
  ],
  [
    'D25',
    'does a wildcard in the resource type of a Resource match',
    'yes',
    'no',
    `${IAM}elements_resource`,
  ],
  [
    'D27',
    'are policy variables replaced without Version 2012-10-17',
    'no, `${` is text',
    'yes',
    `${IAM}elements_version`,
  ],
  ['D29', 'does the Action `*:*` match', 'every action', 'no action', `${IAM}elements_action`],
  [
    'D36',
    'do RCPs reach a service that was not on the list of their launch',
    'no',
    'yes',
    'AWS Organizations User Guide, orgs_manage_policies_rcps',
  ],
  [
    'D39',
    'how do context keys count that differ only by case',
    'an Allow needs either, a Deny one',
    'an Allow needs one, a Deny either',
    `${IAM}elements_condition`,
  ],
];

/** All doubtful points that can affect a decision, by id. */
export const assumptions: ReadonlyMap<string, Assumption> = new Map(
  rows.map(([id, question, usual, other, page]) => [id, { id, question, usual, other, page }]),
);
