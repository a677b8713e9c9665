import { policyKinds, type PolicyKindName } from '../authorize/policy-kind.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Step } from '../flow/step.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { FALSE } from '../term/term.ts';
import { mayMeet, startOf, startsOf, type Start } from './resource-start.ts';

/** The kinds of a caller's own policies. */
export type OwnKind = Extract<PolicyKindName, 'identity' | 'boundary'>;

const slices = new WeakMap<NamedPolicy, Map<string, NamedPolicy>>();

/**
 * Policies of a caller without the statements that are about another action than a step, or
 * certainly about other resources: these never match in it. The same policy has the same slice in
 * all steps that keep the same statements of it; one of which none is left is left out.
 */
export function sliced(
  policies: readonly NamedPolicy[],
  kind: OwnKind,
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

/** Which statements of a policy are asked for. */
export interface SliceScene {
  readonly kind: OwnKind;
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
export function isOdd(named: NamedPolicy): boolean {
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
export interface About {
  readonly index: number;
  readonly starts: readonly Start[];
}

const about = new WeakMap<NamedPolicy, Map<string, readonly About[]>>();

/** The statements of a policy that are about an action, or of which nobody can tell. */
export function aboutAction(named: NamedPolicy, scene: SliceScene): readonly About[] {
  const { kind, library, action } = scene;
  const name = kind === 'boundary' ? `boundary ${action}` : action;
  let ofPolicy = about.get(named);
  if (!ofPolicy) about.set(named, (ofPolicy = new Map()));
  const known = ofPolicy.get(name);
  if (known) return known;
  const made = library
    .statements(named, policyKinds[kind])
    .filter((one) => one.type === 'unreadable' || one.action(action) !== FALSE)
    .map((one) => ({ index: one.index, starts: startsOf(one) }));
  ofPolicy.set(name, made);
  return made;
}
