import { asciiLower } from '../policy/ascii-case.ts';
import { overlap } from './arn-overlap.ts';
import { arnFields, policyPieces, templatePieces, type Piece } from './arn-pieces.ts';
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
   * variables count as `*`, the first five fields ignore letter case, missing fields count as `*`.
   */
  overlaps(pattern: string): boolean;
}

/** The template for a text of the Service Authorization Reference. */
export function arnTemplate(text: string, slashless: ReadonlySet<string>): ArnTemplate {
  const [, partition = '', service = '', region = '', account = '', ...resource] = text.split(':');
  const fields = once(() => arnFields(templatePieces(text, slashless)));
  return {
    text,
    partition,
    service,
    region,
    account,
    resource: resource.join(':'),
    overlaps: (pattern) => fieldsOverlap(arnFields(policyPieces(pattern)), fields()),
  };
}

/**
 * The placeholders that hold no `/`: those that a template of the service continues with one. So
 * `${BucketName}` is told from `${BucketName}/${ObjectName}`, and a role's path may hold any number.
 */
export function slashlessPlaceholders(templates: readonly string[]): ReadonlySet<string> {
  const names = templates.flatMap((text) => [...text.matchAll(BEFORE_SLASH)]);
  return new Set(names.map(([, name = '']) => name));
}

const BEFORE_SLASH = /\$\{([^}]*)\}(?=\/)/g;
const LAST_FIELD = 5;

function fieldsOverlap(
  pattern: readonly (readonly Piece[])[],
  template: readonly (readonly Piece[])[],
): boolean {
  return template.every((field, index) => {
    const written = pattern[index];
    if (!written) return true;
    return overlap(index < LAST_FIELD ? written.map(lowerCase) : written, field);
  });
}

function lowerCase(piece: Piece): Piece {
  return piece.character ? { ...piece, character: asciiLower(piece.character) } : piece;
}
