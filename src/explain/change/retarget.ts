import type { PlainValue } from '../../syntax/to-value.ts';
import type { Edit } from './edit.ts';

/** One resource in the place of another. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** An edit for a call that differs in its resource alone. */
export function retargeted(edit: Edit, move: Move): Edit {
  const says = moved(edit.says, move);
  switch (edit.kind) {
    case 'policy':
      return {
        ...edit,
        says,
        patch: edit.patch.map((one) => ({ ...one, value: movedValue(one.value, move) })),
      };
    case 'new-policy':
      return { ...edit, says, document: movedValue(edit.document, move) };
    default:
      return edit;
  }
}

/** Instructions quote resources as JSON does. */
function moved(text: string, { from, to }: Move): string {
  return text.split(JSON.stringify(from)).join(JSON.stringify(to));
}

function movedValue(value: PlainValue, move: Move): PlainValue {
  if (value === move.from) return move.to;
  if (Array.isArray(value)) return value.map((item: PlainValue) => movedValue(item, move));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, movedValue(item, move)]),
  );
}
