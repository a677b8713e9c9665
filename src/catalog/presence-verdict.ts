/**
 * Whether a request for an action can carry a condition key. `never` is said only where the
 * Service Authorization Reference rules it out; `unknown` where it leaves a gap.
 */
export type Presence = 'possible' | 'never' | 'unknown';
