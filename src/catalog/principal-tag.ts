/** The beginning, in lower case, of the keys that hold the tags of a caller. */
export const PRINCIPAL_TAG = 'aws:principaltag/';
