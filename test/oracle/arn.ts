/** The six parts of an ARN; the sixth keeps its further colons. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly rest: string;
}

/** The text cut at its first five colons, or undefined when it has fewer. */
export function sixParts(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** The text as an ARN, or undefined when it does not start with `arn:` or has fewer than six parts. */
export function readArn(text: string): Arn | undefined {
  const parts = sixParts(text);
  if (parts === undefined || parts[0] !== 'arn') return undefined;
  const [, partition = '', service = '', region = '', account = '', rest = ''] = parts;
  return { partition, service, region, account, rest };
}

/** The last segment of a path such as `role/team/reader`. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
