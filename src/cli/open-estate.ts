import { loadEstate } from '../config/load-estate.ts';
import type { Estate } from '../estate/estate.ts';
import type { Io } from './io.ts';
import { writeNotes } from './write-notes.ts';

/**
 * Loads the estate of a command and says what is odd about it.
 * @throws UsageError when it cannot be read, does not fit the schema or says what cannot be.
 */
export async function openEstate(path: string, io: Io): Promise<Estate> {
  const { estate, notes } = await loadEstate(path, io.folder);
  writeNotes(notes, io);
  return estate;
}
