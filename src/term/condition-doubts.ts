import type { OperatorFamily } from '../catalog/operators.ts';
import { headLength } from './arn-text.ts';
import type { Clause, ClauseValues } from './condition.ts';

/** The doubtful points on which the meaning of a condition clause depends. */
export function doubtfulPoints(clause: Clause, values: ClauseValues): readonly string[] {
  const { operator: row, quantifier, ifExists } = clause;
  const points: string[] = [];
  if (quantifier === 'any' && ifExists) points.push('D14');
  if (row.negated && TYPED.has(row.family)) points.push('D18');
  const isDoubtful = FAMILY_DOUBTS.get(row.family);
  if (isDoubtful?.holds(values)) points.push(isDoubtful.point);
  if (values.templates.some(({ pieces }) => pieces.some(({ kind }) => kind === 'hole'))) {
    if (row.negated) points.push('D7');
    if (row.wildcards) points.push('D11');
  }
  return points;
}

/** Families whose values have a syntax of their own; ARN operators just do not match other texts. */
const TYPED: ReadonlySet<OperatorFamily> = new Set(['Numeric', 'Date', 'IpAddress']);

interface FamilyDoubt {
  readonly point: string;
  readonly holds: (values: ClauseValues) => boolean;
}

const FAMILY_DOUBTS: ReadonlyMap<OperatorFamily, FamilyDoubt> = new Map<
  OperatorFamily,
  FamilyDoubt
>([
  ['Bool', { point: 'D9', holds: ({ templates }) => templates.length > 0 }],
  ['Date', { point: 'D16', holds: () => true }],
  ['IpAddress', { point: 'D17', holds: ({ texts }) => texts.some(isBareV6) }],
  [
    'Arn',
    {
      point: 'D19',
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
