import { testKeys, type Test } from '../term/test.ts';
import type { SymbolicKey, SymbolicRequest } from './question.ts';

/** A text that two requests share only when a test reads the same of them. */
export function readsIdentity(test: Test, request: SymbolicRequest): string {
  const read = reads(test, request).map((key) => (key.kind === 'variable' ? key.name : [key]));
  return JSON.stringify(read);
}

/** What a test reads of a request: what it tests first, then what stands in its holes. */
export function reads(test: Test, request: SymbolicRequest): readonly SymbolicKey[] {
  switch (test.kind) {
    case 'action':
      return [request.action];
    case 'resource':
      return [request.resource];
    case 'resource-template':
      return [request.resource, ...testKeys(test).map(request.key)];
    case 'key':
    case 'presence':
      return testKeys(test).map(request.key);
    default:
      return [];
  }
}
