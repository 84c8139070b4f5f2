/**
 * Moves texts apart that would lie on each other, each as little as it can, in their order.
 * @param wanted where the middles should be, in px
 * @param distance least distance of two middles, in px
 * @param within the first and the last middle that a text may have; a list that is longer than that begins at the first
 * @returns where they stand, in the order given
 */
export function spread(
  wanted: readonly number[],
  distance: number,
  within: readonly [number, number] = [-Infinity, Infinity],
): readonly number[] {
  const order = wanted.map((_, i) => i).toSorted((a, b) => (wanted[a] as number) - (wanted[b] as number) || a - b);
  // Blocks of texts that touch, each centred on the mean of what its texts want.
  const blocks: { sum: number; items: number[] }[] = [];
  for (const i of order) {
    blocks.push({ sum: wanted[i] as number, items: [i] });
    while (blocks.length > 1) {
      const [before, last] = blocks.slice(-2) as [(typeof blocks)[number], (typeof blocks)[number]];
      if (top(last, distance) - bottom(before, distance) >= distance) break;
      blocks.splice(-2, 2, { sum: before.sum + last.sum, items: [...before.items, ...last.items] });
    }
  }
  const placed = [...wanted];
  for (const block of blocks) block.items.forEach((item, i) => (placed[item] = top(block, distance) + i * distance));
  // First down from the upper end, then back up from the lower one: what does not fit begins at the upper end.
  const [first, last] = within;
  order.forEach((item, i) => {
    placed[item] = Math.max(
      placed[item] as number,
      i === 0 ? first : (placed[order[i - 1] as number] as number) + distance,
    );
  });
  order.toReversed().forEach((item, i) => {
    const after = i === 0 ? last : (placed[order[order.length - i] as number] as number) - distance;
    placed[item] = Math.max(Math.min(placed[item] as number, after), first + (order.length - 1 - i) * distance);
  });
  return placed;
}

interface Block {
  readonly sum: number;
  readonly items: readonly number[];
}

function top({ sum, items }: Block, distance: number): number {
  return sum / items.length - ((items.length - 1) * distance) / 2;
}

function bottom(block: Block, distance: number): number {
  return top(block, distance) + (block.items.length - 1) * distance;
}
