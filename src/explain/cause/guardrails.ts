import type { Blocker } from '../../authorize/decision-term.ts';
import type { Findings } from '../findings.ts';
import { wordsOfPolicy, type BlamedPolicy } from '../policy-words.ts';
import type { CauseName, CauseRow } from './cause.ts';
import { placeWords } from './tests.ts';

/** Policies that only limit what others allow. */
export const guardrailCauses: readonly CauseRow[] = [
  row('guardrail', ['scp', 'rcp'], 'the organization limits the account'),
  row('vpc-endpoint', ['endpoint'], 'the VPC endpoint on the way limits what goes through it'),
  row(
    'session-policy',
    ['session'],
    'the credentials were made with a session policy, which limits them to what it lists',
  ),
  row('permissions-boundary', ['boundary'], 'a permissions boundary limits the caller'),
  row('trust-policy', ['trust'], 'the role does not let the caller assume it'),
];

function row(name: CauseName, types: readonly BlamedPolicy[], what: string): CauseRow {
  return {
    name,
    recognize(findings) {
      const type = types.find((one) => isBlamed(findings, one));
      if (type === undefined) return undefined;
      const deny = findings.denies.find(({ source }) => source.kind === type);
      if (deny) return `${what}: ${placeWords(deny.source)} matches`;
      const { words } = wordsOfPolicy(type);
      const arn = named(findings, type) ? findings.message?.policyArn : undefined;
      const action = findings.at ?? 'it';
      if (arn !== undefined) return `${what}: AWS names the ${words} ${arn}`;
      return findings.message?.denial === 'explicit' && named(findings, type)
        ? `${what}: AWS names a ${words} that denies ${action}`
        : `${what}: no ${words} allows ${action}`;
    },
  };
}

/** By the model or, where that does not tell, by the message. */
function isBlamed(findings: Findings, type: BlamedPolicy): boolean {
  const { stopped, blockers } = findings;
  return stopped ? blockers.some((blocker) => asBlamed(blocker) === type) : named(findings, type);
}

function named({ message }: Findings, type: BlamedPolicy): boolean {
  return message?.policyType === type;
}

function asBlamed(blocker: Blocker): BlamedPolicy | undefined {
  return blocker === 'public-access-block' || blocker === 'service' ? undefined : blocker;
}
