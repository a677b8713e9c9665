import type { Mismatch } from '../authorize/near-misses.ts';
import type { Findings } from '../explain/findings.ts';
import type { StatementSource } from '../term/term.ts';
import { statementPlace } from './statement-place.ts';

/** More statements than this say nothing new. */
const SHOWN = 3;

/**
 * The statements on which a refusal hangs, each with its place and with what it asks for against what
 * the request has: the Denies that match, else the Allows that fail in one element.
 */
export function evidenceLines(findings: Findings): readonly string[] {
  const { denies, misses } = findings;
  const statements =
    denies.length > 0
      ? denies
      : misses.map(({ source, ...mismatch }) => ({ source, tests: [mismatch] }));
  const more = statements.length - SHOWN;
  return [
    ...statements
      .slice(0, SHOWN)
      .flatMap(({ source, tests }) => [placeLine(source, findings), ...tests.flatMap(comparison)]),
    ...(more > 0 ? [`            and ${more} more`] : []),
  ];
}

function placeLine(source: StatementSource, { estate }: Findings): string {
  const place = statementPlace(source, estate);
  const label = source.effect === 'Deny' ? 'denied by' : 'closest  ';
  const where = place ? `${place.file}:${place.line}` : source.policy;
  return `  ${label} ${where}${source.sid === undefined ? '' : ` (${source.sid})`}`;
}

function comparison(mismatch: Mismatch): readonly string[] {
  const { name, key, policy, filled, request, state } = mismatch;
  const isFilled = filled.length > 0 && String(filled) !== String(policy);
  return [
    `            ${name} ${key ?? ''}`.trimEnd(),
    `              policy   ${policy.join(', ')}${isFilled ? ` = ${filled.join(', ')}` : ''}`,
    `              request  ${state === 'absent' ? '(absent)' : request.join(', ')}`,
  ];
}
