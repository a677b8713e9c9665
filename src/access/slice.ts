import { policyKinds, type PolicyKindName } from '../authorize/policy-kind.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { CompiledStatement } from '../authorize/statement.ts';
import type { Step } from '../flow/step.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Statement } from '../policy/policy.ts';
import type { SymbolicText } from '../solve/question.ts';
import { FALSE } from '../term/term.ts';

/** What a statement must be about to matter: an action on resources that start in some way. */
interface Matter {
  /** In lower case. */
  readonly action: string;
  /** The beginning that all the resources share. */
  readonly start: string;
}

const slices = new WeakMap<NamedPolicy, Map<string, NamedPolicy>>();

/**
 * Policies of a caller without the statements that are about another action than a step, or
 * certainly about other resources: these never match in it. The same policy has the same slice in
 * all steps that keep the same statements of it; one of which none is left is left out.
 */
export function sliced(
  policies: readonly NamedPolicy[],
  kind: Extract<PolicyKindName, 'identity' | 'boundary'>,
  { step, library }: { readonly step: Step; readonly library: PolicyLibrary },
): readonly NamedPolicy[] {
  const matter = { action: asciiLower(step.call), start: startOf(step.resource) };
  const kept = new Set<NamedPolicy>();
  for (const named of policies) {
    if (isOdd(named)) {
      kept.add(named);
      continue;
    }
    const live = library.statements(named, policyKinds[kind]).filter((one) => isLive(one, matter));
    // A boundary of which nothing is left still is one: it allows nothing.
    if (live.length > 0 || kind === 'boundary') kept.add(sliceOf(named, live));
  }
  return [...kept];
}

/** A policy with something in it that nobody can read is kept as it is. */
function isOdd(named: NamedPolicy): boolean {
  return !('policy' in named) || named.policy.problems.length > 0;
}

function sliceOf(named: NamedPolicy, live: readonly CompiledStatement[]): NamedPolicy {
  if (!('policy' in named)) return named;
  const indexes = new Set(live.map(({ index }) => index));
  const { policy } = named;
  if (indexes.size === policy.statements.length) return named;
  let ofPolicy = slices.get(named);
  if (!ofPolicy) slices.set(named, (ofPolicy = new Map()));
  const name = [...indexes].join();
  const known = ofPolicy.get(name);
  if (known) return known;
  const statements = policy.statements.filter(({ index }) => indexes.has(index));
  const made: NamedPolicy = { name: named.name, policy: { ...policy, statements } };
  ofPolicy.set(name, made);
  return made;
}

/** False only for a statement that matches nothing of the matter. */
function isLive(statement: CompiledStatement, { action, start }: Matter): boolean {
  if (statement.type === 'unreadable') return true;
  if (statement.action(action) === FALSE) return false;
  const { resource } = statement.statement;
  return !resource || statement.resource().kind === 'unknown' || mayMeet(resource, start);
}

function mayMeet(
  { negated, patterns }: NonNullable<Statement['resource']>,
  start: string,
): boolean {
  return negated || patterns.some(({ text }) => mayStart(text, start));
}

/** Whether a pattern may match a text that starts in this way; compares what is before wildcards. */
function mayStart(pattern: string, start: string): boolean {
  const end = pattern.search(WILD);
  if (end < 0) return pattern.startsWith(start);
  return start.startsWith(pattern.slice(0, end)) || pattern.slice(0, end).startsWith(start);
}

const WILD = /[*?$]/;

/** The beginning that all texts share for which a text stands. */
function startOf(text: SymbolicText): string {
  if (text.kind === 'value') return text.text;
  const patterns = text.domain?.kind === 'patterns' ? text.domain.patterns : [];
  const [only] = patterns;
  return patterns.length === 1 && only?.kind === 'prefix' ? only.text : '';
}
