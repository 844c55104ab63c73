// Chevrotain 12 and later call Object.groupBy (ES2024), which Node 20 lacks. Entry points import this file
// first so that the command line and the stdio server run on Node 20 too; Node 21 and later skip it.
if (typeof Object.groupBy !== 'function') {
  Object.groupBy = function groupBy<K extends PropertyKey, T>(
    items: Iterable<T>,
    keyOf: (item: T, index: number) => K,
  ): Partial<Record<K, T[]>> {
    const groups: Partial<Record<K, T[]>> = Object.create(null);
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      const group = groups[key];
      if (group) group.push(item);
      else groups[key] = [item];
    }
    return groups;
  };
}
