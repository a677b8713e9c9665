/** Names that AWS sets aside for its documentation; a policy that holds one was copied from there. */
export interface ExampleNames {
  readonly names: readonly string[];
  /** The AWS page that uses them. */
  readonly page: string;
}

/** Account ids of the samples in AWS's guides. */
export const exampleAccounts: ExampleNames = {
  names: [
    '012345678901',
    '111122223333',
    '123456789012',
    '123456789123',
    '210987654321',
    '444455556666',
    '777788889999',
  ],
  page: 'IAM User Guide, reference_policies_examples',
};

/** Beginnings of the bucket names of the samples in AWS's guides. */
export const exampleBuckets: ExampleNames = {
  names: ['amzn-s3-demo-', 'DOC-EXAMPLE-BUCKET'],
  page: 'Amazon S3 User Guide, example-bucket-policies',
};
