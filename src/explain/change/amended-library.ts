import { PolicyLibrary } from '../../authorize/policy-library.ts';
import type { PolicyKind } from '../../authorize/policy-kind.ts';
import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { CompiledStatement } from '../../authorize/statement.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import type { ObjectNode } from '../../syntax/tree.ts';

/** Policies of which some have another document than the estate gives them, by their names. */
export class AmendedLibrary extends PolicyLibrary {
  readonly #documents: ReadonlyMap<string, ObjectNode>;
  readonly #amended = new Map<NamedPolicy, NamedPolicy>();

  constructor(documents: ReadonlyMap<string, ObjectNode>) {
    super();
    this.#documents = documents;
  }

  override statements(named: NamedPolicy, kind: PolicyKind): readonly CompiledStatement[] {
    return super.statements(this.#current(named), kind);
  }

  #current(named: NamedPolicy): NamedPolicy {
    const document = this.#documents.get(named.name);
    if (!document || !('policy' in named)) return named;
    const known = this.#amended.get(named);
    if (known) return known;
    const made = { name: named.name, policy: readPolicy(document, named.policy.type) };
    this.#amended.set(named, made);
    return made;
  }
}
