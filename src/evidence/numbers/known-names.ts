/** Names with digits, by each run of digits in them. */
export type KnownNames = ReadonlyMap<string, readonly KnownName[]>;

interface KnownName {
  readonly name: string;
  /** Where in the name the digits stand. */
  readonly at: number;
}

const digits = /\p{Nd}+/gu;
/** One of its own, since it remembers where it was and `matchAll` would begin there. */
const digitsAt = /\p{Nd}+/uy;
const isWord = /[\p{L}\p{Nd}]/u;

/** Indexes names; those without digits are of no use here. */
export function knownNames(names: Iterable<string>): KnownNames {
  const index = new Map<string, KnownName[]>();
  for (const written of names) {
    const name = plain(written.trim().replace(/\s+/g, ' '));
    for (const match of name.matchAll(digits)) {
      const entry = { name, at: match.index };
      const entries = index.get(match[0]);
      if (entries === undefined) index.set(match[0], [entry]);
      else entries.push(entry);
    }
  }
  return index;
}

/** Whether the digits at an offset of a text are part of a known name that stands there as a word of its own. */
export function isInKnownName(names: KnownNames, text: string, start: number): boolean {
  if (names.size === 0) return false;
  digitsAt.lastIndex = start;
  const found = digitsAt.exec(text)?.[0] ?? '';
  return (names.get(found) ?? []).some(({ name, at }) => {
    const from = start - at;
    const to = from + name.length;
    if (from < 0 || plain(text.slice(from, to)) !== name) return false;
    return (
      !isWord.test(text.slice(Math.max(0, from - 1), from)) &&
      !/^(?:[\p{L}\p{Nd}]|[.,]\p{Nd})/u.test(text.slice(to, to + 2))
    );
  });
}

/** One kind of space for all. */
function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}
