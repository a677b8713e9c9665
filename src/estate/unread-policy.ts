import type { Policy, PolicyType } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { ObjectNode } from '../syntax/tree.ts';

/** A policy that is read when a question first needs it: most questions need few of an estate's. */
export class UnreadPolicy {
  readonly name: string;
  readonly #type: PolicyType;
  readonly #document: ObjectNode;
  #policy: Policy | undefined;

  constructor(name: string, type: PolicyType, document: ObjectNode) {
    this.name = name;
    this.#type = type;
    this.#document = document;
  }

  get policy(): Policy {
    return (this.#policy ??= readPolicy(this.#document, this.#type));
  }
}
