import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arnTemplate } from '../../src/catalog/arn-template.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { matchesWildcard } from '../../src/policy/wildcard.ts';

/** The names of the resource types of a service that a Resource text can match. */
function types(service: string, pattern: string): readonly string[] {
  return (catalog.service(service)?.resourceTypes ?? [])
    .filter(({ arnTemplates }) => arnTemplates.some((template) => template.overlaps(pattern)))
    .map(({ name }) => name);
}

describe('a template', () => {
  it('is read field by field', () => {
    const text = 'arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroupName}';
    expect(arnTemplate(text)).toMatchObject({
      partition: '${Partition}',
      service: 'logs',
      region: '${Region}',
      account: '${Account}',
      resource: 'log-group:${LogGroupName}',
    });
  });

  it('shows by an empty field that its ARNs have none', () => {
    const template = arnTemplate('arn:${Partition}:s3:::${BucketName}');
    expect([template.region, template.account]).toEqual(['', '']);
  });
});

describe('what a Resource can match in Amazon S3', () => {
  it.each([
    ['arn:aws:s3:::lab', ['bucket']],
    ['arn:aws:s3:::lab*', ['bucket', 'object']],
    ['arn:aws:s3:::*', ['bucket', 'object']],
    ['arn:aws:s3:::lab/*', ['object']],
    ['arn:aws:s3:::lab/a:b', ['object']],
    ['arn:aws:s3:::*/*', ['object']],
    ['arn:aws:s3:::l?b/key', ['object']],
    ['arn:aws:s3:::${aws:PrincipalTag/bucket}', ['bucket', 'object']],
    ['arn:aws:s3:::lab/${aws:username}/*', ['object']],
    ['arn:aws:s3:::lab/${*}', ['object']],
    ['arn:aws-cn:s3:::lab/*', ['object']],
    ['ARN:aws:S3:::lab/*', ['object']],
    ['arn:aws:s3:us-east-1:111111111111:accesspoint/ap', ['accesspoint']],
    ['arn:aws:s3:us-east-1:111111111111:accesspoint/ap/object/*', ['accesspointobject']],
    ['arn:aws:s3:::', []],
    ['arn:aws:s3:::lab/', []],
    ['arn:aws:kms:us-east-1:111111111111:key/*', []],
    ['lab/*', []],
    ['', []],
  ])('%s: %j', (pattern, expected) => expect(types('s3', pattern)).toEqual(expected));

  it.each(['*', 'arn:*', 'arn:aws:s3', 'arn:aws:s3:*'])('%s: every type', (pattern) => {
    const all = catalog.service('s3')?.resourceTypes ?? [];
    const own = all.filter(({ arnTemplates }) => arnTemplates[0]?.service === 's3');
    expect(types('s3', pattern)).toEqual(expect.arrayContaining(own.map(({ name }) => name)));
  });
});

describe('what a Resource can match elsewhere', () => {
  it.each([
    ['kms', 'arn:aws:kms:*:111111111111:key/*', ['key']],
    ['kms', 'arn:aws:kms:us-east-1:111111111111:alias/lab', ['alias']],
    ['dynamodb', 'arn:aws:dynamodb:*:*:table/Books/index/*', ['index']],
    ['ssm', 'arn:aws:ssm:*::document/AWS-*', ['document']],
    ['logs', 'arn:aws:logs:*:*:log-group:/aws/lambda/*:*', ['log-group', 'log-stream']],
    ['iam', 'arn:aws:iam::111111111111:role/path/to/name', ['role']],
    ['secretsmanager', 'arn:aws:secretsmanager:*:*:sqlworkbench!*', ['Secret']],
  ])('%s, %s: %j', (service, pattern, expected) => {
    expect(types(service, pattern)).toEqual(expected);
  });
});

describe('overlap', () => {
  const word = fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', '/', '-') });
  const pattern = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', '/', '*', '?') });
  const template = arnTemplate('arn:${Partition}:svc:${Region}:${Account}:${First}/x-${Second}');

  it('holds whenever some ARN of the template matches the pattern', () => {
    fc.assert(
      fc.property(word, word, pattern, (first, second, resource) => {
        const arn = `arn:aws:svc:eu:1:${first}/x-${second}`;
        const written = `arn:aws:svc:*:?:${resource}`;
        fc.pre(matchesWildcard(written, arn));
        expect(template.overlaps(written)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('holds for the ARN itself, and for no other literal', () => {
    fc.assert(
      fc.property(word, (name) => {
        const exact = arnTemplate('arn:aws:svc:eu:1:kind/a-b');
        expect(exact.overlaps(`arn:aws:svc:eu:1:${name}`)).toBe(name === 'kind/a-b');
        expect(template.overlaps(`arn:aws:svc:eu:1:${name}/x-${name}`)).toBe(true);
      }),
    );
  });
});
