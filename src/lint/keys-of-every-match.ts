import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { hasVariables, valueText, type Policy, type Statement } from '../policy/policy.ts';
import { variablesIn } from '../policy/variable.ts';
import { demandedKeys, resultWhenAbsent } from './absent-key.ts';

/**
 * The condition keys, in lower case, without which no request matches the statement: those with a
 * test that is false without its key, and those whose value every alternative of a positive test or
 * of the Resource element takes in as a policy variable.
 * Source: IAM User Guide, reference_policies_variables (variables without a value).
 */
export function keysOfEveryMatch(
  statement: Statement,
  policy: Pick<Policy, 'version'>,
): ReadonlySet<string> {
  const demanded = demandedKeys(statement);
  if (!hasVariables(policy)) return demanded;
  const positive = statement.conditions.filter(
    (clause) =>
      resultWhenAbsent(clause) === false && operator(clause.operator.name)?.negated === false,
  );
  const resource = statement.resource;
  return new Set([
    ...demanded,
    ...positive.flatMap(({ values }) => inEvery(values.map(valueText))),
    ...(resource?.negated === false ? inEvery(resource.patterns.map(({ text }) => text)) : []),
  ]);
}

/** The keys of the variables, without a default, that all the texts hold. */
function inEvery(texts: readonly string[]): readonly string[] {
  const [first = new Set<string>(), ...others] = texts.map(keysIn);
  return [...first].filter((key) => others.every((keys) => keys.has(key)));
}

function keysIn(text: string): ReadonlySet<string> {
  const bare = variablesIn(text).filter(({ fallback }) => fallback === undefined);
  return new Set(bare.map(({ key }) => asciiLower(key)));
}
