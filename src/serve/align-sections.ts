import type { Section } from '../assemble/sections.ts';
import type { LivePlace, LiveSplice } from '../model/live.ts';

/** Which slide of one version is which of another. */
export interface Alignment {
  /** `null` where all slides have kept their places. */
  readonly splice: LiveSplice | null;
  /** By place in the new order: the place in the old; -1 for a new slide. */
  readonly was: readonly number[];
}

/**
 * Aligns the slides of two versions by their ids. A slide whose id is gone, where a new id stands in its place, was
 * renamed. What is alike at the start and at the end is passed over, so that an edit costs what it changes.
 */
export function alignSections(before: readonly Section[], now: readonly Section[]): Alignment {
  const shortest = Math.min(before.length, now.length);
  let start = 0;
  while (start < shortest && isSame(before[start], now[start])) start++;
  let end = 0;
  while (end < shortest - start && isSame(before[before.length - 1 - end], now[now.length - 1 - end])) end++;
  const middle = matchMiddle(before.slice(start, before.length - end), now.slice(start, now.length - end));
  const shift = before.length - now.length;
  const was = now.map((_, i) => {
    if (i < start) return i;
    const old = i < now.length - end ? (middle[i - start] as number) : i + shift - start;
    return old === -1 ? -1 : old + start;
  });
  const remove = before.length - end - start;
  const isStill =
    remove === middle.length &&
    middle.every((old, i) => old === i && before[start + i]?.slide.vertical === now[start + i]?.slide.vertical);
  if (isStill) return { splice: null, was };
  const insert = middle.map((old, i): LivePlace => ({
    was: old === -1 ? -1 : old + start,
    vertical: (now[start + i] as Section).slide.vertical,
  }));
  return { splice: { at: start, remove, insert }, was };
}

function isSame(a: Section | undefined, b: Section | undefined): boolean {
  return a === b || (a?.slide.id === b?.slide.id && a?.slide.vertical === b?.slide.vertical);
}

/** For each new slide its old place among these, or -1. */
function matchMiddle(before: readonly Section[], now: readonly Section[]): readonly number[] {
  const places = new Map(before.map(({ slide }, i) => [slide.id, i]));
  const ids = new Set(now.map(({ slide }) => slide.id));
  const isGone = (at: number): boolean => at < before.length && !ids.has((before[at] as Section).slide.id);
  let next = 0;
  return now.map(({ slide }) => {
    const old = places.get(slide.id) ?? (isGone(next) ? next : -1);
    if (old !== -1) next = old + 1;
    return old;
  });
}
