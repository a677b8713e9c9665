import type { NamedPolicy } from './input.ts';
import { isObject, member } from './json.ts';
import type { Readings } from './readings.ts';
import type { Content, PolicyKind } from './statement.ts';
import { readStatement } from './statement.ts';

/** A statement with the place it is reported under. */
export interface PlacedStatement {
  readonly policyKind: PolicyKind;
  readonly policy: string;
  readonly index: number;
  readonly sid: string | undefined;
  readonly content: Content;
}

/**
 * The statements of a document. A document that is no object, has another Version than AWS's two,
 * another top-level element, or no Statement is one malformed statement of either effect.
 */
export function readDocument(
  { name, document }: NamedPolicy,
  policyKind: PolicyKind,
  readings: Readings,
): readonly PlacedStatement[] {
  const place = { policyKind, policy: name };
  const version = isObject(document) ? member(document, 'Version') : undefined;
  if (!isObject(document) || !isReadable(document, version)) {
    const content: Content = { kind: 'malformed', effect: undefined };
    return [{ ...place, index: 0, sid: undefined, content }];
  }
  const substitution = { isCurrentVersion: version === CURRENT, readings };
  return listed(member(document, 'Statement')).map((json, index) => ({
    ...place,
    index,
    sid: sidOf(json),
    content: readStatement(json, policyKind, substitution),
  }));
}

function isReadable(document: Readonly<Record<string, unknown>>, version: unknown): boolean {
  const hasVersion = version === undefined || version === CURRENT || version === '2008-10-17';
  const hasStatement = member(document, 'Statement') !== undefined;
  return hasVersion && hasStatement && Object.keys(document).every((name) => ELEMENTS.has(name));
}

function listed(statements: unknown): readonly unknown[] {
  return Array.isArray(statements) ? statements : [statements];
}

function sidOf(json: unknown): string | undefined {
  const sid = isObject(json) ? member(json, 'Sid') : undefined;
  return typeof sid === 'string' ? sid : undefined;
}

const CURRENT = '2012-10-17';
const ELEMENTS = new Set(['Version', 'Id', 'Statement']);
