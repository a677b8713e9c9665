import { asciiLower } from '../policy/ascii-case.ts';
import { operator } from '../catalog/operators.ts';
import { isCallerKey } from '../catalog/caller-keys.ts';
import { coversAction, coversResource } from '../policy/covers.ts';
import { namesAnyone, type PrincipalEntry } from '../policy/principal.ts';
import {
  valueText,
  type ConditionClause,
  type Element,
  type Policy,
  type Statement,
} from '../policy/policy.ts';
import { limitsCaller } from './caller-limit.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow for everybody that no condition and no Deny of its policy keeps to one's own callers. */
export interface OpenStatement {
  readonly statement: Statement;
  /** The `*` among its principals. */
  readonly anyone: PrincipalEntry;
}

/** More fences, and longer lists in one, are not looked at: no policy needs them. */
const MOST_FENCES = 16;
const MOST_PATTERNS = 64;

/** Finds the statements that let strangers in, in the order of the text. */
export function* openToAll(policy: Policy): Generator<OpenStatement> {
  const unread = unreadStatements(policy);
  const fences = policy.statements.filter(isFence).slice(0, MOST_FENCES);
  for (const statement of policy.statements) {
    const { effect, principal, conditions } = statement;
    const anyone = principal?.entries.find(namesAnyone);
    if (effect !== 'Allow' || !principal || principal.negated || !anyone) continue;
    if (unread.has(statement.index) || conditions.some(limitsCaller)) continue;
    if (fences.some((fence) => fencesIn(fence, statement))) continue;
    yield { statement, anyone };
  }
}

/** A Deny that hits all strangers: those whose organization, network or account is another. */
function isFence({ effect, principal, conditions }: Statement): boolean {
  if (effect !== 'Deny' || !principal) return false;
  if (principal.negated) return conditions.length === 0 && !principal.entries.some(namesAnyone);
  if (!principal.entries.some(namesAnyone)) return false;
  return conditions.some(hitsStrangers) && conditions.every(isMetByStrangers);
}

function hitsStrangers({ operator: use, key }: ConditionClause): boolean {
  return operator(use.name)?.negated === true && isCallerKey(key.value);
}

/** Exemptions of AWS services leave strangers where they are. */
function isMetByStrangers(clause: ConditionClause): boolean {
  if (hitsStrangers(clause)) return true;
  const texts = clause.values.map(valueText).map(asciiLower);
  return EXEMPTIONS.has(asciiLower(clause.key.value)) && texts.every((text) => text === 'false');
}

const EXEMPTIONS: ReadonlySet<string> = new Set(['aws:principalisawsservice', 'aws:viaawsservice']);

/** True when the Deny reaches all that the Allow does. */
function fencesIn(fence: Statement, { action, resource }: Statement): boolean {
  return (
    covers(fence.action, action, (wide, narrow) =>
      coversAction(asciiLower(wide), asciiLower(narrow)),
    ) && covers(fence.resource, resource, coversResource)
  );
}

type Listed = Pick<Element<{ readonly text: string }>, 'negated' | 'patterns'> | undefined;

function covers(
  wide: Listed,
  narrow: Listed,
  test: (wide: string, narrow: string) => boolean,
): boolean {
  // A trust policy has no Resource: it is about its role.
  if (!wide && !narrow) return true;
  if (wide?.negated !== false || narrow?.negated !== false) return false;
  const wides = wide.patterns.slice(0, MOST_PATTERNS);
  return narrow.patterns.every((one) =>
    wides.some(({ text }) => text === one.text || test(text, one.text)),
  );
}
