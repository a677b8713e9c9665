import { patchJson } from '../explain/change/patch.ts';
import type { Suggestion } from '../explain/change/advice.ts';
import type { Explained } from '../explain/explain-call.ts';
import type { ReconstructedRequest } from '../explain/reconstructed-request.ts';
import { verdictOf } from '../explain/verdict.ts';
import type { StatementSource } from '../term/term.ts';
import { stepJson } from './simulation-json.ts';
import { statementPlace } from './statement-place.ts';

/** One event in the contract of `keyproof explain --format json`. */
export function explanationJson(explained: Explained): object {
  const { findings, cause, agreement, proves, predicted, advice } = explained;
  const { refused, judgement, estate } = findings;
  const { principal, call, resource, eventId, time } = refused;
  return {
    ...(eventId !== undefined && { eventId }),
    ...(time !== undefined && { time }),
    request: {
      principal,
      operation: call,
      resource,
      checks: refused.requests.map(requestJson),
    },
    refused: refused.isRefused,
    verdict: verdictOf(explained),
    cause: {
      kind: cause.kind,
      name: cause.name,
      at: cause.at,
      says: cause.says,
      statements: cause.statements.map((source) => ({
        ...source,
        ...placeJson(source, explained),
      })),
    },
    steps: judgement?.steps.map(stepJson) ?? [],
    blockedBy: findings.blockers,
    nearMisses: findings.misses,
    message: messageJson(explained),
    agreement,
    proves,
    predicted,
    suggestions: advice.suggestions.map(suggestionJson),
    ...(advice.instead !== undefined && { instead: advice.instead }),
    assumptions: judgement?.assumptions ?? [],
    ...(estate === undefined && { estate: null }),
  };
}

/** Edits of documents are in the form of RFC 6902. */
function suggestionJson({ edits, check, alsoAllows }: Suggestion): object {
  const shown = edits.map((edit) => ({
    ...edit,
    weight: undefined,
    ...(edit.kind === 'policy' && { patch: patchJson(edit.patch) }),
  }));
  const [edit] = shown;
  return { edit, edits: shown, check, alsoAllows };
}

function messageJson({ findings: { message } }: Explained): object | undefined {
  if (!message) return undefined;
  const { form, denial, policyType, policyArn, authorizationId, encodedMessage } = message;
  return { form, denial, policyType, policyArn, authorizationId, encodedMessage };
}

function placeJson(source: StatementSource, { findings: { estate } }: Explained): object {
  const place = statementPlace(source, estate);
  return place ? { file: place.file, line: place.line } : {};
}

/** One request with its keys by how far the event tells them. */
function requestJson({ action, principal, resource, keys, open }: ReconstructedRequest): object {
  const known: Record<string, string | readonly string[]> = Object.create(null);
  const absent: string[] = [];
  const unknown: string[] = [];
  for (const { key, state } of keys) {
    if (state.kind === 'value') known[key] = state.text;
    else if (state.kind === 'list') known[key] = state.texts;
    else (state.kind === 'absent' ? absent : unknown).push(key);
  }
  return {
    action,
    principal,
    resource,
    known,
    absent,
    unknown: [...unknown, ...open.map((family) => `${family}*`)],
  };
}
