import { visible, visibleSource, withoutCommand } from './escape.ts';

/**
 * What changed between two texts, as one hunk of a unified diff: all lines between the first and the
 * last that differ, with three around them.
 */
export function diff(path: string, before: string, after: string): string {
  const old = before.split('\n');
  const fresh = after.split('\n');
  const head = commonLength(old, fresh);
  const tail = Math.min(
    commonLength(old.toReversed(), fresh.toReversed()),
    Math.min(old.length, fresh.length) - head,
  );
  const from = Math.max(0, head - CONTEXT);
  const after3 = old.slice(old.length - tail, old.length - tail + CONTEXT);
  const size = (all: readonly string[]): number => all.length - tail - from + after3.length;
  return [
    `--- ${visible(path)}`,
    `+++ ${visible(path)}`,
    `@@ -${from + 1},${size(old)} +${from + 1},${size(fresh)} @@`,
    ...marked(' ', old.slice(from, head)),
    ...marked('-', old.slice(head, old.length - tail)),
    ...marked('+', fresh.slice(head, fresh.length - tail)),
    ...marked(' ', after3),
    '',
  ].join('\n');
}

const CONTEXT = 3;

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => withoutCommand(mark + visibleSource(line.replace(/\r$/, ''))));
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const length = a.findIndex((line, index) => line !== b[index]);
  return length < 0 ? Math.min(a.length, b.length) : length;
}
