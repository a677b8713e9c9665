import { Ajv, type ErrorObject } from 'ajv';
import { nearest } from '../catalog/nearest.ts';
import type { Document } from '../syntax/document.ts';
import { nodeAt } from '../syntax/pointer.ts';
import { toValue } from '../syntax/to-value.ts';
import { member, type Node } from '../syntax/tree.ts';
import { UsageError } from './usage-error.ts';

/** A file that was read as a tree, whatever its syntax. */
export type TreeFile = Pick<Document, 'path' | 'root' | 'problems' | 'lines'>;

/** A JSON schema of the project's own; never one that a user brings. */
export type Schema = Readonly<Record<string, unknown>>;

// Own properties only: `required` must not be satisfied by what every object inherits.
const ajv = new Ajv({ strict: true, ownProperties: true, allErrors: false, verbose: true });

/**
 * The file's value, checked against a schema that describes `Shape`.
 * @throws UsageError with the line of the first fault.
 */
export function readTree<Shape>(file: TreeFile, schema: Schema): Shape {
  const root = readableRoot(file);
  const validate = ajv.compile<Shape>(schema);
  const value: unknown = toValue(root);
  if (validate(value)) return value;
  throw misfit(file, root, validate.errors);
}

/**
 * The file's tree, checked against a schema; `value` is the same as a value, where it is at hand.
 * @throws UsageError with the line of the first fault.
 */
export function checkTree(file: TreeFile, schema: Schema, value?: unknown): Node {
  const root = readableRoot(file);
  const validate = ajv.compile(schema);
  if (validate(value ?? toValue(root))) return root;
  throw misfit(file, root, validate.errors);
}

function readableRoot(file: TreeFile): Node {
  const problem = file.problems.find(({ kind }) => kind !== 'byte-order-mark');
  if (problem) throw fault(file, problem.at.start, `${problem.message}; ${problem.help}`);
  if (!file.root) throw new UsageError(`${file.path}: the file is empty`);
  return file.root;
}

function misfit(
  file: TreeFile,
  root: Node,
  errors: readonly ErrorObject[] | null | undefined,
): UsageError {
  const [error] = errors ?? [];
  if (!error) return new UsageError(`${file.path}: the file does not fit its schema`);
  return fault(file, placeOf(error, root), wordingOf(error));
}

function fault(file: TreeFile, offset: number, message: string): UsageError {
  const { line, column } = file.lines.position(offset);
  return new UsageError(`${file.path}:${line}:${column}: ${message}`);
}

function placeOf({ instancePath, params, propertyName }: ErrorObject, root: Node): number {
  const node = nodeAt(root, instancePath);
  const name: unknown = propertyName ?? params['additionalProperty'];
  const extra = node.kind === 'object' && typeof name === 'string' ? member(node, name) : undefined;
  return (extra?.key ?? node).at.start;
}

/** Says what would be right, in place of the schema's own vocabulary. */
function wordingOf(error: ErrorObject): string {
  const { keyword, params, instancePath, message, parentSchema, propertyName } = error;
  const part = instancePath === '' ? 'the file' : `\`${instancePath.slice(1)}\``;
  const where = propertyName === undefined ? part : `the name \`${propertyName}\` in ${part}`;
  if (keyword === 'additionalProperties') {
    const name = String(params['additionalProperty']);
    const meant = nearest(name, namesIn(parentSchema));
    return `${where} has no setting \`${name}\`${meant ? `; did you mean \`${meant}\`?` : ''}`;
  }
  if (keyword === 'enum')
    return `${where} must be one of ${String(params['allowedValues']).replaceAll(',', ', ')}`;
  if (keyword === 'required') return `${where} lacks \`${String(params['missingProperty'])}\``;
  if (keyword === 'pattern')
    return `${where} must look like \`${String(parentSchema?.['examples'])}\``;
  return `${where} ${message ?? 'does not fit the schema'}`;
}

/** The settings that a part of the file may have. */
function namesIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
