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
  const last = `:::::${resource.join(':')}`;
  const byLast = once(() => templatePieces(last, 'fields'));
  return {
    text,
    partition,
    service,
    region,
    account,
    resource: resource.join(':'),
    overlaps: (pattern) =>
      !namesOther(service, pattern) &&
      (overlap(policyPieces(pattern, 'fields'), byFields()) ||
        overlap(policyPieces(pattern, 'text'), byText())),
    overlapsResource: (pattern) => overlap(policyPieces(`:::::${pattern}`, 'fields'), byLast()),
  };
}

/** A quick no for most templates: the pattern spells out a partition and another service. */
function namesOther(service: string, pattern: string): boolean {
  const named = SPELLED_OUT.exec(pattern)?.[1];
  return named !== undefined && named !== service && !service.includes('$');
}

const SPELLED_OUT = /^arn:[a-z-]{1,20}:([a-z0-9-]{1,63}):/;
