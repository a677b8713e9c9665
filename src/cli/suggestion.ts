import { nearest } from '../catalog/nearest.ts';

/** `; did you mean …?` for a name that is near one of the known ones. */
export function suggestion(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant ? `; did you mean ${meant}?` : '';
}
