import type { Reference, References } from '../model/references.ts';

interface Unified {
  readonly inputs: readonly References[];
  readonly made: References;
}

/** What references of a guest became last: what has not changed stays one and the same. */
const known = new WeakMap<References, Unified>();

/**
 * Gives the references of talks whose slides another one shows keys that are theirs alone in that one. A publication that
 * a talk before has too, by its DOI or letter by letter, is the same reference; each is found by the key that its own
 * talk writes.
 * @param all those of the talk itself first
 */
export function unifyReferences(all: readonly References[]): readonly References[] {
  const [host, ...guests] = all;
  if (host === undefined || guests.length === 0) return all;
  const keys = new Set<string>();
  const byDoi = new Map<string, Reference>();
  const byText = new Map<string, Reference>();
  const take = (reference: Reference): void => {
    keys.add(reference.key);
    const doi = reference.doi?.toLowerCase();
    if (doi !== undefined && !byDoi.has(doi)) byDoi.set(doi, reference);
    if (!byText.has(textOf(reference))) byText.set(textOf(reference), reference);
  };
  for (const reference of host.byKey.values()) take(reference);
  return [
    host,
    ...guests.map((guest, i) => {
      const inputs = all.slice(0, i + 2);
      const before = known.get(guest);
      const isSame = before?.inputs.length === inputs.length && before.inputs.every((one, j) => one === inputs[j]);
      const made = isSame ? before.made : unified(guest, { keys, byDoi, byText });
      if (!isSame) known.set(guest, { inputs, made });
      for (const reference of made.byKey.values()) take(reference);
      return made;
    }),
  ];
}

interface Taken {
  readonly keys: ReadonlySet<string>;
  readonly byDoi: ReadonlyMap<string, Reference>;
  readonly byText: ReadonlyMap<string, Reference>;
}

function unified(guest: References, { keys, byDoi, byText }: Taken): References {
  const used = new Set(keys);
  const byKey = new Map<string, Reference>();
  for (const [key, reference] of guest.byKey) {
    const same =
      (reference.doi === null ? undefined : byDoi.get(reference.doi.toLowerCase())) ?? byText.get(textOf(reference));
    const own = same === undefined ? freeKey(key, used) : key;
    used.add(own);
    byKey.set(key, same ?? (own === key ? reference : { ...reference, key: own }));
  }
  return { ...guest, byKey };
}

function freeKey(key: string, used: ReadonlySet<string>): string {
  let free = key;
  for (let i = 2; used.has(free); i++) free = `${key}~${i}`;
  return free;
}

function textOf(reference: Reference): string {
  return JSON.stringify({ ...reference, key: null, span: null });
}
