import type { StatementSource } from '../../term/term.ts';
import type { Findings } from '../findings.ts';
import { provenBy } from '../proven-by.ts';
import {
  hiddenObject,
  missingKey,
  notAuthorization,
  objectOwnership,
  otherResource,
} from './beyond-policies.ts';
import type { CauseName, CauseRow } from './cause.ts';
import { conditionCauses, otherConditions } from './conditions.ts';
import { guardrailCauses } from './guardrails.ts';
import { awsManagedKey, crossAccount, keyCauses, kmsNotAllowed } from './keys.ts';
import { placeWords } from './tests.ts';

/** How a call was refused, as far as model and message tell. */
export type CauseKind =
  | 'explicit-deny'
  | 'no-allow'
  | 'key-state'
  | 'bad-request'
  | 'setting'
  | 'unknown';

/** Why a call was refused. */
export interface Cause {
  readonly name: CauseName;
  readonly kind: CauseKind;
  /** The action that was refused. */
  readonly at: string | undefined;
  /** The Denies that refused it, or the Allows that come nearest. */
  readonly statements: readonly StatementSource[];
  /** A sentence without its full stop. */
  readonly says: string;
}

/** The causes, those first that explain more than the ones after them. */
const rows: readonly CauseRow[] = [
  notAuthorization,
  missingKey,
  awsManagedKey,
  ...conditionCauses,
  ...guardrailCauses,
  objectOwnership,
  ...keyCauses,
  otherConditions,
  otherResource,
  crossAccount,
  kmsNotAllowed,
  {
    name: 'explicit-deny',
    recognize: ({ denies }) => denies[0] && `${placeWords(denies[0].source)} has no condition`,
  },
  {
    name: 'no-allow',
    recognize: ({ judgement }) =>
      judgement?.decision === 'deny' ? judgement.reasons.join('; ') : undefined,
  },
  hiddenObject,
  {
    name: 'explicit-deny',
    recognize: ({ message }) => (message?.denial === 'explicit' ? provenBy(message) : undefined),
  },
  {
    name: 'no-allow',
    recognize: ({ message }) => (message?.denial === 'implicit' ? provenBy(message) : undefined),
  },
];

/** The cause of a refusal. */
export function findCause(findings: Findings): Cause {
  const statements = [
    ...findings.denies.map(({ source }) => source),
    ...(findings.denies.length > 0 ? [] : findings.misses.map(({ source }) => source)),
  ];
  const base = { kind: kindOf(findings), at: findings.at, statements };
  for (const { name, recognize } of rows) {
    const says = recognize(findings);
    if (says !== undefined) return { ...base, name, says };
  }
  return { ...base, name: 'not-told', says: untold(findings) };
}

function untold({ message, judgement }: Findings): string {
  if (judgement?.decision === 'unknown') return judgement.reasons.join('; ');
  if (judgement?.decision === 'allow') return 'the policies here allow it';
  return message ? provenBy(message) : 'nothing tells why';
}

function kindOf({ judgement, message }: Findings): CauseKind {
  const kind = judgement?.decision === 'deny' ? judgement.kind : undefined;
  if (kind !== undefined) return kind === 'implicit-deny' ? 'no-allow' : kind;
  switch (message?.denial) {
    case 'explicit':
      return 'explicit-deny';
    case 'implicit':
      return 'no-allow';
    case 'not-authorization':
      return message.form === 'key-state' ? 'key-state' : 'setting';
    default:
      return 'unknown';
  }
}
