import { overlap } from './arn-overlap.ts';
import { policyPieces } from './arn-pieces.ts';

/** ARNs of IAM are no longer (IAM API Reference, `arnType`), and a longer text must cost nothing. */
const LONGEST = 2048;

/** True when some ARN matches both Resource texts; policy variables count as `*`. */
export function resourcesOverlap(left: string, right: string): boolean {
  if (left === '*' || right === '*') return true;
  if (left.length > LONGEST || right.length > LONGEST) return false;
  return overlap(policyPieces(left, 'fields'), [...policyPieces(right, 'fields')]);
}
