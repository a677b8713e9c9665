import fc from 'fast-check';
import type { Choices } from './draw/choices.ts';
import { choicesFrom } from './draw/choices.ts';
import { drawCondition } from './draw/condition.ts';
import { drawDocument, drawPolicies } from './draw/policies.ts';
import { drawPrincipal } from './draw/principal.ts';
import { drawRequest } from './draw/request.ts';
import { drawScene } from './draw/scene.ts';
import type { Json, Position } from './draw/statement.ts';
import { drawStatement } from './draw/statement.ts';
import type { Input, Request } from './input.ts';

/** Authorizations whose policies aim at the request, and whose context aims at the policies. */
export function authorizationInput(): fc.Arbitrary<Input> {
  return drawn(140, (choices) => {
    const scene = drawScene(choices);
    const policies = drawPolicies(scene);
    return { request: drawRequest(scene), policies };
  });
}

/** A document for the position, with a request that it may match. */
export function documentAndRequest(
  position: Position,
): fc.Arbitrary<{ readonly document: unknown; readonly request: Request }> {
  return drawn(60, (choices) => {
    const scene = drawScene(choices);
    const document = drawDocument(scene, position);
    return { document, request: drawRequest(scene) };
  });
}

/** A statement for the position. */
export function statement(position: Position): fc.Arbitrary<Json> {
  return drawn(24, (choices) => drawStatement(drawScene(choices), position));
}

/** A Condition element. */
export function conditionBlock(): fc.Arbitrary<unknown> {
  return drawn(12, (choices) => drawCondition(drawScene(choices)));
}

/** The value of a Principal element. */
export function principalElement(): fc.Arbitrary<unknown> {
  return drawn(6, (choices) => drawPrincipal(drawScene(choices)));
}

/** Without fast-check's bias to small and large numbers, which would draw the same few inputs. */
function drawn<T>(length: number, draw: (choices: Choices) => T): fc.Arbitrary<T> {
  const tape = fc.array(fc.nat(0x3fff_ffff), { minLength: length, maxLength: length, size: 'max' });
  return fc.noBias(tape).map((numbers) => draw(choicesFrom(numbers)));
}
