import { describe, expect, test } from 'vitest';
import { coversAction, coversResource } from '../../src/policy/covers.ts';

describe('an action entry', () => {
  test.for([
    ['*', 's3:getobject'],
    ['*', '*'],
    ['s3:*', 's3:get*'],
    ['s3:get*', 's3:get?bject'],
  ])('%s covers %s', ([wide = '', narrow = '']) => expect(coversAction(wide, narrow)).toBe(true));

  test.for([
    ['s3:*', '*'],
    ['s3:get?', 's3:get*'],
    ['s3:*', 's3express:createsession'],
    ['s*:*', 's3:getobject'],
    ['getobject', 'getobject'],
    ['s3:getobject', 's3:getobjectacl'],
  ])('%s does not cover %s', ([wide = '', narrow = '']) =>
    expect(coversAction(wide, narrow)).toBe(false),
  );
});

describe('a resource entry', () => {
  test.for([
    ['*', 'arn:aws:s3:::lab'],
    ['*', 'nonsense'],
    ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab/a/*'],
    ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab/${aws:username}/*'],
    ['arn:*:sqs:*:*:lab-?', 'arn:aws:sqs:us-east-1:111111111111:lab-1'],
    ['arn:aws:sns:*:*:*', 'arn:aws:sns:${aws:RequestedRegion}:111111111111:t'],
  ])('%s covers %s', ([wide = '', narrow = '']) => expect(coversResource(wide, narrow)).toBe(true));

  test.for([
    ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab'],
    ['arn:aws:s3:::lab/?', 'arn:aws:s3:::lab/${aws:username}'],
    ['arn:aws:s3:::lab/${aws:username}*', 'arn:aws:s3:::lab/${aws:username}/a'],
    ['arn:aws:s3:::LAB', 'arn:aws:s3:::lab'],
    ['arn:aws:*', 'arn:aws:s3:::lab'],
    ['arn:aws:*:*:*:lab', 'arn:aws:s3:::lab'],
    ['arn:aws:s?:::*', 'arn:aws:s3:::lab'],
    ['arn:aws:sqs:*', 'arn:aws:sqs:us-east-1:111111111111:q'],
  ])('%s does not cover %s', ([wide = '', narrow = '']) =>
    expect(coversResource(wide, narrow)).toBe(false),
  );
});
