import type { KeyType } from './key-type.ts';
import type { OperatorFamily } from './operators.ts';

/** What a key of a type holds, for messages. */
export const HELD: Readonly<Record<KeyType, string>> = {
  String: 'text',
  Numeric: 'a number',
  Date: 'a date',
  Bool: 'a truth value',
  ARN: 'an ARN',
  IPAddress: 'an IP address',
  Binary: 'bytes',
};

/** What the operators of a family compare, for messages. */
export const COMPARED: Readonly<Record<OperatorFamily, string>> = {
  String: 'text',
  Numeric: 'numbers',
  Date: 'dates',
  Bool: 'truth values',
  Binary: 'bytes',
  IpAddress: 'IP addresses',
  Arn: 'ARNs',
  Null: 'nothing',
};
