/** The type of policy that an error message blames, as decisions name it; `trust` is a role's. */
export type BlamedPolicy =
  | 'identity'
  | 'resource'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'trust';

/** One policy type in the words of the messages. */
export interface PolicyWords {
  readonly type: BlamedPolicy;
  readonly words: string;
  /** What stands before the words in "with an explicit deny in …". */
  readonly article: 'a' | 'an' | 'the';
}

/**
 * Every policy type that messages name, the usual words first: one page writes "sessions policy".
 * Source: IAM User Guide, troubleshoot_access-denied.
 */
export const policyWords: readonly PolicyWords[] = [
  { type: 'identity', words: 'identity-based policy', article: 'an' },
  { type: 'resource', words: 'resource-based policy', article: 'a' },
  { type: 'boundary', words: 'permissions boundary', article: 'a' },
  { type: 'session', words: 'session policy', article: 'a' },
  { type: 'session', words: 'sessions policy', article: 'a' },
  { type: 'scp', words: 'service control policy', article: 'a' },
  { type: 'rcp', words: 'resource control policy', article: 'a' },
  { type: 'endpoint', words: 'VPC endpoint policy', article: 'a' },
  { type: 'trust', words: 'role trust policy', article: 'the' },
];

/** The policy type that these words name. */
export function policyOfWords(words: string): BlamedPolicy | undefined {
  return byWords.get(words);
}

/** How messages name a policy type. */
export function wordsOfPolicy(type: BlamedPolicy): PolicyWords {
  return byType.get(type) ?? FIRST;
}

const [FIRST = { type: 'identity', words: '', article: 'an' }] = policyWords;
const byWords: ReadonlyMap<string, BlamedPolicy> = new Map(
  policyWords.map(({ words, type }) => [words, type]),
);
const byType: ReadonlyMap<BlamedPolicy, PolicyWords> = new Map(
  policyWords.toReversed().map((row) => [row.type, row]),
);
