/** Items of a block: a talk of 3000 slides has a few dozen blocks, an edit looks into the slides of one. */
const size = 64;

interface Block<T, R> {
  readonly items: readonly T[];
  readonly made: R;
}

/**
 * Makes something of a list block by block, and gives what a block became last as long as it holds one and the same
 * items. Comparing the addresses of thousands of slides takes microseconds, looking into each of them milliseconds.
 * @param make what it gives follows from the items and what lies in them; `context` only helps to find it
 */
export function inBlocks<T extends object, R, C = void>(
  make: (items: readonly T[], context: C) => R,
): (list: readonly T[], context: C) => readonly R[] {
  const known = new WeakMap<T, Block<T, R>>();
  return (list, context) => {
    const found: R[] = [];
    for (let from = 0; from < list.length; from += size) {
      const first = list[from] as T;
      let block = known.get(first);
      if (block === undefined || !isAt(block.items, list, from)) {
        const items = list.slice(from, from + size);
        block = { items, made: make(items, context) };
        known.set(first, block);
      }
      found.push(block.made);
    }
    return found;
  };
}

function isAt<T>(items: readonly T[], list: readonly T[], from: number): boolean {
  if (items.length !== Math.min(size, list.length - from)) return false;
  for (let i = 0; i < items.length; i++) if (items[i] !== list[from + i]) return false;
  return true;
}

/** What a function gives for each item of a list, one after the other. @param make as for {@link inBlocks} */
export function flatInBlocks<T extends object, R, C = void>(
  make: (item: T, context: C) => R | readonly R[],
): (list: readonly T[], context: C) => readonly R[] {
  const blocks = inBlocks((items: readonly T[], context: C): readonly R[] =>
    items.flatMap((item) => make(item, context)),
  );
  return (list, context) => {
    const found: R[] = [];
    for (const block of blocks(list, context)) found.push(...block);
    return found;
  };
}
