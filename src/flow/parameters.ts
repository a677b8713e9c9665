import type { Parameters } from './operation.ts';

/** The entries of a parameter: `NAME` and value of each `parameter.NAME`. */
export function parametersBelow(
  parameters: Parameters,
  parameter: string,
): readonly (readonly [name: string, value: string])[] {
  const start = `${parameter}.`;
  return [...parameters].flatMap(([name, value]) =>
    name.startsWith(start) ? [[name.slice(start.length), value] as const] : [],
  );
}

/**
 * True for the name of a condition key, such as `aws:PrincipalTag/a.b`; entries of parameters have a
 * dot before any colon.
 */
export function isConditionKey(name: string): boolean {
  const colon = name.indexOf(':');
  return colon > 0 && !name.slice(0, colon).includes('.');
}
