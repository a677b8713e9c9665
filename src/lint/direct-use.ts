import type { Action } from '../catalog/action.ts';
import { isKeyUse } from '../catalog/key-use.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { readAwsPrincipal } from '../policy/principal.ts';
import { variablesIn } from '../policy/variable.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { demandedKeys } from './absent-key.ts';
import { addTest } from './add-test.ts';
import { isDeniedWithout } from './denied-without.ts';
import type { Fix, Witness } from './finding.ts';
import type { PolicyContext } from './rule.ts';
import { witnessWithout } from './witness.ts';

/** An Allow in a key policy to use the key that is good for calls to AWS KMS itself, too. */
export interface DirectUse {
  readonly statement: Statement;
  readonly actions: readonly [Action, ...Action[]];
  /** What shows that the key is for use through a service. */
  readonly because: 'used-by-s3' | 'by-tag';
  readonly evidence: ConditionClause;
  /** The value of `kms:ViaService` that the policy asks for elsewhere. */
  readonly service: string | undefined;
}

/**
 * Finds the Allow statements of a key policy that let users and roles use the key without a service
 * in between, where the policy speaks of Amazon S3, or ties the encryption context to the caller.
 * Source: AWS KMS Developer Guide, conditions-kms (kms:ViaService).
 */
export function* directUses(context: PolicyContext): Generator<DirectUse> {
  const { policy, ofService } = context;
  if (policy.type !== 'key') return;
  const ofS3 = evidenceOfS3(policy);
  const service = ofS3?.values.map(valueText).find((text) => text.startsWith('s3.'));
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow' || !isForPeople(statement)) continue;
    if ([...demandedKeys(statement)].some((key) => SERVICE_KEYS.has(key))) continue;
    if (isDeniedWithout(VIA_SERVICE, statement, context)) continue;
    const reached = ofService(statement)?.flatMap((entry) => entry.actions) ?? [];
    const [action, ...more] = new Set(reached.filter(({ id }) => isKeyUse(id)));
    const evidence = tiedToCaller(statement) ?? ofS3;
    if (!action || !evidence) continue;
    const because = evidence === ofS3 ? 'used-by-s3' : 'by-tag';
    yield { statement, actions: [action, ...more], because, evidence, service };
  }
}

const VIA_SERVICE = 'kms:viaservice';
const CONTEXT = 'kms:encryptioncontext:';

/** Keys that only requests through a service, or by one, carry or pass. */
const SERVICE_KEYS: ReadonlySet<string> = new Set([
  VIA_SERVICE,
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:viaawsservice',
]);

function evidenceOfS3({ statements }: Policy): ConditionClause | undefined {
  return statements
    .flatMap(({ conditions }) => conditions)
    .find(({ key, values }) => {
      const name = asciiLower(key.value);
      if (name === `${CONTEXT}aws:s3:arn`) return true;
      return name === VIA_SERVICE && values.some((value) => valueText(value).startsWith('s3.'));
    });
}

/** A fix that allows use through a service only. */
export function askForService(statement: Statement, value: string): Fix {
  const operator = hasWildcard(value) ? 'StringLike' : 'StringEquals';
  return {
    grade: 'unsafe',
    title: 'allow use through Amazon S3 only',
    edits: [addTest(statement, { operator, key: 'kms:ViaService', value })],
  };
}

/** A call to AWS KMS itself that a statement allows. */
export function directCall(
  statement: Statement,
  action: Action,
  { policy, catalog }: PolicyContext,
): Witness | undefined {
  const absent = 'kms:ViaService';
  return witnessWithout({ policy, catalog, statement, absent, action, decision: 'allow' });
}

/** A test of the encryption context for something that the policy takes from the caller. */
function tiedToCaller({ conditions }: Statement): ConditionClause | undefined {
  return conditions.find(
    ({ key, values }) =>
      asciiLower(key.value).startsWith(CONTEXT) &&
      values.some((value) => variablesIn(valueText(value)).length > 0),
  );
}

/** True when a user, a role or everybody is named; the account as such only delegates to IAM. */
function isForPeople({ principal }: Statement): boolean {
  if (!principal || principal.negated) return false;
  return principal.entries.some(({ type, value }) => {
    if (type !== 'AWS' && type !== '*') return false;
    const { kind } = readAwsPrincipal(value);
    return kind !== 'account' && kind !== 'unknown';
  });
}
