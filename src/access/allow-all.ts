import type { NamedPolicy } from '../authorize/policy-set.ts';
import { madePolicy } from './made-policy.ts';

/** What stands for the policies of an account that no estate models: its owners may allow all. */
export const ANYTHING_ALLOWED: NamedPolicy = madePolicy(
  'what their own account allows',
  'identity',
  { Action: '*', Resource: '*' },
);
