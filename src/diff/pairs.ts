/** What was found to belong together, and what is left of either side, in order. */
export interface Paired<T> {
  readonly pairs: readonly (readonly [old: T, now: T])[];
  readonly old: readonly T[];
  readonly new: readonly T[];
}

/** How things are found to belong together. */
export interface Likeness<T> {
  /** Only things with the same key are paired; `null`: not at all. */
  readonly key: (item: T) => string | null;
  /** Of those, what is the same goes together first, the rest in order. */
  readonly same: (item: T) => string;
}

/** Pairs what has the same key: first what is the same altogether, then the rest in order. */
export function pairUp<T>(old: readonly T[], now: readonly T[], { key, same }: Likeness<T>): Paired<T> {
  const whole = (item: T): string | null => {
    const name = key(item);
    return name === null ? null : `${name}\n${same(item)}`;
  };
  const first = pairInOrder(old, now, whole);
  const second = pairInOrder(first.old, first.new, key);
  return { ...second, pairs: [...first.pairs, ...second.pairs] };
}

function pairInOrder<T>(old: readonly T[], now: readonly T[], key: Likeness<T>['key']): Paired<T> {
  const waiting = new Map<string, T[]>();
  // The last first, so that `pop` takes the first.
  for (const item of old.toReversed()) {
    const name = key(item);
    if (name === null) continue;
    const group = waiting.get(name);
    if (group === undefined) waiting.set(name, [item]);
    else group.push(item);
  }
  const pairs: (readonly [T, T])[] = [];
  const left: T[] = [];
  for (const item of now) {
    const name = key(item);
    const partner = name === null ? undefined : waiting.get(name)?.pop();
    if (partner === undefined) left.push(item);
    else pairs.push([partner, item]);
  }
  const taken = new Set(pairs.map(([item]) => item));
  return { pairs, old: old.filter((item) => !taken.has(item)), new: left };
}
