import { byIdentity } from '../util/by-identity.ts';
import { assignIds } from './ids.ts';
import type { ParsedFile } from './parse-file.ts';

/** Ids of the slides that are written in a file, by place. They are those that the file has as a talk of its own. */
export const idsIn = byIdentity(
  (file: ParsedFile): ReadonlyMap<string, number> =>
    new Map([...placesIn(file)].map(([id, [first]]) => [id, first as number])),
);

/** All places of each id: slides of which no variant shows two may have one in common. */
export const placesIn = byIdentity((file: ParsedFile): ReadonlyMap<string, readonly number[]> => {
  const own = [...file.slides.entries()].filter(([, { include }]) => include === null);
  const wishes = own.map(([, { id, words, settings }]) => {
    const names = settings.in?.names.map(({ text }) => text);
    return { given: id, words, ...(names === undefined ? {} : { variants: names }) };
  });
  const places = new Map<string, number[]>();
  assignIds(wishes).ids.forEach((id, i) => {
    const [index] = own[i] as (typeof own)[number];
    places.set(id, [...(places.get(id) ?? []), index]);
  });
  return places;
});
