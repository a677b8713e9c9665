import { splitArn } from './arn.ts';
import { coversPattern, hasWildcard } from './wildcard.ts';

/**
 * True when the Action entry `wide` stands for every action that `narrow` stands for; both in lower
 * case. A wildcard in the service's prefix counts only in the lone `*`: elsewhere AWS documents none.
 * Source: IAM User Guide, reference_policies_elements_action.
 */
export function coversAction(wide: string, narrow: string): boolean {
  if (wide === '*') return true;
  const colon = wide.indexOf(':') + 1;
  const service = wide.slice(0, colon);
  if (colon === 0 || hasWildcard(service) || !narrow.startsWith(service)) return false;
  return coversPattern(wide.slice(colon), narrow.slice(colon));
}

/**
 * True when the Resource entry `wide` surely matches all that `narrow` matches: ARN field by ARN
 * field, so that it holds whether or not a wildcard reaches across colons. A policy variable of
 * `narrow` may become any text; one of `wide` may become none, so such an entry covers nothing. Nor
 * does one with a wildcard for its service, which matches no ARN.
 * Source: IAM User Guide, reference_policies_elements_resource.
 */
export function coversResource(wide: string, narrow: string): boolean {
  if (wide === '*') return true;
  if (wide.includes('${')) return false;
  const fields = splitArn(wide);
  const others = splitArn(narrow);
  if (fields.length < ARN_FIELDS || others.length < ARN_FIELDS) return false;
  if (hasWildcard(fields[SERVICE] ?? '')) return false;
  return fields.every((field, index) =>
    coversPattern(field, withoutVariables(others[index] ?? '')),
  );
}

const ARN_FIELDS = 6;
const SERVICE = 2;

/** The text with `*` for each `${…}`. */
function withoutVariables(text: string): string {
  const [head = '', ...tails] = text.split('${');
  return tails.reduce((done, tail) => `${done}*${tail.slice(tail.indexOf('}') + 1)}`, head);
}
