import type { LineMap } from '../syntax/line-map.ts';
import type { Node } from '../syntax/tree.ts';

/** A file that an estate refers to, or why it cannot be read. */
export type EstateFile =
  | {
      readonly kind: 'file';
      /** As messages show it. */
      readonly path: string;
      readonly root: Node;
      readonly lines: LineMap;
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a file by its path relative to the estate's folder. Never throws. */
export type EstateFiles = (path: string) => EstateFile;
