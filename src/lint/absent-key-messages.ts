import type { ConstantOutcome } from './absent-key.ts';
import type { Message } from './rule.ts';

/**
 * The four messages of a rule about an absent key. Their data: `key`, `operator`, `actions`; `help`
 * is the rule's own.
 */
export function absentKeyMessages(help: string): Readonly<Record<ConstantOutcome, Message>> {
  const message = '`{key}` is never in a request for {actions}, so `{operator}` ';
  return {
    alwaysDenies: {
      message: `${message}always denies`,
      why: 'without its key the test is true: this Deny hits every such request that the rest of the statement matches',
      help,
    },
    neverDenies: {
      message: `${message}never denies`,
      why: 'without its key the test is false: this Deny stops no such request, the guard does not exist',
      help,
    },
    alwaysAllows: {
      message: `${message}always allows`,
      why: 'without its key the test is true: this Allow covers every such request that the rest of the statement matches',
      help,
    },
    neverAllows: {
      message: `${message}never allows`,
      why: 'without its key the test is false: this Allow grants no such request',
      help,
    },
  };
}

/**
 * The messages, with two more for tests that let requests without the key through: a set operator, which
 * few know of, and IfExists, which says so.
 */
export function lenientKeyMessages(
  help: string,
): Readonly<Record<ConstantOutcome | 'tolerates' | 'spares', Message>> {
  const messages = absentKeyMessages(help);
  const { alwaysAllows } = messages;
  return {
    ...messages,
    tolerates: { ...alwaysAllows, severity: 'warning' },
    spares: { ...alwaysAllows, severity: 'info' },
  };
}

/** The messages, with one more for an Allow of some actions that the reference may know too little of. */
export function partialKeyMessages(
  help: string,
): Readonly<Record<ConstantOutcome | 'grantsLess', Message>> {
  const messages = absentKeyMessages(help);
  return { ...messages, grantsLess: { ...messages.neverAllows, severity: 'info' } };
}
