import { asciiLower } from '../policy/ascii-case.ts';
import type { Element } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { arnParts, readArnPattern } from './arn-pattern.ts';
import { doubtful, type OtherReadings } from './doubtful.ts';
import { readPattern } from './pattern.ts';
import { readTemplate, type Template } from './template.ts';
import { FALSE, TRUE, type Term, type Terms } from './term.ts';

/** An entry of a Resource list that is an ARN pattern, cut before the part that has variables. */
interface Entry {
  /** All up to the fifth colon, with it. */
  readonly head: string;
  readonly rest: string;
}

/**
 * The term of `Resource` or `NotResource`. `variables` says whether `${…}` is replaced. The entries
 * must be well-formed; what is not is unknown.
 * Sources: IAM User Guide, reference_policies_elements_resource and _notresource.
 */
export function resourceTerm(
  { negated, patterns }: Element<ResourcePattern>,
  variables: boolean,
  terms: Terms,
): Term {
  const texts = patterns.map(({ text }) => text);
  if (texts.includes('*')) return negated ? FALSE : TRUE;
  const isTemplate = ({ rest }: Entry): boolean => variables && rest.includes('${');
  const entries = texts.map(readEntry).filter((entry) => entry !== undefined);
  const plain = entries.filter((entry) => !isTemplate(entry));
  const listed = plainTerm(plain, terms);
  const related = entries.filter(isTemplate).map((entry) => templateTerm(entry, negated, terms));
  return negated ? terms.and(terms.not(listed), ...related) : terms.or(listed, ...related);
}

/** An entry with a wildcard for its service matches nothing. */
function readEntry(text: string): Entry | undefined {
  const parts = arnParts(text);
  if (!parts || hasWildcard(parts[2])) return undefined;
  const head = text.length - parts[5].length;
  return { head: text.slice(0, head), rest: parts[5] };
}

function plainTerm(entries: readonly Entry[], terms: Terms): Term {
  return doubtful(terms, pointsOf(entries), (other) => {
    const written = entries
      .filter((entry) => !(other.has('D25') && hasWildType(entry)))
      .map((entry) => headText(entry, other) + entry.rest);
    if (written.length === 0) return FALSE;
    const patterns = written.map(readArnPattern).filter((pattern) => pattern !== undefined);
    return terms.test({ kind: 'resource', patterns, written });
  });
}

function templateTerm(entry: Entry, negated: boolean, terms: Terms): Term {
  const template = readTemplate(entry.rest);
  if (!template) return terms.unknown(`a policy variable in \`${entry.rest}\` is malformed`);
  const points = [...pointsOf([entry]), ...templatePoints(template, negated)];
  return doubtful(terms, points, (other) => {
    if (other.has('D25')) return negated ? TRUE : FALSE;
    const head = headText(entry, other);
    return terms.test({
      kind: 'resource-template',
      head: head.split(':').slice(0, 5).map(readPattern),
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

function pointsOf(entries: readonly Entry[]): readonly string[] {
  const points: string[] = [];
  if (entries.some(({ head }) => head !== asciiLower(head))) points.push('D24');
  if (entries.some(hasWildType)) points.push('D25');
  return points;
}

/** Region, account and the rest of the head are compared with case, by the other reading without. */
function headText({ head }: Entry, other: OtherReadings): string {
  return other.has('D24') ? asciiLower(head) : head;
}

/** `k*` before `/…` or `:…`: a resource type that is not written out. S3 ARNs have no type. */
function hasWildType({ head, rest }: Entry): boolean {
  const type = TYPE.exec(rest)?.[0];
  return type !== undefined && hasWildcard(type) && head.split(':')[2] !== 's3';
}

const TYPE = /^[^/:]*(?=[/:])/;
