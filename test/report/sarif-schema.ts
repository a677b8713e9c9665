import { createRequire } from 'node:module';
import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';

/** The official schema of SARIF 2.1.0. What it uses of draft 4 means the same in draft 7, but `id`. */
const { id, ...draft } = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);

const ajv = new Ajv({ strict: false, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile({
  ...draft,
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: id,
});

/** What a log breaks of the schema; empty when it is valid. */
export function sarifFaults(log: unknown): readonly ErrorObject[] {
  return validate(log) ? [] : (validate.errors ?? []);
}
