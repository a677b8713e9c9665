import { asciiLower } from '../policy/ascii-case.ts';
import { keyPresence, type PresentWhen } from './global-keys.ts';

/**
 * Keys that name the resource, account or organization for which an AWS service calls.
 * Source: IAM User Guide, confused-deputy.
 */
const SOURCE_KEYS: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** True for a key, in any letter case, that says for whom an AWS service calls. */
export function isSourceKey(key: string): boolean {
  return SOURCE_KEYS.has(asciiLower(key));
}

/**
 * Keys with which policies limit a service principal in some other way, each for a few services.
 * Sources: AWS Lambda Developer Guide, permissions-function-services (Alexa); Amazon SNS Developer
 * Guide, sns-access-policy-use-cases; AWS KMS Developer Guide, conditions-kms.
 */
const SUBSTITUTES: readonly string[] = [
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'kms:calleraccount',
  'kms:encryptioncontext:',
  'kms:encryptioncontextkeys',
  'kms:viaservice',
  'lambda:eventsourcetoken',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
];

/** True for a key that limits a service principal without naming for whom it calls. */
export function isSourceSubstitute(key: string): boolean {
  const name = asciiLower(key);
  return SUBSTITUTES.some((one) => (one.endsWith(':') ? name.startsWith(one) : name === one));
}

/**
 * True for calls that a service makes without a source key: EventBridge publishes to topics whose
 * policies must do without conditions.
 * Source: Amazon EventBridge User Guide, eb-use-resource-based (Amazon SNS permissions).
 */
export function sendsNoSource(service: string, actions: readonly string[]): boolean {
  return (
    service === 'events.amazonaws.com' &&
    actions.every((action) => asciiLower(action).startsWith('sns:'))
  );
}

/** What a service that calls as itself is not: a user, a tagged principal, a member of anything. */
const NEVER_A_SERVICE: ReadonlySet<PresentWhen> = new Set([
  'iam-user',
  'mfa',
  'organization-member',
  'tagged-principal',
]);

/**
 * True for a global key that the requests of service principals never carry.
 * Source: IAM User Guide, reference_policies_condition-keys, "Availability" of each key.
 */
export function isForeignToServices(key: string): boolean {
  const slash = key.indexOf('/');
  const presence = keyPresence(slash < 0 ? key : key.slice(0, slash + 1));
  return presence !== undefined && NEVER_A_SERVICE.has(presence.when);
}
