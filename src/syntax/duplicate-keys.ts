import type { SyntaxProblem } from './problem.ts';
import type { Member, Node } from './tree.ts';

/**
 * Finds members that repeat a name of their object, escaped spellings included. Readers of JSON
 * disagree on which one counts, so an attacker can show one policy to a reviewer and another to AWS.
 */
export function* duplicateKeys(root: Node | undefined): Generator<SyntaxProblem> {
  const pending: Node[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    // One by one: a call takes no million arguments.
    if (node.kind === 'array') for (const item of node.items) pending.push(item);
    if (node.kind !== 'object') continue;
    yield* repeats(node.members);
    for (const { value } of node.members) pending.push(value);
  }
}

function* repeats(members: readonly Member[]): Generator<SyntaxProblem> {
  const first = new Map<string, Member>();
  for (const member of members) {
    const earlier = first.get(member.key.value);
    if (!earlier) {
      first.set(member.key.value, member);
      continue;
    }
    yield {
      kind: 'duplicate-key',
      at: member.key.at,
      message: 'this name stands twice in one object, and readers disagree on which value counts',
      help: 'keep one of the two, or merge their values',
      related: { at: earlier.key.at, message: 'first here' },
    };
  }
}
