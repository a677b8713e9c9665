import type { ArnTemplate } from '../catalog/arn-template.ts';
import type { ArnField, ArnFieldName, ArnFields } from '../policy/arn-field.ts';
import { splitArn } from '../policy/arn.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import type { Span } from '../syntax/span.ts';
import { spanWithin } from '../syntax/tree.ts';
import { remembered } from '../policy/remembered.ts';

/**
 * An ARN in a Resource or NotResource element, taken apart. A policy may name very many, so that the
 * fields are made when they are asked for.
 */
export class NamedArn implements ArnFields {
  readonly statement: Statement;
  readonly pattern: ResourcePattern;
  readonly #parts: readonly string[];
  #fits: Map<ArnTemplate, boolean> | undefined;

  /** @param parts Of the pattern's text: all six. */
  constructor(statement: Statement, pattern: ResourcePattern, parts: readonly string[]) {
    this.statement = statement;
    this.pattern = pattern;
    this.#parts = parts;
  }

  get partition(): ArnField {
    return this.#field('partition', 1);
  }

  get service(): ArnField {
    return this.#field('service', 2);
  }

  get region(): ArnField {
    return this.#field('region', 3);
  }

  get account(): ArnField {
    return this.#field('account', 4);
  }

  get resource(): ArnField {
    return this.#field('resource', 5);
  }

  /** Gives the place of a field; that of the whole ARN for an empty field. */
  get place(): (field: ArnField) => Span {
    const { node } = this.pattern;
    return ({ from, to }) => (from === to ? node.at : spanWithin(node, from, to));
  }

  /** Whether a form has the resource part of the ARN. Several rules ask; each is compared once. */
  fits(form: ArnTemplate): boolean {
    const known = (this.#fits ??= new Map());
    const found = known.get(form);
    if (found !== undefined) return found;
    const fits = form.overlapsResource(openPlaceholders(this.#parts[5] ?? ''));
    known.set(form, fits);
    return fits;
  }

  #field(name: ArnFieldName, index: number): ArnField {
    let from = 0;
    for (const before of this.#parts.slice(0, index)) from += before.length + 1;
    const text = this.#parts[index] ?? '';
    return { name, text, from, to: from + text.length };
  }
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
      const parts = pattern.text.length > LONGEST ? [] : splitArn(pattern.text);
      if (parts[0] === 'arn' && parts.length === 6) yield new NamedArn(statement, pattern, parts);
    }
  }
}
