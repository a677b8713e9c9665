import type { CheckedAnswer } from '../access/check-access.ts';
import { sharedCases } from '../access/shown-case.ts';
import type { AccessAnswer } from '../access/answer.ts';
import type { Subject } from '../access/subject.ts';
import type { AccessQuestion } from '../access/who-can.ts';
import type { FoundPath } from '../access/via/find-paths.ts';
import type { Case, Literal } from '../solve/condition.ts';
import { pathJson } from './path-json.ts';
import { requestJson } from './request-json.ts';
import { whenText } from './when-text.ts';
import { printCase, printLiteral } from '../solve/print-condition.ts';
import { keyWords, type KeyWords } from '../solve/key-words.ts';

/** An answer, and what came of checking it where that was asked for. */
export interface ShownAnswer {
  readonly answer: AccessAnswer;
  readonly checked: CheckedAnswer | undefined;
  /** All of whom the answer is; its own subject alone where they are left out. */
  readonly subjects?: readonly Subject[];
  /** How the subject can give itself the access that it has not. */
  readonly path?: FoundPath | undefined;
}

/** The contract of `keyproof who-can --format json`. */
export function accessJson(question: AccessQuestion, answers: readonly ShownAnswer[]): object {
  const { capability, resource, principal } = question;
  const points = new Set(answers.flatMap(({ answer }) => answer.points));
  return {
    question: { capability, resource, principal },
    answers: answers.map(answerJson),
    assumptions: [...points].toSorted(),
  };
}

function answerJson({ answer, checked, path }: ShownAnswer): object {
  const { name, subject, verdict, cases, witness, counterexample, reasons, ways } = answer;
  const shared = sharedCases(cases, printCase);
  return {
    principal: name,
    kind: subject.kind,
    verdict,
    when: verdict === 'when' ? whenText(answer) : undefined,
    condition: verdict === 'when' ? shared.map(caseJson) : undefined,
    witness: witness && requestJson(witness),
    counterexample: counterexample && requestJson(counterexample),
    because: shared.flatMap(({ because }) => because).filter(isFirst),
    reasons,
    notes: answer.notes,
    proof: ways.flatMap(({ way, condition }) =>
      condition.certificate
        ? [
            {
              operation: way.operation,
              with: Object.fromEntries(way.parameters),
              certificate: condition.certificate,
            },
          ]
        : [],
    ),
    checked,
    via: path && pathJson(path),
  };
}

function isFirst<T>(one: T, index: number, all: readonly T[]): boolean {
  return all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index;
}

function caseJson(one: Case & { readonly operations: readonly string[] }): object {
  const words = keyWords(one.tags);
  return {
    operations: one.operations,
    when: one.when.map((literal) => literalJson(literal, words)),
    unless: one.unless.map(({ all, source }) => ({
      all: all.map((literal) => literalJson(literal, words)),
      statement: source,
    })),
    because: one.because,
  };
}

function literalJson(literal: Literal, naming: KeyWords): object {
  const words = printLiteral(literal, naming);
  if (literal.kind !== 'test') return { holds: literal.holds, words };
  const { test, holds, values } = literal;
  return test.kind === 'key'
    ? { holds, key: test.name, operator: test.operator, values, words }
    : { holds, test: test.kind, words };
}
