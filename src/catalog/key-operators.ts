import { FEDERATED, type ConditionKey } from './condition-key.ts';
import type { KeyType } from './key-type.ts';
import { operators, type Operator, type OperatorFamily } from './operators.ts';

/** The families whose operators read the values of a type; the first is the type's own. */
const FAMILIES: Readonly<Record<KeyType, readonly OperatorFamily[]>> = {
  // An ARN is compared well as text, and a text may well hold an ARN.
  ARN: ['Arn', 'String'],
  String: ['String', 'Arn'],
  // `true` and `false` have one spelling in a request.
  Bool: ['Bool', 'String'],
  Numeric: ['Numeric'],
  Date: ['Date'],
  IPAddress: ['IpAddress'],
  Binary: ['Binary'],
};

/**
 * True for an operator that reads the values of a key. Tags and the claims of identity providers hold
 * what their authors put there, a number or a date as well, so that every operator may suit them.
 */
export function suits({ family }: Operator, key: ConditionKey): boolean {
  if (family === 'Null' || (key.type === 'String' && (key.freeName || key.scope === FEDERATED))) {
    return true;
  }
  const types = [key.type, ...(key.alternativeType ? [key.alternativeType] : [])];
  return types.some((type) => FAMILIES[type].includes(family));
}

/** The operator that asks the same of a key's own type, if there is one. */
export function operatorInstead(row: Operator, { type }: ConditionKey): Operator | undefined {
  const [family] = FAMILIES[type];
  const same = operators.filter(
    (candidate) => candidate.family === family && candidate.negated === row.negated,
  );
  const exact = same.find(({ comparison }) => comparison === row.comparison);
  return exact ?? (ORDERED.has(row.comparison) ? undefined : same[0]);
}

const ORDERED: ReadonlySet<string> = new Set([
  'less-than',
  'less-than-equals',
  'greater-than',
  'greater-than-equals',
]);
