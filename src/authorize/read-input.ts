import type { PolicyType } from '../policy/policy.ts';
import { readPolicy } from '../policy/read-policy.ts';
import type { Node } from '../syntax/tree.ts';
import { InputReader, type InputProblem, type Placed } from './input-reader.ts';
import type { Grant, GrantConstraints, NamedPolicy, PolicySet } from './policy-set.ts';
import type { ContextValue, Request } from './request.ts';

/** One authorization as the input states it. */
export interface AuthorizationInput {
  readonly id: string | undefined;
  readonly request: Request;
  readonly policies: PolicySet;
}

/** An input that was read, or all that is wrong with it. */
export type ReadInput =
  | { readonly kind: 'input'; readonly input: AuthorizationInput }
  | {
      readonly kind: 'invalid';
      readonly id: string | undefined;
      readonly problems: readonly InputProblem[];
    };

/** Reads one input of `keyproof evaluate`. Faults of policy documents are not faults of the input. */
export function readInput(root: Node): ReadInput {
  const reader = new InputReader();
  const whole: Placed = { node: root, parent: undefined, step: '' };
  const members = reader.members(whole, ['id', 'request', 'policies']);
  const id = reader.string(members.get('id'));
  const request = readRequest(reader.required(members, 'request', whole), reader);
  const policies = readPolicies(reader.required(members, 'policies', whole), reader);
  const { problems } = reader;
  if (problems.length > 0 || !request) return { kind: 'invalid', id, problems };
  return { kind: 'input', input: { id, request, policies } };
}

const REQUEST_MEMBERS = [
  'principal',
  'action',
  'resource',
  'resourceAccount',
  'context',
  'unknown',
  'managementAccount',
];

function readRequest(placed: Placed | undefined, reader: InputReader): Request | undefined {
  if (!placed) return undefined;
  const members = reader.members(placed, REQUEST_MEMBERS);
  const principal = reader.string(reader.required(members, 'principal', placed));
  const action = reader.string(reader.required(members, 'action', placed));
  const resource = reader.string(reader.required(members, 'resource', placed));
  const resourceAccount = reader.string(members.get('resourceAccount'));
  const managementAccount = reader.string(members.get('managementAccount'));
  const context = readContext(members.get('context'), reader);
  const unknown = reader.strings(members.get('unknown'));
  if (principal === undefined || action === undefined || resource === undefined) return undefined;
  return { principal, action, resource, resourceAccount, context, unknown, managementAccount };
}

function readContext(
  placed: Placed | undefined,
  reader: InputReader,
): ReadonlyMap<string, ContextValue> {
  const context = new Map<string, ContextValue>();
  for (const member of reader.entries(placed)) {
    const { kind } = member.node;
    // A key without a value is as good as absent.
    if (kind === 'null') continue;
    const value =
      kind === 'array'
        ? reader.items(member).flatMap((item) => reader.scalar(item) ?? [])
        : reader.scalar(member);
    if (value !== undefined) context.set(String(member.step), value);
  }
  return context;
}

const POLICY_MEMBERS = [
  'identity',
  'resource',
  'boundary',
  'session',
  'scps',
  'rcps',
  'endpoint',
  'grants',
  'publicAccessBlock',
];

function readPolicies(placed: Placed | undefined, reader: InputReader): PolicySet {
  const members = reader.members(placed, POLICY_MEMBERS);
  const list = (name: 'identity' | 'boundary' | 'session' | 'endpoint') =>
    readList(members.get(name), name, reader);
  const levels = (name: 'scps' | 'rcps', type: PolicyType) =>
    reader.items(members.get(name)).map((level) => readList(level, type, reader));
  const resource = members.get('resource');
  const block = members.get('publicAccessBlock');
  return {
    identity: list('identity'),
    resource: resource && readNamed(resource, 'resource', reader),
    boundary: list('boundary'),
    session: list('session'),
    scps: levels('scps', 'scp'),
    rcps: levels('rcps', 'rcp'),
    endpoint: list('endpoint'),
    grants: reader.items(members.get('grants')).flatMap((item) => readGrant(item, reader) ?? []),
    publicAccessBlock: block && readBlock(block, reader),
  };
}

function readList(
  placed: Placed | undefined,
  type: PolicyType,
  reader: InputReader,
): readonly NamedPolicy[] {
  const found = reader.items(placed).map((item) => readNamed(item, type, reader));
  return found.filter((named) => named !== undefined);
}

function readNamed(placed: Placed, type: PolicyType, reader: InputReader): NamedPolicy | undefined {
  const members = reader.members(placed, ['name', 'document']);
  const name = reader.string(reader.required(members, 'name', placed));
  const document = reader.required(members, 'document', placed);
  if (name === undefined || !document) return undefined;
  return document.node.kind === 'object'
    ? { name, policy: readPolicy(document.node, type) }
    : { name, unreadable: 'the document is no object' };
}

function readBlock(placed: Placed, reader: InputReader): { restrictPublicBuckets: boolean } {
  const members = reader.members(placed, ['restrictPublicBuckets']);
  return { restrictPublicBuckets: reader.boolean(members.get('restrictPublicBuckets')) ?? false };
}

function readGrant(placed: Placed, reader: InputReader): Grant | undefined {
  const members = reader.members(placed, ['grantee', 'operations', 'constraints']);
  const grantee = reader.string(reader.required(members, 'grantee', placed));
  const operations = reader.strings(reader.required(members, 'operations', placed));
  const constraints = readConstraints(members.get('constraints'), reader);
  return grantee === undefined ? undefined : { grantee, operations, constraints };
}

function readConstraints(placed: Placed | undefined, reader: InputReader): GrantConstraints {
  const members = reader.members(placed, [
    'encryptionContextSubset',
    'encryptionContextEquals',
    'sourceArn',
  ]);
  const subset = readPairs(members.get('encryptionContextSubset'), reader);
  const whole = readPairs(members.get('encryptionContextEquals'), reader);
  const sourceArn = reader.string(members.get('sourceArn'));
  return {
    ...(subset && { encryptionContextSubset: subset }),
    ...(whole && { encryptionContextEquals: whole }),
    ...(sourceArn !== undefined && { sourceArn }),
  };
}

function readPairs(
  placed: Placed | undefined,
  reader: InputReader,
): ReadonlyMap<string, string> | undefined {
  if (!placed) return undefined;
  const pairs = new Map<string, string>();
  for (const member of reader.entries(placed)) {
    const value = reader.string(member);
    if (value !== undefined) pairs.set(String(member.step), value);
  }
  return pairs;
}
