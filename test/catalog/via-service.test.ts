import { describe, expect, test } from 'vitest';
import { canBeViaService, viaService, viaServiceOf } from '../../src/catalog/via-service.ts';

describe('a value of kms:ViaService', () => {
  test.for([
    ['s3.us-east-1.amazonaws.com', 's3', 'us-east-1', 'amazonaws.com'],
    ['license-manager.ap-southeast-9.amazonaws.com', 'license-manager', 'ap-southeast-9'],
    ['s3.cn-north-1.amazonaws.com.cn', 's3', 'cn-north-1', 'amazonaws.com.cn'],
  ])('%s is read', ([text = '', service, region, suffix = 'amazonaws.com']) => {
    expect(viaService(text)).toEqual({ service, region, suffix });
  });

  test.for([
    's3.amazonaws.com',
    's3.us-east-1',
    'us-east-1.s3.amazonaws.com',
    'S3.us-east-1.amazonaws.com',
    's3.us-east-1.amazonaws.org',
    's3.us-east-1.amazonaws.com.',
    'https://s3.us-east-1.amazonaws.com',
    'arn:aws:s3:::lab',
    's3.*.amazonaws.com',
    '',
  ])('%j is none', (text) => expect(viaService(text)).toBe(undefined));
});

test.for([
  ['s3.us-east-1', 's3.us-east-1.amazonaws.com'],
  ['us-east-1.s3.amazonaws.com', 's3.us-east-1.amazonaws.com'],
  ['s3-us-west-2.amazonaws.com', 's3.us-west-2.amazonaws.com'],
  ['s3.amazonaws.com', undefined],
  ['mail.us-east-1', 'mail.us-east-1.amazonaws.com'],
  ['nosuch-us-west-2.amazonaws.com', undefined],
  ['', undefined],
] as const)('%j was meant to be %s', ([text, meant]) => expect(viaServiceOf(text)).toBe(meant));

describe('a pattern', () => {
  test.for([
    's3.*.amazonaws.com',
    's3.*',
    's3*',
    '*',
    '*.us-east-1.amazonaws.com',
    '?3.us-east-1.amazonaws.com',
    's3.us-east-?.amazonaws.com',
    's3.us-east-1.*',
    '*.amazonaws.com.cn',
  ])('%s can match such a value', (pattern) => expect(canBeViaService(pattern)).toBe(true));

  test.for([
    'arn:aws:*',
    'S3.*.amazonaws.com',
    's3.*.amazonaws.org',
    '*.s3.amazonaws.com',
    's3.amazonaws.*',
  ])('%s cannot', (pattern) => expect(canBeViaService(pattern)).toBe(false));
});
