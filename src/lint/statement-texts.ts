import { valueText, type Statement } from '../policy/policy.ts';
import { remembered } from '../policy/remembered.ts';

/** All that a statement says in texts: entries of its elements, condition keys and their values. */
export const statementTexts = remembered(
  ({ action, resource, principal, conditions }: Statement): readonly string[] => [
    ...(action?.patterns ?? []).map(({ text }) => text),
    ...(resource?.patterns ?? []).map(({ text }) => text),
    ...(principal?.entries ?? []).map(({ value }) => value),
    ...conditions.flatMap(({ key, values }) => [key.value, ...values.map(valueText)]),
  ],
);
