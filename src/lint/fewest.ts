/** What is left of the items when those without which it holds as well are left out one by one. */
export function fewest<Item>(
  items: readonly Item[],
  holds: (items: readonly Item[]) => boolean,
): readonly Item[] {
  return items.reduce((left, item) => {
    const without = left.filter((other) => other !== item);
    return holds(without) ? without : left;
  }, items);
}
