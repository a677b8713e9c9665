import { ANY, literalTokens, ONE } from '../term/pattern.ts';
import { filledTokens, type Piece } from '../term/template.ts';
import { Automaton } from './automaton.ts';
import type { Given } from './claim.ts';
import { ONE_IN_PART, partsLanguage, patternLanguage, type Language } from './language.ts';
import { comparedTemplate } from './relate.ts';
import type { Relation } from './relation.ts';
import type { Scope } from './scope.ts';
import { findWords } from './words.ts';

/** Units without a meaning of their own; each stands for what one variable holds. */
const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
/** More relations than this are not compared with each other. */
const MANY = 40;
const STATES = 4000;

/** Pairs of relations of which the first holds only where the second does: `a/${x}/b` and `a/${x}/*`. */
export function impliedRelations(
  relations: readonly Relation[],
  scopes: readonly Scope[],
): readonly (readonly [Relation, Relation])[] {
  if (relations.length > MANY) return [];
  const marks = new Map<string, number>();
  const languages = new Map(
    relations.map((one) => [one, markedLanguage(one, scopes[one.part], marks)] as const),
  );
  return relations.flatMap((left) =>
    relations.flatMap((right) => {
      const [narrow, wide] = [languages.get(left), languages.get(right)];
      const isComparable = left !== right && left.variables[0] === right.variables[0];
      if (!isComparable || !narrow || !wide) return [];
      const isFilled = right.variables.every((name) => left.variables.includes(name));
      return isFilled && isWithin(narrow, wide) ? [[left, right] as const] : [];
    }),
  );
}

/** A mark is no single character: a `?` of the wider pattern could not take it. */
function isWithin(narrow: Language, wide: Language): boolean {
  if (wide.includes(ONE) || wide.includes(ONE_IN_PART)) return false;
  const automaton = new Automaton([[narrow], [wide]], undefined);
  const { kinds, isComplete } = findWords(automaton, { count: 1, states: STATES });
  return (
    isComplete && [...kinds.values()].every(({ sets }) => !sets.includes(0) || sets.includes(1))
  );
}

/** The pattern of a template with a mark for each open hole; undefined where that is not its meaning. */
function markedLanguage(
  { test, kind, given }: Relation,
  scope: Scope | undefined,
  marks: Map<string, number>,
): Language | undefined {
  const compared = kind === 'match' && scope ? comparedTemplate(test) : undefined;
  if (!compared || !scope) return undefined;
  const isResource = compared.kind === 'resource-template';
  if (!isResource && compared.comparison !== 'like' && compared.comparison !== 'equals')
    return undefined;
  const isLiteral = !isResource && compared.comparison === 'equals';
  const { pieces } = isResource ? compared.rest : compared.template;
  const rest = pieces.flatMap((piece) => pieceLanguage(piece, { scope, given, marks, isLiteral }));
  if (rest.filter(isMark).length !== pieces.filter(({ kind: one }) => one === 'hole').length) {
    return undefined;
  }
  return isResource ? partsLanguage([...compared.head.map(patternLanguage), rest]) : rest;
}

interface Marking {
  readonly scope: Scope;
  readonly given: Given;
  readonly marks: Map<string, number>;
  readonly isLiteral: boolean;
}

function pieceLanguage(piece: Piece, { scope, given, marks, isLiteral }: Marking): Language {
  if (piece.kind !== 'hole') {
    return isLiteral ? literalTokens(piece.text) : filledTokens([piece], false);
  }
  const state = scope.request.key(piece.key);
  if (state.kind !== 'variable' || given.has(state.name)) return [ANY, ANY];
  const mark = marks.get(state.name) ?? FIRST_MARK + marks.size;
  marks.set(state.name, mark);
  return [mark];
}

function isMark(symbol: number): boolean {
  return symbol >= FIRST_MARK && symbol <= LAST_MARK;
}
