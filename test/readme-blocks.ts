import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The texts of a page's fenced blocks of one language, in their order. */
export function fencedBlocks(language: string, page = 'README.md'): readonly string[] {
  const text = readFileSync(`${ROOT}${page}`, 'utf8');
  const blocks = text.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...blocks].filter(([, name]) => name === language).map(([, , body = '']) => body);
}

/** The first block of a language that holds some words. */
export function blockWith(language: string, words: string): string {
  const found = fencedBlocks(language).find((block) => block.includes(words));
  if (found === undefined) throw new Error(`README has no ${language} block with ${words}`);
  return found;
}
