import { isListedInFull } from '../catalog/complete-services.ts';
import { once } from '../catalog/once.ts';
import { unlistedArnForms } from '../catalog/unlisted-arn-forms.ts';
import type { Action } from '../catalog/action.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import type { Statement } from '../policy/policy.ts';
import type { ReachedActions } from './actions.ts';
import { hasForm } from './arn-form.ts';
import { namedArns, type NamedArn } from './named-arns.ts';
import type { PolicyContext } from './rule.ts';
import { unreadStatements } from './unread-statements.ts';

/** Entries of an Action element of which no action is authorized on a resource of the statement. */
export interface MismatchedActions {
  readonly statement: Statement;
  readonly entries: readonly [ReachedActions, ...ReachedActions[]];
  /** False where a gap of the reference may explain it. */
  readonly certain: boolean;
}

/**
 * Finds them, one group for each statement: the certain ones, or else the others. Statements whose
 * resources are malformed are left out.
 */
export function* mismatchedActions(context: PolicyContext): Generator<MismatchedActions> {
  const unread = unreadStatements(context.policy);
  const arns = once(() => new Map(namedArns(context.policy).map((arn) => [arn.pattern, arn])));
  for (const statement of context.policy.statements) {
    const patterns = statement.resource?.patterns ?? [];
    const fitting = context.fitting(statement) ?? [];
    if (patterns.length === 0 || unread.has(statement.index)) continue;
    const dead = (context.reached(statement) ?? []).filter(
      ({ actions }, entry) =>
        fitting[entry]?.actions.length === 0 &&
        actions.some((action) => takesResource(action, patterns)),
    );
    const sure = dead.filter((entry) => isCertain(entry, patterns));
    const [first, ...others] = sure.length > 0 ? sure : dead;
    if (!first || !patterns.every((pattern) => isSound(arns().get(pattern), context))) continue;
    yield { statement, entries: [first, ...others], certain: sure.length > 0 };
  }
}

/** The forms of the resources that the actions of an entry are authorized on. */
export function resourceForms({ actions }: ReachedActions): readonly string[] {
  const types = new Set(actions.flatMap((action) => action.resourceTypes.map(({ type }) => type)));
  return [...types].flatMap((type) => type.arnTemplates.map(({ text }) => text));
}

/** No gap of the reference explains resources of other services, or those of a service without gaps. */
function isCertain(entry: ReachedActions, patterns: readonly ResourcePattern[]): boolean {
  const forms = resourceForms(entry).map((form) => form.split(':')[2]);
  const services = new Set([entry.pattern.service, ...forms]);
  const isOther = patterns.every(({ arn }) => !services.has(arn?.service));
  return isOther || entry.actions.every(({ service }) => isListedInFull(service));
}

/**
 * An ARN of a form that the reference lists: only of such does it say which actions they suit. What is
 * wrong with others has rules of its own.
 */
function isSound(arn: NamedArn | undefined, { catalog }: PolicyContext): boolean {
  if (!arn || unlistedArnForms.some((form) => form.overlaps(arn.pattern.text))) return false;
  return hasForm(arn, catalog);
}

/** False where a rule of another family says more: bucket against object, alias against key. */
function takesResource(action: Action, patterns: readonly ResourcePattern[]): boolean {
  const types = action.resourceTypes.map(({ type }) => type.name);
  if (action.service === 's3' && types.some((type) => type === 'bucket' || type === 'object')) {
    return !patterns.every(({ arn }) => arn?.service === 's3');
  }
  if (action.service === 'kms' && types.includes('key')) {
    return !patterns.every(({ arn }) => arn?.resource.startsWith('alias/'));
  }
  return types.length > 0;
}
