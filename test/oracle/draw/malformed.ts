import type { Choices } from './choices.ts';
import { pick } from './choices.ts';

type Json = Readonly<Record<string, unknown>>;

/** The statement with one fault of the kinds that AWS rejects or that nobody has settled. */
export function malform(statement: Json, choices: Choices): Json {
  const fault = pick(choices, FAULTS);
  return fault(statement);
}

const FAULTS: readonly [(statement: Json) => Json, ...((statement: Json) => Json)[]] = [
  (statement) => ({ ...statement, NotAction: 's3:PutObject' }),
  (statement) => without(statement, 'Action', 'NotAction'),
  (statement) => ({ ...statement, Effect: 'allow' }),
  (statement) => without(statement, 'Effect'),
  (statement) => ({ ...statement, Actions: '*' }),
  (statement) => ({ ...statement, Action: [] }),
  (statement) => ({ ...statement, Action: 7 }),
  (statement) => ({ ...statement, Action: 'GetObject' }),
  (statement) => ({ ...statement, Resource: null }),
  (statement) => ({ ...statement, Resource: 'arn:aws:s3:::${aws:username' }),
  (statement) => ({ ...statement, Resource: 'arn:aws:s3:::${${a}}' }),
  (statement) => ({ ...statement, Principal: { AWS: [] } }),
  (statement) => ({ ...statement, Principal: 'ana' }),
  (statement) => ({ ...statement, Condition: [] }),
  (statement) => ({ ...statement, Condition: { StringIs: { 'aws:username': 'ana' } } }),
  (statement) => ({ ...statement, Condition: { NullIfExists: { 'aws:username': 'true' } } }),
  (statement) => ({ ...statement, Condition: { StringEquals: { 'aws:username': [] } } }),
  (statement) => ({ ...statement, Condition: { StringEquals: { 'aws:username': { a: 1 } } } }),
  (statement) => ({ ...statement, Condition: { 'ForSome:StringEquals': { 'aws:username': 'a' } } }),
];

function without(statement: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(statement).filter(([name]) => !names.includes(name)));
}
