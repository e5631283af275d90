/** Items by a name for each, groups and their members in the order they come. */
export function groupBy<Item, Key>(items: readonly Item[], nameOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) append(groups, nameOf(item), item);
  return groups;
}

/** Adds an item to the list of a key, which is made when it is the first. */
export function append<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
