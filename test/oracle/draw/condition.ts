import { chance, pick, several, weighted } from './choices.ts';
import type { Scene } from './scene.ts';
import { remember, rememberVariables } from './scene.ts';
import type { Key } from './vocabulary.ts';
import { KEYS_OF_CONTEXT, OPERATORS_OF } from './vocabulary.ts';

type Block = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A Condition element of one or two clauses. */
export function drawCondition(scene: Scene): Block {
  const clauses = several(scene.choices, [1, 2], () => drawClause(scene));
  return Object.fromEntries(clauses);
}

function drawClause(scene: Scene): [string, Readonly<Record<string, unknown>>] {
  const { choices } = scene;
  const key = pick(choices, KEYS_OF_CONTEXT);
  const name = chance(choices, 8) ? key.name.toUpperCase() : key.name;
  if (chance(choices, 10)) {
    remember(scene, key, []);
    return [pick(choices, ['Null', 'null', 'ForAnyValue:Null']), { [name]: drawPresence(scene) }];
  }
  const values = several(choices, [1, 2], () => drawValue(scene, key));
  remember(scene, key, values);
  rememberVariables(scene, values.map(String).join(''), key.values);
  const written: unknown = values.length === 1 && !chance(choices, 20) ? values[0] : values;
  return [drawOperator(scene, key), { [name]: written }];
}

function drawPresence({ choices }: Scene): unknown {
  return pick<unknown>(choices, ['true', 'false', true, false]);
}

/** `[ForAllValues:|ForAnyValue:]Operator[IfExists]`, now and then of another type or spelling. */
function drawOperator({ choices }: Scene, key: Key): string {
  const type = chance(choices, 3) ? pick(choices, KEYS_OF_CONTEXT).type : key.type;
  const operator = pick(choices, OPERATORS_OF[type]);
  const isSet = chance(choices, key.isMultivalued === true ? 80 : 8);
  const prefix = isSet ? pick(choices, ['ForAnyValue:', 'ForAllValues:']) : '';
  const suffix = chance(choices, 18) ? 'IfExists' : '';
  const name = `${prefix}${operator}${suffix}`;
  return chance(choices, 2) ? name.toLowerCase() : name;
}

function drawValue({ choices }: Scene, key: Key): unknown {
  const value = pick(choices, key.values);
  const takesVariables = key.type === 'String' || key.type === 'Arn' || key.type === 'Bool';
  if (takesVariables && chance(choices, 14)) return drawVariable(choices, value);
  if (key.type === 'Bool' && chance(choices, 20)) return value === 'true';
  return key.type === 'Numeric' && chance(choices, 10) ? 10 : value;
}

function drawVariable(choices: Scene['choices'], value: string): string {
  return weighted(choices, [
    [8, '${aws:PrincipalTag/team}'],
    [4, '${aws:username}'],
    [2, `\${aws:PrincipalTag/team, '${value}'}`],
    [1, '${AWS:principaltag/TEAM}'],
    [1, '${s3:ExistingObjectTag/team}*'],
    [1, '${*}'],
    [1, 'r${?}d'],
    [1, '${aws:TagKeys}'],
  ]);
}
