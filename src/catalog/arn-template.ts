import { overlap } from './arn-overlap.ts';
import { policyPieces, templatePieces } from './arn-pieces.ts';
import { once } from './once.ts';

/**
 * The form of a resource type's ARN, such as `arn:${Partition}:s3:::${BucketName}/${ObjectName}`.
 * Each field is as written, placeholders included; an empty one means that the ARN has none.
 */
export interface ArnTemplate {
  readonly text: string;
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All after the fifth colon. */
  readonly resource: string;
  /**
   * True when an ARN of this form can match the policy's Resource text. Errs towards true: policy
   * variables and missing fields count as `*`, and the case of the first five fields is ignored.
   */
  overlaps(pattern: string): boolean;
  /**
   * True when an ARN of this form can end in what a policy writes after the fifth colon, whatever its
   * other fields are.
   */
  overlapsResource(pattern: string): boolean;
}

/** The template for a text of the Service Authorization Reference. */
export function arnTemplate(text: string): ArnTemplate {
  const [, partition = '', service = '', region = '', account = '', ...resource] = text.split(':');
  const byFields = once(() => templatePieces(text, 'fields'));
  const byText = once(() => templatePieces(text, 'text'));
  const last = resource.join(':');
  const byLast = once(() => templatePieces(`:::::${last}`, 'fields'));
  return {
    text,
    partition,
    service,
    region,
    account,
    resource: last,
    overlaps: (pattern) =>
      !namesOther({ service, resource: last }, pattern) &&
      (overlap(policyPieces(pattern, 'fields'), byFields()) ||
        overlap(policyPieces(pattern, 'text'), byText())),
    overlapsResource: (pattern) =>
      !beginsOtherwise(last, pattern) &&
      overlap(policyPieces(`:::::${pattern}`, 'fields'), byLast()),
  };
}

/** A quick no for most templates: the pattern spells out another service or start of the resource. */
function namesOther(
  { service, resource }: Pick<ArnTemplate, 'service' | 'resource'>,
  pattern: string,
): boolean {
  const spelled = SPELLED_OUT.exec(pattern);
  if (!spelled) return false;
  const [head, named, inFull] = spelled;
  if (named !== service && !service.includes('$')) return true;
  return inFull !== undefined && beginsOtherwise(resource, pattern.slice(head.length));
}

/** Partition and service of a pattern, and Region and account where these too hold no wildcard. */
const SPELLED_OUT = /^arn:[a-z-]{1,20}:([a-z0-9-]{1,63}):(?:([a-z0-9-]{0,30}:[0-9]{0,12}):)?/;

/** True when the texts differ before the first wildcard, placeholder or variable of either. */
function beginsOtherwise(template: string, pattern: string): boolean {
  for (let at = 0; at < template.length && at < pattern.length; at++) {
    const own = template.charCodeAt(at);
    const other = pattern.charCodeAt(at);
    if (OPEN.has(own) || OPEN.has(other)) return false;
    if (own !== other) return true;
  }
  return false;
}

/** `*`, `?` and the `$` of a placeholder or a variable. */
const OPEN: ReadonlySet<number> = new Set(Array.from('*?$', (mark) => mark.charCodeAt(0)));
