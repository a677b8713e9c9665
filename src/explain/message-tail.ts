import type { MessageForm } from './message-forms.ts';
import { policyOfWords, policyWords, type BlamedPolicy } from './policy-words.ts';

/** The second half of a message, or a message without the first: the reason. */
export interface MessageTail {
  readonly form: MessageForm;
  readonly action?: string | undefined;
  readonly resource?: string | undefined;
  readonly policyType?: BlamedPolicy | undefined;
  readonly policyArn?: string | undefined;
  readonly throughScp?: boolean;
  readonly keyState?: string | undefined;
  readonly setting?: string | undefined;
  /** The text ends within this reason. */
  readonly cut?: boolean;
}

/** A reason: how it starts, and all of it up to the end of the text. */
interface TailForm {
  readonly start: string;
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => MessageTail;
}

/**
 * The reasons that follow a resource.
 * Sources: IAM User Guide, troubleshoot_access-denied; Amazon S3 User Guide,
 * troubleshoot-403-errors; AWS KMS Developer Guide, key-policy-modifying-external-accounts.
 */
const TAILS: readonly TailForm[] = [
  {
    start: ' with an explicit deny',
    pattern:
      / with an explicit deny(?: in (?:an?|the) ([\w -]{1,40}? policy|permissions boundary)( transitively through a service control policy)?(?:: (arn:\S+?))?)?\.?$/y,
    read: ([, words, through, policyArn]) => ({
      form: 'explicit-deny',
      policyType: policyOfWords(words ?? ''),
      policyArn,
      throughScp: through !== undefined,
    }),
  },
  {
    start: ' because no ',
    pattern: / because no ([\w -]{1,40}) allows the (\S+) action\.?$/y,
    read: ([, words = '']) => ({ form: 'no-allow', policyType: policyOfWords(words) }),
  },
  {
    start: ' because the resource does not exist',
    pattern:
      / because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access\.?$/y,
    read: () => ({ form: 'key-elsewhere' }),
  },
  {
    start: ' because public ',
    pattern:
      / because public (?:ACLs|policies) are prevented by the (\w{1,40}) setting in S3 Block Public Access\.?$/y,
    read: ([, setting]) => ({ form: 'public-access-block', setting }),
  },
  {
    start: ' because this bucket has blocked upload requests',
    pattern:
      / because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys \(SSE-C\)(?:\. .*|\.?)$/y,
    read: () => ({ form: 'customer-key-blocked' }),
  },
];

const QUOTED = ' on resource: "';
const PLAIN = ' on resource: ';

/** What follows the action of an enhanced message: the resource, unless it was named, and why. */
export function readTail(
  rest: string,
  { cut, named }: { readonly cut: boolean; readonly named: boolean },
): MessageTail {
  const found = findTail(rest);
  // A cut text may end in an object key that somebody named like a reason.
  if (found && !(cut && rest.slice(0, found.at).startsWith(QUOTED) && hasQuoteInside(rest))) {
    const resource = named ? undefined : resourceIn(rest.slice(0, found.at));
    const { policyArn } = found.tail;
    const isArnCut = cut && policyArn !== undefined;
    return { ...found.tail, resource, ...(isArnCut && { policyArn: undefined, cut: true }) };
  }
  return cut
    ? cutTail(rest)
    : { form: 'head-only', resource: named ? undefined : resourceIn(rest) };
}

interface FoundTail {
  readonly at: number;
  readonly tail: MessageTail;
}

/** The reason that ends the text. An earlier one may be part of the resource's name. */
function findTail(rest: string): FoundTail | undefined {
  for (const { start, pattern, read } of TAILS) {
    const at = rest.lastIndexOf(start);
    if (at < 0) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(rest);
    if (match) return { at, tail: read(match) };
  }
  return undefined;
}

function hasQuoteInside(rest: string): boolean {
  const end = rest.lastIndexOf('"');
  return rest.indexOf('"', QUOTED.length) < end;
}

function resourceIn(text: string): string | undefined {
  if (text.startsWith(QUOTED)) {
    const end = text.lastIndexOf('"');
    return end < QUOTED.length ? undefined : text.slice(QUOTED.length, end) || undefined;
  }
  if (!text.startsWith(PLAIN)) return undefined;
  return text.slice(PLAIN.length).trim() || undefined;
}

/** A text that ends early: the start of its reason counts, the end of its resource does not. */
function cutTail(rest: string): MessageTail {
  const at = endOfResource(rest);
  if (at === undefined) return { form: 'head-only' };
  const reason = rest.slice(at);
  const form = CUT_FORMS.find(({ start }) => reason.startsWith(start))?.form ?? 'head-only';
  const resource = resourceIn(rest.slice(0, at));
  return { form, resource, policyType: typeInCut(reason), cut: true };
}

/** Where the resource of a cut text ends; undefined when that is not sure. */
function endOfResource(rest: string): number | undefined {
  if (rest.startsWith(QUOTED)) {
    const quote = rest.indexOf('"', QUOTED.length);
    // A quote inside a name may look like its end.
    const isOnly = quote >= 0 && rest.lastIndexOf('"') === quote;
    return isOnly && rest[quote + 1] === ' ' ? quote + 1 : undefined;
  }
  if (!rest.startsWith(PLAIN)) return 0;
  const space = rest.indexOf(' ', PLAIN.length);
  return space < 0 ? undefined : space;
}

const CUT_FORMS: readonly { readonly start: string; readonly form: MessageForm }[] = [
  { start: ' with an explicit deny', form: 'explicit-deny' },
  { start: ' because no ', form: 'no-allow' },
];

/** A type counts when a further character shows that its words have ended. */
function typeInCut(reason: string): BlamedPolicy | undefined {
  const row = policyWords.find(
    ({ words, article }) =>
      reason.startsWith(` because no ${words} `) ||
      reason.startsWith(` with an explicit deny in ${article} ${words}:`),
  );
  return row?.type;
}

/** A whole text: how it is told, and what it says. */
interface TextForm {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => MessageTail;
}

const WHOLE_TEXTS: readonly TextForm[] = [
  { pattern: /^Access ?Denied\.?$/, read: () => ({ form: 'bare' }) },
  { pattern: /^Forbidden\.?$/, read: () => ({ form: 'forbidden' }) },
  {
    pattern: /^The ciphertext (?:refers to a customer master key|references a key) that /,
    read: () => ({ form: 'ciphertext' }),
  },
  {
    pattern: /^(arn:\S+) is ((?:disabled|pending |unavailable|not )[\w ]{0,60}?)\.?$/,
    read: ([, resource, keyState]) => ({ form: 'key-state', resource, keyState }),
  },
  {
    pattern: /^(?:Key|Alias) '?(\S+?)'? (?:does not exist|is not found)\.?$/,
    read: ([, resource]) => ({ form: 'key-not-found', resource }),
  },
  {
    pattern: /Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4\.?$/,
    read: () => ({ form: 'signature-version' }),
  },
  {
    pattern: /^(?:Access Denied )?[Bb]ecause public \w+ are prevented by the (\w{1,40}) setting/,
    read: ([, setting]) => ({ form: 'public-access-block', setting }),
  },
  {
    pattern: /[Tt]his bucket has blocked upload requests that specify Server Side Encryption with/,
    read: () => ({ form: 'customer-key-blocked' }),
  },
];

/** Reads a message that does not say who was refused. */
export function readWholeText(text: string): MessageTail {
  for (const { pattern, read } of WHOLE_TEXTS) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return { form: 'unrecognized' };
}
