import type { Rule } from '../src/index.ts';
import s3ExistingObjectTagOnPut from './s3/existing-object-tag-on-put.ts';

/** Every rule, sorted by id. Written by `npm run rules`. */
export const rules: readonly Rule[] = [s3ExistingObjectTagOnPut];
