import type { NamedPolicy } from '../authorize/policy-set.ts';
import { findPolicies } from '../policy/find-policies.ts';
import type { PolicyType } from '../policy/policy.ts';
import type { Path } from '../syntax/pointer.ts';
import type { Node, ObjectNode } from '../syntax/tree.ts';
import type { Documents } from '../syntax/valid-json.ts';
import { AWS_POLICIES } from './aws-policies.ts';
import type { EstateFile, EstateFiles } from './estate-files.ts';
import type { EstateProblem } from './estate-problem.ts';
import { entriesOf } from './fields.ts';
import { InlineSource, type EstateText, type PolicySource } from './policy-source.ts';
import { UnreadPolicy } from './unread-policy.ts';

/** Where an estate holds policy documents, for readers that leave them for later. */
export const DOCUMENTS: Documents = new Map([
  ['policy', 0],
  ['policies', 0],
  ['boundary', 0],
  ['trust', 0],
  ['scps', 0],
  ['rcps', 0],
  ['managedPolicies', 1],
]);

/** What a reference leads to. */
type Found =
  | { readonly kind: 'document'; readonly source: PolicySource }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Follows the references of an estate to policy documents: the document itself, the path of a file,
 * or the ARN of a managed policy. Each file is read once, and each document has one name. What
 * cannot be read is a policy of which nobody knows what it says, and a problem.
 */
export class PolicyReferences {
  readonly problems: EstateProblem[] = [];
  /** By the name of the policy. */
  readonly sources = new Map<string, PolicySource>();
  readonly #text: EstateText;
  readonly #files: EstateFiles;
  /** The references under `managedPolicies`, by ARN. */
  readonly #managed: ReadonlyMap<string, Node>;
  readonly #found = new Map<string, Found>();
  readonly #made = new Map<string, NamedPolicy>();

  constructor(text: EstateText, files: EstateFiles) {
    this.#text = text;
    this.#files = files;
    const managed = entriesOf(text.root, 'managedPolicies');
    this.#managed = new Map(managed.map(({ key, value }) => [key.value, value]));
  }

  /** The policy that a reference means. */
  read(reference: Node, type: PolicyType, path: Path): NamedPolicy {
    if (reference.kind === 'object') {
      return this.#policy(inlineName(path), type, this.#inline(reference));
    }
    if (reference.kind !== 'string') return this.#missing(inlineName(path), NO_REFERENCE, path);
    const name = shortest(reference.value);
    const address = `${type} ${name}`;
    const known = this.#made.get(address) ?? this.#awsPolicy(name);
    if (known) return known;
    const found = this.#find(name);
    const made =
      found.kind === 'document'
        ? this.#policy(name, type, found.source)
        : this.#missing(name, found.reason, path);
    this.#made.set(address, made);
    return made;
  }

  /** One of AWS's own policies, unless the estate gives it. */
  #awsPolicy(name: string): NamedPolicy | undefined {
    return this.#managed.has(name) ? undefined : AWS_POLICIES.get(name);
  }

  /** The policies that a list of references means. */
  list(node: Node | undefined, type: PolicyType, path: Path): readonly NamedPolicy[] {
    if (node?.kind !== 'array') return [];
    return node.items.map((item, index) => this.read(item, type, [...path, index]));
  }

  #inline(document: ObjectNode): PolicySource {
    return new InlineSource(this.#text, document);
  }

  #find(name: string): Found {
    const known = this.#found.get(name);
    if (known) return known;
    const found = name.startsWith('arn:') ? this.#findManaged(name) : documentIn(this.#files(name));
    this.#found.set(name, found);
    return found;
  }

  #findManaged(arn: string): Found {
    const reference = this.#managed.get(arn);
    if (reference?.kind === 'object') {
      return { kind: 'document', source: this.#inline(reference) };
    }
    if (reference?.kind === 'string') return documentIn(this.#files(shortest(reference.value)));
    return { kind: 'unreadable', reason: `\`managedPolicies\` does not give \`${arn}\`` };
  }

  #policy(wanted: string, type: PolicyType, source: PolicySource): NamedPolicy {
    const name = this.#freeName(wanted, source.document);
    this.sources.set(name, source);
    return new UnreadPolicy(name, type, source.document);
  }

  #missing(name: string, reason: string, path: Path): NamedPolicy {
    this.problems.push({
      severity: 'warning',
      path,
      message: `this policy cannot be read, so that nobody knows what it says: ${reason}`,
    });
    return { name, unreadable: reason };
  }

  /** A name that no other document has. */
  #freeName(wanted: string, document: ObjectNode): string {
    let name = wanted;
    const isTaken = (): boolean => (this.sources.get(name)?.document ?? document) !== document;
    for (let count = 2; isTaken(); count++) name = `${wanted} (${count})`;
    return name;
  }
}

const NO_REFERENCE = 'a document, a path or an ARN is expected here';

/** An inline document is called by its place: `111111111111/users/ana/policies/0`. */
function inlineName(path: Path): string {
  return (path[0] === 'accounts' ? path.slice(1) : path).join('/');
}

function shortest(path: string): string {
  return path.startsWith('./') ? path.slice(2) : path;
}

/** The one policy of a file, as itself or in what a command of AWS printed. */
function documentIn(file: EstateFile): Found {
  if (file.kind === 'unreadable') return file;
  const { policies } = findPolicies(file.root, { rootIsPolicy: true });
  const [only] = policies;
  if (only && policies.length === 1) {
    const { path, lines } = file;
    const { node: document, pointer } = only;
    return { kind: 'document', source: { file: path, document, pointer, lines } };
  }
  const count = only ? `${policies.length} policies` : 'no policy';
  return { kind: 'unreadable', reason: `\`${file.path}\` holds ${count}` };
}
