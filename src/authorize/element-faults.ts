import { operator } from '../catalog/operators.ts';
import { readOperatorUse, setOperatorOf, type OperatorUse } from '../policy/operator-use.ts';
import {
  valueText,
  type ConditionClause,
  type PrincipalElement,
  type Statement,
} from '../policy/policy.ts';
import { parseVariables } from '../policy/variable.ts';
import { property } from '../syntax/tree.ts';
import { arnParts } from '../term/arn-pattern.ts';
import { takesVariables } from '../term/condition.ts';
import type { PolicyKind } from './policy-kind.ts';

/*
 * Why nobody can tell what an element of a statement covers; undefined for a well-formed one. AWS
 * refuses such policies when they are written. Source: IAM User Guide, reference_policies_grammar.
 */

export function actionFault({ action }: Statement): string | undefined {
  if (!action || action.patterns.length === 0) return 'it has no Action';
  return action.patterns.every(({ text }) => ACTION.test(text))
    ? undefined
    : 'its Action names no action';
}

/** `*`, or with a colon; a list in one text has commas or blanks, which match nothing. */
const ACTION = /^\*$|[:, ]/;

export function principalFault(
  { principal: element }: Statement,
  { principal, notPrincipal }: PolicyKind,
): string | undefined {
  if (principal === 'forbidden') return element && 'a policy of its kind takes no principal';
  if (!element) return 'it has no Principal';
  if (element.negated && !notPrincipal) return 'a policy of its kind takes no NotPrincipal';
  const { entries } = element;
  if (entries.length === 0 || !entries.every(isPrincipal)) return 'its principal is malformed';
  const isEveryone = entries.every(({ type }) => type === '*');
  return principal === 'only-everyone' && !isEveryone ? 'its Principal must be `*`' : undefined;
}

/** The lone star is documented for AWS; what it would mean under the other names nobody says. */
function isPrincipal({ type, value }: PrincipalElement['entries'][number]): boolean {
  if (type === 'AWS') return true;
  return type === '*' ? value === '*' : OUTSIDERS.has(type) && value !== '*';
}

const OUTSIDERS: ReadonlySet<string> = new Set(['Service', 'Federated', 'CanonicalUser']);

export function resourceFault(
  { resource: element }: Statement,
  { resource }: PolicyKind,
  variables: boolean,
): string | undefined {
  if (resource === 'forbidden') return element && 'a policy of its kind takes no Resource';
  if (!element || element.patterns.length === 0) return 'it has no Resource';
  return element.patterns.every(({ text }) => isResource(text, variables))
    ? undefined
    : 'its Resource is no ARN, or has a policy variable where none may stand';
}

function isResource(text: string, variables: boolean): boolean {
  if (text === '*') return true;
  const parts = arnParts(text);
  if (!parts) return false;
  if (!variables || !text.includes('${')) return true;
  const head = text.slice(0, text.length - parts[5].length);
  return !head.includes('${') && isTemplate(parts[5]);
}

function isTemplate(text: string): boolean {
  return parseVariables(text).every(({ kind }) => kind !== 'malformed');
}

/** An operator without keys makes no clause, so that the block is asked for it. */
export function operatorFault({ node, conditions }: Statement): string | undefined {
  const block = property(node, 'Condition');
  if (block?.kind !== 'object' || block.members.length === 0) return undefined;
  const used = new Set(conditions.map((clause) => clause.operator.node));
  const idle = block.members.find(({ key }) => !used.has(key) && !isOperator(readOperatorUse(key)));
  return idle && `\`${idle.key.value}\` is no condition operator`;
}

export function clauseFault(
  { operator: use, key, values }: ConditionClause,
  variables: boolean,
): string | undefined {
  if (!isOperator(use)) return `\`${use.node.value}\` is no condition operator`;
  if (values.length === 0) return `\`${key.value}\` has no values`;
  if (!variables || !takesVariables(operator(use.name))) return undefined;
  const isReadable = values
    .map(valueText)
    .every((text) => !text.includes('${') || isTemplate(text));
  return isReadable ? undefined : `a policy variable under \`${key.value}\` is malformed`;
}

function isOperator(use: OperatorUse): boolean {
  const row = operator(use.name);
  if (!row || (row.comparison === 'null' && use.ifExists)) return false;
  return use.setOperator === undefined || setOperatorOf(use) !== undefined;
}
