import { catalog } from '../catalog/catalog.ts';
import type { NamedPolicy } from '../authorize/policy-set.ts';
import { free } from '../flow/value.ts';
import type { SymbolicRequest } from '../solve/question.ts';
import type { Caller } from '../term/caller.ts';
import type { RequestValues } from '../term/world.ts';
import { anyKey } from './any-key.ts';

/** One such request; keys that it does not list are absent. */
export interface DiffWitness {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: ReadonlyMap<string, string | readonly string[]>;
}

/** A request of which only the caller is known. */
export function openRequest(caller: Caller, actions: readonly string[]): SymbolicRequest {
  return {
    caller,
    action: { ...free(ACTION), candidates: actions },
    resource: { ...free(RESOURCE), candidates: ['arn:aws:s3:::example/key', '*'] },
    key: (name) => anyKey(name, catalog),
  };
}

/** Actions that the policies speak of, for witnesses that a reader knows. */
export function actionsOf(...policies: readonly NamedPolicy[]): readonly string[] {
  const patterns = policies.flatMap((named) =>
    'policy' in named
      ? named.policy.statements.flatMap(({ action }) => action?.patterns ?? [])
      : [],
  );
  const ids = patterns.flatMap(({ text }) =>
    text === '*'
      ? ['s3:getobject']
      : catalog
          .expand(text)
          .slice(0, EXPANDED)
          .map(({ id }) => id),
  );
  return [...new Set(ids.map((id) => id.toLowerCase()))].slice(0, 200);
}

/** Of a wildcard, so many actions are tried. */
const EXPANDED = 20;

const ACTION = 'action';
const RESOURCE = 'resource';

/** The request that an answer found, with the keys that it gives a value. */
export function witnessOf(
  principal: string,
  values: RequestValues,
  variables: Iterable<string>,
): DiffWitness {
  const context = new Map<string, string | readonly string[]>();
  for (const name of variables) {
    if (name === ACTION || name === RESOURCE) continue;
    const state = values.key(name);
    if (state.kind === 'value') context.set(name, state.text);
    if (state.kind === 'list') context.set(name, state.texts);
  }
  const action = catalog.action(values.action)?.id ?? values.action;
  return { principal, action, resource: values.resource.text, context };
}
