import { openStep, type OpenStep } from '../../access/step-part.ts';
import type { Step } from '../../flow/step.ts';
import type { Part } from '../../solve/question.ts';
import { fatalDenies, placedAllows } from './allows.ts';
import { canHold } from './can-hold.ts';
import { replayed } from './replay.ts';
import type { Run } from './way-run.ts';
import type {
  Can,
  KeyUse,
  KmsRefusal,
  ObjectUse,
  PlacedStatement,
  Users,
  VainAllow,
} from './uses.ts';

/** How users fare who use objects, in the runs of their question. */
export function objectUse(
  asked: Pick<ObjectUse, 'use' | 'users' | 'encryption'>,
  runs: readonly Run[],
): ObjectUse {
  const can = agreed(runs.map(canOf));
  const [first] = runs;
  const steps = first ? stepsOf(first) : [];
  const atS3 = steps.filter(({ step }) => !step.kms);
  const parts = atS3.map(allowed);
  const throughS3 = parts.length > 0 ? canHold(parts) : 'unknown';
  const isOpen = throughS3 === 'some';
  return {
    ...asked,
    can,
    throughS3,
    key: steps.find(({ step }) => step.kms)?.step.kms?.key,
    denial: first && throughS3 === 'none' ? denialIn(atS3, first) : undefined,
    atS3: isOpen ? distinct(atS3.flatMap((one) => placedAllows(one, parts))) : [],
    refusal:
      isOpen && can === 'none' ? refusalIn(steps, asked.use, first?.question?.refusal) : undefined,
    witness: () => first && replayed(first, parts),
  };
}

/** How users fare who call AWS KMS themselves. */
export function keyUse(users: Users, runs: readonly Run[]): KeyUse {
  const can = agreed(runs.map(canOf));
  const [first] = runs;
  const steps = first && can === 'some' ? stepsOf(first) : [];
  const parts = steps.map(allowed);
  return {
    users,
    can,
    allows: steps.flatMap((one) => placedAllows(one, parts)),
    witness: () => first && replayed(first, parts),
  };
}

/** A step with what decides it. */
interface DecidedStep extends OpenStep {
  readonly step: Step;
}

function stepsOf({ question, scene: { estate, library } }: Run): readonly DecidedStep[] {
  const scene = { library, managementAccount: estate.organization?.managementAccount };
  return (question?.steps ?? []).flatMap((step) => {
    const open = openStep(step, scene);
    return open ? [{ step, ...open }] : [];
  });
}

function canOf({ question }: Run): Can {
  if (!question) return 'unknown';
  const { parts, refusal, unknown } = question;
  if (refusal !== undefined) return 'none';
  const can = canHold(parts);
  return can === 'some' && unknown !== undefined ? 'unknown' : can;
}

function agreed(answers: readonly Can[]): Can {
  const [first = 'unknown', ...others] = answers;
  return others.every((other) => other === first) ? first : 'unknown';
}

function allowed({ decision, request }: OpenStep): Part {
  return { term: decision.allowed(), request };
}

/** What at Amazon S3 refuses everything that would be let through without it. */
function denialIn(steps: readonly DecidedStep[], run: Run): VainAllow | undefined {
  const granted = steps.map(({ decision, request }) => ({ term: decision.granted, request }));
  if (canHold(granted) !== 'some') return undefined;
  const [deny] = steps.flatMap((one) => fatalDenies(one, granted));
  if (!deny) return undefined;
  const allows = distinct(steps.flatMap((one) => placedAllows(one, granted)));
  return { allows, deny, witness: () => replayed(run, granted) };
}

/** An upload with tags takes two actions, which one statement may allow. */
function distinct(all: readonly PlacedStatement[]): readonly PlacedStatement[] {
  return [...new Map(all.map((placed) => [placed.statement, placed])).values()];
}

/** The call that is refused whatever the steps before it let through. */
function refusalIn(
  steps: readonly DecidedStep[],
  use: ObjectUse['use'],
  reason: string | undefined,
): KmsRefusal | undefined {
  const before = steps.filter(({ step }) => !step.kms).map(allowed);
  for (const one of steps) {
    if (!one.step.kms) continue;
    const can = canHold([...before, allowed(one)]);
    if (can === 'unknown') return undefined;
    if (can === 'none') return refusalBy(one, before);
    before.push(allowed(one));
  }
  if (reason === undefined) return undefined;
  const call = use === 'decrypt' ? 'kms:Decrypt' : 'kms:GenerateDataKey';
  return { call, kind: 'request', reason, allows: [] };
}

function refusalBy(one: DecidedStep, before: readonly Part[]): KmsRefusal | undefined {
  const { decision, request, step } = one;
  const undenied = canHold([...before, { term: decision.granted, request }]);
  if (undenied === 'unknown') return undefined;
  return {
    call: step.call,
    kind: undenied === 'none' ? 'no-allow' : 'denied',
    reason: undefined,
    allows: placedAllows(one, before),
  };
}
