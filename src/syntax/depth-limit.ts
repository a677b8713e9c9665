/** How deep arrays and objects may nest. AWS policies need seven levels. */
export const DEPTH_LIMIT = 64;
