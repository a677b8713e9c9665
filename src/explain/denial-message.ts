import { messageForms, type Denial, type MessageForm } from './message-forms.ts';
import { readHead, type KeyReference, type MessageHead } from './message-head.ts';
import { readTail, readWholeText, type MessageTail } from './message-tail.ts';
import { unwrap } from './message-wrapper.ts';
import type { BlamedPolicy } from './policy-words.ts';

/** What the text of an error says about a refused request; a part that it does not say is undefined. */
export interface DenialMessage {
  readonly form: MessageForm;
  readonly denial: Denial;
  /** In the form of `Request.principal`. */
  readonly principal: string | undefined;
  /** As the message writes it; the letter case may differ from the action's own. */
  readonly action: string | undefined;
  /** Mostly an ARN; some services write another name. */
  readonly resource: string | undefined;
  /** How AWS KMS names a key without its ARN. */
  readonly kms: KeyReference | undefined;
  readonly policyType: BlamedPolicy | undefined;
  /** The policy, not the statement; inline policies have none. */
  readonly policyArn: string | undefined;
  /** The VPC endpoint policy was put there by an SCP. */
  readonly throughScp: boolean;
  /** Of a key, the part of the sentence after "is": `disabled`. */
  readonly keyState: string | undefined;
  /** The setting of S3 Block Public Access. */
  readonly setting: string | undefined;
  /** For GetRequestAuthorizationDetails. */
  readonly authorizationId: string | undefined;
  /** For sts:DecodeAuthorizationMessage. */
  readonly encodedMessage: string | undefined;
  readonly errorCode: string | undefined;
  readonly operation: string | undefined;
  /** The text ends before its sentence does. */
  readonly truncated: boolean;
}

/** Longer texts are cut before they are read; the longest message with an encoded part has 5 KB. */
const LONGEST = 16_384;

/** AWS CloudTrail cuts error messages at 1 KB, give or take a character. */
const CUT = 1020;

/**
 * Reads the text of an AccessDenied error as a log, a command line or an SDK prints it. Never throws
 * and takes linear time; a text that is cut or of no known wording gives what it proves. A code that
 * stands beside the text counts where the text has none.
 */
export function readDenial(text: string, code?: string): DenialMessage {
  const whole = inOneLine(text.slice(0, LONGEST));
  const { body, errorCode, operation } = unwrap(whole);
  const { text: sentence, authorizationId, encodedMessage } = takeMarks(body);
  const cut = text.length > LONGEST || isCut(sentence);
  const head = readHead(sentence);
  const tail = head ? tailAfter(head, cut) : readWholeText(sentence);
  const form = formOf(tail.form, encodedMessage);
  return {
    form,
    denial: messageForms[form].denial,
    principal: head?.principal,
    action: head?.action ?? tail.action,
    resource: tail.resource,
    kms: head?.kms,
    policyType: tail.policyType,
    policyArn: tail.policyArn,
    throughScp: tail.throughScp === true,
    keyState: tail.keyState,
    setting: tail.setting,
    authorizationId,
    encodedMessage,
    errorCode: errorCode ?? code,
    operation,
    truncated:
      cut && (tail.form === 'head-only' || tail.form === 'unrecognized' || tail.cut === true),
  };
}

/** With single spaces between the words. */
function inOneLine(text: string): string {
  return UNEVEN.test(text) ? text.replaceAll(SPACES, ' ').trim() : text;
}

const UNEVEN = /[^\S ]| {2}|^ | $/;
const SPACES = /\s+/g;

function isCut(text: string): boolean {
  return text.length * 3 >= CUT && Buffer.byteLength(text) >= CUT;
}

function tailAfter(head: MessageHead, cut: boolean): MessageTail {
  return readTail(head.rest, { cut, named: head.kms !== undefined });
}

/** The encoded part tells more than the sentence before it, unless that names a policy. */
function formOf(form: MessageForm, encoded: string | undefined): MessageForm {
  return encoded !== undefined && (form === 'unrecognized' || form === 'head-only')
    ? 'encoded'
    : form;
}

interface Marks {
  readonly text: string;
  readonly authorizationId: string | undefined;
  readonly encodedMessage: string | undefined;
}

/** Takes the id or the encoded message off the end of a text. */
function takeMarks(text: string): Marks {
  const encodedAt = text.lastIndexOf(ENCODED);
  const idAt = text.lastIndexOf(AUTHORIZATION_ID);
  return {
    text: text.slice(0, endOf(text, idAt, encodedAt)).trimEnd(),
    authorizationId: idAt < 0 ? undefined : wordAt(text, idAt + AUTHORIZATION_ID.length, ID),
    encodedMessage: encodedAt < 0 ? undefined : wordAt(text, encodedAt + ENCODED.length, WORD),
  };
}

/** The sentence about the id begins with "Go to" and a link. */
function endOf(text: string, idAt: number, encodedAt: number): number {
  const sentence = idAt < 0 ? -1 : text.lastIndexOf(' Go to ', idAt);
  const ends = [idAt < 0 ? -1 : sentence < 0 ? idAt : sentence, encodedAt].filter((at) => at >= 0);
  return Math.min(text.length, ...ends);
}

const ENCODED = 'Encoded authorization failure message: ';
const AUTHORIZATION_ID = 'authorization id: ';
const WORD = /\S+/y;
const ID = /[0-9A-Za-z-]+/y;

function wordAt(text: string, index: number, word: RegExp): string | undefined {
  word.lastIndex = index;
  return word.exec(text)?.[0];
}
