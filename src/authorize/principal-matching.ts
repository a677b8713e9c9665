import { asciiLower } from '../policy/ascii-case.ts';
import type { PrincipalElement, Statement } from '../policy/policy.ts';
import type { CallerKind } from '../term/caller.ts';
import { FALSE, TRUE, type Term } from '../term/term.ts';
import { naming, type Level, type Naming, type NamingScene } from './principal-naming.ts';

/**
 * In which form an Allow of a resource policy reaches the caller, which settles what else limits
 * it. `direct`: nothing. `session`: the ARN of the session itself. `limited`: boundary and session
 * policy. `everyone`: `*` without a condition on `aws:PrincipalArn`. `account`: delegation to the
 * IAM of the caller's account.
 * Source: IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow.
 */
export type Form = 'direct' | 'session' | 'limited' | 'everyone' | 'account';

/** What a statement reaches: one term for each form, each form at most once. */
export type Reach = readonly Reached[];

export interface Reached {
  readonly form: Form;
  readonly term: Term;
}

/** Whom an Allow with this Principal or NotPrincipal reaches, in which form. */
export function allowReach(
  element: PrincipalElement,
  { conditions }: Pick<Statement, 'conditions'>,
  scene: NamingScene,
): Reach {
  const { terms } = scene;
  const isPinned = conditions.some(({ key }) => asciiLower(key.value) === 'aws:principalarn');
  const everyone: Form = isPinned ? 'direct' : 'everyone';
  const namings = element.entries.map((entry) => naming(entry, scene));
  if (element.negated) return [{ form: everyone, term: terms.not(anyNaming(namings, scene)) }];
  const named: { readonly form: Form; readonly parts: Term[] }[] = [];
  for (const { level, term } of namings) {
    if (term === FALSE) continue;
    const form = level === 'everyone' ? everyone : formOf(level, scene.caller);
    const known = named.find((one) => one.form === form);
    if (known) known.parts.push(term);
    else named.push({ form, parts: [term] });
  }
  return named.map(({ form, parts }) => ({ form, term: terms.anyOf(parts) }));
}

function formOf(level: Exclude<Level, 'everyone'>, caller: CallerKind): Form {
  if (level === 'account') return 'account';
  if (level === 'role' || level === 'issuer') return 'limited';
  return caller === 'session' || caller === 'role' ? 'session' : 'direct';
}

/**
 * Whom a Deny with this element covers. NotPrincipal covers every caller with a permissions
 * boundary, whomever it lists. Source: IAM User Guide, access_policies_boundaries.
 */
export function denyReach(
  element: PrincipalElement,
  hasBoundary: boolean,
  scene: NamingScene,
): Term {
  const namings = element.entries.map((entry) => naming(entry, scene));
  if (!element.negated) return anyNaming(namings, scene);
  return hasBoundary ? TRUE : scene.terms.not(spared(namings, scene));
}

/**
 * AWS may look at the account, then the role, then the session, so that NotPrincipal spares for
 * certain only who is listed as all of them.
 * Source: IAM User Guide, reference_policies_elements_notprincipal.
 */
function spared(namings: readonly Naming[], scene: NamingScene): Term {
  const { terms, caller } = scene;
  const listedAs = (level: Level): Term =>
    anyNaming(
      namings.filter((one) => one.level === level),
      scene,
    );
  const levels = BELONGS_TO[caller];
  const whole = levels.length === 0 ? FALSE : terms.allOf(levels.map(listedAs));
  const usual = terms.or(listedAs('everyone'), whole);
  return terms.reading('D4', usual, anyNaming(namings, scene));
}

function anyNaming(namings: readonly Naming[], { terms }: NamingScene): Term {
  return terms.anyOf(namings.map(({ term }) => term));
}

const BELONGS_TO: Readonly<Record<CallerKind, readonly Level[]>> = {
  user: ['self', 'account'],
  role: ['role', 'account'],
  session: ['self', 'role', 'account'],
  'federated-user': ['self', 'account'],
  root: ['account'],
  service: ['self'],
  provider: ['self'],
  anonymous: [],
};
