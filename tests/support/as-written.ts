import type { SourceFile, Span } from '../../src/model/text.ts';
import { writtenSpan } from '../../src/util/slide-text.ts';

/** A copy in which every place counts from the beginning of its file, not of its slide. */
export function asWritten<T>(value: T, sources: ReadonlyMap<string, SourceFile>): T {
  const seen = new Map<unknown, unknown>();
  const copy = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null || one instanceof RegExp) return one;
    const before = seen.get(one);
    if (before !== undefined) return before;
    const made = copyOf(one);
    seen.set(one, made);
    return made;
  };
  const copyOf = (one: object): unknown => {
    if (isSpan(one)) return writtenSpan(one, sources);
    if (Array.isArray(one)) return one.map(copy);
    if (one instanceof Map) return new Map([...one].map(([key, inner]) => [key, copy(inner)]));
    if (one instanceof Set) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, copy(inner)]));
  };
  return copy(value) as T;
}

function isSpan(one: object): one is Span {
  const { file, start, end } = one as Partial<Span>;
  return typeof file === 'string' && typeof start === 'number' && typeof end === 'number';
}
