import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { mayBeRegion } from '../../src/catalog/regions.ts';
import { nearestServicePrincipal } from '../../src/catalog/service-principals.ts';

test.for<[string, string]>([
  ['s3', 'arn:${Partition}:s3:::${BucketName}'],
  ['catalog', 'arn:${Partition}:catalog:${Region}:${Account}:product/${ProductId}'],
  ['cloudformation', 'arn:${Partition}:cloudformation:${Region}:aws:transform/${TransformName}'],
])('the ARNs of %s have the form %s', ([service, form]) =>
  expect([...catalog.arnTemplates(service)].map(({ text }) => text)).toContain(form),
);

test('no ARN has a service that does not exist', () => {
  expect([...catalog.arnTemplates('elb')]).toEqual([]);
});

test.for<[string, boolean]>([
  ['us-east-1', true],
  ['eu-west-9', true],
  ['nz-north-1', true],
  ['us-gov-east-1', true],
  ['us-est-1', false],
  ['us-east-1a', false],
  ['US-EAST-1', false],
  ['frankfurt', false],
])('%s may be a Region: %s', ([text, expected]) => expect(mayBeRegion(text)).toBe(expected));

test.for<[string, string | undefined]>([
  ['lambda', 'lambda.amazonaws.com'],
  ['Lambda.amazonaws.com', 'lambda.amazonaws.com'],
  ['delivery.logs.amazon.com', 'delivery.logs.amazonaws.com'],
  ['cluodtrail.amazonaws.com', 'cloudtrail.amazonaws.com'],
  ['mycompany.amazonaws.com', undefined],
])('the service meant by %s is %s', ([text, expected]) =>
  expect(nearestServicePrincipal(text)).toBe(expected),
);
