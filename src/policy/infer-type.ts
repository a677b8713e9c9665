import { asciiLower } from './ascii-case.ts';
import { takesPrincipal, type Policy, type PolicyType, type Statement } from './policy.ts';

/** A policy's type and what it was inferred from, for people. */
export interface TypeInference {
  readonly type: PolicyType;
  readonly because: string;
}

/** What is known of a policy besides its statements. */
export interface TypeEvidence {
  /** The file's path; its words (`scp`, `boundary`, …) count where the content leaves it open. */
  readonly path: string;
  /** The names of the members that the document stood in, innermost last. */
  readonly wrapper: readonly string[];
}

/**
 * Infers what a policy is attached to: from what surrounds it, from its statements, and where these
 * leave it open (an SCP looks like an identity policy) from the words of its file name.
 */
export function inferType(
  policy: Pick<Policy, 'statements'>,
  evidence: TypeEvidence,
): TypeInference {
  const named = fromWords(evidence.path);
  const wrapped = fromWrapper(evidence.wrapper);
  if (wrapped) return wrapped;
  const { statements } = policy;
  if (!statements.some(({ principal }) => principal)) {
    if (named && !takesPrincipal(named.type)) return named;
    if (named && statements.length === 0) return named;
    return { type: 'identity', because: 'no statement has a principal' };
  }
  if (named && (named.type === 'rcp' || named.type === 'endpoint')) return named;
  return (
    fromStatements(statements) ??
    named ?? { type: 'resource', because: 'statements have principals' }
  );
}

/** Members that AWS's own command line and templates wrap a policy in. */
const WRAPPERS: ReadonlyMap<string, PolicyType> = new Map([
  ['AssumeRolePolicyDocument', 'trust'],
  ['KeyPolicy', 'key'],
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
]);

function fromWrapper(wrapper: readonly string[]): TypeInference | undefined {
  const name = wrapper.findLast((part) => WRAPPERS.has(part));
  const type = name === undefined ? undefined : WRAPPERS.get(name);
  return type && { type, because: `it stands in \`${name}\`` };
}

/** Words of file and folder names, each a whole word of the path. */
const WORDS: readonly { readonly type: PolicyType; readonly words: readonly string[] }[] = [
  { type: 'scp', words: ['scp', 'scps', 'service-control'] },
  { type: 'rcp', words: ['rcp', 'rcps', 'resource-control'] },
  { type: 'boundary', words: ['boundary', 'boundaries'] },
  { type: 'session', words: ['session-policy', 'session-policies'] },
  { type: 'endpoint', words: ['vpce', 'endpoint', 'endpoints'] },
  { type: 'trust', words: ['trust', 'assume-role'] },
  { type: 'key', words: ['kms', 'key-policy'] },
  { type: 'bucket', words: ['bucket', 'buckets', 'bucket-policy'] },
];

/** Where a word begins in `DevPermissionsBoundary` and `SCPDeny`. */
const NEXT_WORD = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** Only the file's name and its nearest folder speak of the file. */
function fromWords(path: string): TypeInference | undefined {
  for (const part of path.split('/').slice(-2).toReversed()) {
    const text = `-${asciiLower(part.replace(NEXT_WORD, '-')).replace(/[^a-z0-9]+/g, '-')}-`;
    for (const { type, words } of WORDS) {
      const word = words.find((candidate) => text.includes(`-${candidate}-`));
      if (word) return { type, because: `the path says \`${word}\`` };
    }
  }
  return undefined;
}

/** No resource's own policy lists access points beside buckets; that of an endpoint does. */
const ACCESS_POINT = /^arn:[^:]*:s3:[^:]*:[^:]*:accesspoint\//;

const TRUST_ACTION = /^sts:(assumerole|tagsession|setsourceidentity|setcontext|\*)/;

function fromStatements(statements: readonly Statement[]): TypeInference | undefined {
  const actions = statements
    .flatMap(({ action }) => action?.patterns ?? [])
    .map(({ text }) => asciiLower(text));
  const resources = statements
    .flatMap(({ resource }) => resource?.patterns ?? [])
    .map(({ text }) => text);
  if (
    actions.length > 0 &&
    resources.length === 0 &&
    actions.every((action) => TRUST_ACTION.test(action))
  ) {
    return { type: 'trust', because: 'its actions are `sts:AssumeRole…` and it has no resource' };
  }
  if (isResourceControl(statements)) {
    return { type: 'rcp', because: 'it only denies everybody, on every resource' };
  }
  if (actions.length > 0 && actions.every((action) => action.startsWith('kms:'))) {
    return { type: 'key', because: 'all its actions are of KMS' };
  }
  const isBucket = resources.some((resource) => /^arn:[^:]*:s3:::/.test(resource));
  if (isBucket && resources.some((resource) => ACCESS_POINT.test(resource))) {
    return { type: 'endpoint', because: 'it names buckets and access points' };
  }
  if (isBucket) {
    return { type: 'bucket', because: 'it names a bucket and has principals' };
  }
  return undefined;
}

/** An RCP denies, for `*` and on `*`; no policy of a single resource does nothing but that. */
function isResourceControl(statements: readonly Statement[]): boolean {
  return statements.every(
    ({ effect, principal, resource }) =>
      effect === 'Deny' &&
      principal?.entries.every(({ value }) => value === '*') === true &&
      resource?.patterns.every(({ text }) => text === '*') === true,
  );
}
