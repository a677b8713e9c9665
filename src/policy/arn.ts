/** The six parts of an ARN (or of a pattern for ARNs); the last holds everything after the fifth colon. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/**
 * Cuts an ARN at its first five colons. Undefined when it does not start with `arn:` or has fewer
 * than six parts. Colons inside `${…}` of a policy variable do not count.
 * Source: IAM User Guide, reference-arns.
 */
export function parseArn(text: string): Arn | undefined {
  const parts = splitArn(text);
  if (parts.length < 6 || parts[0] !== 'arn') return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = parts;
  return { partition, service, region, account, resource };
}

/** The parts of an ARN-like text: at most six, cut at colons outside of `${…}`. */
export function splitArn(text: string): readonly string[] {
  if (!text.includes('${')) return splitPlain(text);
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length && parts.length < 5; index++) {
    if (text.startsWith('${', index)) {
      const close = text.indexOf('}', index);
      if (close < 0) break;
      index = close;
    } else if (text[index] === ':') {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function splitPlain(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', start)) {
    if (parts.length === 5) break;
    parts.push(text.slice(start, colon));
    start = colon + 1;
  }
  parts.push(text.slice(start));
  return parts;
}
