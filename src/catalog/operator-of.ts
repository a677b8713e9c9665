import { operators, type Comparison, type Operator, type OperatorFamily } from './operators.ts';

/** The operator of a family that makes a comparison, negated or not as another one is. */
export function operatorOf(
  family: OperatorFamily,
  comparison: Comparison,
  { negated }: Pick<Operator, 'negated'>,
): Operator | undefined {
  return operators.findLast(
    (row) => row.family === family && row.comparison === comparison && row.negated === negated,
  );
}
