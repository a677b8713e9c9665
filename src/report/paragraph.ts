import { displayWidth } from './width.ts';

/** How a paragraph is set: what its first line begins with, and the columns it may take. */
export interface ParagraphOptions {
  readonly first: string;
  readonly width: number;
}

/** Breaks words into lines; later lines are indented to where the first one's words begin. */
export function paragraph(words: string, { first, width }: ParagraphOptions): readonly string[] {
  const indent = ' '.repeat(displayWidth(first));
  const lines: string[] = [];
  let line = first;
  let filled = false;
  for (const word of words.split(' ')) {
    if (filled && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line += filled ? ` ${word}` : word;
    }
    filled = true;
  }
  return [...lines, line];
}
