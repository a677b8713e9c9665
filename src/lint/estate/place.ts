import type { Estate } from '../../estate/estate.ts';
import type { EstateText } from '../../estate/policy-source.ts';
import { jsonPointer, nodeAt, type Path } from '../../syntax/pointer.ts';
import type { Span } from '../../syntax/span.ts';
import { member, type Node } from '../../syntax/tree.ts';
import { spanOf } from '../finding.ts';
import type { Site } from '../place.ts';
import type { EstatePlace } from './finding.ts';

/** An estate with the text that it was read from. */
export interface WrittenEstate {
  readonly estate: Estate;
  readonly text: EstateText;
}

/** The file of a finding with its lines, and the place in it. */
export interface FilePlace {
  readonly site: Site;
  readonly at: Span;
}

/** Finds where a place of an estate is written. AWS's own policies stand nowhere. */
export function filePlace(place: EstatePlace, { estate, text }: WrittenEstate): FilePlace {
  if (place.kind === 'estate')
    return { site: { document: text }, at: named(place.path, text.root) };
  const source = estate.sources.get(place.policy);
  if (!source) return { site: { document: text }, at: text.root.at };
  const { file, document, pointer } = source;
  const policy = { policy: { node: document }, pointer, encode: (words: string) => words };
  const lines = source.lines;
  return {
    site: { document: { path: file, root: document, lines }, policy },
    at: spanOf(place.at),
  };
}

/** A text stands for itself; what is larger is shown by its name. */
function named(path: Path, root: Node): Span {
  const value = nodeAt(root, jsonPointer(path));
  const holder = nodeAt(root, jsonPointer(path.slice(0, -1)));
  if ((value.kind !== 'object' && value.kind !== 'array') || holder.kind !== 'object') {
    return value.at;
  }
  return (member(holder, String(path.at(-1)))?.key ?? value).at;
}
