import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDenial } from '../../src/explain/denial-message.ts';
import { denialText, type DenialParts } from '../../src/explain/denial-text.ts';
import { messageForms } from '../../src/explain/message-forms.ts';

const principal = fc.constantFrom(
  'arn:aws:iam::111111111111:user/ana',
  'arn:aws:sts::111111111111:assumed-role/reader/mon',
  'arn:aws:sts::111111111111:federated-user/ana',
  'arn:aws-cn:iam::111111111111:root',
  'anonymous',
);
const keyArn = fc.constantFrom('arn:aws:kms:us-east-1:111111111111:key/1234abcd');
const policyArn = fc.constantFrom(
  'arn:aws:iam::111111111111:policy/edge',
  'arn:aws:organizations::999999999999:policy/o-example/service_control_policy/p-lab',
);
const policyType = fc.constantFrom(
  'identity',
  'resource',
  'boundary',
  'session',
  'scp',
  'rcp',
  'endpoint',
  'trust',
);
/** Names of objects: also such as look like the rest of a message. */
const objectArn = fc
  .array(
    fc.constantFrom(
      'a',
      ' b',
      '"',
      '/',
      '.',
      'é',
      '" with an explicit deny in a session policy',
      ' because no session policy allows the s3:GetObject action',
    ),
    { maxLength: 5 },
  )
  .map((parts) => `arn:aws:s3:::lab/${parts.join('')}x`);

const head = fc.oneof(
  fc.record({ principal, action: fc.constant('s3:GetObject'), resource: objectArn }),
  fc.record({ principal, action: fc.constant('kms:Decrypt'), resource: keyArn }),
  fc.record({
    principal,
    action: fc.constant('kms:Decrypt'),
    kms: fc.constantFrom(
      'this resource',
      'the resource associated with this ciphertext',
      'the specified resource',
    ),
  }),
);

const tail = fc.oneof(
  fc.record({ form: fc.constant('no-allow'), policyType }),
  fc.record(
    { form: fc.constant('explicit-deny'), policyType, policyArn },
    { requiredKeys: ['form', 'policyType'] },
  ),
  fc.record({
    form: fc.constant('explicit-deny'),
    policyType: fc.constant('endpoint'),
    throughScp: fc.constant(true),
  }),
  fc.constantFrom(
    { form: 'explicit-deny' },
    { form: 'key-elsewhere' },
    { form: 'public-access-block', setting: 'BlockPublicAcls' },
    { form: 'public-access-block', setting: 'BlockPublicPolicy' },
    { form: 'customer-key-blocked' },
    { form: 'head-only' },
  ),
);

const whole = fc.oneof(
  fc.constantFrom(
    { form: 'bare' },
    { form: 'forbidden' },
    { form: 'ciphertext' },
    { form: 'signature-version' },
    { form: 'encoded', encodedMessage: 'aB-_1' },
  ),
  fc.record({
    form: fc.constant('key-state'),
    resource: keyArn,
    keyState: fc.constantFrom('disabled', 'pending deletion', 'pending replica deletion'),
  }),
  fc.record({ form: fc.constant('key-not-found'), resource: keyArn }),
);

const wrapper = fc.oneof(
  fc.constant({}),
  fc.constant({ errorCode: 'AccessDenied' }),
  fc.record({
    errorCode: fc.constantFrom('AccessDenied', 'KMS.DisabledException', '403'),
    operation: fc.constantFrom('GetObject', 'Decrypt'),
  }),
);
const mark = fc.constantFrom({}, { authorizationId: 'abc123' });

function merged(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all));
}

const message = fc.oneof(merged(head, tail, wrapper, mark), merged(whole, wrapper));

function isDenial(parts: object): parts is DenialParts {
  return 'form' in parts && Object.keys(messageForms).includes(String(parts.form));
}

test('a message that is printed says the same when it is read', () => {
  fc.assert(
    fc.property(message, (parts) => {
      if (!isDenial(parts)) throw new Error('no message');
      const text = denialText(parts);
      const read = readDenial(text);
      expect(Object.fromEntries(Object.entries(read).filter(([, value]) => isSaid(value)))).toEqual(
        {
          ...parts,
          denial: messageForms[parts.form].denial,
        },
      );
    }),
    { seed: 20_261_124, numRuns: 5000 },
  );
});

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== false;
}
