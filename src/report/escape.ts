/**
 * Characters that would act instead of being seen: controls (terminal escapes among them), line and
 * paragraph separators, bidirectional controls, zero-width and tag characters, lone surrogates.
 * Sources: CWE-150; Unicode UTR 36; CVE-2021-42574 (Trojan Source).
 */
const ACTING =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

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
  return visible(text).replace(/[\\`*_{}[\]()#+\-.!|<>~&:@]/g, (mark) => `\\${mark}`);
}

/** Code for Markdown: a span whose fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const shown = visible(text).replaceAll('|', '\\|');
  const fence = '`'.repeat(
    Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1,
  );
  const pad = fence.length > 1 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A path as a relative URI reference: every segment percent-encoded. */
export function uriPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/');
}
