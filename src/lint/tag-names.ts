import type { Catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { hasVariables, type Statement } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { Span } from '../syntax/span.ts';
import { literalValues } from './literal-values.ts';
import type { PolicyContext } from './rule.ts';
import { variableParts } from './variable-parts.ts';

/** The name of a tag where a policy writes it: in a condition key, a variable or a list of names. */
export interface TagName {
  readonly text: string;
  readonly statement: Statement;
  readonly at: Span;
}

/** Keys that hold names of tags. */
const LISTS: ReadonlySet<string> = new Set(['aws:tagkeys', 's3:requestobjecttagkeys']);

/** The names of tags in a policy, clause by clause, and then those in variables. */
export function* tagNames({ policy, catalog }: PolicyContext): Generator<TagName> {
  for (const statement of policy.statements) {
    for (const clause of statement.conditions) {
      const text = tagOf(clause.key.value, catalog);
      if (text !== undefined) yield { text, statement, at: clause.key.at };
      if (!LISTS.has(asciiLower(clause.key.value))) continue;
      for (const { node, text: name } of literalValues(clause)) {
        if (!hasWildcard(name)) yield { text: name, statement, at: node.at };
      }
    }
  }
  if (!hasVariables(policy)) return;
  for (const { statement, part, at } of variableParts(policy)) {
    const text = part.kind === 'variable' ? tagOf(part.key, catalog) : undefined;
    if (text !== undefined) yield { text, statement, at };
  }
}

/** The free name of a key that holds a tag; such keys end in a slash, those on contexts in a colon. */
function tagOf(text: string, catalog: Catalog): string | undefined {
  const key = catalog.conditionKey(text);
  if (!key?.name.endsWith('/') || text.length === key.name.length) return undefined;
  return text.slice(key.name.length);
}
