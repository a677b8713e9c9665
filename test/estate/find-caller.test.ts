import { expect, test } from 'vitest';
import { findCaller } from '../../src/estate/find-caller.ts';
import { estateOf } from './estate-of.ts';

const estate = estateOf(`
organization:
  id: o-example123
  accounts: ["111111111111", "333333333333"]
accounts:
  "111111111111":
    users: { ana: {}, ben: { path: /teams/blue/ } }
    roles: { reader: { path: /service/ }, ana: {} }
`);

const ARN = 'arn:aws:iam::111111111111';

test.for([
  ['a user', `${ARN}:user/ana`, 'principal', `${ARN}:user/ana`],
  ['a user below a path', `${ARN}:user/teams/blue/ben`, 'principal', `${ARN}:user/teams/blue/ben`],
  ['a user without its path', `${ARN}:user/ben`, 'missing', undefined],
  ['letters of another case', `${ARN}:user/Ana`, 'missing', undefined],
  ['a role', `${ARN}:role/service/reader`, 'principal', `${ARN}:role/service/reader`],
  [
    'a session, which knows no path',
    'arn:aws:sts::111111111111:assumed-role/reader/s',
    'principal',
    `${ARN}:role/service/reader`,
  ],
  [
    'a session of a role with the name of a user',
    'arn:aws:sts::111111111111:assumed-role/ana/s',
    'principal',
    `${ARN}:role/ana`,
  ],
  ['a session of no role', 'arn:aws:sts::111111111111:assumed-role/ben/s', 'missing', undefined],
  ['the root user', `${ARN}:root`, 'root', undefined],
  ['a federated user', 'arn:aws:sts::111111111111:federated-user/f', 'federated', undefined],
  ['another account', 'arn:aws:iam::222222222222:user/ana', 'outside', undefined],
  ['the root user of another account', 'arn:aws:iam::222222222222:root', 'outside', undefined],
  ['another partition', 'arn:aws-cn:iam::111111111111:user/ana', 'outside', undefined],
  ['a service', 's3.amazonaws.com', 'free', undefined],
  ['nobody', 'anonymous', 'free', undefined],
  [
    'an inherited name',
    'arn:aws:sts::111111111111:assumed-role/constructor/s',
    'missing',
    undefined,
  ],
] as const)('%s', ([, text, kind, arn]) => {
  const found = findCaller(estate, text);
  expect(found?.kind).toBe(kind);
  expect(found?.kind === 'principal' ? found.principal.arn : undefined).toBe(arn);
});

test.for(['', 'ana', '111111111111', 'arn:aws:iam::111111111111:group/devs', 'arn:aws:s3:::b'])(
  '`%s` names no caller',
  (text) => {
    expect(findCaller(estate, text)).toBeUndefined();
  },
);

test.for([
  ['arn:aws:iam::333333333333:user/x', 'o-example123'],
  ['arn:aws:iam::444444444444:user/x', undefined],
  ['arn:aws-cn:iam::333333333333:user/x', undefined],
] as const)('%s is a member of %s', ([text, id]) => {
  const found = findCaller(estate, text);
  expect(found?.kind === 'outside' && found.member?.organization.id).toBe(id);
});
