/** What a command line or an SDK writes around AWS's own text. */
export interface Unwrapped {
  readonly body: string;
  readonly errorCode: string | undefined;
  readonly operation: string | undefined;
}

/** Takes what surrounds an error message off it. Linear: every pattern is bounded or anchored. */
export function unwrap(text: string): Unwrapped {
  const inner = textOfXml(text) ?? { body: text, errorCode: undefined, operation: undefined };
  for (const take of WRAPPERS) {
    const taken = take(inner.body);
    if (taken) return withCode({ ...taken, errorCode: taken.errorCode ?? inner.errorCode });
  }
  return withCode(inner);
}

const WRAPPERS: readonly ((text: string) => Unwrapped | undefined)[] = [
  ofCommandLine,
  ofGo,
  ofJava,
  ofOldGo,
];

/** AWS CLI and boto3: `An error occurred (AccessDenied) when calling the GetObject operation: …`. */
function ofCommandLine(text: string): Unwrapped | undefined {
  const match = COMMAND_LINE.exec(text);
  if (!match) return undefined;
  const [whole, errorCode, operation] = match;
  return { body: text.slice(match.index + whole.length), errorCode, operation };
}

const COMMAND_LINE =
  /An error occurred \(([\w.-]{1,99})\) when calling the (\w{1,99}) operation(?: \([\w :]{1,40}\))?: ?/;

/** AWS SDK for Go v2: `operation error S3: GetObject, https response error …, api error Code: …`. */
function ofGo(text: string): Unwrapped | undefined {
  const operation = GO_OPERATION.exec(text)?.[1];
  if (operation === undefined) return undefined;
  const match = GO_CODE.exec(text);
  if (!match) return undefined;
  return { body: text.slice(match.index + match[0].length), errorCode: match[1], operation };
}

const GO_OPERATION = /operation error [\w ]{1,60}: (\w{1,99}),/;
const GO_CODE = /, api error ([\w.-]{1,99}): /;

/** AWS SDKs for Java: `… (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; …)`. */
function ofJava(text: string): Unwrapped | undefined {
  const at = text.lastIndexOf(' (Service: ');
  if (at < 0) return undefined;
  const errorCode = JAVA_CODE.exec(text.slice(at))?.[1];
  return { body: text.slice(0, at), errorCode, operation: undefined };
}

const JAVA_CODE = /Error Code: ([\w.-]{1,99})/;

/** AWS SDK for Go v1 ends with `status code: 403, request id: …`. */
function ofOldGo(text: string): Unwrapped | undefined {
  const at = text.lastIndexOf(' status code: 4');
  return at < 0
    ? undefined
    : { body: text.slice(0, at), errorCode: undefined, operation: undefined };
}

/** A code before the text: `AccessDeniedException: User: …`. */
function withCode(unwrapped: Unwrapped): Unwrapped {
  const match = CODE.exec(unwrapped.body);
  if (!match) return unwrapped;
  const body = unwrapped.body.slice(match[0].length);
  return { ...unwrapped, body, errorCode: unwrapped.errorCode ?? match[1] };
}

const CODE =
  /^(?:[\w.]{0,99}: )?((?:KMS\.)?[A-Z]\w{0,90}Exception|AccessDenied|Forbidden|(?:Client\.)?UnauthorizedOperation|AuthorizationError): /;

/** The body of an S3 error response. */
function textOfXml(text: string): Unwrapped | undefined {
  const errorCode = element(text, 'Code');
  const message = element(text, 'Message');
  if (errorCode === undefined || message === undefined) return undefined;
  return { body: withoutEntities(message), errorCode, operation: undefined };
}

function element(text: string, name: string): string | undefined {
  const start = text.indexOf(`<${name}>`);
  const end = start < 0 ? -1 : text.indexOf(`</${name}>`, start);
  return end < 0 ? undefined : text.slice(start + name.length + 2, end);
}

function withoutEntities(text: string): string {
  return text.replaceAll(ENTITY, (entity) => ENTITIES.get(entity) ?? entity);
}

const ENTITY = /&(?:quot|apos|lt|gt|amp);/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]);
