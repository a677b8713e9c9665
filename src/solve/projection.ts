import { readArnTokens } from '../term/arn-pattern.ts';
import { ANY, literalTokens, type Token } from '../term/pattern.ts';
import { filledTokens, type Piece } from '../term/template.ts';
import type { Test } from '../term/test.ts';
import type { Given } from './claim.ts';
import type { Domain } from './question.ts';
import { comparedTemplate } from './relate.ts';
import type { Scope } from './scope.ts';

/** The texts that match a template whatever stands in its open holes, or more; undefined for any. */
export function projection(test: Test, scope: Scope, given: Given): Domain | undefined {
  const compared = comparedTemplate(test);
  if (!compared) return undefined;
  const isResource = compared.kind === 'resource-template';
  const { pieces } = isResource ? compared.rest : compared.template;
  const isLiteral = !isResource && compared.comparison === 'equals';
  const tokens = pieces.flatMap((piece) => pieceTokens(piece, { scope, given, isLiteral }));
  if (isResource) {
    const parts = [...compared.head, { kind: 'glob', tokens } as const];
    return { kind: 'arns', patterns: [{ kind: 'parts', parts }], anyArn: false };
  }
  switch (compared.comparison) {
    case 'equals':
    case 'like':
      return { kind: 'patterns', patterns: [{ kind: 'glob', tokens }] };
    case 'arn-like':
      return arnProjection(tokens, pieces);
    default:
      return undefined;
  }
}

/** A hole in the first five parts of an ARN could hold the colons that end them. */
function arnProjection(tokens: readonly Token[], pieces: readonly Piece[]): Domain | undefined {
  const first = pieces.findIndex(({ kind }) => kind === 'hole');
  const before = pieces.slice(0, first).map((piece) => (piece.kind === 'hole' ? '' : piece.text));
  if (before.join('').split(':').length <= 5) return undefined;
  const pattern = readArnTokens(tokens);
  return pattern && { kind: 'arns', patterns: [pattern], anyArn: false };
}

function pieceTokens(
  piece: Piece,
  { scope, given, isLiteral }: { scope: Scope; given: Given; isLiteral: boolean },
): readonly Token[] {
  if (piece.kind !== 'hole') {
    return isLiteral ? literalTokens(piece.text) : filledTokens([piece], false);
  }
  const state = scope.request.key(piece.key);
  if (state.kind === 'variable' && !given.has(state.name)) return [ANY];
  const filled = scope.world(given).lookup(piece.key);
  return literalTokens(filled.kind === 'value' ? filled.text : (piece.fallback ?? ''));
}
