import { arnFields, type ArnField, type ArnFields } from '../policy/arn-field.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import type { Span } from '../syntax/span.ts';
import { spanWithin } from '../syntax/tree.ts';
import { remembered } from './remembered.ts';

/** An ARN in a Resource or NotResource element, taken apart. */
export interface NamedArn extends ArnFields {
  readonly statement: Statement;
  readonly pattern: ResourcePattern;
  /** The place of a field; that of the whole ARN for an empty field. */
  readonly place: (field: ArnField) => Span;
}

/** Longer ARNs do not exist (IAM API Reference, `arnType`), and a hostile one must cost nothing. */
const LONGEST = 2048;

/** The ARNs that a policy's statements name, in the order of the text. Taken apart once a policy. */
export const namedArns: (policy: Policy) => readonly NamedArn[] = remembered((policy: Policy) => [
  ...arnsOf(policy),
]);

function* arnsOf(policy: Policy): Generator<NamedArn> {
  for (const statement of policy.statements) {
    for (const pattern of statement.resource?.patterns ?? []) {
      const fields = pattern.text.length > LONGEST ? undefined : arnFields(pattern.text);
      if (!fields) continue;
      const { node } = pattern;
      const place = ({ from, to }: ArnField): Span =>
        from === to ? node.at : spanWithin(node, from, to);
      yield { ...fields, statement, pattern, place };
    }
  }
}
