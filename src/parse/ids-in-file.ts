import { byIdentity } from '../util/by-identity.ts';
import { assignIds } from './ids.ts';
import type { ParsedFile } from './parse-file.ts';

/** Ids of the slides that are written in a file, by place. They are those that the file has as a talk of its own. */
export const idsIn = byIdentity((file: ParsedFile): ReadonlyMap<string, number> => {
  const own = [...file.slides.entries()].filter(([, { include }]) => include === null);
  const { ids } = assignIds(own.map(([, { id, words }]) => ({ given: id, words })));
  return new Map(own.map(([index], i) => [ids[i] as string, index]));
});
