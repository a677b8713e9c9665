import { expect, test } from 'vitest';
import type { Decision } from '../../src/authorize/decision.ts';
import { readDenial } from '../../src/explain/denial-message.ts';
import { denialText, type DenialParts } from '../../src/explain/denial-text.ts';
import { refutes } from '../../src/explain/refutes.ts';

type Blockers = Decision['blockedBy'];

const WHO = {
  principal: 'arn:aws:iam::111111111111:user/ana',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::lab/a',
};

function judge(parts: DenialParts, decision: Decision['decision'], blockedBy: Blockers) {
  return refutes(readDenial(denialText({ ...WHO, ...parts })), { decision, blockedBy });
}

const DENY = { form: 'explicit-deny' } as const;
const NONE = { form: 'no-allow' } as const;

test.for<[DenialParts, Decision['decision'], Blockers]>([
  [{ ...NONE, policyType: 'identity' }, 'implicit-deny', ['identity']],
  [{ ...NONE, policyType: 'identity' }, 'implicit-deny', ['resource']],
  [{ ...NONE, policyType: 'session' }, 'implicit-deny', ['identity', 'session']],
  [{ ...DENY, policyType: 'resource' }, 'explicit-deny', ['identity', 'resource']],
  [{ ...DENY, policyType: 'trust' }, 'explicit-deny', ['resource']],
  [{ ...DENY, policyType: 'scp' }, 'implicit-deny', ['scp']],
  [DENY, 'explicit-deny', ['rcp']],
  [{ ...NONE, policyType: 'rcp' }, 'unknown', []],
  [{ form: 'key-elsewhere' }, 'implicit-deny', ['resource']],
  [{ form: 'head-only' }, 'explicit-deny', ['identity']],
  [{ form: 'bare' }, 'allow', []],
  [{ form: 'forbidden' }, 'allow', []],
  [{ form: 'key-state', resource: 'arn:aws:kms:::k', keyState: 'disabled' }, 'allow', []],
  [{ form: 'public-access-block', setting: 'BlockPublicAcls' }, 'allow', []],
])('%j agrees with %s by %j', ([parts, decision, blockedBy]) => {
  expect(judge(parts, decision, blockedBy)).toBeUndefined();
});

test.for<[DenialParts, Decision['decision'], Blockers, string]>([
  [
    { ...NONE, policyType: 'rcp' },
    'allow',
    [],
    'AWS refused the request by a resource control policy, the policies here allow it',
  ],
  [
    { form: 'head-only' },
    'allow',
    [],
    'AWS refused the request by a policy, the policies here allow it',
  ],
  [
    { ...DENY, policyType: 'scp' },
    'explicit-deny',
    ['identity'],
    'AWS names a service control policy, which does not refuse the request here',
  ],
  [
    { ...NONE, policyType: 'session' },
    'implicit-deny',
    ['identity'],
    'AWS names a session policy, which does not refuse the request here',
  ],
  [
    { ...DENY, policyType: 'resource' },
    'implicit-deny',
    ['identity'],
    'AWS found a Deny, the policies here hold none',
  ],
  [DENY, 'implicit-deny', ['identity'], 'AWS found a Deny, the policies here hold none'],
  [
    { ...NONE, policyType: 'identity' },
    'explicit-deny',
    ['identity'],
    'AWS found no Deny, the policies here hold one',
  ],
])('%j contradicts %s by %j', ([parts, decision, blockedBy, why]) => {
  expect(judge(parts, decision, blockedBy)).toBe(why);
});
