import { readdirSync, readFileSync } from 'node:fs';

/** A message with what has to be read from it: all other parts are undefined or false. */
export interface MessageCase {
  readonly id: string;
  readonly why: string;
  readonly message: string;
  readonly expect: Readonly<Record<string, unknown>>;
}

/** A record with what has to be rebuilt from it; what `expect` leaves out is not looked at. */
export interface RecordCase {
  readonly id: string;
  readonly why: string;
  readonly record: object;
  readonly expect: {
    readonly caller?: string;
    readonly path?: string;
    readonly service?: string | null;
    readonly operation?: string;
    readonly denied?: boolean;
    readonly denial?: object;
    /** `null`: none. */
    readonly simulated?: SimulatedCase | null;
    readonly requests?: readonly RequestCase[];
  };
}

export interface SimulatedCase {
  readonly principal?: string;
  readonly operation?: string;
  readonly resource?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** `null` for what must not be known. */
export interface RequestCase {
  readonly action: string;
  readonly principal?: string | null;
  readonly resource?: string | null;
  readonly resourceAccount?: string | null;
  readonly known?: Readonly<Record<string, string | readonly string[]>>;
  readonly absent?: readonly string[];
  readonly unknown?: readonly string[];
  readonly open?: readonly string[];
}

const folder = new URL('../../fixtures/events/', import.meta.url);

interface Topic<Case> {
  readonly topic: string;
  readonly page: string;
  readonly cases: readonly Case[];
}

function topics<Case>(start: string): readonly Topic<Case>[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.json'))
    .map((name): Topic<Case> => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}

export const messageTopics: readonly Topic<MessageCase>[] = topics('messages-');
export const recordTopics: readonly Topic<RecordCase>[] = topics('records-');
export const messageCases = messageTopics.flatMap(({ cases }) => cases);
export const recordCases = recordTopics.flatMap(({ cases }) => cases);
