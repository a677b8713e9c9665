/**
 * What a claim or `who-can` may ask for beside single actions: `decrypt` and `read` an object,
 * `encrypt` and `write` one, `use` a key for cryptography, `administer` it.
 */
export const CAPABILITIES = ['decrypt', 'read', 'encrypt', 'write', 'use', 'administer'] as const;

export type Capability = (typeof CAPABILITIES)[number];
