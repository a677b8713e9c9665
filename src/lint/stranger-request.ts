import { ANYTHING_ALLOWED } from '../access/allow-all.ts';
import { anyKey } from '../access/any-key.ts';
import { compile } from '../authorize/authorization.ts';
import { derivedKey } from '../authorize/derived-keys.ts';
import type { Situation } from '../authorize/situation.ts';
import type { Action } from '../catalog/action.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { SymbolicKey, SymbolicRequest } from '../solve/question.ts';
import { solve, type Satisfiable } from '../solve/solve.ts';
import { readCaller, type Caller } from '../term/caller.ts';
import { ABSENT, UNKNOWN } from '../term/key-state.ts';
import type { Witness } from './finding.ts';
import { ANONYMOUS, ANY } from './witness-names.ts';

/** What is asked: whether a policy lets strangers make one of these calls, as a statement has it. */
export interface StrangerCall {
  readonly policy: Policy;
  readonly catalog: Catalog;
  readonly statement: Statement;
  readonly actions: readonly Action[];
}

/** A call of a stranger that goes through, that there is none, or that nobody can tell. */
export type StrangerRequest =
  | { readonly kind: 'request'; readonly witness: Witness }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

const STRANGERS: readonly string[] = [ANONYMOUS, 'arn:aws:iam::999999999999:role/stranger'];

/** More actions are not asked about. */
const MOST_ACTIONS = 64;
const STEPS = 2_000;
const STATES = 1_000;

/** Finds a call of an anonymous caller, or else of a role of a foreign account. */
export function strangerRequest(call: StrangerCall): StrangerRequest {
  if (call.actions.length > MOST_ACTIONS) return { kind: 'unknown' };
  const terms = compile({
    resource: { name: call.policy.type, policy: call.policy },
    identity: [ANYTHING_ALLOWED],
  });
  const answers = STRANGERS.flatMap((principal) => {
    const caller = readCaller(principal, '');
    if (!caller) return [];
    const term = terms.decisionTerm(situationOf(caller)).allowed();
    const request = requestOf(caller, call);
    const parts = [{ term, request }];
    return [{ principal, answer: solve({ parts, budget: STEPS, states: STATES }) }];
  });
  for (const { principal, answer } of answers) {
    const witness = answer.kind === 'satisfiable' && witnessOf(principal, answer, call);
    if (witness) return { kind: 'request', witness };
  }
  const isNone = answers.every(({ answer: { kind, points } }) => {
    return kind === 'unsatisfiable' && points.length === 0;
  });
  return { kind: isNone ? 'none' : 'unknown' };
}

function situationOf(caller: Caller): Situation {
  return {
    caller: caller.kind,
    action: undefined,
    service: '',
    resource: 'other',
    relation: 'cross-account',
    isServiceLinked: false,
    isManagementCaller: false,
    isManagementResource: false,
  };
}

/** What is known of strangers: they call from the internet, and belong to another organization. */
const OF_STRANGERS: ReadonlyMap<string, SymbolicKey> = new Map<string, SymbolicKey>([
  ['aws:sourceip', { kind: 'value', text: '198.51.100.7' }],
  ['aws:sourcevpc', ABSENT],
  ['aws:sourcevpcarn', ABSENT],
  ['aws:sourcevpce', ABSENT],
  ['aws:vpcsourceip', ABSENT],
  ['aws:vpceaccount', ABSENT],
  ['aws:vpceorgid', ABSENT],
  ['aws:vpceorgpaths', ABSENT],
]);
const OF_SIGNED: ReadonlyMap<string, SymbolicKey> = new Map<string, SymbolicKey>([
  ['aws:principalorgid', { kind: 'value', text: 'o-stranger00' }],
  ['aws:principalorgpaths', { kind: 'list', texts: ['o-stranger00/r-strange/'] }],
]);

function requestOf(caller: Caller, { catalog, statement, actions }: StrangerCall): SymbolicRequest {
  const isSigned = caller.kind !== 'anonymous';
  const ids = actions.map(({ id }) => asciiLower(id));
  const origin = { caller, service: 's3', owner: UNKNOWN };
  return {
    caller,
    action: {
      kind: 'variable',
      name: ACTION,
      domain: { kind: 'texts', texts: new Set(ids), ignoreCase: false },
      candidates: ids,
    },
    resource: { kind: 'variable', name: RESOURCE, candidates: namedBy(statement) },
    key: (name) => {
      const known = OF_STRANGERS.get(name) ?? (isSigned ? OF_SIGNED.get(name) : undefined);
      if (known) return known;
      const derived = derivedKey(name, origin);
      if (derived.kind !== 'absent') return derived;
      const presence = catalog.conditionKey(name)?.presence;
      const isLacking = isSigned
        ? presence?.when === 'service-principal'
        : presence?.anonymous === false;
      return isLacking ? ABSENT : anyKey(name, catalog);
    },
  };
}

const ACTION = 'the action';
const RESOURCE = 'the resource';

function namedBy({ resource }: Statement): readonly string[] {
  return (resource?.patterns ?? []).map(({ text }) => text.replaceAll(/[*?]/g, ANY));
}

function witnessOf(
  principal: string,
  { requests, assignment }: Satisfiable,
  { policy, actions }: StrangerCall,
): Witness | undefined {
  const [values] = requests;
  const action = actions.find(({ id }) => asciiLower(id) === values?.action);
  if (!values || !action) return undefined;
  const spelled = new Map(
    policy.statements.flatMap(({ conditions }) =>
      conditions.map(({ key }) => [asciiLower(key.value), key.value] as const),
    ),
  );
  const context = new Map<string, string | readonly string[]>();
  for (const name of assignment.keys()) {
    if (name === ACTION || name === RESOURCE) continue;
    const state = values.key(name);
    const written = spelled.get(name) ?? name;
    if (state.kind === 'value') context.set(written, state.text);
    if (state.kind === 'list') context.set(written, state.texts);
  }
  return {
    principal,
    action: action.id,
    resource: values.resource.text,
    context: Object.fromEntries(context),
    decision: 'allow',
  };
}
