import type { Finding, Fix } from './finding.ts';
import { testsMark } from './mark.ts';
import { openTests, type Opening, type OpenTest } from './open-tests.ts';
import type { Message, PolicyContext } from './rule.ts';
import { witnessWithout } from './witness.ts';

/** Open tests of labels are errors; those of mere marks and of other keys are warnings. */
export type OpenTestMessage = 'label' | 'plain';

/** The messages of a rule about open tests; `because` says why the test is true without its key. */
export function openTestMessages(
  because: string,
  help: string,
): Readonly<Record<OpenTestMessage, Message>> {
  const message = '`{operator}` allows requests without `{key}`';
  return {
    label: {
      message,
      severity: 'error',
      why: `the key is there {reason}; ${because}, so that whatever has no such label is allowed`,
      help,
    },
    plain: { message, why: `the key is there {reason}; ${because}`, help },
  };
}

/** What a rule about open tests looks for and how it repairs them. */
export interface OpenTestRule {
  readonly opening: Opening;
  /** True for a test that is open on purpose, or that another rule speaks of. */
  readonly isMeant?: (test: OpenTest) => boolean;
  readonly fix: (test: OpenTest) => Fix | undefined;
}

/** The findings on the open tests of one kind, each with a request that comes through. */
export function* openTestFindings(
  context: PolicyContext,
  { opening, isMeant, fix: repair }: OpenTestRule,
): Generator<Finding<OpenTestMessage>> {
  for (const test of openTests(context)) {
    if (test.opening !== opening || isMeant?.(test)) continue;
    const { clause, optional } = test;
    const fix = repair(test);
    const witness = witnessOf(test, context);
    yield {
      at: clause.key,
      message: optional.isLabel && !testsMark(clause) ? 'label' : 'plain',
      data: {
        key: clause.key.value,
        operator: clause.operator.node.value,
        reason: optional.reason,
      },
      ...(fix && { fix }),
      ...(witness && { witness }),
    };
  }
}

function witnessOf({ statement, clause }: OpenTest, context: PolicyContext) {
  const { policy, catalog } = context;
  const action = context.fitting(statement)?.flatMap(({ actions }) => actions)[0];
  if (!action) return undefined;
  const decision = 'allow';
  return witnessWithout({ policy, catalog, statement, absent: clause.key.value, action, decision });
}
