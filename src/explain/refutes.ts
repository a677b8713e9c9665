import type { Decision } from '../authorize/decision.ts';
import type { DenialMessage } from './denial-message.ts';
import { messageForms } from './message-forms.ts';
import { wordsOfPolicy, type BlamedPolicy } from './policy-words.ts';

/** The part of a decision that a message can contradict. */
export type Judged = Pick<Decision, 'decision' | 'blockedBy'>;

/**
 * What in a message contradicts a decision on the same request, as a clause; undefined when nothing
 * does. A message never confirms a decision: AWS names one policy type of several.
 * Source: IAM User Guide, troubleshoot_access-denied.
 */
export function refutes(message: DenialMessage, decided: Judged): string | undefined {
  const { form, policyType } = message;
  switch (decided.decision) {
    case 'unknown':
      return undefined;
    case 'allow':
      return messageForms[form].refutesAllow ? allowed(policyType) : undefined;
    case 'explicit-deny':
      return form === 'no-allow'
        ? 'AWS found no Deny, the policies here hold one'
        : missing(message, decided);
    case 'implicit-deny':
      return denied(message)
        ? 'AWS found a Deny, the policies here hold none'
        : missing(message, decided);
  }
}

function allowed(type: BlamedPolicy | undefined): string {
  const named =
    type === undefined ? 'a policy' : wordsOfPolicy(type).article + ' ' + wordsOfPolicy(type).words;
  return `AWS refused the request by ${named}, the policies here allow it`;
}

/** An SCP that only fails to allow may be worded as an explicit deny. */
function denied({ form, policyType }: DenialMessage): boolean {
  return form === 'explicit-deny' && policyType !== 'scp';
}

function missing({ policyType }: DenialMessage, { blockedBy }: Judged): string | undefined {
  if (policyType === undefined) return undefined;
  if (FITTING[policyType].some((blocker) => blockedBy.includes(blocker))) return undefined;
  const { article, words } = wordsOfPolicy(policyType);
  return `AWS names ${article} ${words}, which does not refuse the request here`;
}

/**
 * The checks that AWS may mean by a policy type. For a KMS key it says that no identity-based policy
 * allows also when the key policy is what has to.
 */
const FITTING: Readonly<Record<BlamedPolicy, Decision['blockedBy']>> = {
  identity: ['identity', 'resource'],
  resource: ['resource'],
  boundary: ['boundary'],
  session: ['session'],
  scp: ['scp'],
  rcp: ['rcp'],
  endpoint: ['endpoint'],
  trust: ['resource'],
};
