import { parseEmbedded } from '../syntax/embedded.ts';
import { jsonPointer } from '../syntax/pointer.ts';
import { leavesTreeWhole, type SyntaxProblem } from '../syntax/problem.ts';
import { member, property, type Node, type ObjectNode, type StringNode } from '../syntax/tree.ts';
import { isStackPolicy } from './stack-policy.ts';

/** A policy document somewhere in a file: the file itself, a member of it, or a string in it. */
export interface FoundPolicy {
  readonly node: ObjectNode;
  /** JSON pointer of the document in its file; that of the string when it is written as one. */
  readonly pointer: string;
  /** Names of the members around it, outermost first, and the type that AWS prints beside it. */
  readonly wrapper: readonly string[];
  /** Writes a piece of the document's text as the file must hold it (strings are escaped). */
  readonly encode: (text: string) => string;
  /** The document is a string of the file; its own text gave these problems. */
  readonly problems: readonly SyntaxProblem[];
}

/** A place that may hold a policy which keyproof did not check, and why. */
export interface NotChecked {
  readonly pointer: string;
  readonly reason: string;
}

export interface PolicySearch {
  readonly policies: readonly FoundPolicy[];
  readonly notChecked: readonly NotChecked[];
  /** Faults of strings that were meant to be policy documents and cannot be read. */
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Finds every policy document of a tree. `rootIsPolicy` takes an object at the root for one even if
 * nothing in it says so. Linear in the tree.
 */
export function findPolicies(
  root: Node,
  options: { readonly rootIsPolicy: boolean },
): PolicySearch {
  const search = new Search();
  search.visit(root);
  if (search.isEmpty && options.rootIsPolicy && root.kind === 'object') search.add(root);
  if (!isTemplate(root)) return search;
  const notChecked = search.policies.map(({ pointer }) => ({ pointer, reason: TEMPLATE }));
  return { policies: [], notChecked, problems: [] };
}

const TEMPLATE = 'CloudFormation templates are not read: their values are known only when deployed';

const STACK_POLICY = 'a CloudFormation stack policy guards the update of a stack, not requests';

/** CloudFormation, SAM and CDK templates: their functions would be read as wrong types. */
function isTemplate(root: Node): boolean {
  const resources = property(root, 'Resources');
  if (resources?.kind !== 'object') return false;
  return resources.members.some(({ value }) => property(value, 'Type')?.kind === 'string');
}

type Origin = Pick<FoundPolicy, 'encode' | 'problems'>;

const AS_IT_STANDS: Origin = { encode: (text) => text, problems: [] };

class Search implements PolicySearch {
  readonly policies: FoundPolicy[] = [];
  readonly notChecked: NotChecked[] = [];
  readonly problems: SyntaxProblem[] = [];
  readonly #path: (string | number)[] = [];
  readonly #wrapper: string[] = [];

  get isEmpty(): boolean {
    return [this.policies, this.problems, this.notChecked].every(({ length }) => length === 0);
  }

  visit(node: Node): void {
    if (node.kind === 'string') this.#text(node);
    else if (node.kind === 'array') node.items.forEach((item, index) => this.#step(index, item));
    else if (node.kind === 'object') this.#object(node);
  }

  #object(node: ObjectNode): void {
    if (looksLikePolicy(node)) return this.add(node);
    const type = declaredType(node);
    this.#wrapper.push(type);
    for (const { key, value } of node.members) this.#step(key.value, value);
    this.#wrapper.pop();
  }

  #step(part: string | number, node: Node): void {
    this.#path.push(part);
    this.#wrapper.push(String(part));
    this.visit(node);
    this.#wrapper.pop();
    this.#path.pop();
  }

  #text(node: StringNode): void {
    const text = POLICY_WORD.test(node.value) ? parseEmbedded(node) : undefined;
    if (!text) return;
    if (!text.root || !text.problems.every(leavesTreeWhole)) this.problems.push(...text.problems);
    else if (text.root.kind === 'object' && looksLikePolicy(text.root)) this.add(text.root, text);
  }

  add(node: ObjectNode, { encode, problems }: Origin = AS_IT_STANDS): void {
    const pointer = jsonPointer(this.#path);
    if (isStackPolicy(node)) {
      this.notChecked.push({ pointer, reason: STACK_POLICY });
      return;
    }
    this.policies.push({ node, pointer, wrapper: [...this.#wrapper], encode, problems });
  }
}

/** A string is worth parsing when it names an element that every policy has. */
const POLICY_WORD = /Statement/;

/** The type that AWS Organizations prints beside a policy; empty when there is none. */
function declaredType(node: ObjectNode): string {
  const type = property(property(node, 'PolicySummary'), 'Type');
  return type?.kind === 'string' ? type.value : '';
}

const STATEMENT_SIGNS = ['Effect', 'Action', 'NotAction', 'Principal', 'Resource'];

/** An object with statements, or with a version of the policy language and nothing else to be. */
function looksLikePolicy(node: ObjectNode): boolean {
  const statement = member(node, 'Statement')?.value;
  if (!statement) return hasPolicyVersion(node);
  if (hasPolicyVersion(node)) return true;
  const items = statement.kind === 'array' ? statement.items : [statement];
  return items.some((item) => STATEMENT_SIGNS.some((name) => property(item, name)));
}

function hasPolicyVersion(node: ObjectNode): boolean {
  const version = member(node, 'Version')?.value;
  return version?.kind === 'string' && /^20(?:08-10-17|12-10-17)$/.test(version.value);
}
