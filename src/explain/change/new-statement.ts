import type { Blocker } from '../../authorize/decision-term.ts';
import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { DecidedStep } from '../../flow/run-once.ts';
import { toValue, type PlainValue } from '../../syntax/to-value.ts';
import { property, type ObjectNode } from '../../syntax/tree.ts';
import type { StatementKind } from '../../term/term.ts';
import { policiesIn } from '../policies-in.ts';
import { WEIGHT, type Edit, type NewPolicy, type PatchOperation } from './edit.ts';
import { principalArnOf, type Obstacle } from './obstacle.ts';
import { documentOf, type Trial } from './trial.ts';

/** Policies into which a statement for one caller may go, and what it looks like there. */
const KINDS: ReadonlyMap<Blocker, StatementKind> = new Map<Blocker, StatementKind>([
  ['identity', 'identity'],
  ['resource', 'resource'],
  ['boundary', 'boundary'],
  ['session', 'session'],
  ['endpoint', 'endpoint'],
  ['scp', 'scp'],
]);

/** The least statement that allows the refused step, in a policy of each kind that is missing it. */
export function newStatements({ step, trial }: Obstacle): readonly Edit[] {
  if (!step || step.decision.decision !== 'implicit-deny') return [];
  const kinds = new Set(step.decision.blockedBy.map((blocker) => KINDS.get(blocker)));
  // In one account either side is enough, for a key the key's policy too.
  if (isOwn(step) && kinds.has('identity')) kinds.add('resource');
  return [...kinds].flatMap((kind) => (kind ? inPolicies(kind, step, trial) : []));
}

function isOwn({ step }: DecidedStep): boolean {
  return step.principal.split(':')[4] === step.resourceAccount;
}

function inPolicies(kind: StatementKind, step: DecidedStep, trial: Trial): readonly Edit[] {
  const statement = statementFor(kind, step);
  if (!statement) return [];
  const editable = policiesIn(step.step.policies, kind).filter(
    ({ name }) => documentOf(trial, name) !== undefined,
  );
  const edits = editable
    .slice(0, MOST)
    .flatMap((named) => added(named, statement, { kind, trial }));
  return edits.length > 0 ? edits : fresh(kind, step, statement);
}

/** A principal may have many policies; one of them is enough. */
const MOST = 2;

function added(
  { name }: NamedPolicy,
  statement: PlainValue,
  { kind, trial }: { readonly kind: StatementKind; readonly trial: Trial },
): readonly Edit[] {
  const document = documentOf(trial, name);
  const patch = document && append(document, statement);
  if (!patch) return [];
  const says = `add a statement to ${kind} policy ${name}: ${JSON.stringify(statement)}`;
  const weight = WEIGHT.newStatement;
  return [{ kind: 'policy', policy: name, type: kind, patch: [patch], says, weight }];
}

function append(document: ObjectNode, statement: PlainValue): PatchOperation {
  const list = property(document, 'Statement');
  if (list?.kind === 'array') return { op: 'add', path: ['Statement', '-'], value: statement };
  return list
    ? { op: 'replace', path: ['Statement'], value: [toValue(list), statement] }
    : { op: 'add', path: ['Statement'], value: [statement] };
}

/** A policy of its own, where there is none yet. */
function fresh(
  kind: StatementKind,
  { step, request }: DecidedStep,
  statement: PlainValue,
): readonly NewPolicy[] {
  const type = kind === 'identity' ? 'identity' : 'bucket';
  const isBucket = step.call.startsWith('s3:') && kind === 'resource';
  if (kind !== 'identity' && !isBucket) return [];
  const [bucket = ''] = request.resource.split('/');
  const attachTo = isBucket ? bucket : principalArnOf({ step, request });
  return [
    {
      kind: 'new-policy',
      type,
      attachTo,
      document: { Version: '2012-10-17', Statement: [statement] },
      says: `give ${attachTo} a policy: ${JSON.stringify(statement)}`,
      weight: WEIGHT.newStatement,
    },
  ];
}

/** One caller, one action, one resource, and for a call of Amazon S3 this service alone. */
function statementFor(kind: StatementKind, decided: DecidedStep): PlainValue | undefined {
  const { step, request } = decided;
  const principal = principalOf(kind, decided);
  if (principal === undefined) return undefined;
  const via = request.context.get('kms:ViaService');
  const isOfKey = kind === 'resource' && step.call.startsWith('kms:');
  return {
    Effect: 'Allow',
    ...principal,
    Action: step.call,
    Resource: isOfKey ? '*' : request.resource,
    ...(typeof via === 'string' && {
      Condition: { StringEquals: { 'kms:ViaService': via } },
    }),
  };
}

type PrincipalPart = { readonly Principal?: PlainValue };

function principalOf(kind: StatementKind, decided: DecidedStep): PrincipalPart | undefined {
  if (kind === 'endpoint') return { Principal: '*' };
  if (kind !== 'resource') return {};
  const who = principalArnOf(decided);
  if (who === 'anonymous') return undefined;
  return { Principal: who.startsWith('arn:') ? { AWS: who } : { Service: who } };
}
