import type { OperatorFamily } from '../catalog/operators.ts';
import { headLength } from './arn-text.ts';
import type { Clause, ClauseValues } from './clause.ts';

/** The doubtful points on which depends what the values of a clause mean. */
export function valuePoints({ operator: row }: Clause, values: ClauseValues): readonly string[] {
  const doubt = FAMILY_DOUBTS.get(row.family);
  const isDoubtful = doubt?.holds(values) === true;
  if (!row.wildcards || !hasHoles(values)) return isDoubtful ? doubt.points : NONE;
  return isDoubtful ? [...doubt.points, 'D11'] : ['D11'];
}

/** The doubtful points on which depends what follows when a value is missing or cannot be read. */
export function outcomePoints(clause: Clause, values: ClauseValues): readonly string[] {
  const { operator: row, quantifier, ifExists } = clause;
  const isAnyIfExists = quantifier === 'any' && ifExists;
  if (!row.negated) return isAnyIfExists ? ['D14'] : NONE;
  const points = isAnyIfExists ? ['D14'] : [];
  if (TYPED.has(row.family)) points.push('D18');
  if (hasHoles(values)) points.push('D7');
  return points;
}

const NONE: readonly string[] = [];

function hasHoles({ templates }: ClauseValues): boolean {
  return templates.some(({ pieces }) => pieces.some(({ kind }) => kind === 'hole'));
}

/** Families whose values have a syntax of their own; ARN operators just do not match other texts. */
const TYPED: ReadonlySet<OperatorFamily> = new Set(['Numeric', 'Date', 'IpAddress']);

interface FamilyDoubt {
  readonly points: readonly string[];
  readonly holds: (values: ClauseValues) => boolean;
}

const FAMILY_DOUBTS: ReadonlyMap<OperatorFamily, FamilyDoubt> = new Map<
  OperatorFamily,
  FamilyDoubt
>([
  ['Bool', { points: ['D9'], holds: ({ templates }) => templates.length > 0 }],
  ['Date', { points: ['D16'], holds: () => true }],
  ['IpAddress', { points: ['D17'], holds: ({ texts }) => texts.some(isBareV6) }],
  [
    'Arn',
    {
      points: ['D19'],
      holds: ({ texts, templates }) => templates.length > 0 || texts.some(isShortArn),
    },
  ],
]);

function isShortArn(text: string): boolean {
  return headLength(text) === 0;
}

function isBareV6(text: string): boolean {
  return text.includes(':') && !text.includes('/');
}
