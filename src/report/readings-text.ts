import type { Assumption } from '../authorize/assumptions.ts';
import type { Doubt } from '../flow/doubts.ts';

/** The doubtful points of keyproof. */
export interface DoubtfulPoints {
  /** Points of policies: the default and the other reading. */
  readonly policies: readonly Assumption[];
  /** Points of what Amazon S3 and AWS KMS do. */
  readonly flows: readonly Doubt[];
}

/** The points on which AWS's documentation leaves a decision open, with their readings. */
export function readingsText({ policies, flows }: DoubtfulPoints, format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify([...policies, ...flows], undefined, 2)}\n`;
  return [...policies.map(policyPoint), ...flows.map(flowPoint)].join('\n');
}

function policyPoint({ id, question, usual, other, page }: Assumption): string {
  return lines(`${id.padEnd(4)} ${question}?`, {
    default: usual,
    other,
    page,
  });
}

/** These have names for their readings, since they may have more than two. */
function flowPoint({ id, question, readings, usual }: Doubt): string {
  return lines(`${id}: ${question}?`, {
    default: usual ?? 'none: only what holds under all of them is said',
    take: [...readings, 'unknown'].map((reading) => `${id}=${reading}`).join(', '),
  });
}

function lines(heading: string, labelled: Readonly<Record<string, string>>): string {
  const entries = Object.entries(labelled);
  return [heading, ...entries.map(([label, text]) => `     ${label.padEnd(8)} ${text}`), ''].join(
    '\n',
  );
}
