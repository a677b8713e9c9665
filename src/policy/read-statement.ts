import type { Member, ObjectNode, StringNode } from '../syntax/tree.ts';
import { readAction, type ActionPattern } from './action.ts';
import { readOperatorUse } from './operator-use.ts';
import type {
  ConditionClause,
  ConditionValue,
  Effect,
  Element,
  PrincipalElement,
  Statement,
} from './policy.ts';
import type { PrincipalEntry } from './principal.ts';
import { readResource, type ResourcePattern } from './resource.ts';
import type { ShapeReader } from './shape-reader.ts';

export const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;

type StatementElement = (typeof STATEMENT_ELEMENTS)[number];

/** Finds an element of the statement by its name. */
type Members = (name: StatementElement) => Member | undefined;

/** Reads one statement; what does not fit the grammar goes to the reader's problems. */
export function readStatement(node: ObjectNode, reader: ShapeReader): Statement {
  const members = reader.elements(node, STATEMENT_ELEMENTS, 'statement');
  return {
    index: reader.statement ?? 0,
    at: node.at,
    node,
    sid: reader.string(members('Sid')),
    effect: readEffect(reader.string(members('Effect'))),
    principal: readPrincipal(members, reader),
    action: readElement(ACTION, members, reader),
    resource: readElement(RESOURCE, members, reader),
    conditions: readCondition(members('Condition'), reader),
  };
}

function readEffect(node: StringNode | undefined): Effect | undefined {
  return node?.value === 'Allow' || node?.value === 'Deny' ? node.value : undefined;
}

/** An element under its two names, of which a statement has one. */
interface Twins {
  readonly plain: StatementElement;
  readonly negated: StatementElement;
}

interface ElementReader<Pattern> extends Twins {
  readonly read: (node: StringNode) => Pattern;
}

const PRINCIPAL: Twins = { plain: 'Principal', negated: 'NotPrincipal' };
const ACTION: ElementReader<ActionPattern> = {
  plain: 'Action',
  negated: 'NotAction',
  read: readAction,
};
const RESOURCE: ElementReader<ResourcePattern> = {
  plain: 'Resource',
  negated: 'NotResource',
  read: readResource,
};

/** The element or its `Not…` twin, whichever is written; both together are a problem. */
function oneOf(twins: Twins, members: Members, reader: ShapeReader): Member | undefined {
  const plain = members(twins.plain);
  const negated = members(twins.negated);
  if (plain && negated) reader.pair(plain, negated);
  return plain ?? negated;
}

function readElement<Pattern>(
  element: ElementReader<Pattern>,
  members: Members,
  reader: ShapeReader,
): Element<Pattern> | undefined {
  const member = oneOf(element, members, reader);
  if (!member) return undefined;
  return {
    key: member.key,
    negated: member.key.value !== element.plain,
    at: member.value.at,
    patterns: reader.strings(member).map(element.read),
  };
}

function readPrincipal(members: Members, reader: ShapeReader): PrincipalElement | undefined {
  const member = oneOf(PRINCIPAL, members, reader);
  if (!member) return undefined;
  const { key, value } = member;
  return {
    key,
    negated: key.value !== 'Principal',
    at: value.at,
    entries: entriesOf(member, reader),
  };
}

function entriesOf({ key, value }: Member, reader: ShapeReader): readonly PrincipalEntry[] {
  if (value.kind === 'string') {
    return [{ type: '*', typeNode: undefined, node: value, value: value.value }];
  }
  if (value.kind !== 'object') {
    reader.wrongType(key.value, '`"*"` or an object', value);
    return [];
  }
  const entries: PrincipalEntry[] = [];
  for (const member of reader.members(value)) {
    const { key: typeNode } = member;
    for (const node of reader.strings(member)) {
      entries.push({ type: typeNode.value, typeNode, node, value: node.value });
    }
  }
  return entries;
}

function readCondition(
  member: Member | undefined,
  reader: ShapeReader,
): readonly ConditionClause[] {
  const clauses: ConditionClause[] = [];
  for (const operator of reader.entries(member)) {
    const use = readOperatorUse(operator.key);
    for (const { key, value } of reader.entries(operator)) {
      clauses.push({
        operator: use,
        key,
        values: readValues(key, value, reader),
        valuesAt: value.at,
        list: value.kind === 'array' ? value : undefined,
      });
    }
  }
  return clauses;
}

function readValues(
  key: StringNode,
  value: Member['value'],
  reader: ShapeReader,
): readonly ConditionValue[] {
  const values: ConditionValue[] = [];
  for (const node of value.kind === 'array' ? value.items : [value]) {
    if (node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean') {
      values.push(node);
    } else {
      reader.wrongType(key.value, 'a string, a number, a boolean or an array of these', node);
    }
  }
  return values;
}
