import { isS3Bucket } from '../s3-arn.ts';
import type { CauseRow } from './cause.ts';
import { decisiveTests, placeWords, testOf, wanted } from './tests.ts';

const S3_ARN = /^kms:encryptioncontext:aws:s3:arn$/;
const NETWORK = /^aws:(?:vpc)?sourceip$|^aws:sourcevpce?$/;
const HEADER = /^s3:x-amz-server-side-encryption/;

/** Refusals that hang on a condition. */
export const conditionCauses: readonly CauseRow[] = [
  {
    name: 'bucket-key-context',
    recognize(findings) {
      const test = testOf(findings, S3_ARN);
      const [arn = ''] = test?.request ?? [];
      if (!test || !isS3Bucket(arn)) return undefined;
      return `${placeWords(test.source)} tests the encryption context for objects, but with an S3 Bucket Key Amazon S3 sends the ARN of the bucket, \`${arn}\``;
    },
  },
  {
    name: 'network-condition',
    recognize(findings) {
      const test = testOf(findings, NETWORK);
      if (!test) return undefined;
      const isForwarded = findings.stopped?.step.kms?.isForwarded === true;
      const why = isForwarded
        ? 'the call to AWS KMS comes from Amazon S3, not from the network of the caller: '
        : '';
      return `${why}${placeWords(test.source)} asks for ${wanted(test)}`;
    },
  },
  {
    name: 'encryption-header',
    recognize(findings) {
      const test = testOf(findings, HEADER);
      if (!test) return undefined;
      const isAbsent = test.state === 'absent';
      const why = isAbsent
        ? 'the request sends no such header, and the default encryption of the bucket does not put one in'
        : wanted(test);
      return `${placeWords(test.source)} tests the header in \`${test.key ?? ''}\`: ${why}`;
    },
  },
];

/** What remains when no condition of a known kind is found. */
export const otherConditions: CauseRow = {
  name: 'condition',
  recognize(findings) {
    const [test] = decisiveTests(findings);
    if (!test) return undefined;
    return test.source.effect === 'Deny'
      ? `${placeWords(test.source)} matches: it denies when ${wanted(test)}`
      : `${placeWords(test.source)} would allow it, but it asks for ${wanted(test)}`;
  },
};
