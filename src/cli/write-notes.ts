import { visible } from '../report/escape.ts';
import type { Io } from './io.ts';

/** Says on standard error what a person may want to know beside the findings. */
export function writeNotes(notes: readonly string[], { stderr }: Pick<Io, 'stderr'>): void {
  for (const note of notes) stderr.write(`note: ${visible(note)}\n`);
}
