/** A stretch of a value that stands for another text until a template or a person fills it in. */
export interface Placeholder {
  readonly text: string;
  /** Offsets `[from, to)` in units of the value. */
  readonly from: number;
  readonly to: number;
}

/** The placeholders of a value, in order; policy variables such as `${aws:username}` are none. */
export function placeholdersIn(value: string): readonly Placeholder[] {
  if (!MAY_HOLD.test(value)) return [];
  const found = FORMS.flatMap((form) => [...value.matchAll(form)])
    .map(({ 0: text, index }) => ({ text, from: index, to: index + text.length }))
    .filter(({ text }) => !text.startsWith('${') || isInterpolation(text.slice(2, -1)));
  return outermost(found);
}

/** In order, without those that begin inside an earlier one. */
function outermost(found: readonly Placeholder[]): readonly Placeholder[] {
  let end = 0;
  return found
    .toSorted((left, right) => left.from - right.from || right.to - left.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}

/**
 * True when the text between `${` and `}` is for a template engine (Terraform, CloudFormation,
 * Serverless Framework) and not for AWS, whose variables hold a colon after a plain name.
 */
export function isInterpolation(body: string): boolean {
  if (body === '' || body === '*' || body === '?' || body === '$') return false;
  const [name = ''] = body.split(',', 1);
  const colon = name.indexOf(':');
  if (colon < 0) return body.trim() !== '';
  return ENGINE_PREFIXES.has(name.slice(0, colon)) || /^AWS::|:-|["()[\]]/.test(name);
}

/** The value with each placeholder replaced by `*`: what it may match once it is filled in. */
export function openPlaceholders(value: string): string {
  const found = placeholdersIn(value);
  if (found.length === 0) return value;
  let from = 0;
  const parts: string[] = [];
  for (const placeholder of found) {
    parts.push(value.slice(from, placeholder.from), '*');
    from = placeholder.to;
  }
  return parts.join('') + value.slice(from);
}

/** Prefixes of Serverless Framework variables: `${opt:stage}`. */
const ENGINE_PREFIXES: ReadonlySet<string> = new Set([
  'cf',
  'env',
  'file',
  'opt',
  'param',
  'self',
  'sls',
]);

const MAY_HOLD = /[$<{[]|ACCOUNT|REGION|YOUR/;

/** The ways to write one; lengths are bounded, so that the search stays linear. */
const FORMS: readonly RegExp[] = [
  /\$\{[^{}]{0,200}\}/g,
  /\{\{[^{}]{1,200}\}\}/g,
  /(?<![$#{])\{[A-Za-z_][\w.-]{0,100}\}/g,
  /<[A-Za-z][^<>"]{0,100}>/g,
  /\$\([^()]{1,100}\)/g,
  // `$LATEST` and `$DEFAULT` are versions of functions and documents.
  /\$(?!LATEST|DEFAULT)[A-Z][A-Z0-9_]+/g,
  /#\{[^{}]{1,100}\}/g,
  /\[[A-Z][A-Z0-9_-]+\]/g,
  /(?<![A-Za-z0-9])(?:[A-Z]+[-_])?ACCOUNT[-_]?(?:ID|NUMBER|NAME)(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])(?:AWS[-_])?REGION(?![A-Za-z0-9_-])/g,
  /(?<![A-Za-z0-9])YOUR[-_][A-Z][A-Z0-9_-]+/g,
];
