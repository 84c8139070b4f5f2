import { diagnose } from '../diagnostics/diagnose.ts';
import type { LibraryIndex } from '../library/library-index.ts';
import type { LibraryQuery } from '../library/search.ts';
import { folded, markOf, marks } from '../library/words.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

/** Options that leave slides out. */
export interface FilterOptions {
  readonly tag?: readonly string[];
  readonly cites?: readonly string[];
  readonly data?: readonly string[];
}

/** What is asked for with options. */
export function filtersOf({ tag = [], cites = [], data = [] }: FilterOptions): Omit<LibraryQuery, 'words'> {
  return { tags: tag, cites, data };
}

/** Names that no slide of the library has, each with the nearest one that some slide has. */
export function unknownFilters({ words }: LibraryIndex, options: FilterOptions): readonly Diagnostic[] {
  const kinds = [
    ['tag', options.tag ?? [], 'tag'],
    ['cite', options.cites ?? [], 'reference'],
    ['data', options.data ?? [], 'table or value'],
  ] as const;
  return kinds.flatMap(([kind, names, what]) => {
    const known = names.length === 0 ? [] : words.filter((word) => word.startsWith(marks[kind]));
    return names
      .filter((name) => !known.includes(markOf(kind, name)))
      .map((name) =>
        diagnose('library/unknown-filter', null, {
          what,
          name: folded(name),
          known: known.map((word) => word.slice(1)),
        }),
      );
  });
}
