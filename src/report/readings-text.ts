import type { Assumption } from '../authorize/assumptions.ts';

/** The points on which AWS's documentation leaves a decision open, with both readings. */
export function readingsText(points: readonly Assumption[], format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(points, undefined, 2)}\n`;
  return points
    .map(({ id, question, usual, other, page }) =>
      [
        `${id.padEnd(4)} ${question}?`,
        `     default  ${usual}`,
        `     other    ${other}`,
        `     page     ${page}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}
