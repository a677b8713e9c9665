import type { DenialMessage } from './denial-message.ts';
import type { MessageForm } from './message-forms.ts';
import { wordsOfPolicy } from './policy-words.ts';

/** What a text is written from; what is undefined is left out. */
export type DenialParts = Partial<DenialMessage> & Pick<DenialMessage, 'form'>;

/**
 * The text that AWS writes for a refusal: what {@link readDenial} reads, in the usual words. An action
 * of Amazon S3 puts its resource into quotes.
 */
export function denialText(parts: DenialParts): string {
  return `${wrapperOf(parts)}${sentenceOf(parts)}${marksOf(parts)}`;
}

function wrapperOf({ errorCode, operation }: DenialParts): string {
  if (errorCode === undefined) return '';
  if (operation === undefined) return `${errorCode}: `;
  return `An error occurred (${errorCode}) when calling the ${operation} operation: `;
}

function sentenceOf(parts: DenialParts): string {
  const whole = WHOLE.get(parts.form);
  if (whole) return whole(parts);
  return `${headOf(parts)}${TAILS.get(parts.form)?.(parts) ?? ''}`;
}

function headOf({ principal, action = '', resource, kms }: DenialParts): string {
  if (principal === undefined) return '';
  const head = `User: ${principal} is not authorized to perform: ${action}`;
  if (kms !== undefined) return `${head} on ${kms}`;
  if (resource === undefined) return head;
  return `${head} on resource: ${action.startsWith('s3:') ? `"${resource}"` : resource}`;
}

type Writer = (parts: DenialParts) => string;

const TAILS: ReadonlyMap<MessageForm, Writer> = new Map<MessageForm, Writer>([
  ['explicit-deny', explicitDeny],
  [
    'no-allow',
    ({ policyType, action = '' }) =>
      ` because no ${wordsOfPolicy(policyType ?? 'identity').words} allows the ${action} action`,
  ],
  [
    'key-elsewhere',
    () =>
      ' because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access',
  ],
  [
    'public-access-block',
    ({ setting = '' }) =>
      ` because public ${setting === 'BlockPublicAcls' ? 'ACLs' : 'policies'} are prevented by the ${setting} setting in S3 Block Public Access.`,
  ],
  [
    'customer-key-blocked',
    () =>
      ' because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C).',
  ],
]);

function explicitDeny({ policyType, policyArn, throughScp }: DenialParts): string {
  if (policyType === undefined) return ' with an explicit deny';
  const { article, words } = wordsOfPolicy(policyType);
  const through = throughScp ? ' transitively through a service control policy' : '';
  const arn = policyArn === undefined ? '' : `: ${policyArn}`;
  return ` with an explicit deny in ${article} ${words}${through}${arn}`;
}

const WHOLE: ReadonlyMap<MessageForm, Writer> = new Map<MessageForm, Writer>([
  ['bare', () => 'Access Denied'],
  ['forbidden', () => 'Forbidden'],
  [
    'ciphertext',
    () =>
      'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
  ],
  ['key-state', ({ resource = '', keyState = '' }) => `${resource} is ${keyState}.`],
  ['key-not-found', ({ resource = '' }) => `Key '${resource}' does not exist`],
  [
    'signature-version',
    () =>
      'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
  ],
]);

function marksOf({ form, encodedMessage, authorizationId, principal }: DenialParts): string {
  const opening = form === 'encoded' && principal === undefined ? OPENING : '';
  const encoded =
    encodedMessage === undefined ? '' : ` Encoded authorization failure message: ${encodedMessage}`;
  const id = authorizationId === undefined ? '' : `${DETAILS}${authorizationId}`;
  return `${opening}${encoded}${id}`;
}

const OPENING = 'You are not authorized to perform this operation.';
const DETAILS =
  ' Go to https://console.aws.amazon.com/iam for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ';
