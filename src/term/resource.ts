import type { Element } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { readArnPattern } from './arn-pattern.ts';
import { doubtful, type OtherReadings } from './doubtful.ts';
import { readPattern } from './pattern.ts';
import {
  entryPoints,
  hasWildType,
  headText,
  namesService,
  readEntry,
  type ResourceEntry,
} from './resource-entry.ts';
import { readTemplate, type Template } from './template.ts';
import { FALSE, TRUE, type Malformed, type Term } from './term.ts';
import type { Terms } from './terms.ts';

/**
 * The term of `Resource` or `NotResource`, or why it has none. `variables` says whether `${…}` is
 * replaced. Sources: IAM User Guide, reference_policies_elements_resource and _notresource.
 */
export function resourceTerm(
  { negated, patterns }: Element<ResourcePattern>,
  variables: boolean,
  terms: Terms,
): Term | Malformed {
  if (patterns.length === 0) return { malformed: 'it has no Resource' };
  const plain: ResourceEntry[] = [];
  const related: Term[] = [];
  let isEverything = false;
  for (const { text } of patterns) {
    const entry = readEntry(text);
    const template = entry && variables && text.includes('${') ? readRest(entry) : undefined;
    if (text === '*') isEverything = true;
    else if (!entry || template === 'malformed') return { malformed: MALFORMED };
    else if (!namesService(entry)) continue;
    else if (template) related.push(templateTerm({ entry, template, negated }, terms));
    else plain.push(entry);
  }
  if (isEverything) return negated ? FALSE : TRUE;
  const listed = plainTerm(plain, terms);
  if (related.length === 0) return negated ? terms.not(listed) : listed;
  return negated ? terms.allOf([terms.not(listed), ...related]) : terms.anyOf([listed, ...related]);
}

const MALFORMED = 'its Resource is no ARN, or has a policy variable where none may stand';

function readRest({ head, rest }: ResourceEntry): Template | 'malformed' {
  return head.includes('${') ? 'malformed' : (readTemplate(rest) ?? 'malformed');
}

function plainTerm(entries: readonly ResourceEntry[], terms: Terms): Term {
  return doubtful(terms, entryPoints(entries), (other) => {
    const written = other.size === 0 ? entries.map(({ text }) => text) : otherTexts(entries, other);
    if (written.length === 0) return FALSE;
    const patterns = written.map(readArnPattern).filter((pattern) => pattern !== undefined);
    return terms.test({ kind: 'resource', patterns, written });
  });
}

function otherTexts(entries: readonly ResourceEntry[], other: OtherReadings): readonly string[] {
  return entries
    .filter((entry) => !(other.has('D25') && hasWildType(entry)))
    .map((entry) => headText(entry, other) + entry.rest);
}

interface RelatedEntry {
  readonly entry: ResourceEntry;
  readonly template: Template;
  readonly negated: boolean;
}

function templateTerm({ entry, template, negated }: RelatedEntry, terms: Terms): Term {
  const points = [...entryPoints([entry]), ...templatePoints(template, negated)];
  return doubtful(terms, points, (other) => {
    if (other.has('D25')) return negated ? TRUE : FALSE;
    const head = headText(entry, other);
    return terms.test({
      kind: 'resource-template',
      head: head.split(':', 5).map(readPattern),
      rest: template,
      wildValues: other.has('D11'),
      negated,
      whenUnresolved: negated && !other.has('D8'),
      written: [head + entry.rest],
    });
  });
}

function templatePoints({ pieces }: Template, negated: boolean): readonly string[] {
  if (!pieces.some(({ kind }) => kind === 'hole')) return [];
  return negated ? ['D8', 'D11'] : ['D11'];
}
