/** Looks for names within texts of SQL, and puts things into groups. */

/** Finds a name that stands alone, and not within a longer one nor at the edge of a text. */
export function patternOf(name: string, flags = ""): RegExp {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\w'])${escaped}(?![\\w'])`, flags);
}

/** The items of each key, in their order. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
