import { policyKinds, type PolicyKindName } from '../authorize/policy-kind.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { CompiledStatement } from '../authorize/statement.ts';
import type { Step } from '../flow/step.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { SymbolicText } from '../solve/question.ts';
import { FALSE } from '../term/term.ts';

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
  const at = { kind, library, action: asciiLower(step.call) };
  const start = startOf(step.resource);
  const kept = new Set<NamedPolicy>();
  for (const named of policies) {
    const slice = sliceAt(named, start, at);
    if (slice) kept.add(slice);
  }
  return [...kept];
}

interface SliceScene {
  readonly kind: Extract<PolicyKindName, 'identity' | 'boundary'>;
  readonly library: PolicyLibrary;
  /** In lower case. */
  readonly action: string;
}

function sliceAt(named: NamedPolicy, start: string, scene: SliceScene): NamedPolicy | undefined {
  if (isOdd(named)) return named;
  const live: number[] = [];
  for (const { index, starts } of aboutAction(named, scene)) {
    if (starts.some((one) => mayMeet(one, start))) live.push(index);
  }
  // A boundary of which nothing is left still is one: it allows nothing.
  return live.length > 0 || scene.kind === 'boundary' ? sliceOf(named, live) : undefined;
}

/** A policy with something in it that nobody can read is kept as it is. */
function isOdd(named: NamedPolicy): boolean {
  return !('policy' in named) || named.policy.problems.length > 0;
}

function sliceOf(named: NamedPolicy, live: readonly number[]): NamedPolicy {
  if (!('policy' in named)) return named;
  const { policy } = named;
  if (live.length === policy.statements.length) return named;
  let ofPolicy = slices.get(named);
  if (!ofPolicy) slices.set(named, (ofPolicy = new Map()));
  const name = live.join();
  const known = ofPolicy.get(name);
  if (known) return known;
  const indexes = new Set(live);
  const statements = policy.statements.filter(({ index }) => indexes.has(index));
  const made: NamedPolicy = { name: named.name, policy: { ...policy, statements } };
  ofPolicy.set(name, made);
  return made;
}

/** A statement that is about an action, with the beginnings of the resources that it is about. */
interface About {
  readonly index: number;
  readonly starts: readonly Start[];
}

/** What stands before the first wildcard or variable; the whole of a pattern without one. */
interface Start {
  readonly fixed: string;
  readonly isWhole: boolean;
}

const about = new WeakMap<NamedPolicy, Map<string, readonly About[]>>();

/** The statements of a policy that are about an action, or of which nobody can tell. */
function aboutAction(named: NamedPolicy, { kind, library, action }: SliceScene): readonly About[] {
  let ofPolicy = about.get(named);
  if (!ofPolicy) about.set(named, (ofPolicy = new Map()));
  const known = ofPolicy.get(`${kind} ${action}`);
  if (known) return known;
  const made = library
    .statements(named, policyKinds[kind])
    .filter((one) => one.type === 'unreadable' || one.action(action) !== FALSE)
    .map((one) => ({ index: one.index, starts: startsOf(one) }));
  ofPolicy.set(`${kind} ${action}`, made);
  return made;
}

const ANYTHING: readonly Start[] = [{ fixed: '', isWhole: false }];

function startsOf(statement: CompiledStatement): readonly Start[] {
  if (statement.type === 'unreadable') return ANYTHING;
  const { resource } = statement.statement;
  if (!resource || resource.negated || statement.resource().kind === 'unknown') return ANYTHING;
  return resource.patterns.map(({ text }) => {
    const end = text.search(WILD);
    return end < 0 ? { fixed: text, isWhole: true } : { fixed: text.slice(0, end), isWhole: false };
  });
}

/** Whether a pattern with this beginning may match a text with that one. */
function mayMeet({ fixed, isWhole }: Start, start: string): boolean {
  return fixed.startsWith(start) || (!isWhole && start.startsWith(fixed));
}

const WILD = /[*?$]/;

/** The beginning that all texts share for which a text stands. */
function startOf(text: SymbolicText): string {
  if (text.kind === 'value') return text.text;
  const patterns = text.domain?.kind === 'patterns' ? text.domain.patterns : [];
  const [only] = patterns;
  return patterns.length === 1 && only?.kind === 'prefix' ? only.text : '';
}
