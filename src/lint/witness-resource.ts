import type { Action } from '../catalog/action.ts';
import type { ArnTemplate } from '../catalog/arn-template.ts';
import { splitArn } from '../policy/arn.ts';
import type { Statement } from '../policy/policy.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import { substitute, type WitnessContext } from './witness-context.ts';
import { ANY, PARTITION, REGION } from './witness-names.ts';

/** Patterns that are tried; a witness is to be plain to see. */
const TRIED = 10;

/**
 * A resource that the statement names and that the action accepts: `*` for an action that accepts
 * none. Undefined when none is plain to see.
 */
export function witnessResource(
  { resource }: Statement,
  action: Action,
  context: WitnessContext,
): string | undefined {
  if (action.onlyStarResource) return '*';
  const [sample] = samplesOf(action, context.account);
  if (!resource) return sample;
  if (resource.negated) return undefined;
  for (const { text } of resource.patterns.slice(0, TRIED)) {
    const pattern = text === '*' ? text : substitute(context, text);
    const found = pattern === undefined ? undefined : fitting(pattern, action, context.account);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The pattern itself with its wildcards filled in, or else an ARN of the action that it matches. */
function fitting(pattern: string, action: Action, account: string): string | undefined {
  return [filled(pattern, account), ...samplesOf(action, account)].find(
    (candidate) =>
      matchesWildcard(pattern, candidate) &&
      action.resourceTypes.some(({ type }) =>
        type.arnTemplates.some((template) => template.overlaps(candidate)),
      ),
  );
}

function filled(pattern: string, account: string): string {
  const fields = [undefined, PARTITION, undefined, REGION, account];
  return splitArn(pattern)
    .map((field, index) => (field === '*' ? (fields[index] ?? field) : field))
    .join(':')
    .replaceAll('*', ANY)
    .replaceAll('?', 'x');
}

const PLACEHOLDERS: ReadonlyMap<string, string> = new Map([
  ['Partition', PARTITION],
  ['Region', REGION],
]);

/** An ARN of each form that the action accepts: those that it always touches first, then the short. */
function samplesOf({ resourceTypes }: Action, account: string): readonly string[] {
  const samples = resourceTypes.flatMap(({ type, required }) =>
    type.arnTemplates.map((template) => ({ required, text: sampleOf(template, account) })),
  );
  samples.sort((a, b) => Number(b.required) - Number(a.required) || a.text.length - b.text.length);
  return samples.map(({ text }) => text);
}

function sampleOf({ text }: ArnTemplate, account: string): string {
  return text
    .replaceAll('${Account}', account)
    .replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => PLACEHOLDERS.get(name) ?? ANY)
    .replaceAll('*', ANY);
}
