import { readAuthorizationDetails, type AuthorizationDetails } from './authorization-details.ts';
import { readDenial, type DenialMessage } from './denial-message.ts';
import type { EventRecord } from './event-record.ts';
import { Fields } from './fields.ts';
import { readJson } from './read-json.ts';
import { readRecord } from './read-record.ts';

/** One thing to be explained. */
export type Event =
  | { readonly kind: 'record'; readonly record: EventRecord }
  | { readonly kind: 'message'; readonly message: DenialMessage }
  | { readonly kind: 'details'; readonly details: AuthorizationDetails }
  /** What is none of these; `message` is a clause. */
  | { readonly kind: 'invalid'; readonly message: string };

/** More levels of wrapping than any tool makes. */
const DEEPEST = 8;

/**
 * The events in a value: a record of AWS CloudTrail, a list of them, the answer of
 * GetRequestAuthorizationDetails, an error body, or one of the objects and texts in which AWS tools
 * hand records on. Never throws.
 */
export function readEvents(value: unknown): readonly Event[] {
  return eventsIn(value, 0);
}

/** The events of one JSON text or of one error message. */
export function readEventText(text: string): readonly Event[] {
  return eventsOfText(text, 0);
}

function eventsOfText(text: string, depth: number): readonly Event[] {
  const quoted = unquoted(text);
  if (quoted !== undefined) return eventsIn(quoted, depth + 1);
  if (!LOOKS_LIKE_JSON.test(text)) return [{ kind: 'message', message: readDenial(text) }];
  const read = readJson(text);
  return read.kind === 'value' ? eventsIn(read.value, depth) : [invalid(read.message)];
}

/** Some log lines begin with a bracket that opens no list. */
const LOOKS_LIKE_JSON = /^\s*(?:\{|\[\s*[{["\]])/;

/** A message in a list of JSON is a string with its quotes. */
function unquoted(text: string): string | undefined {
  if (!text.startsWith('"') || !text.endsWith('"')) return undefined;
  const read = readJson(text);
  return read.kind === 'value' && typeof read.value === 'string' ? read.value : undefined;
}

function eventsIn(value: unknown, depth: number): readonly Event[] {
  if (depth > DEEPEST) return [invalid('the events nest too deep')];
  if (typeof value === 'string') return eventsOfText(value, depth + 1);
  if (Array.isArray(value)) return value.flatMap((item) => eventsIn(item, depth + 1));
  const fields = Fields.of(value);
  if (!fields) return [invalid('an event is an object or a text')];
  const record = readRecord(value);
  if (record) return [{ kind: 'record', record }];
  const details = readAuthorizationDetails(value);
  if (details) return [{ kind: 'details', details }];
  return wrapped(fields, depth) ?? [invalid('this is no record of AWS CloudTrail')];
}

/**
 * Members that hold events: files of AWS CloudTrail, `lookup-events`, Amazon EventBridge, Amazon
 * CloudWatch Logs, and what an SDK throws.
 */
const WRAPPERS: readonly string[] = [
  'Records',
  'Events',
  'CloudTrailEvent',
  'detail',
  'events',
  'eventJson',
  'message',
  'Message',
  'errorMessage',
];

function wrapped(fields: Fields, depth: number): readonly Event[] | undefined {
  const name = WRAPPERS.find((candidate) => fields.get(candidate) !== undefined);
  if (name === undefined) return undefined;
  const events = eventsIn(fields.get(name), depth + 1);
  const code = fields.text('__type') ?? fields.text('Code') ?? fields.text('errorCode');
  return code === undefined ? events : events.map((event) => withCode(event, code));
}

/** The type of an error of a JSON service may have its namespace before a `#`. */
function withCode(event: Event, code: string): Event {
  if (event.kind !== 'message' || event.message.errorCode !== undefined) return event;
  const errorCode = code.slice(code.lastIndexOf('#') + 1);
  return { kind: 'message', message: { ...event.message, errorCode } };
}

function invalid(message: string): Event {
  return { kind: 'invalid', message };
}
