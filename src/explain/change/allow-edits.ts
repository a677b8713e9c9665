import type { NearMiss } from '../../authorize/near-misses.ts';
import { operator } from '../../catalog/operators.ts';
import type { ObjectNode } from '../../syntax/tree.ts';
import { WEIGHT, type Edit, type PatchOperation, type PolicyEdit } from './edit.ts';
import { principalArnOf, statementWords, type Obstacle } from './obstacle.ts';
import { parameterEdits, plainName, tagEdits } from './parameters.ts';
import { addText, nodeOf, statementPath } from './patch.ts';
import { documentOf } from './trial.ts';

/** Changes that make an Allow match which fails in one element: its own, or the request's. */
export function allowEdits(obstacle: Obstacle): readonly Edit[] {
  return obstacle.misses.flatMap((miss): readonly Edit[] => {
    const document = documentOf(obstacle.trial, miss.source.policy);
    const own = document ? widened(miss, document, obstacle) : [];
    if (miss.element !== 'condition' || !obstacle.step) return own;
    const caller = principalArnOf(obstacle.step);
    return [...parameterEdits(miss, true), ...tagEdits(miss, true, caller), ...own];
  });
}

function widened(miss: NearMiss, document: ObjectNode, obstacle: Obstacle): readonly PolicyEdit[] {
  const { element, request, source } = miss;
  const [text] = request;
  if (text === undefined || request.length > 1) return [];
  const patch = WIDEN[element]({ miss, document, text, obstacle });
  if (!patch) return [];
  return [
    {
      kind: 'policy',
      policy: source.policy,
      type: source.kind,
      patch: [patch],
      says: `add ${JSON.stringify(patch.value instanceof Object ? text : patch.value)} to ${nameOf(miss)} of ${statementWords(source)}`,
      weight: WEIGHT[element === 'condition' ? 'conditionValue' : element],
    },
  ];
}

function nameOf({ name, key }: NearMiss): string {
  return key === undefined ? name : `${name} ${key}`;
}

interface Widening {
  readonly miss: NearMiss;
  readonly document: ObjectNode;
  /** What the request has. */
  readonly text: string;
  readonly obstacle: Obstacle;
}

type Widen = (widening: Widening) => PatchOperation | undefined;

/** Adds to an element what the request has in its place. */
const WIDEN: Readonly<Record<NearMiss['element'], Widen>> = {
  action: intoElement,
  resource: intoElement,
  principal: ({ miss, document, text, obstacle }) => {
    const path = [...statementPath(document, miss.source.statement), 'Principal'];
    if (nodeOf(document, path)?.kind !== 'object' || !obstacle.step) return undefined;
    const isIam = text.startsWith('arn:');
    if (!isIam && text === 'anonymous') return undefined;
    const who = isIam ? principalArnOf(obstacle.step) : text;
    return addText(document, [...path, isIam ? 'AWS' : 'Service'], who);
  },
  condition: ({ miss, document, text }) => {
    const row = operator(plainName(miss.name));
    if (!row || row.negated || row.comparison === 'null' || row.comparison === 'bool')
      return undefined;
    const path = [
      ...statementPath(document, miss.source.statement),
      'Condition',
      miss.name,
      miss.key ?? '',
    ];
    return addText(document, path, text);
  },
};

function intoElement({ miss, document, text }: Widening): PatchOperation | undefined {
  if (miss.name.startsWith('Not')) return undefined;
  return addText(document, [...statementPath(document, miss.source.statement), miss.name], text);
}
