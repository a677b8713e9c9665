import { describe, expect, test } from 'vitest';
import { lint, readDocument, type PolicyType } from '../../src/index.ts';
import { accessAnalyzerCodes } from '../../src/lint/access-analyzer.ts';
import { exampleSettings, loadRule, ruleIds } from '../rule-files.ts';

const all = await Promise.all(ruleIds.map(loadRule));
const rules = all.filter(({ id }) => accessAnalyzerCodes(id).length > 0);

/** The names that the findings on a policy of one statement stand for. */
function codesOf(statement: object, type: PolicyType = 'identity'): readonly string[] {
  const source = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const document = readDocument('policy.json', Buffer.from(source));
  const { diagnostics } = lint(document, { ...exampleSettings(rules), type });
  return all.flatMap(({ id }) =>
    diagnostics.some(({ rule }) => rule === id) ? accessAnalyzerCodes(id) : [],
  );
}

const allow = (elements: object): object => ({ Effect: 'Allow', Resource: '*', ...elements });
const deny = (elements: object): object => ({ Effect: 'Deny', Resource: '*', ...elements });
const onCondition = (condition: object): object =>
  allow({ Action: 'ec2:StopInstances', Condition: condition });

test('no two rules stand for the same check', () => {
  const codes = rules.flatMap(({ id }) => accessAnalyzerCodes(id));
  expect(codes).toEqual([...new Set(codes)]);
  expect(codes).toHaveLength(152);
});

describe('a rule that stands for several checks makes each of them', () => {
  const ROLES = 'arn:aws:iam::111111111111:role/lab';
  test.for<[code: string, statement: object]>([
    ['PASS_ROLE_WITH_STAR_IN_RESOURCE', allow({ Action: 'iam:PassRole' })],
    ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', allow({ Action: 'iam:*' })],
    ['PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', allow({ NotAction: 's3:*' })],
    [
      'PASS_ROLE_WITH_NOT_RESOURCE',
      { Effect: 'Allow', Action: 'iam:PassRole', NotResource: ROLES },
    ],
    [
      'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
      { Effect: 'Allow', Action: 'iam:Pass*', NotResource: ROLES },
    ],
    [
      'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
      { Effect: 'Allow', NotAction: 's3:*', NotResource: ROLES },
    ],
    ['CREATE_SLR_WITH_STAR_IN_RESOURCE', allow({ Action: 'iam:CreateServiceLinkedRole' })],
    ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', allow({ Action: 'iam:Create*' })],
    ['CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', allow({ NotAction: 's3:*' })],
    [
      'CREATE_SLR_WITH_NOT_RESOURCE',
      { Effect: 'Allow', Action: 'iam:CreateServiceLinkedRole', NotResource: ROLES },
    ],
    [
      'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
      { Effect: 'Allow', Action: 'iam:Create*', NotResource: ROLES },
    ],
    [
      'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
      { Effect: 'Allow', NotAction: 's3:*', NotResource: ROLES },
    ],
    ['INVALID_SERVICE_IN_ACTION', allow({ Action: 'dynamdb:GetItem' })],
    ['EMPTY_ARRAY_CONDITION', onCondition({ StringEquals: { 'aws:ResourceTag/a': [] } })],
    [
      'EMPTY_ARRAY_CONDITION_FORALLVALUES',
      onCondition({ 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } }),
    ],
    [
      'EMPTY_ARRAY_CONDITION_FORANYVALUE',
      onCondition({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': [] } }),
    ],
    [
      'EMPTY_ARRAY_CONDITION_IFEXISTS',
      onCondition({ StringEqualsIfExists: { 'aws:ResourceTag/a': [] } }),
    ],
    ['EQUIVALENT_TO_NULL_FALSE', onCondition({ StringLike: { 'aws:ResourceTag/a': '*' } })],
    ['EQUIVALENT_TO_NULL_TRUE', onCondition({ StringNotLike: { 'aws:ResourceTag/a': '*' } })],
    [
      'PRIVATE_IP_ADDRESS_SUBSET',
      onCondition({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } }),
    ],
    [
      'PRIVATE_NOT_IP_ADDRESS_SUBSET',
      deny({
        Action: 'ec2:StopInstances',
        Condition: { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } },
      }),
    ],
    [
      'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      allow({
        Action: 'route53domains:UpdateDomainContact',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
      }),
    ],
    [
      'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      deny({
        Action: 'route53domains:*',
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } },
      }),
    ],
    [
      'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      allow({ NotAction: 's3:*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } }),
    ],
    [
      'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
      deny({ NotAction: 's3:*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } }),
    ],
  ])('%s', ([code, statement]) => {
    expect(codesOf(statement)).toContain(code);
  });

  const TRUST = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  test.for<[code: string, principal: unknown]>([
    ['INVALID_ROLE_REFERENCE', { AWS: 'AROAEXAMPLEEXAMPLE123' }],
    ['INVALID_USER_REFERENCE', { AWS: 'AIDAEXAMPLEEXAMPLE123' }],
    ['EMPTY_ARRAY_PRINCIPAL', { AWS: [] }],
    ['EMPTY_OBJECT_PRINCIPAL', {}],
  ])('%s', ([code, principal]) => {
    expect(codesOf({ ...TRUST, Principal: principal }, 'trust')).toContain(code);
  });
});
