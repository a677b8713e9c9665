import type { Member } from './tree.ts';

/** So few members are compared one by one, which is faster than a set. */
const FEW = 12;

/** Whether two members have one name. */
export function hasRepeatedName(members: readonly Member[]): boolean {
  if (members.length > FEW) {
    return new Set(members.map(({ key }) => key.value)).size < members.length;
  }
  for (let index = 1; index < members.length; index++) {
    const name = members[index]?.key.value;
    for (let before = 0; before < index; before++) {
      if (members[before]?.key.value === name) return true;
    }
  }
  return false;
}
