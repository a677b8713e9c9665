import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import { matchesArn, matchesParts } from './arn-pattern.ts';
import { isIam, type Caller, type IamCaller } from './caller.ts';
import { holdsOnly, holdsPair } from './encryption-context.ts';
import { keyHolds, isPresent } from './evaluate-key.ts';
import { matchesPattern, matchesTokens } from './pattern.ts';
import { fill, filledTokens } from './template.ts';
import type { PrincipalName, ResourceTemplateTest, ResourceTest, Test } from './test.ts';
import { negate, some, type Truth } from './truth.ts';
import type { World } from './world.ts';

/** Whether a test holds of the request of a world. */
export function testHolds(test: Test, world: World): Truth {
  switch (test.kind) {
    case 'action':
      return some(test.patterns, (pattern) => matchesPattern(pattern, world.values.action));
    case 'resource':
      return resourceHolds(test, world);
    case 'resource-template':
      return resourceTemplateHolds(test, world);
    case 'principal':
      return test.names.some((name) => covers(name, world.values.caller));
    case 'key':
      return keyHolds(test, world);
    case 'presence':
      return isPresent(test, world);
    case 'encryption-pair':
      return holdsPair(test, world.values.encryptionContext());
    case 'encryption-names':
      return holdsOnly(test, world.values.encryptionContext());
  }
}

function resourceHolds({ patterns }: ResourceTest, world: World): Truth {
  const { resource } = world;
  return some(patterns, (pattern) => matchesArn(pattern, resource));
}

function resourceTemplateHolds(test: ResourceTemplateTest, world: World): Truth {
  const rest = fill(test.rest, world.lookup);
  if (rest === 'unresolved') return test.whenUnresolved;
  const { parts } = world.resource;
  if (!parts) return test.negated;
  const head = matchesParts(test.head, parts);
  const matched =
    head === true && rest !== 'unknown'
      ? matchesTokens(filledTokens(rest, test.wildValues), parts[5])
      : head && 'unknown';
  return test.negated ? negate(matched) : matched;
}

function covers(name: PrincipalName, caller: Caller): boolean {
  if (name.kind === 'exactly') return name.text === (isIam(caller) ? caller.arn : nameOf(caller));
  if (!isIam(caller) || name.account !== caller.account) return false;
  if (name.partition !== undefined && name.partition !== caller.partition) return false;
  switch (name.kind) {
    case 'account':
      return true;
    case 'role':
      return coversRole(name, caller);
    case 'role-of-session':
      return caller.kind === 'role' && caller.name === name.role;
  }
}

function coversRole(name: Extract<PrincipalName, { kind: 'role' }>, caller: IamCaller): boolean {
  if (caller.kind !== 'role' && caller.kind !== 'session') return false;
  const [written, actual] =
    caller.kind === 'role' ? [name.arn, caller.arn] : [name.role, caller.name];
  return name.ignoreCase ? equalsIgnoringCase(written, actual) : written === actual;
}

function nameOf(caller: Exclude<Caller, IamCaller>): string | undefined {
  return caller.kind === 'anonymous' ? undefined : caller.name;
}
