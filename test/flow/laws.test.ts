import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadEstate } from '../../src/config/load-estate.ts';
import { loadSuite } from '../../src/config/load-suite.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { doubts } from '../../src/flow/doubts.ts';
import { operationNames } from '../../src/flow/operations.ts';
import type { OperationRequest } from '../../src/flow/operation-request.ts';
import { simulate, type Simulation } from '../../src/flow/simulate.ts';
import { ROOT } from '../readme-blocks.ts';

const files = ['services', 'guardrails', 'bucket-key', 'grants-and-states', 'keys-and-modes'];
const estates = await Promise.all(
  files.map(async (name) => {
    const { estate } = await loadEstate(`fixtures/flows/${name}.estate.yaml`, ROOT);
    const accounts = [...estate.accounts.values()];
    const objects = accounts.flatMap(({ buckets }) =>
      [...buckets.values()].flatMap(({ arn, objects: known }) => [
        arn,
        ...['new', ...known.keys()].map((key) => `${arn}/${key}`),
      ]),
    );
    const keys = accounts.flatMap((account) => [...account.keys.keys()]);
    return {
      estate,
      library: new PolicyLibrary(),
      principals: accounts.flatMap(({ principals }) => [...principals.keys()]),
      resources: [...objects, ...keys],
      keys,
    };
  }),
);

const WORDS = [
  '',
  '*',
  'lab',
  'arn:aws:s3:::lab/a',
  'alias/aws/s3',
  'aws:kms',
  '\u212A',
  '__proto__',
];
const ODD = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 12 }));

const PARAMETERS = fc.dictionary(
  fc.constantFrom(
    'serverSideEncryption',
    'kmsKeyId',
    'bucketKeyEnabled',
    'encryptionContext.team',
    'encryptionContext.aws:s3:arn',
    'tagging.team',
    'versionId',
    'copySource',
    'destination',
    'replicaKmsKeyId',
    'sseKmsEncryptedObjects',
    'multipart',
    'checksumMode',
    'sseCustomerAlgorithm',
    'vpcEndpoint',
    'accessPoint',
    'destinationKeyId',
    'aliasName',
    'aws:SourceIp',
    'aws:MultiFactorAuthPresent',
    'aws:SecureTransport',
    'aws:PrincipalTag/team',
    's3:authType',
  ),
  fc.oneof(ODD, fc.constantFrom('true', 'false', 'Enabled', 'AES256', 'aws:kms', '192.0.2.1')),
  { maxKeys: 4 },
);

interface Drawn {
  /** Which of the estates. */
  readonly index: number;
  readonly request: OperationRequest;
}

const DRAWN: fc.Arbitrary<Drawn> = fc
  .constantFrom(...estates.entries())
  .chain(([index, { principals, resources, keys }]) =>
    fc.record({
      index: fc.constant(index),
      request: fc.record({
        principal: fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom(...principals) },
          fc.constantFrom(
            'anonymous',
            'cloudtrail.amazonaws.com',
            'arn:aws:iam::333333333333:root',
          ),
          ODD,
        ),
        operation: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...operationNames) },
          fc.constantFrom('s3:GetBucketPolicy', 'kms:ListKeys', 's3:ListBuckets', 'kms:DisableKey'),
          ODD,
        ),
        resource: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...resources) }, ODD),
        parameters: fc
          .tuple(PARAMETERS, fc.option(fc.constantFrom(...keys), { nil: undefined }))
          .map(([said, key]) => new Map(Object.entries(key ? { ...said, kmsKeyId: key } : said))),
      }),
    }),
  );

/** The scenarios of the same estates, in which readings do differ. */
const suites = await Promise.all(
  files.map((name) => loadSuite(`fixtures/flows/${name}.suite.yaml`, ROOT)),
);
const SCENARIOS: fc.Arbitrary<Drawn> = fc.constantFrom(
  ...suites.flatMap(({ scenarios }, index) => scenarios.map(({ request }) => ({ index, request }))),
);

function simulated({ index, request }: Drawn, readings: readonly string[] = []) {
  const drawn = estates[index];
  if (!drawn) throw new Error('no estate');
  return simulate(drawn.estate, request, { library: drawn.library, readings: new Set(readings) });
}

function isSimulation(answer: ReturnType<typeof simulate>): answer is Simulation {
  return 'decision' in answer;
}

test('whatever is asked, there is an answer', () => {
  fc.assert(
    fc.property(DRAWN, (drawn) => {
      const answer = simulated(drawn);
      if (!isSimulation(answer)) {
        expect(answer.message).not.toBe('');
        return;
      }
      const { decision, steps, kind, httpStatus, reasons } = answer;
      const verdicts = steps.map((step) => step.decision.decision);
      expect(decision === 'allow').toBe(httpStatus === 200);
      if (decision === 'allow') expect(new Set([...verdicts, 'allow'])).toEqual(new Set(['allow']));
      else expect(reasons.join()).not.toBe('');
      if (kind === 'explicit-deny' || kind === 'implicit-deny') expect(verdicts.at(-1)).toBe(kind);
    }),
    { numRuns: 300 },
  );
});

test('what is said holds under every reading of what nobody has settled', () => {
  const open = [...doubts.values()].filter(({ usual }) => usual === undefined);
  const readings = fc.tuple(
    ...open.map(({ id, readings: all }) => fc.constantFrom(...all).map((one) => `${id}=${one}`)),
  );
  fc.assert(
    fc.property(fc.oneof(SCENARIOS, DRAWN), readings, (drawn, chosen) => {
      const [before, after] = [simulated(drawn), simulated(drawn, chosen)];
      if (!isSimulation(before) || !isSimulation(after) || before.decision === 'unknown') return;
      expect(after.decision).toBe(before.decision);
    }),
    { numRuns: 300 },
  );
});
