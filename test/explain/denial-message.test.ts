import { describe, expect, test } from 'vitest';
import { readDenial } from '../../src/explain/denial-message.ts';
import { messageForms } from '../../src/explain/message-forms.ts';
import { messageCases, messageTopics } from './event-fixtures.ts';

const NOTHING = {
  principal: undefined,
  action: undefined,
  resource: undefined,
  kms: undefined,
  policyType: undefined,
  policyArn: undefined,
  throughScp: false,
  keyState: undefined,
  setting: undefined,
  authorizationId: undefined,
  encodedMessage: undefined,
  errorCode: undefined,
  operation: undefined,
  truncated: false,
};

describe.for(messageTopics)('$topic', ({ cases }) => {
  test.for(cases)('$id: $why', ({ message, expect: expected }) => {
    expect(readDenial(message)).toEqual({ ...NOTHING, ...expected });
  });
});

test('there is a message of every wording', () => {
  const forms = new Set(messageCases.map(({ expect: { form } }) => form));
  expect(Object.keys(messageForms).filter((form) => !forms.has(form))).toEqual([]);
});

test('a text says the same with line breaks and spaces around it', () => {
  for (const { message } of messageCases) {
    expect(readDenial(`\n  ${message.replaceAll(' ', ' \n\t')}\r\n`)).toEqual(readDenial(message));
  }
});

test.for([
  ['many heads', 'User: a is not authorized to perform: '.repeat(50_000)],
  ['many reasons', ' with an explicit deny in a service control policy: arn:a'.repeat(50_000)],
  [
    'many quotes',
    `User: a is not authorized to perform: s3:GetObject on resource: "${'" '.repeat(500_000)}`,
  ],
  ['many wrappers', 'An error occurred (a) when calling the '.repeat(50_000)],
  ['many elements', '<Code><Message>'.repeat(50_000)],
  ['white space', ' \n'.repeat(1_000_000)],
] as const)('a hostile text is read, not believed: %s', ([, text]) => {
  expect(readDenial(text).policyArn).toBeUndefined();
});
