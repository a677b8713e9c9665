/**
 * Characters that would act instead of being seen: controls (terminal escapes among them), line and
 * paragraph separators, bidirectional controls, everything that is invisible by default (zero-width
 * and tag characters, variation selectors, fillers), and what XML cannot hold.
 * Sources: CWE-150; Unicode UTR 36; CVE-2021-42574 (Trojan Source).
 */
const ACTING =
  /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\uFFF9-\uFFFB]|\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

/** Shows every such character as an escape; the result is one line of plain text. */
export function visible(text: string): string {
  return text.replace(ACTING, escapeOf).replaceAll('##[', '#\\x23[');
}

/** Like `visible`, but tabs stay: for a line of source in a code frame. */
export function visibleSource(line: string): string {
  return line.split('\t').map(visible).join('\t');
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
}

/**
 * A line of a log in which GitHub's runner finds no command: it takes one from every line that
 * begins with `::`, spaces aside.
 */
export function withoutCommand(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1\\x3a');
}

/**
 * A value as indented JSON text. Acting characters are written as JSON escapes, which every parser
 * reads as the same text.
 */
export function json(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2).replace(ACTING, (character) =>
    character === '\n' ? character : jsonEscapeOf(character),
  );
  return `${text.replaceAll('##[', '#\\u0023[')}\n`;
}

function jsonEscapeOf(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Text for XML content and attributes; what XML cannot hold is shown as an escape. */
export function xml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

/** Text for Markdown, in which nothing of it is markup. */
export function markdown(text: string): string {
  return visible(text).replace(
    /[\\`*_{}[\]()#+\-.!|<>~&:@$]/g,
    (mark) => MARKDOWN_ESCAPES.get(mark) ?? `\\${mark}`,
  );
}

/** A backslash does not keep GitHub from linking `@name` and `#1`, nor every table from ending a cell. */
const MARKDOWN_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['@', '@<!-- -->'],
  ['#', '\\#<!-- -->'],
  ['|', '&#124;'],
]);

/** Code for Markdown. */
export function markdownCode(text: string): string {
  return `<code>${markdown(text)}</code>`;
}

/** A path as a relative URI reference: every segment percent-encoded. */
export function uriPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/');
}
